import type { Interval } from '../../domain/interval.js';
import type { Rational } from '../../domain/rational.js';
import type { CompletionPair } from '../bounds/bound.js';
import type { HhiBounds } from '../bounds/hhi-bounds.js';
import type { HoldingSums } from '../holdings.js';
import type { Reason } from '../reasons.js';

/** The unit of a measure. Points are those of the HHI; a fraction is a pure number. */
export type MeasureUnit = 'points' | 'percent' | 'suppliers' | 'bits' | 'fraction';

/** A measure of concentration. One file defines it and one line of measures.ts lists it; profiles, JSON, schemas, tables and docs follow. */
export type Measure<Key extends string = string> = {
  /** The name of its value in JSON and in flat formats. */
  readonly key: Key;
  /** The name of it in tables. */
  readonly label: string;
  /** The description of its value in the JSON Schema. */
  readonly meaning: string;
  readonly unit: MeasureUnit;
  /** The range of all its values. */
  readonly range: Interval;
  /**
   * The formula as plain text. H is the HHI as a fraction, n the number of suppliers, s_i their shares as fractions, i
   * the rank from the largest.
   */
  readonly formula: string;
  /** The publications that it comes from. */
  readonly source: string;
  /** The sharp interval over the completions of a market; undefined if the measure is. */
  readonly bounds: (market: PartlyKnownMarket) => Interval | undefined;
  /** Why it is undefined; absent if the only possible reason is that nothing is ruled out. */
  readonly reason?: (market: PartlyKnownMarket) => Reason;
};

/** A measure that every profile has. */
export type MainMeasure<Key extends string = string> = Measure<Key> & {
  /** The value in a fully known market with a total above 0 ([s6]). */
  readonly exact: (sums: HoldingSums) => Rational;
  /** How many of the largest holdings `exact` looks at. */
  readonly holdings: number;
  /** Whether it has a column in tables with one market per line. */
  readonly column: boolean;
};

/** A market as its measures see it. Not everything in it need be known. */
export type PartlyKnownMarket = {
  readonly both: CompletionPair;
  readonly hhi: HhiBounds;
  /** The shares of a fully known market as fractions, largest first, without suppliers of nothing; otherwise undefined. */
  readonly shares: readonly number[] | undefined;
  /** The interval of another measure of this market, computed once. */
  readonly figure: (measure: Measure) => Interval | undefined;
};
