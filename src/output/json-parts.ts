import type { Answer } from '../answer/answer.js';
import type { Evidence } from '../answer/evidence.js';
import type { Note } from '../answer/note.js';
import type { Edition } from '../dataset/load.js';
import type { Interval } from '../domain/interval.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import type { Exclusion } from '../market/market.js';
import type { Terms } from '../market/profile-record.js';
import type {
  AboutJson,
  BasisJson,
  EditionJson,
  ExcludedJson,
  IntervalJson,
  NoteJson,
  PlaceJson,
  SubjectJson,
  TermsJson,
} from './schema-parts.js';
import { sentence } from './sentence.js';

/** A known interval; an end that does not exist is null. An unknown is a whole null. */
export const intervalJson = (i: Interval | undefined): IntervalJson =>
  i === undefined
    ? null
    : { low: i.low, high: i.high === 'unbounded' ? null : i.high, lowOpen: i.lowOpen, highOpen: i.highOpen };

/** What the JSON of a report says of all its rows. */
export const aboutJson = (edition: Edition, reading: ReadingPolicy, terms: Terms): AboutJson => ({
  dataset: editionJson(edition),
  ...termsJson(reading, terms),
});

/** On what terms figures were computed. */
export const termsJson = (reading: ReadingPolicy, { bands, exclusions }: Terms): TermsJson => ({
  reading,
  bands,
  excluded: excludedJson(exclusions),
});

/** The edition of a dataset. */
export const editionJson = (e: Edition): EditionJson => ({
  name: e.name,
  version: e.version,
  asOf: e.asOf ?? null,
  sha256: e.sha256,
});

/** Who is left out. */
export const excludedJson = (exclusions: readonly Exclusion[]): ExcludedJson =>
  exclusions.map((e): ExcludedJson[number] => ({ actor: e.actor, portionPct: e.portionPct }));

/** Notes, in English. */
export const notesJson = (notes: readonly Note[]): readonly NoteJson[] =>
  notes.map((n): NoteJson => ({ code: n.code, text: sentence(n), subject: n.subject ?? null, stage: n.stage ?? null }));

/** A subject; what has no symbol has a null. */
export const subjectJson = (s: Subject): SubjectJson => ({
  id: s.subject,
  name: s.name,
  symbol: s.symbol === '' ? null : s.symbol,
});

/** Which market an answer is about. */
export const placeJson = ({ evidence }: Answer): PlaceJson => ({
  subject: subjectJson(evidence.subject),
  stage: evidence.stage.stage,
  period: evidence.period ?? null,
});

/** Whose evidence answers, and how it was measured; null where there is none. */
export const basisJson = (evidence: Evidence): BasisJson =>
  evidence.status === 'ok'
    ? {
        subject: evidence.basis.subject.subject,
        inherited: evidence.basis.inherited,
        measure: evidence.basis.measure,
        agreement: evidence.basis.agreement,
      }
    : null;
