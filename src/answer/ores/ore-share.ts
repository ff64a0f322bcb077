import { OTHER } from '../../domain/actor.js';
import { exactHigh, exactLow, type Unbounded } from '../../domain/interval.js';
import { add, compare, greatest, over, type Rational, ratio, sumOf, times, toNumber } from '../../domain/rational.js';
import type { Derivation } from '../../market/derivation.js';
import { lowSum } from '../../market/market.js';
import type { ExclusionTerms } from '../../market/profile-record.js';
import type { DepositContent } from './deposit.js';
import type { OreContent } from './ore-content.js';
import type { OreDerivation } from './ore-derivation.js';

/** Two exact ends of an amount. */
export type Ends = { readonly low: Rational; readonly high: Rational | Unbounded };

/** What one row holds at an end of a share, and the deposits that it is then mined from: several where they hold alike, none where an ore that is not known holds nothing. */
export type OreMix = {
  readonly row: OreContent;
  readonly end: Derivation['end'];
  readonly deposits: readonly DepositContent[];
};

/** The mixes of all rows that give the least or the greatest share of some suppliers, in percent. `own` are the mixes of these suppliers. */
export type OreExtreme = {
  readonly end: Derivation['end'];
  readonly sharePct: number;
  readonly own: readonly OreMix[];
  readonly others: readonly OreMix[];
};

/** The joint share of some suppliers of a derived market: their rows, those of all others, and the amounts that both hold. */
export type OreShare = {
  readonly actors: readonly string[];
  readonly own: readonly OreContent[];
  readonly others: readonly OreContent[];
};

/**
 * The share that an answer shows: of those excluded, else of the supplier that may hold most. Undefined where none of them has a row,
 * where parts of several are excluded, and where nobody holds anything.
 */
export function oreShare({ contents }: OreDerivation, { exclusions }: ExclusionTerms): OreShare | undefined {
  const named = contents.filter(({ observation: o }) => o.actor !== OTHER);
  const [single, second] = exclusions;
  if (second && exclusions.some((e) => e.portionPct < 100)) return undefined;
  const asked = single ? exclusions.map((e) => e.actor) : largestOf(named);
  const actors = asked.filter((actor) => named.some((c) => c.observation.actor === actor));
  const own = contents.filter((c) => actors.includes(c.observation.actor));
  const high = endsOf(contents).high;
  if (own.length === 0 || (high !== 'unbounded' && high.n === 0n)) return undefined;
  return { actors, own, others: contents.filter((c) => !own.includes(c)) };
}

/** The supplier that may hold most. */
function largestOf(named: readonly OreContent[]): readonly string[] {
  const actors = [...new Set(named.map((c) => c.observation.actor))];
  const most = (actor: string): Ends['high'] => endsOf(named.filter((c) => c.observation.actor === actor)).high;
  const endless = actors.find((actor) => most(actor) === 'unbounded');
  const largest =
    endless ??
    greatest(actors, (actor) => {
      const high = most(actor);
      return high === 'unbounded' ? ratio(0n) : high;
    });
  return largest === undefined ? [] : [largest];
}

/** The exact ends of what some rows hold together. A row of unknown tonnage may hold any amount. */
export function endsOf(rows: readonly OreContent[]): Ends {
  const highs = rows.flatMap(({ content }) => {
    const high = content && exactHigh(content);
    return high === undefined || high === 'unbounded' ? [] : [high];
  });
  return {
    low: lowSum(rows.flatMap(({ content }) => content ?? [])),
    high: highs.length < rows.length ? 'unbounded' : sumOf(highs),
  };
}

/** An amount as a part of itself and another. */
export function partOf(own: Rational | Unbounded, other: Rational | Unbounded): Rational {
  if (own === 'unbounded') return ratio(1n);
  return other === 'unbounded' || own.n === 0n ? ratio(0n) : over(own, add(own, other));
}

/** The exact ends of a share, as parts of 1 ([d3]): it is least where its suppliers hold least and all others most. */
export function shareEnds({ own, others }: OreShare): { readonly low: Rational; readonly high: Rational } {
  const [held, left] = [endsOf(own), endsOf(others)];
  // where the others hold nothing, these hold all
  const alone = left.high !== 'unbounded' && left.high.n === 0n;
  return { low: alone ? ratio(1n) : partOf(held.low, left.high), high: partOf(held.high, left.low) };
}

/** The mixes that give the least and the greatest share. */
export function oreExtremes(share: OreShare): readonly OreExtreme[] {
  const ends = shareEnds(share);
  return (['low', 'high'] as const).map((end) => ({
    end,
    sharePct: toNumber(times(ends[end], ratio(100n))),
    own: share.own.map((row) => mixOf(row, end)),
    others: share.others.map((row) => mixOf(row, end === 'low' ? 'high' : 'low')),
  }));
}

/** The deposits that give an end of what a row holds. */
function mixOf(row: OreContent, end: Derivation['end']): OreMix {
  const at = end === 'low' ? exactLow : exactHigh;
  const own = at(row.percent);
  const isAt = ({ percent }: DepositContent): boolean => {
    const other = at(percent);
    return own === 'unbounded' || other === 'unbounded' ? own === other : compare(own, other) === 0;
  };
  return { row, end, deposits: row.basis === 'any' && end === 'low' ? [] : row.from.filter(isAt) };
}
