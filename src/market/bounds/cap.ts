import { add, compare, least, minus, over, type Rational, ratio, rational, times } from '../../domain/rational.js';
import type { Market } from '../market.js';
import type { CompletionPair } from './bound.js';
import type { Weights } from './linear.js';

/**
 * The most concentrated completion of a market in which no supplier of the rest exceeds a cap ([h3]).
 * It has the named holdings, as many pieces of the size of the cap as fit into the rest, and what is left of it.
 * It majorises every other completion. Its unit is that of the completions it comes from. `open`: no completion attains it.
 */
export type CappedCompletion = {
  readonly named: readonly Rational[];
  readonly pieces: { readonly count: bigint; readonly size: Rational };
  readonly left: Rational;
  readonly total: Rational;
  readonly open: boolean;
};

/** Whether a cap or a leader limits the suppliers of the rest. */
export const isLimited = ({ cap, leader }: Market): boolean => cap !== undefined || leader !== undefined;

/**
 * The capped completion of a market whose named holdings are all known, or whose only named supplier is the leader.
 * Undefined for any other market: its bounds ignore the cap and are not sharp.
 */
export function cappedCompletion(market: Market, { closed: c, inner }: CompletionPair): CappedCompletion | undefined {
  const { cap, leader } = market;
  if (!isLimited(market) || c.total.low !== c.total.high) return undefined;
  const total = ratio(c.total.high);
  const place = market.suppliers.findIndex((s) => s.actor === leader);
  const alone = c.named.length === 1 && place === 0;
  if (!alone && c.named.some((b) => b.low !== b.high)) return undefined;
  const named = c.named.map((b) => ratio(b.high));
  const limits = [
    ...(cap === undefined ? [] : [times(total, over(rational(cap), ratio(100n)))]),
    ...named.filter((_, i) => i === place),
  ];
  const size = least(limits, (limit) => limit);
  if (!size) return undefined;
  const rest = named.reduce(minus, total);
  const fit = size.n === 0n ? ratio(0n) : over(rest, size);
  const count = fit.n / fit.d;
  const [top, reached] = [c.named[0]?.high ?? 0n, inner.named[0]?.high ?? 0n];
  const open = alone && reached * c.scale !== top * inner.scale;
  return { named, pieces: { count, size }, left: minus(rest, times(ratio(count), size)), total, open };
}

/** The sum of the k largest holdings of a capped completion. */
export function cappedTop({ named, pieces, left }: CappedCompletion, k: number): Rational {
  const copies = Array.from({ length: Math.min(k, Number(pieces.count)) }, () => pieces.size);
  const all = [...named, ...copies, left].sort((a, b) => compare(b, a));
  return all.slice(0, k).reduce(add, ratio(0n));
}

/**
 * The sum of squares of what the weights keep of a capped completion, over the square of its sum.
 * Undefined if nothing is kept.
 */
export function cappedSquares({ named, pieces, left }: CappedCompletion, w: Weights): Rational | undefined {
  const square = (x: Rational): Rational => times(x, x);
  const kept = named.map((x, i) => over(times(x, ratio(w.named[i] ?? w.whole)), ratio(w.whole)));
  const whole = [...kept, times(ratio(pieces.count), pieces.size), left].reduce(add, ratio(0n));
  const squares = [...kept.map(square), times(ratio(pieces.count), square(pieces.size)), square(left)];
  return whole.n === 0n ? undefined : over(squares.reduce(add, ratio(0n)), square(whole));
}
