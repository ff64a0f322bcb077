// The library's table of contents: words, bytes to facts, facts to measures and to doubts, and every type that these take or return.
// Nothing here prints, exits or keeps state.

export type { Agreement } from './answer/agreement.js';
export { type Answer, answers } from './answer/answer.js';
export { type AnswerAt, type Ceiling, ceiling } from './answer/chain.js';
export {
  type Basis,
  type BasisMeasure,
  type Elsewhere,
  type Evidence,
  evidence,
  type LeftOut,
  type Question,
  type Role,
  type Witness,
} from './answer/evidence.js';
export type { Mover } from './answer/movers.js';
export type { Caution, MarketPlace, Note, Remark, SourceNote } from './answer/note.js';
export type { Assumption } from './answer/ores/assumptions.js';
export type { Deposit, DepositContent } from './answer/ores/deposit.js';
export type { OreContent } from './answer/ores/ore-content.js';
export type { OreDerivation } from './answer/ores/ore-derivation.js';
export type { SupposedOre } from './answer/ores/supposed-ore.js';
export { type Report, report } from './answer/report.js';
export {
  type Comparison,
  type EndParts,
  type Figure,
  type FigureParts,
  type Moved,
  moved,
} from './answer/result-changes.js';
export { type Change, type Changes, changes, type Wanted } from './answer/row-changes.js';
export { UnusableQuestion } from './answer/unusable-question.js';
export type { Checked, Judged } from './check/checked.js';
export { check } from './check/library.js';
export { editions } from './dataset/builtin.js';
export type { FileName } from './dataset/columns.js';
export type { Row } from './dataset/csv.js';
export { type DataFile, type Edition, type Loaded, load, UnknownDataset } from './dataset/load.js';
export { NoDataset, type OtherThing } from './dataset/other-thing.js';
export { type Dataset, sound, UnsoundDataset } from './dataset/sound.js';
export type { Actor } from './domain/actor.js';
export type { Composition, OreBasis } from './domain/composition.js';
export type { Fact } from './domain/fact.js';
export type { Finding, Severity } from './domain/finding.js';
export type { Findings, Unlisted } from './domain/findings.js';
export type { Observation } from './domain/observation.js';
export type { Period } from './domain/period.js';
export type { Place } from './domain/place.js';
export type { Source } from './domain/source.js';
export type { Stage } from './domain/stage.js';
export type { Subject } from './domain/subject.js';
export type { Excess } from './market/excess.js';
export type { TotalBasis } from './market/market.js';
export type { ExclusionTerms } from './market/profile-record.js';
export * from './market.js';
