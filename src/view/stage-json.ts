import type { Answer } from '../analysis/answer.js';
import type { Terms } from '../analysis/profile.js';
import type { Report } from '../analysis/report.js';
import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import { intervalJson, type Json } from './json.js';
import { profileJson } from './profile.js';
import { sentence } from './sentence.js';

/** The object that `reshare stage --json` prints: schema reshare.stage/1. */
export function stageJson(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  { answers, ceilings, notes }: Report,
): Json {
  return {
    schema: 'reshare.stage/1',
    dataset: { name: edition.name, version: edition.version, asOf: edition.asOf ?? null, sha256: edition.sha256 },
    reading,
    bands: terms.bands,
    excluded: terms.exclusions.map((e) => ({ actor: e.actor, portionPct: e.portionPct })),
    rows: answers.map(row),
    chain: ceilings.map((c) => ({
      subject: subjectJson(c.subject),
      untouchedPct: intervalJson(c.untouchedPct),
      setBy: c.setBy,
      inherited: c.inherited,
    })),
    notes: notes.map((n) => ({ code: n.code, text: sentence(n), subject: n.subject ?? null, stage: n.stage ?? null })),
  };
}

const subjectJson = (s: Subject): Json => ({ id: s.subject, name: s.name, symbol: s.symbol === '' ? null : s.symbol });

function row({ evidence, profile }: Answer): Json {
  const { status } = evidence;
  const basis = status === 'ok' ? evidence.basis : undefined;
  const witnesses = status === 'ok' ? evidence.witnesses : [];
  return {
    subject: subjectJson(evidence.subject),
    stage: evidence.stage.stage,
    period: evidence.period ?? null,
    status,
    basis: basis
      ? {
          subject: basis.subject.subject,
          inherited: basis.inherited,
          measure: basis.measure,
          agreement: basis.agreement,
        }
      : null,
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
