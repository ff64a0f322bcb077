import type { Answer } from '../answer/answer.js';
import type { Note } from '../answer/note.js';
import { assumptions } from '../answer/ores/assumptions.js';
import type { Edition } from '../dataset/load.js';
import type { Interval } from '../domain/interval.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import type { ExclusionTerms, Terms } from '../market/profile-record.js';
import { exactEnds } from '../text/number.js';
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

/** An interval, with null for a high end that does not exist. An unknown interval is null. */
export const intervalJson = (i: Interval | undefined): IntervalJson =>
  i === undefined
    ? null
    : {
        low: i.low,
        high: i.high === 'unbounded' ? null : i.high,
        lowOpen: i.lowOpen,
        highOpen: i.highOpen,
        ...exactEnds(i),
      };

/** What the JSON of a report says about all rows: the edition, the terms, and what its notes say was supposed. */
export function aboutJson(edition: Edition, reading: ReadingPolicy, terms: Terms, notes: readonly Note[]): AboutJson {
  const supposed = notes.flatMap((n) =>
    n.code === 'supposed' ? [...n.ores.map((o) => `${o.actor}=${o.ore}`), ...n.added.map((d) => d.deposit)] : [],
  );
  return {
    dataset: editionJson(edition),
    ...termsJson(reading, terms),
    ...(supposed.length > 0 ? { supposed } : {}),
  };
}

/** The terms on which figures were computed. */
export const termsJson = (reading: ReadingPolicy, terms: Terms): TermsJson => ({
  reading,
  bands: terms.bands,
  excluded: excludedJson(terms),
});

/** The edition of a dataset. A version without a date is null. */
export const editionJson = (e: Edition): EditionJson => ({
  name: e.name,
  version: e.version,
  asOf: e.asOf ?? null,
  sha256: e.sha256,
});

/** The excluded actors, with the part that is left out in percent. The largest supplier is called `largest`, each in turn `each`. */
export const excludedJson = ({ exclusions, largestPct, eachPct }: ExclusionTerms): ExcludedJson => [
  ...exclusions.map((e): ExcludedJson[number] => ({ actor: e.actor, portionPct: e.portionPct })),
  ...(largestPct === undefined ? [] : [{ actor: 'largest', portionPct: largestPct }]),
  ...(eachPct === undefined ? [] : [{ actor: 'each', portionPct: eachPct }]),
];

/** Notes with their sentences; subject and stage are null where a note is on the whole. */
export const notesJson = (notes: readonly Note[]): readonly NoteJson[] =>
  notes.map(
    (n): NoteJson => ({
      code: n.code,
      text: sentence(n),
      subject: n.subject?.subject ?? null,
      stage: n.stage?.stage ?? null,
    }),
  );

/** A subject. The symbol is null where it has none. */
export const subjectJson = (s: Subject): SubjectJson => ({
  id: s.subject,
  name: s.name,
  symbol: s.symbol === '' ? null : s.symbol,
});

/** The market of an answer: subject, stage, and the period or null. */
export const placeJson = ({ evidence }: Answer): PlaceJson => ({
  subject: subjectJson(evidence.subject),
  stage: evidence.stage.stage,
  period: evidence.period ?? null,
  said: evidence.status === 'ok' ? evidence.said : [],
});

/** The subject whose evidence answers, and how it was measured; null where there is no evidence. */
export const basisJson = ({ evidence, derivation }: Answer): BasisJson =>
  evidence.status === 'ok'
    ? {
        subject: evidence.basis.subject.subject,
        inherited: evidence.basis.inherited,
        measure: evidence.basis.measure,
        tonnageOf: evidence.basis.tonnageOf?.subject ?? null,
        assumptions: derivation ? assumptions(derivation).map((a) => a.code) : [],
        agreement: evidence.basis.agreement,
        outside: evidence.basis.outside,
      }
    : null;
