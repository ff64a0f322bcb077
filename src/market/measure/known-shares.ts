import { over, ratio, toNumber } from '../../domain/rational.js';
import type { Completions } from '../bounds/completion.js';

/** The shares of a closed market of points, largest first, as fractions of 1, suppliers of nothing left away; undefined for a market that is not fully known. */
export function knownShares({ named, rest, total }: Completions): readonly number[] | undefined {
  const boxes = [...named, rest, total];
  if (rest.high !== 0n || boxes.some((b) => b.low !== b.high)) return undefined;
  const held = named.map((b) => b.low).filter((x) => x > 0n);
  return held.map((x) => toNumber(over(ratio(x), ratio(total.low)))).sort((a, b) => b - a);
}
