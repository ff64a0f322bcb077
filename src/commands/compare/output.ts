import type { Difference, Rival, Rivalry, Spread } from '../../answer/rivals.js';
import type { Edition } from '../../dataset/load.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Terms } from '../../market/profile-record.js';
import { answerJson } from '../../output/answer-json.js';
import { editionJson, intervalJson, notesJson, termsJson } from '../../output/json-parts.js';
import { unasked } from '../../output/profile-json.js';
import type { OutputOf } from '../../output/render.js';
import { remarksOf } from '../../output/sheet.js';
import type {
  CompareDifference,
  CompareDocument,
  CompareNote,
  CompareRow,
  CompareSide,
  CompareVerdict,
  compareSchema,
} from './schema.js';
import { type CompareView, compareSheet, verdictSentences } from './sheet.js';

/** The output of `reshare compare`, by the schema reshare.compare/1. */
export function compareOutput(
  found: readonly Rivalry[],
  reading: ReadingPolicy,
  terms: Terms,
  view: CompareView,
): OutputOf<typeof compareSchema> {
  const about = { schema: 'reshare.compare/1', ...termsJson(reading, terms) } as const;
  const rivals = found.flatMap((f) => f.rivals);
  const rows = rivals.map((rival) => compareRow(rival, terms));
  return {
    schema: async () => (await import('./schema.js')).compareSchema.row,
    about,
    unasked: unasked(terms),
    rows,
    get document(): CompareDocument {
      const verdicts = found.map((f) => compareVerdict(f, terms));
      return { ...about, rows, verdicts, silent: view.silent.map(side), notes: rivals.flatMap(rivalNotes) };
    },
    get sheet() {
      return compareSheet(found, reading, terms, view);
    },
    get notes() {
      return remarksOf(this.sheet);
    },
  };
}

/** A row of `reshare compare`: the answer of one dataset. */
const compareRow = ({ dataset, answer, statistic, relies, narrowest }: Rival, terms: Terms): CompareRow => ({
  dataset: editionJson(dataset.edition),
  ...answerJson(answer, terms),
  statistic,
  reliesOn: relies ?? null,
  narrowest,
});

function compareVerdict(rivalry: Rivalry, terms: Terms): CompareVerdict {
  const { stage, kind, levels, measured, statistics, spreads, differences } = rivalry.verdict;
  return {
    stage: stage.stage,
    verdict: kind,
    levels,
    datasets: measured.map((r) => side(r.dataset.edition)),
    statistics,
    spreads: spreads.map(spreadJson),
    differences: differences.map(differenceJson),
    text: verdictSentences(rivalry, terms).join(' '),
  };
}

const spreadJson = ({ subject, sharePct, rivals }: Spread): CompareVerdict['spreads'][number] => ({
  subject: subject.subject,
  sharePct: intervalJson(sharePct),
  datasets: rivals.map((r) => side(r.dataset.edition)),
});

const differenceJson = ({ from, to, moved, most }: Difference): CompareDifference => ({
  from: side(from.dataset.edition),
  to: side(to.dataset.edition),
  hhiPoints: moved ? { low: moved.low, high: moved.high } : null,
  mostBy: most ? { actor: most.actor ?? null, low: most.low, high: most.high } : null,
});

const side = ({ name, version }: Edition): CompareSide => ({ dataset: name, version });

const rivalNotes = ({ dataset: { edition }, answer }: Rival): readonly CompareNote[] =>
  notesJson(answer.notes).map((note): CompareNote => ({ ...note, dataset: edition.name, version: edition.version }));
