import type { Provenance } from '../../answer/provenance.js';
import type { Report } from '../../answer/report.js';
import type { Dataset } from '../../dataset/sound.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { type Derivation, ENDS } from '../../market/derivation.js';
import type { Terms } from '../../market/profile-record.js';
import { digest } from '../../output/digest.js';
import { placeOf } from '../../output/place-of.js';
import type { Cell } from '../../output/sheet.js';
import { lines, type Rows, type Sheet } from '../../output/sheet.js';
import { subjectName } from '../../output/subject-name.js';
import { footOf, heading, titleOf } from '../../output/title.js';
import { brackets, full } from '../../text/number.js';
import { formulaText } from './formula.js';
import { why } from './why.js';

/** The screen of `reshare explain`: the observations as printed, the sources, and the formulas with their figures. */
export function explainSheet(
  dataset: Dataset,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  origins: readonly Provenance[],
): Sheet {
  const { edition } = dataset;
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  // the notes of the sources stand beside the values
  const { whose, remarks } = digest(
    report.notes.filter((n) => n.code !== 'source-notes'),
    subjects,
  );
  const file = edition.files.get('observations');
  const place = file ? [`Lines are of ${file.label}, sha256 ${file.sha256}.`] : [];
  return {
    title: titleOf(heading(subjects), reading, terms.exclusions),
    tables: [...origins.map(evidenceRows), sourceRows(dataset, origins)].filter((rows) => rows.length > 1),
    lines: [
      ...lines('=', origins.flatMap(formulas)),
      ...lines('*', whose),
      ...lines('!', [...new Set([...remarks, ...origins.flatMap(doubts)])]),
      ...lines('-', [
        ...place,
        `The dataset is ${edition.name}@${edition.version}, datapackage.json sha256 ${edition.sha256}.`,
      ]),
    ],
    foot: footOf(edition),
  };
}

/** The words for an end. An open end, which no completion attains, is "above" or "below". */
const WORDS = {
  low: { open: ' above', closed: ' at least' },
  high: { open: ' below', closed: ' at most' },
} as const;

function open({ profile }: Provenance['answer'], { path, end }: Derivation): boolean {
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

/** The formulas of one answer, then the number of effective suppliers. Both ends of a known figure have one formula. */
function formulas({ answer, derivations: all }: Provenance): readonly string[] {
  const other = (f: Derivation) => all.find((o) => o.path === f.path && o.end !== f.end);
  const texts = all.flatMap((f) => {
    const same = other(f)?.value === f.value;
    if (same && f.end === 'high') return [];
    const which = same ? '' : open(answer, f) ? WORDS[f.end].open : WORDS[f.end].closed;
    return [`${placeOf(answer)}: ${NAMES[f.path]}${which}: ${formulaText(f)}.`];
  });
  const [low, high] = ENDS.map((end) => all.find((f) => f.path === 'measures.hhi' && f.end === end));
  const range = answer.profile?.measures?.effectiveSuppliers;
  const effective =
    low && high && range
      ? [
          `${placeOf(answer)}: effective suppliers: 10,000 / ${full(high.value)} to 10,000 / ${full(low.value)}: ${brackets(range)}.`,
        ]
      : [];
  return [...texts, ...effective];
}

function evidenceRows({ answer, witnesses: all }: Provenance): Rows {
  const { evidence } = answer;
  if (evidence.status !== 'ok') return [];
  const order = ['used', 'conflicts', 'doubtful', 'repeats', 'set-aside'] as const;
  const witnesses = order.flatMap((role) => all.filter((w) => w.role === role));
  const rows = witnesses.map((w): readonly Cell[] => {
    const { observation: o, value, line } = w;
    const role = w.role === 'doubtful' || w.role === 'repeats' ? w.role : why(w, evidence);
    const first = w.role === 'repeats' ? ` line ${w.repeatedLine}` : '';
    const read = value && brackets(value) !== o.printed ? [`read as ${brackets(value)}`] : [];
    const note = o.note === '' || w.role === 'doubtful' ? [] : [`Note: ${o.note}`];
    return [o.actor, [o.printed, ...read], role + first, [o.source, o.locator, ...note], String(line ?? '')];
  });
  const whose = evidence.basis.inherited ? [`of ${subjectName(evidence.basis.subject)}`] : [];
  return [[[placeOf(answer), ...whose], 'printed', 'role', 'source, place in it', 'line'], ...rows];
}

/** A sentence for each doubtful value, with the reason. */
const doubts = ({ answer, witnesses }: Provenance): readonly string[] =>
  witnesses.filter((w) => w.role === 'doubtful').map((w) => `Line ${w.line}: ${why(w, answer.evidence)}.`);

/** The sources of the observations, once each. */
function sourceRows({ sources }: Dataset, origins: readonly Provenance[]): Rows {
  const ids = origins.flatMap(({ witnesses }) => witnesses.map((w) => w.observation.source));
  const used = sources.filter((s) => ids.includes(s.source));
  return [
    ['source', 'title', 'publisher', 'published', 'note'],
    ...used.map((s) => [s.source, s.title, s.publisher, s.published || s.published_note, s.note]),
  ];
}
