// The library's table of contents, in reading order: bytes to facts, facts to measures.

export { type Answer, answers } from './analysis/answer.js';
export { type Evidence, evidence } from './analysis/evidence.js';
export type { Exclusion, Market, Supplier } from './analysis/market.js';
export { type Profile, profile, type Terms } from './analysis/profile.js';
export { type Report, report } from './analysis/report.js';
export { editions } from './dataset/builtin.js';
export { load, UnknownDataset } from './dataset/load.js';
export { type Dataset, sound, UnsoundDataset } from './dataset/sound.js';
export { type Interval, interval, point } from './domain/interval.js';
export { type Reading, type ReadingPolicy, read } from './domain/reading.js';
