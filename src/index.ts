// The library's table of contents: words, bytes to facts, facts to measures and to doubts.
// Nothing here prints, exits or keeps state.

export { type Answer, answers } from './answer/answer.js';
export { type Ceiling, ceiling } from './answer/chain.js';
export { type Evidence, evidence, type Question } from './answer/evidence.js';
export { type Report, report } from './answer/report.js';
export { type Comparison, type Moved, moved } from './answer/result-changes.js';
export { type Change, type Changes, changes } from './answer/row-changes.js';
export type { Judged } from './check/check.js';
export { type Checked, check } from './check/library.js';
export { editions } from './dataset/builtin.js';
export { load, UnknownDataset } from './dataset/load.js';
export { NoDataset } from './dataset/other-thing.js';
export { type Dataset, sound, UnsoundDataset } from './dataset/sound.js';
export type { Finding, Severity } from './domain/finding.js';
export type { Place } from './domain/place.js';
export * from './market.js';
