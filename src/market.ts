// The entry `reshare/market`: the mathematics of one market, for browsers and notebooks. The build makes one file of it.
// `read` and `market` make a market of printed values, the others measure it, and the last three say a figure as text.

export { type Interval, interval, NoInterval, point, type Unbounded } from './domain/interval.js';
export {
  type MeasureKind,
  type Reading,
  type ReadingPolicy,
  read,
  type ShareTotal,
  UnknownReading,
  type UnreadableReason,
} from './domain/reading.js';
export type { Band, BandSet, Level } from './market/band.js';
export type { Rank } from './market/bounds/rank.js';
export { type Contradiction, contradiction, type UnequalSum } from './market/contradiction.js';
export { type Derivation, derivations, type SquaredHolding } from './market/derivation.js';
export type { Largest } from './market/largest.js';
export { band, exclude, hhi } from './market/library.js';
export type { Exclusion, Market, Supplier } from './market/market.js';
export type { Measures, MoreMeasures } from './market/measures.js';
export { NoMarket } from './market/no-market.js';
export type { Portion } from './market/portion.js';
export { profile } from './market/profile.js';
export type { Profile, Terms } from './market/profile-record.js';
export type { Reason } from './market/reasons.js';
export { type Explanation, type Settling, settle } from './market/settle.js';
export { type ShareLine, shares } from './market/shares.js';
export type { Target } from './market/target.js';
export { market, type Typed, UntypableMarket } from './market/typed.js';
export type { TypingProblem } from './market/typing-words.js';
export { UnusableTerms } from './market/unusable-terms.js';
export { percent, points } from './output/figure-text.js';
export { quantity } from './text/number.js';
