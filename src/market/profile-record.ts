import type { Interval } from '../domain/interval.js';
import type { Band, BandSet } from './band.js';
import type { Exclusion } from './market.js';
import type { Measures, MoreMeasures } from './measures.js';
import type { Portion } from './portion.js';
import type { Reason } from './reasons.js';

/** One market's measures side by side: what every command shows. `reasons` says of each undefined value, by its path, why it is undefined. */
export type Profile = {
  readonly unit: string | undefined;
  readonly total: Interval | undefined;
  readonly suppliers: readonly ({ readonly actor: string } & Portion)[];
  readonly rest: Portion | undefined;
  readonly measures: Measures | undefined;
  readonly more: MoreMeasures | undefined;
  readonly band: Band | undefined;
  readonly remaining: (Portion & { readonly measures: { readonly hhi: Interval | undefined } }) | undefined;
  readonly sharp: boolean;
  readonly reasons: ReadonlyMap<string, Reason>;
};

/** How a market is profiled: who is left out, the bands that an HHI is put in, whether more measures are wanted, and how many suppliers are listed (all). */
export type Terms = {
  readonly exclusions: readonly Exclusion[];
  readonly bands: BandSet;
  readonly all?: boolean;
  readonly top?: number;
};
