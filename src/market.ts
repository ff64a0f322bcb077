// The entry `reshare/market`: the mathematics of one market, for browsers and notebooks. The build makes one file of it.
// `read` and `market` make a market of printed values, the others measure it, and the last three say a figure as text.

export { type Interval, interval, point } from './domain/interval.js';
export { type MeasureKind, type Reading, type ReadingPolicy, read } from './domain/reading.js';
export { type Band, type BandSet, band } from './market/band.js';
export { type Contradiction, contradiction } from './market/contradiction.js';
export { type Derivation, derivations } from './market/derivation.js';
export { exclude, hhi } from './market/library.js';
export type { Exclusion, Market, Supplier } from './market/market.js';
export { profile } from './market/profile.js';
export type { Profile, Terms } from './market/profile-record.js';
export { type Explanation, settle } from './market/settle.js';
export { type ShareLine, shares } from './market/shares.js';
export { market, type Typed, type TypingProblem, UntypableMarket } from './market/typed.js';
export { percent, points } from './output/figure-text.js';
export { quantity } from './text/number.js';
