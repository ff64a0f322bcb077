import type { Answer } from '../../answer/answer.js';
import type { Report } from '../../answer/report.js';
import type { Dataset } from '../../dataset/sound.js';
import { known } from '../../domain/observation.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Derivation } from '../../market/derivation.js';
import type { Terms } from '../../market/profile-record.js';
import { digest } from '../../output/digest.js';
import { placeOf } from '../../output/place-of.js';
import type { Cell } from '../../output/sheet.js';
import { lines, type Rows, type Sheet } from '../../output/sheet.js';
import { heading, titleOf } from '../../output/title.js';
import { brackets, full } from '../../text/number.js';
import { formula } from './formula.js';
import { why } from './why.js';

/** An answer with the formulas of its figures. */
export type Explained = { readonly answer: Answer; readonly formulas: readonly Derivation[] };

/** The report of `reshare explain` for people: the observations as printed, the sources, and the formulas with the figures in them. */
export function explainSheet(
  dataset: Dataset,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  explained: readonly Explained[],
): Sheet {
  const { edition } = dataset;
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const { remarks } = digest(report.notes, subjects);
  const file = edition.files.get('observations');
  const place = file ? [`Lines are of ${file.label}, sha256 ${file.sha256}.`] : [];
  return {
    title: titleOf(heading(subjects), edition, reading, terms),
    tables: [...explained.map((e) => evidenceRows(dataset, reading, e)), sourceRows(dataset, explained)].filter(
      (rows) => rows.length > 1,
    ),
    lines: [
      ...lines('=', explained.flatMap(formulas)),
      ...lines('!', [...new Set([...remarks, ...explained.flatMap((e) => doubts(dataset, e))])]),
      ...lines('-', [
        ...place,
        `The dataset is ${edition.name}@${edition.version}, datapackage.json sha256 ${edition.sha256}.`,
      ]),
    ],
  };
}

/** How an end is told: one that no completion attains is above or below, not at. */
const WORDS = {
  low: { open: ' above', closed: ' at least' },
  high: { open: ' below', closed: ' at most' },
} as const;

function open({ profile }: Explained['answer'], { path, end }: Explained['formulas'][number]): boolean {
  const { measures, remaining } = profile ?? {};
  const figure = {
    'measures.hhi': measures?.hhi,
    'remaining.sharePct': remaining?.sharePct,
    'remaining.measures.hhi': remaining?.measures.hhi,
  }[path];
  return (end === 'low' ? figure?.lowOpen : figure?.highOpen) === true;
}

const NAMES = {
  'measures.hhi': 'HHI',
  'remaining.sharePct': 'percent that remain',
  'remaining.measures.hhi': 'HHI of what remains',
} as const;

/** The formulas of one answer, those of the two ends of a known figure being one; then the number of effective suppliers. */
function formulas({ answer, formulas: all }: Explained): readonly string[] {
  const other = (f: Explained['formulas'][number]) => all.find((o) => o.path === f.path && o.end !== f.end);
  const texts = all.flatMap((f) => {
    const same = other(f)?.value === f.value;
    if (same && f.end === 'high') return [];
    const which = same ? '' : open(answer, f) ? WORDS[f.end].open : WORDS[f.end].closed;
    return [`${placeOf(answer)}: ${NAMES[f.path]}${which}: ${formula(f)}.`];
  });
  const [low, high] = (['low', 'high'] as const).map((end) =>
    all.find((f) => f.path === 'measures.hhi' && f.end === end),
  );
  const range = answer.profile?.measures?.effectiveSuppliers;
  const effective =
    low && high && range
      ? [
          `${placeOf(answer)}: effective suppliers: 10,000 / ${full(high.value)} to 10,000 / ${full(low.value)}: ${brackets(range)}.`,
        ]
      : [];
  return [...texts, ...effective];
}

function evidenceRows(dataset: Dataset, reading: ReadingPolicy, { answer }: Explained): Rows {
  const { evidence } = answer;
  if (evidence.status !== 'ok') return [];
  const order = ['used', 'conflicts', 'doubtful', 'repeats', 'set-aside'] as const;
  const witnesses = order.flatMap((role) => evidence.witnesses.filter((w) => w.role === role));
  const rows = witnesses.map((w): readonly Cell[] => {
    const { observation: o } = w;
    const value = known(o, reading);
    const line = dataset.lines.get(o.observation);
    const role = w.role === 'doubtful' || w.role === 'repeats' ? w.role : why(w, evidence);
    const first = w.role === 'repeats' ? ` line ${dataset.lines.get(o.repeats)}` : '';
    const read = value && brackets(value) !== o.printed ? [`read as ${brackets(value)}`] : [];
    return [o.actor, [o.printed, ...read], role + first, [o.source, o.locator], String(line ?? '')];
  });
  return [[placeOf(answer), 'printed', 'role', 'source, place in it', 'line'], ...rows];
}

/** What makes values doubtful. */
function doubts(dataset: Dataset, { answer: { evidence } }: Explained): readonly string[] {
  const doubtful = evidence.status === 'ok' ? evidence.witnesses.filter((w) => w.role === 'doubtful') : [];
  return doubtful.map((w) => `Line ${dataset.lines.get(w.observation.observation)}: ${why(w, evidence)}.`);
}

/** The sources of the observations, once each. */
function sourceRows({ sources }: Dataset, explained: readonly Explained[]): Rows {
  const ids = explained.flatMap(({ answer: { evidence } }) =>
    evidence.status === 'ok' ? evidence.witnesses.map((w) => w.observation.source) : [],
  );
  const used = sources.filter((s) => ids.includes(s.source));
  return [
    ['source', 'title', 'publisher', 'published'],
    ...used.map((s) => [s.source, s.title, s.publisher, s.published || s.published_note]),
  ];
}
