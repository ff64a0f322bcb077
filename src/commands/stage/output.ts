import type { Ceiling } from '../../answer/chain.js';
import type { Report } from '../../answer/report.js';
import { answerJson } from '../../output/answer-json.js';
import { aboutJson, intervalJson, notesJson, subjectJson } from '../../output/json-parts.js';
import { unasked } from '../../output/profile-json.js';
import type { OutputOf } from '../../output/render.js';
import { remarksOf } from '../../output/sheet.js';
import { type StageView, stageSheet } from '../../output/stage/sheet.js';
import type { StageChain, StageDocument, stageSchema } from './schema.js';

/** The output of `reshare stage`, by the schema reshare.stage/2. */
export function stageOutput(report: Report, view: StageView): OutputOf<typeof stageSchema> {
  const { edition, reading, terms } = view;
  const about = { schema: 'reshare.stage/2', ...aboutJson(edition, reading, terms, report.notes) } as const;
  const rows = report.answers.map((answer) => answerJson(answer, terms));
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

/** The ceiling of a chain. */
const chain = (c: Ceiling): StageChain => ({
  subject: subjectJson(c.subject),
  of: c.of.map((s) => s.subject),
  stages: c.passed.map((e) => e.stage.stage),
  untouchedPct: intervalJson(c.untouchedPct),
  setBy: c.setBy.map((s) => s.stage),
});
