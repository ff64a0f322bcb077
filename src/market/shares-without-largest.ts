import { highest, lowest } from '../domain/extremes.js';
import { type Interval, point } from '../domain/interval.js';
import { certainLargest, hullOfAll, type LedMarket, ledMarkets } from './largest.js';
import type { Market } from './market.js';
import { type ShareLine, shares } from './shares.js';

/** The table of what is left of a market without its largest supplier. `sharp`: no end can be moved inwards. */
export type LargestlessShares = { readonly lines: readonly ShareLine[]; readonly sharp: boolean };

/**
 * The table of what is left without the largest supplier, or without a portion of it ([x6]). Of equal ones the first is left out.
 * Where several may be the largest, each line is the hull over them, with 0 for a supplier that is left out itself, and without a sum.
 */
export function sharesWithoutLargest(market: Market, portionPct: number): LargestlessShares {
  const led = ledMarkets(market);
  const certain = certainLargest(led);
  if (certain !== undefined) return { lines: shares(market, [{ actor: certain, portionPct }]), sharp: true };
  const tables = led.map((m) => tableOf(m, portionPct)).filter((lines) => lines.length > 0);
  const actors = new Set(tables.flat().flatMap(({ actor }) => actor ?? []));
  const suppliers = [...actors].flatMap((actor) =>
    hullLine(tables.map((lines) => lines.find((line) => line.actor === actor))),
  );
  const others = (['rest', 'total'] as const).flatMap((kind) =>
    hullLine(tables.map((lines) => lines.find((line) => line.kind === kind))),
  );
  return { lines: [...suppliers.sort(bySharePct), ...others], sharp: false };
}

/** The table of what is left of a market without its leader. */
const tableOf = ({ market, leader, named }: LedMarket, portionPct: number): readonly ShareLine[] =>
  shares(market, [{ actor: leader, portionPct }], named ? undefined : leader);

/** Orders lines by the high end of their share, then by its low end, the larger first, then by name. */
const bySharePct = (a: ShareLine, b: ShareLine): number =>
  Number(b.sharePct.high) - Number(a.sharePct.high) ||
  b.sharePct.low - a.sharePct.low ||
  ((a.actor ?? '') < (b.actor ?? '') ? -1 : 1);

/** The hull of one line of several tables. Where a table lacks it, its supplier is left out and holds nothing. */
function hullLine(found: readonly (ShareLine | undefined)[]): readonly ShareLine[] {
  const known = found.flatMap((line) => line ?? []);
  const [first] = known;
  const over = (of: (line: ShareLine) => Interval | undefined): Interval | undefined =>
    hullOfAll(found.map((line) => (line ? of(line) : point(0))));
  const sharePct = over((line) => line.sharePct);
  if (!first || !sharePct) return [];
  const ranks = known.flatMap(({ rank }) => rank ?? []);
  const worst = ranks.map(({ high }) => high ?? Number.POSITIVE_INFINITY);
  return [
    {
      kind: first.kind,
      actor: first.actor,
      rank:
        ranks.length === 0
          ? undefined
          : {
              low: lowest(ranks.map(({ low }) => low)),
              high: worst.includes(Number.POSITIVE_INFINITY) ? undefined : highest(worst),
            },
      quantity: first.quantity && over((line) => line.quantity),
      sharePct,
      contribution: first.contribution && over((line) => line.contribution),
      cumulatedPct: undefined,
    },
  ];
}
