import type { Answer } from '../../answer/answer.js';
import type { Ceiling } from '../../answer/chain.js';
import type { Witness } from '../../answer/evidence.js';
import type { Report } from '../../answer/report.js';
import type { Terms } from '../../market/profile-record.js';
import { aboutJson, basisJson, intervalJson, notesJson, placeJson, subjectJson } from '../../output/json-parts.js';
import { profileJson, unasked } from '../../output/profile-json.js';
import type { OutputOf } from '../../output/render.js';
import { remarksOf } from '../../output/sheet.js';
import type { StageChain, StageDocument, StageEvidence, StageRow, stageSchema } from './schema.js';
import { type StageView, stageSheet } from './sheet.js';

/** The output of `reshare stage`, by the schema reshare.stage/2. */
export function stageOutput(report: Report, view: StageView): OutputOf<typeof stageSchema> {
  const { edition, reading, terms } = view;
  const about = { schema: 'reshare.stage/2', ...aboutJson(edition, reading, terms) } as const;
  const rows = report.answers.map((answer) => stageRow(answer, terms));
  return {
    schema: async () => (await import('./schema.js')).stageSchema.row,
    about,
    unasked: unasked(terms),
    rows,
    get document(): StageDocument {
      return { ...about, rows, chain: report.ceilings.map(chain), notes: notesJson(report.notes) };
    },
    get sheet() {
      return stageSheet(report, view);
    },
    get notes() {
      return remarksOf(this.sheet);
    },
  };
}

/** A row of `reshare stage`: one answer. */
function stageRow(answer: Answer, terms: Terms): StageRow {
  const { evidence, profile } = answer;
  return {
    ...placeJson(answer),
    status: evidence.status,
    basis: basisJson(evidence),
    sharePct: intervalJson(answer.share),
    approximate: answer.approximate,
    ...profileJson(profile, terms),
    evidence: evidence.status === 'ok' ? evidence.witnesses.map(witness) : [],
  };
}

const witness = ({ observation: o, role }: Witness): StageEvidence => ({
  observation: o.observation,
  actor: o.actor,
  printed: o.printed,
  source: o.source,
  role,
});

/** The ceiling of a chain. */
const chain = (c: Ceiling): StageChain => ({
  subject: subjectJson(c.subject),
  of: c.of.map((s) => s.subject),
  stages: c.passed.map((e) => e.stage.stage),
  untouchedPct: intervalJson(c.untouchedPct),
  setBy: c.setBy.map((s) => s.stage),
});
