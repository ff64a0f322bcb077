import { type MeasureKind, READINGS, type UnreadableReason } from '../domain/reading.js';
import { unreadableWords } from '../text/why-unreadable.js';
import { list } from '../text/words.js';

/** What is wrong with a market as it was typed. `value` is what cannot be read, `known` are the names that could be meant. */
export type TypingProblem =
  | {
      readonly kind: 'unreadable';
      readonly name: string;
      readonly value: string;
      readonly measure: MeasureKind;
      readonly reason: UnreadableReason;
    }
  | {
      readonly kind: 'twice' | 'joint' | 'unknown-total' | 'bad-cap' | 'bad-closed' | 'bad-reading';
      readonly name: string;
    }
  | { readonly kind: 'no-leader' | 'unknown-option'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'empty' | 'no-pairs' };

/**
 * What the parts of a market are called where it is typed: on the command line, in a page or in a program.
 * `totalExample` and `capExample` are how they are given, `supplier` how one is. `method` is where to read which values can be read.
 * `quantities` is the sentence that says how quantities are given, blank where they cannot be.
 */
export type TypingAdvice = {
  readonly supplier: string;
  readonly total: string;
  readonly totalExample: string;
  readonly cap: string;
  readonly capExample: string;
  readonly leader: string;
  readonly method: string;
  readonly quantities: string;
};

/** The advice in a program that calls the library. */
export const LIBRARY_ADVICE: TypingAdvice = {
  supplier: "['China', 92]",
  total: 'total',
  totalExample: 'total: 390000',
  cap: 'cap',
  capExample: 'cap: 5',
  leader: 'leader',
  method: 'docs/method.md in this package, section 2',
  quantities: 'For quantities, give their total, as in { total: 390000 }.',
};

/** The sentences that say why what was typed does not make a market, and what to write. */
export function typingWords(p: TypingProblem, advice: TypingAdvice): string {
  switch (p.kind) {
    case 'unreadable': {
      const words = unreadableWords(p.value, p.measure, p.reason, p.name, advice.method);
      return p.reason === 'above-100-percent' ? `${words} ${advice.quantities}`.trim() : words;
    }
    case 'twice':
      return `${p.name} is given twice. Give each supplier once, and the rest once.`;
    case 'joint':
      return `"${p.name}" is a share of several suppliers together. Give them one by one.`;
    case 'unknown-total':
      return `${advice.total} is "${p.name}", not a quantity above 0. Write one such as ${advice.totalExample}.`;
    case 'bad-cap':
      return `${advice.cap} is not a percentage from 0 to 100. Write one such as ${advice.capExample}.`;
    case 'bad-reading':
      return `No reading is called "${p.name}". There are ${list(READINGS)}.`;
    case 'unknown-option':
      return `No option is called "${p.name}". There are ${list(p.known)}.`;
    case 'bad-closed':
      return `closed is "${p.name}". Write true or false.`;
    case 'no-leader':
      return `${advice.leader} ${p.name}: no supplier of that name has a known value. Those that have one: ${list(p.known)}.`;
    case 'no-pairs':
      return `The suppliers are not a list of pairs. Write one such as [${advice.supplier}].`;
    case 'empty':
      return `No supplier is named. Name one with its share, as in ${advice.supplier}.`;
  }
}
