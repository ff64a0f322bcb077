import type { Interval } from '../domain/interval.js';
import type { CompletionPair } from './bounds/bound.js';
import { completions } from './bounds/completion.js';
import { keptPortions } from './bounds/exclude.js';
import { hhiBounds } from './bounds/hhi-bounds.js';
import type { Market } from './market.js';

/** The completions of a market in which something is supplied; undefined where there are none. */
function supplied(market: Market): CompletionPair | undefined {
  const both = completions(market);
  return both && both.closed.total.high > 0n ? both : undefined;
}

/** The HHI of a market in points, without the other measures of its profile; undefined as it is there. */
export function hhiAlone(market: Market): Interval | undefined {
  const both = supplied(market);
  return both && hhiBounds(both, keptPortions(market, [])).value;
}

/** Whether a market certainly has an HHI: its total is limited, and some supplier holds more than nothing. It takes no search. */
export function hasHhi(market: Market): boolean {
  const both = supplied(market);
  return both !== undefined && !both.closed.total.endless && both.closed.named.some((held) => held.low > 0n);
}
