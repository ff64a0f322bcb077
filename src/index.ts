// The library's table of contents: words, bytes to facts, facts to measures and to doubts.
// Nothing here prints, exits or keeps state.

export { type Answer, answers } from './analysis/answer.js';
export { type Band, type BandSet, band } from './analysis/band.js';
export { type Ceiling, ceiling } from './analysis/chain.js';
export { type Change, type Changes, changes } from './analysis/changes.js';
export { type Contradiction, contradiction } from './analysis/contradiction.js';
export { type Derivation, derivations } from './analysis/derivation.js';
export { type Evidence, evidence, type Question } from './analysis/evidence.js';
export { exclude, hhi } from './analysis/library.js';
export type { Exclusion, Market, Supplier } from './analysis/market.js';
export { type Comparison, type Moved, moved } from './analysis/moved.js';
export { type Profile, profile, type Terms } from './analysis/profile.js';
export { type Report, report } from './analysis/report.js';
export { type Explanation, settle } from './analysis/settle.js';
export { type ShareLine, shares } from './analysis/shares.js';
export { market, type Typed, UntypableMarket } from './analysis/typed.js';
export type { Checked, Judged } from './check/check.js';
export { check } from './check/library.js';
export { editions } from './dataset/builtin.js';
export { load, UnknownDataset } from './dataset/load.js';
export { type Dataset, sound, UnsoundDataset } from './dataset/sound.js';
export type { Finding, Place, Severity } from './domain/finding.js';
export { type Interval, interval, point } from './domain/interval.js';
export { type Reading, type ReadingPolicy, read } from './domain/reading.js';
