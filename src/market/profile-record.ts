import type { Interval } from '../domain/interval.js';
import type { Band, BandSet } from './band.js';
import type { Largest } from './largest.js';
import type { Exclusion } from './market.js';
import type { Measures, MoreMeasures } from './measures.js';
import type { Portion } from './portion.js';
import type { Reason } from './reasons.js';
import type { Target } from './target.js';

/**
 * The measures of one market. `reasons` says why a value is undefined, by the path of the value.
 * `sharp`: no end can be moved inwards without losing a completion. `gap`: the points by which an HHI may be too high if not; otherwise undefined.
 */
export type Profile = {
  readonly unit: string | undefined;
  readonly total: Interval | undefined;
  readonly suppliers: readonly ({ readonly actor: string } & Portion)[];
  readonly rest: Portion | undefined;
  readonly measures: Measures | undefined;
  readonly more: MoreMeasures | undefined;
  readonly band: Band | undefined;
  readonly remaining: (Portion & { readonly measures: { readonly hhi: Interval | undefined } }) | undefined;
  /** Who may be the largest supplier; undefined unless it is left out. */
  readonly largest: Largest | undefined;
  /** Undefined where no line is asked for, or where nothing is ruled out. */
  readonly target: Target | undefined;
  readonly sharp: boolean;
  readonly gap: number | undefined;
  readonly reasons: ReadonlyMap<string, Reason>;
};

/**
 * How a market is profiled: the exclusions and the set of bands. `all`: further measures are wanted. `top`: the number
 * of suppliers listed; all if absent. `targetPct`: the line that the largest share is to come down to, in percent; none if absent.
 * `largestPct`: the portion that is removed of the largest supplier, instead of exclusions; none if absent.
 * `eachPct`: the portion that is removed of each supplier in turn, instead of exclusions; none if absent.
 */
export type Terms = {
  readonly exclusions: readonly Exclusion[];
  readonly bands: BandSet;
  readonly all?: boolean;
  readonly top?: number;
  readonly targetPct?: number;
  readonly largestPct?: number;
  readonly eachPct?: number;
};

/** Who is left out: suppliers, or instead a portion of the largest supplier of each market, or of each supplier in turn. */
export type ExclusionTerms = Pick<Terms, 'exclusions' | 'largestPct' | 'eachPct'>;

/** Whether somebody is left out. */
export const someExcluded = ({ exclusions, largestPct, eachPct }: ExclusionTerms): boolean =>
  exclusions.length > 0 || largestPct !== undefined || eachPct !== undefined;
