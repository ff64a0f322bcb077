import { grouped } from '../domain/grouped.js';
import { type Interval, interval, meet, outermost } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import { known } from '../domain/observation.js';
import { intervalOf } from '../market/bounds/bound.js';
import { completions } from '../market/bounds/completion.js';
import { shareBounds } from '../market/bounds/linear.js';
import { suppliersOutside, tableMarket } from './evidence-market.js';
import { memo } from './memo.js';

/** Whether the claims of a market agree. `single` where no actor has two claims, and for a table. */
export const AGREEMENTS = ['single', 'agree', 'disagree'] as const;
/** Whether the claims of a market agree. */
export type Agreement = (typeof AGREEMENTS)[number];

/**
 * Whether the claims on each actor agree ([e4]). Claims with different dates are not compared, and an undated claim is
 * compared with all. The claims must include no repeats.
 */
export function agreement(claims: readonly Observation[]): Agreement {
  if (disagreeing(claims).length > 0) return 'disagree';
  return grouped(claims.filter(said), (o) => o.actor).some(isCompared) ? 'agree' : 'single';
}

/** Whether two of the claims are of the same date, or one of several has none. */
const isCompared = (own: readonly Observation[]): boolean =>
  own.length > 1 && (own.some((o) => o.period === '') || new Set(own.map((o) => o.period)).size < own.length);

/** The claims that share no value with another claim on the same actor and of the same date, both read as rounded. An undated claim counts for every date ([e8]). */
export const disagreeing = (claims: readonly Observation[]): readonly Observation[] =>
  grouped(claims, (o) => o.actor).flatMap((own) => {
    const dated = grouped(own, (o) => o.period);
    const ends = new Map(dated.map((all) => [all[0].period, outermost(all.flatMap((o) => said(o) ?? []))]));
    const others = (period: string): readonly Interval[] =>
      period === '' ? [...ends.values()].flat() : [...(ends.get(period) ?? []), ...(ends.get('') ?? [])];
    const beside = new Map(dated.map(([{ period }]) => [period, outermost(others(period))]));
    return own.filter((o) => {
      const reading = said(o);
      return reading !== undefined && beside.get(o.period)?.some((end) => !meet(reading, end));
    });
  });

/** The reading of a claim as rounded; undefined if it is unknown. */
const said = (o: Observation): Interval | undefined => known(o, 'rounded');

/** The claims that contradict the table's shares, both read as rounded ([e4]). An actor without a known row may hold any part of the rest. A table whose total leaves suppliers out says nothing of the world, and claims do ([s3]). */
export function conflicting(claims: readonly Observation[], table: readonly Observation[]): readonly Observation[] {
  if (suppliersOutside(table).length > 0) return [];
  const shares = memo(roundedShares(table));
  return claims.filter((claim) => {
    const [said, held] = [known(claim, 'rounded'), shares(claim.actor)];
    return said !== undefined && held !== undefined && !meet(said, held);
  });
}

/** Each actor's share of a table under the reading `rounded`, in percent; undefined where the table has no shares. */
function roundedShares(table: readonly Observation[]): (actor: string) => Interval | undefined {
  const { market } = tableMarket(table, 'rounded');
  const both = completions(market);
  return (actor) => {
    if (!both) return undefined;
    const named = market.suppliers.map((s) => (s.actor === actor ? 1n : 0n));
    const inRest = !named.includes(1n);
    const held = intervalOf(shareBounds(both, { named, rest: inRest ? 1n : 0n, whole: 1n }));
    return held && inRest ? interval(0, held.high, false, held.high !== 0 && held.highOpen) : held;
  };
}
