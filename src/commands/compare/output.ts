import type { Difference, Rival, Rivalry, Spread } from '../../answer/rivals.js';
import type { Edition } from '../../dataset/load.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Terms } from '../../market/profile-record.js';
import { answerJson } from '../../output/answer-json.js';
import {
  type CompareView,
  compareSheet,
  type EditionNaming,
  namingOf,
  verdictSentences,
} from '../../output/compare/sheet.js';
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

/** The output of `reshare compare`, by the schema reshare.compare/1. */
export function compareOutput(
  found: readonly Rivalry[],
  reading: ReadingPolicy,
  terms: Terms,
  view: CompareView,
): OutputOf<typeof compareSchema> {
  const about = { schema: 'reshare.compare/1', ...termsJson(reading, terms) } as const;
  const rivals = found.flatMap((f) => f.rivals);
  const named: EditionNaming = (edition) => view.words.get(edition) ?? edition.name;
  const rows = rivals.map((rival) => compareRow(rival, terms, named));
  return {
    schema: async () => (await import('./schema.js')).compareSchema.row,
    about,
    unasked: unasked(terms),
    rows,
    get document(): CompareDocument {
      const verdicts = found.map((f) => compareVerdict(f, terms, view.words, named));
      const silent = view.silent.map((edition) => side(edition, named));
      return { ...about, rows, verdicts, silent, notes: rivals.flatMap((rival) => rivalNotes(rival, named)) };
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
const compareRow = (
  { dataset, answer, statistic, relies, leavesOut, narrowest }: Rival,
  terms: Terms,
  named: EditionNaming,
): CompareRow => ({
  dataset: { ...editionJson(dataset.edition), named: named(dataset.edition) },
  ...answerJson(answer, terms),
  statistic,
  reliesOn: relies ?? null,
  leavesOut,
  narrowest,
});

function compareVerdict(
  rivalry: Rivalry,
  terms: Terms,
  words: CompareView['words'],
  named: EditionNaming,
): CompareVerdict {
  const { stage, kind, levels, measured, statistics, spreads, differences } = rivalry.verdict;
  return {
    stage: stage.stage,
    verdict: kind,
    levels,
    datasets: measured.map((r) => side(r.dataset.edition, named)),
    statistics,
    spreads: spreads.map((spread) => spreadJson(spread, named)),
    differences: differences.map((difference) => differenceJson(difference, named)),
    text: verdictSentences(rivalry, terms, namingOf(words)).join(' '),
  };
}

const spreadJson = (
  { subject, sharePct, rivals }: Spread,
  named: EditionNaming,
): CompareVerdict['spreads'][number] => ({
  subject: subject.subject,
  sharePct: intervalJson(sharePct),
  datasets: rivals.map((r) => side(r.dataset.edition, named)),
});

const differenceJson = ({ from, to, moved, most }: Difference, named: EditionNaming): CompareDifference => ({
  from: side(from.dataset.edition, named),
  to: side(to.dataset.edition, named),
  hhiPoints: moved ? { low: moved.low, high: moved.high } : null,
  mostBy: most ? { actor: most.actor ?? null, low: most.low, high: most.high } : null,
});

const side = (edition: Edition, named: EditionNaming): CompareSide => ({
  dataset: edition.name,
  version: edition.version,
  named: named(edition),
});

const rivalNotes = ({ dataset: { edition }, answer }: Rival, named: EditionNaming): readonly CompareNote[] =>
  notesJson(answer.notes).map(
    (note): CompareNote => ({
      ...note,
      dataset: edition.name,
      version: edition.version,
      named: named(edition),
    }),
  );
