import type { Answer } from '../../answer/answer.js';
import type { Witness } from '../../answer/evidence.js';
import type { Report } from '../../answer/report.js';
import type { Dataset } from '../../dataset/sound.js';
import { known } from '../../domain/observation.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { type Derivation, derivations } from '../../market/derivation.js';
import type { Terms } from '../../market/profile-record.js';
import type { JsonObject } from '../../output/fields.js';
import { intervalJson } from '../../output/json.js';
import type { Output } from '../../output/render.js';
import { aboutJson, basisJson, notesJson, placeJson } from '../../output/report-json.js';
import { formula } from './formula.js';
import { type Explained, explainSheet } from './sheet.js';
import { why } from './why.js';

/** What `reshare explain` shows: schema reshare.explain/1. */
export function explainOutput(dataset: Dataset, reading: ReadingPolicy, terms: Terms, report: Report): Output {
  const { edition } = dataset;
  const explained = report.answers.map(
    (answer): Explained => ({
      answer,
      // an interval that rules nothing out is no figure
      formulas: answer.market
        ? derivations(answer.market, terms.exclusions).filter((d) => !answer.profile?.reasons.has(d.path))
        : [],
    }),
  );
  const about = aboutJson('reshare.explain/1', edition, reading, terms);
  const rows = report.answers.flatMap((answer) =>
    answer.evidence.status === 'ok' ? answer.evidence.witnesses.map((w) => row(dataset, reading, answer, w)) : [],
  );
  const file = edition.files.get('observations');
  const sheet = explainSheet(dataset, reading, terms, report, explained);
  return {
    schema: async () => (await import('./schema.js')).explainSchema.row,
    about,
    rows,
    document: {
      ...about,
      rows,
      markets: report.answers.map((a) => ({
        ...placeJson(a),
        status: a.evidence.status,
        basis: basisJson(a.evidence),
        unit: a.market?.unit ?? null,
      })),
      formulas: explained.flatMap(({ answer, formulas }) => formulas.map((f) => formulaJson(answer, f))),
      file: file ? { path: file.label, sha256: file.sha256 } : null,
      notes: notesJson(report.notes),
    },
    sheet,
    notes: sheet.lines.filter((l) => l.mark === '!').map((l) => l.text),
  };
}

const formulaJson = (answer: Answer, f: Derivation): JsonObject => ({
  ...placeJson(answer),
  path: f.path,
  end: f.end,
  kind: f.kind,
  held: f.held.map((h) => ({ actor: h.actor ?? null, value: h.value })),
  divided: f.divided,
  total: f.total,
  value: f.value,
  text: formula(f),
});

function row(dataset: Dataset, reading: ReadingPolicy, answer: Answer, witness: Witness): JsonObject {
  const { observation: o, role } = witness;
  const source = dataset.sources.find((s) => s.source === o.source);
  return {
    ...placeJson(answer),
    observation: o.observation,
    role,
    why: why(witness, answer.evidence),
    actor: o.actor,
    printed: o.printed,
    unit: o.unit,
    value: intervalJson(known(o, reading)),
    source: o.source,
    title: source?.title ?? '',
    publisher: source?.publisher || null,
    published: source?.published || null,
    locator: o.locator,
    line: dataset.lines.get(o.observation) ?? 0,
  };
}
