import type { Answer } from '../answer/answer.js';
import type { Evidence } from '../answer/evidence.js';
import type { Report } from '../answer/report.js';
import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import type { Terms } from '../market/profile-record.js';
import type { JsonObject } from './fields.js';
import { intervalJson, type Json } from './json.js';
import { profileJson } from './profile-json.js';
import { sentence } from './sentence.js';

/** What the JSON of a report says of all its rows. */
export const aboutJson = (schema: string, edition: Edition, reading: ReadingPolicy, terms: Terms): JsonObject => ({
  schema,
  dataset: editionJson(edition),
  reading,
  bands: terms.bands,
  excluded: terms.exclusions.map((e) => ({ actor: e.actor, portionPct: e.portionPct })),
});

export const editionJson = (e: Edition): JsonObject => ({
  name: e.name,
  version: e.version,
  asOf: e.asOf ?? null,
  sha256: e.sha256,
});

/** The notes of a report, in English. */
export const notesJson = (notes: Report['notes']): Json =>
  notes.map((n) => ({ code: n.code, text: sentence(n), subject: n.subject ?? null, stage: n.stage ?? null }));

/** The rows of `reshare stage`, one for each answer. */
export const stageRows = ({ answers }: Report): readonly JsonObject[] => answers.map(row);

/** The ceilings of the chains. */
export const chainJson = ({ ceilings }: Report): Json =>
  ceilings.map((c) => ({
    subject: subjectJson(c.subject),
    untouchedPct: intervalJson(c.untouchedPct),
    setBy: c.setBy,
    inherited: c.inherited,
  }));

export const subjectJson = (s: Subject): JsonObject => ({
  id: s.subject,
  name: s.name,
  symbol: s.symbol === '' ? null : s.symbol,
});

/** Which market an answer is about. */
export const placeJson = ({ evidence }: Answer): JsonObject => ({
  subject: subjectJson(evidence.subject),
  stage: evidence.stage.stage,
  period: evidence.period ?? null,
});

/** Whose evidence answers, and how it was measured. */
export const basisJson = (evidence: Evidence): Json =>
  evidence.status === 'ok'
    ? {
        subject: evidence.basis.subject.subject,
        inherited: evidence.basis.inherited,
        measure: evidence.basis.measure,
        agreement: evidence.basis.agreement,
      }
    : null;

function row(answer: Answer): JsonObject {
  const { evidence, profile } = answer;
  const { status } = evidence;
  const witnesses = status === 'ok' ? evidence.witnesses : [];
  return {
    ...placeJson(answer),
    status,
    basis: basisJson(evidence),
    ...profileJson(profile),
    evidence: witnesses.map(({ observation: o, role }) => ({
      observation: o.observation,
      actor: o.actor,
      printed: o.printed,
      source: o.source,
      role,
    })),
  };
}
