import { grouped } from '../domain/grouped.js';
import { type Interval, interval, meet, outermost } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import { known } from '../domain/observation.js';
import { intervalOf } from '../market/bounds/bound.js';
import { completions } from '../market/bounds/completion.js';
import { shareBounds } from '../market/bounds/linear.js';
import { tableMarket } from './evidence-market.js';
import { memo } from './memo.js';

/** Whether the claims of a market agree. `single` where no actor has two claims, and for a table. */
export const AGREEMENTS = ['single', 'agree', 'disagree'] as const;
/** Whether the claims of a market agree. */
export type Agreement = (typeof AGREEMENTS)[number];

/** Whether the claims on each actor agree, read as rounded: two that share no point disagree ([e4]). The claims must include no repeats. */
export function agreement(claims: readonly Observation[]): Agreement {
  const witnessed = grouped(claims, (o) => o.actor)
    .map((own) => own.flatMap((o) => known(o, 'rounded') ?? []))
    .filter((said) => said.length > 1);
  if (witnessed.length === 0) return 'single';
  const ends = witnessed.map(outermost);
  return ends.every((both) => both.every((a) => both.every((b) => meet(a, b)))) ? 'agree' : 'disagree';
}

/** The claims that contradict the table's shares, both read as rounded ([e4]). An actor without a known row may hold any part of the rest. */
export function conflicting(claims: readonly Observation[], table: readonly Observation[]): readonly Observation[] {
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
