import { point } from '../../domain/interval.js';
import type { Contradiction } from '../../market/contradiction.js';
import type { TypingProblem } from '../../market/typed.js';
import { plain } from '../../text/number.js';
import { WHY_UNREADABLE } from '../../text/why-unreadable.js';
import { list } from '../../text/words.js';

const QUANTITIES = '; for quantities say with --total what they are parts of';

/** The sentence that says why the typed words do not make a market, and what to do. */
export function typingWords(p: TypingProblem): string {
  switch (p.kind) {
    case 'unreadable':
      return `${p.name} is "${p.value}": ${WHY_UNREADABLE[p.reason]}${p.reason === 'above-100-percent' ? QUANTITIES : ''}`;
    case 'twice':
      return `${p.name} is given twice; give each supplier, and the rest, once`;
    case 'joint':
      return `"${p.name}" is no supplier: a joint share says of nobody how much he has; give the suppliers one by one`;
    case 'unknown-total':
      return `the total "${p.name}" is not a quantity above 0, as in --total 390000`;
    case 'bad-cap':
      return '--rest-cap: expected a percentage from 0 to 100, as in --rest-cap 5';
    case 'no-leader':
      return `--largest ${p.name}: no supplier of that name has a known value; known are ${list(p.known)}`;
    case 'empty':
      return 'name at least one supplier with its share, as in China=92';
  }
}

/** The sentence that says what is contradictory in a market without a completion. */
export function contradictionWords(c: Contradiction): string {
  const number = (x: number): string => plain(point(x), 6);
  switch (c.kind) {
    case 'too-much':
      return `the holdings add up to at least ${number(c.sum)}, and that leaves no room in the total of ${number(c.total)}`;
    case 'too-little':
      return `the holdings add up to at most ${number(c.sum)}, short of the total of ${number(c.total)}, and nobody else may hold the difference`;
    case 'above-leader':
      return `${c.supplier.actor} holds at least ${number(c.supplier.value.low)}, more than ${c.leader.actor} can, who is said to be the largest`;
    case 'no-room':
      return `somebody unnamed must hold the rest, but nobody may hold more than ${number(c.cap)} %`;
  }
}
