import type { Interval } from '../../domain/interval.js';
import { add, fraction, fractionText, minus, ratio, rational, toNumber } from '../../domain/rational.js';
import type { Derivation } from '../../market/derivation.js';
import { percentResult, pointsResult } from '../../output/figure-text.js';
import { full, fullExact } from '../../text/number.js';

/** A formula with all digits of its figures: `92² + 8² = 8,528 (one supplier holds the other 8 %)`. */
export const formulaText = (d: Derivation): string =>
  `${expression(d)} = ${full(d.value)}${d.kind === 'ratio' ? ' %' : ''}${restWords(d)}`;

/** The formulas of both ends of a figure in one clause: `above 92² = 8,464 (...), at most 92² + 8² = 8,528 (...)`. One formula where the ends are equal. */
export function formulaClause(ends: readonly Derivation[], figure: Interval): string {
  const [low, high] = [ends.find((d) => d.end === 'low'), ends.find((d) => d.end === 'high')];
  const part = (d: Derivation, before?: Derivation): string =>
    `${expression(d, before)} = ${result(d)}${restWords(d, before)}`;
  if (low && high && low.value === high.value) return part(low);
  return [
    ...(low ? [`${figure.lowOpen ? 'above' : 'at least'} ${part(low)}`] : []),
    ...(high ? [`${figure.highOpen ? 'below' : 'at most'} ${part(high, low)}`] : []),
  ].join(', ');
}

/** What a formula gives. It is one number, so it is rounded to the nearest and not outwards. */
const result = ({ kind, value }: Derivation): string => (kind === 'ratio' ? percentResult(value) : pointsResult(value));

/** The most squares that are written twice. */
const MOST_TWICE = 3;

/**
 * The right side of a formula. In shares the factors cancel: `92² + 8²`, `100 - 92`.
 * `before` is the formula of the other end, which stands in front: its squares are "the same" where only the rest differs.
 */
function expression(d: Derivation, before?: Derivation): string {
  const [held, total] = [d.held, fullExact(d.total, d.totalExact)];
  const inShares = d.unit === undefined && d.total === 100;
  if (d.kind === 'ratio') {
    const left = `${total} - ${removedText(d)}`;
    return inShares ? left : `100 × (${left}) / ${total}`;
  }
  const named = held.filter((h) => h.actor !== undefined);
  const same = named.length > MOST_TWICE && JSON.stringify(before?.held) === JSON.stringify(named);
  const squares = (same ? held.filter((h) => h.actor === undefined) : held).map(
    (h) => `${fullExact(h.value, h.exact)}²`,
  );
  const terms = same ? ['the same', ...squares] : squares;
  const sum = terms.length > 0 ? terms.join(' + ') : '0';
  if (inShares) return sum;
  return `10,000 × ${terms.length > 1 ? `(${sum})` : sum} / ${total}²`;
}

/** What the exclusions remove: the total less what they leave, with all digits where the figures have them. */
function removedText({ held, total, totalExact }: Derivation): string {
  const exact = (x: number, text: string | undefined) => (text === undefined ? rational(x) : fraction(text));
  const left = held.map((h) => exact(h.value, h.exact)).reduce(add, ratio(0n));
  const removed = minus(exact(total, totalExact), left);
  return fullExact(toNumber(removed), totalExact && fractionText(removed));
}

/** Who holds the rest, in brackets: nobody of any size, or so many suppliers. Blank without a rest, and for a share of the total. */
function restWords({ kind, held, divided, unit }: Derivation, before?: Derivation): string {
  const amount = (x: number): string => `${full(x)} ${unit ?? '%'}`;
  if (divided > 0) return ` (the other ${amount(divided)} spread over very many suppliers)`;
  const [first, ...more] = held.filter((h) => h.actor === undefined);
  if (!first || kind === 'ratio') return '';
  if (more.length > 0) return ` (${more.length + 1} suppliers hold the rest)`;
  return first.value === before?.divided
    ? ' (one supplier holds it)'
    : ` (one supplier holds the other ${amount(first.value)})`;
}
