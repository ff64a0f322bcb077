import type { Interval } from '../../domain/interval.js';
import type { Rational } from '../../domain/rational.js';
import type { CompletionPair } from '../bounds/bound.js';
import type { CappedCompletion } from '../bounds/cap.js';
import type { HhiBounds } from '../bounds/hhi-bounds.js';
import type { HoldingSums } from '../holdings.js';
import type { Reason } from '../reasons.js';

/** What a measure counts in. Points are those of the HHI; a fraction is a pure number. */
export type MeasureUnit = 'points' | 'percent' | 'suppliers' | 'bits' | 'fraction';

/** A measure of concentration that `--measures all` adds. One file makes it, one line of measures.ts lists it; profiles, JSON, schemas, tables and docs follow. */
export type Measure<Key extends string = string> = {
  /** The name of its value in JSON and in flat formats. */
  readonly key: Key;
  /** What tables call it. */
  readonly label: string;
  /** What the JSON Schema says of it. */
  readonly meaning: string;
  readonly unit: MeasureUnit;
  /** All values that it can have. */
  readonly range: Interval;
  /** In plain text. H is the HHI as a fraction, n the number of suppliers, s_i their shares as fractions, i the rank from the largest. */
  readonly formula: string;
  /** The literature. */
  readonly source: string;
  /** The sharp interval over the completions of a market, undefined where the measure is. */
  readonly bounds: (market: PartlyKnownMarket) => Interval | undefined;
  /** Why it is undefined; absent where it is only because nothing is ruled out. */
  readonly reason?: (market: PartlyKnownMarket) => Reason;
};

/** A measure of every profile. */
export type MainMeasure<Key extends string = string> = Measure<Key> & {
  /** The value in a market of which everything is known and something is supplied (METHOD [s6]). */
  readonly exact: (sums: HoldingSums) => Rational;
  /** How many of the largest holdings `exact` looks at. */
  readonly holdings: number;
  /** Whether it is a column where each line of a table is a market. */
  readonly column: boolean;
};

/** What measures are taken of: a market of which not all need be known. */
export type PartlyKnownMarket = {
  readonly both: CompletionPair;
  /** The most concentrated completion where somebody limits the rest; undefined where nobody does. */
  readonly most: CappedCompletion | undefined;
  readonly hhi: HhiBounds;
  /** Where everything is known the shares as fractions, largest first, without suppliers of nothing. */
  readonly shares: readonly number[] | undefined;
  /** The interval of another measure of this market, computed once. */
  readonly figure: (measure: Measure) => Interval | undefined;
};
