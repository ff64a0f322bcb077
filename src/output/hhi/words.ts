import type { Contradiction } from '../../market/contradiction.js';
import type { Typed } from '../../market/typed.js';
import type { TypingAdvice } from '../../market/typing-words.js';
import { besideLine, full, roundedDown } from '../../text/number.js';

/**
 * How a reader says what a market is like, where it is typed: on the command line or in a page. Each is a clause or a sentence;
 * `largest` is blank where that cannot be said.
 */
export type MarketAdvice = TypingAdvice & {
  readonly rounded: string;
  readonly open: string;
  readonly closed: string;
  readonly largest: string;
};

/** The advice on a command line. */
export const COMMAND_ADVICE: MarketAdvice = {
  supplier: 'China=92',
  total: '--total',
  totalExample: '--total 390000',
  cap: '--rest-cap',
  capExample: '--rest-cap 5',
  leader: '--largest',
  method: 'reshare help method',
  quantities: 'For quantities, add --total.',
  rounded: 'If they are rounded, add --reading rounded.',
  open: 'If others supply too, leave out --closed.',
  closed: '--closed says that there are none',
  largest: 'Change --largest.',
};

/** The sentences that say what is missing in a word that is not NAME=VALUE, and what to write. */
export function notNameAndValue(word: string): string {
  const [, name, sign] = /^([^=\d]+)(=\s*)?$/.exec(word) ?? [];
  if (name === undefined || name.trim() === '')
    return `"${word}" names no supplier. Write "NAME=92" or "NAME=nearly 90%".`;
  const unknown = sign === undefined ? '' : ` If it is not known, write "${name}=NA".`;
  return `"${word}" has no value. Write "${name}=92" or "${name}=nearly 90%".${unknown}`;
}

/** The sentence that says how to type a sign that stands before the "=", as in `A>=60`. */
export const signBeforeEquals = (word: string): string =>
  `The sign of a value stands behind the "=": write "${word.replace(/\s*([<>≤≥~≈])\s*=\s*/u, (_, sign: string) => `=${sign}${/[<>]/.test(sign) ? '=' : ''}`)}".`;

/**
 * The sentences that say why a market has no completion, and what to change.
 * `rounds`: the same words make a market if they are read as rounded.
 */
export function contradictionWords(c: Contradiction, typed: Typed, rounds: boolean, advice: MarketAdvice): string {
  const remedy = rounds ? ` ${advice.rounded}` : '';
  const [what, unit] = typed.total === undefined ? ['shares', ' %'] : ['quantities', ''];
  const parts = typed.total === undefined ? '' : `, but the total is ${typed.total}`;
  switch (c.kind) {
    case 'too-much': {
      const sum = besideLine(c.total, c.difference) + unit;
      const text = c.difference > 0 ? `at least ${sum}` : `more than ${sum}`;
      const asQuantities = typed.total === undefined && advice.quantities !== '' ? ` ${advice.quantities}` : '';
      return `These ${what} cannot all be true: they add up to ${text}${parts}.${remedy || asQuantities}`;
    }
    case 'too-little': {
      const sum = besideLine(c.total, -c.difference) + unit;
      const text = c.difference > 0 ? `at most ${sum}` : `less than ${sum}`;
      const others = typed.closed ? advice.open : 'If Rest is not all others, call it Other.';
      return `These ${what} cannot all be true: they add up to ${text}${parts}, and nobody else may supply what is missing.${remedy || ` ${others}`}`;
    }
    case 'above-leader':
      return `${c.supplier.actor} holds at least ${roundedDown(c.supplier.value.low, 6)}${unit}, so ${c.leader.actor} cannot be the largest. ${advice.largest}${remedy}`;
    case 'small-leader':
      return `If nobody is larger than ${c.leader.actor}, these ${what} add up to at most ${besideLine(c.total, -c.difference)}${unit}${parts}, and nobody else may supply what is missing. ${advice.largest}${remedy}`;
    case 'no-room':
      return `Suppliers that are not named must hold the rest, but each may hold at most ${full(c.cap)} %. Change ${advice.cap} or ${advice.leader}.${remedy}`;
  }
}
