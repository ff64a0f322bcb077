import type { Answer } from '../../answer/answer.js';
import type { Provenance, SourcedWitness } from '../../answer/provenance.js';
import type { Report } from '../../answer/report.js';
import type { Dataset } from '../../dataset/sound.js';
import { type Interval, isPoint } from '../../domain/interval.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Derivation } from '../../market/derivation.js';
import type { Terms } from '../../market/profile-record.js';
import { digest } from '../../output/digest.js';
import { excludedWords } from '../../output/exclusions.js';
import { figureText, percent } from '../../output/figure-text.js';
import { ownLargestSentences } from '../../output/largest.js';
import { type NumberedSources, sourceNumber, sourceRemarks, sourceRows } from '../../output/numbered-sources.js';
import { placeOf } from '../../output/place-of.js';
import { type Cell, lines, type Rows, type Sheet, type Step } from '../../output/sheet.js';
import { footOf, marketTitle } from '../../output/title.js';
import { printedText, why } from '../../output/why.js';
import { brackets, quantity } from '../../text/number.js';
import { sentenceCase } from '../../text/words.js';
import { betweenSentences, lumpSentence } from './amounts.js';
import { formulaClause } from './formula.js';
import { contentRows, depositRows, extremeSentences, settlingRows } from './ores.js';

/** What the screen of `reshare explain` is made from, beside the report and the provenances of its answers. */
export type ExplainView = {
  readonly dataset: Dataset;
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
  readonly steps: readonly Step[];
};

/** The screen of `reshare explain`: the figures by formula, the values used, those not used and why, and their sources. */
export function explainSheet(report: Report, origins: readonly Provenance[], view: ExplainView): Sheet {
  const { dataset, reading, terms, steps } = view;
  const { edition } = dataset;
  const { answers } = report;
  const { whose, remarks } = digest(
    // the notes of the sources stand beside the values
    report.notes.filter((n) => n.code !== 'source-notes'),
    [...new Set(answers.map((a) => a.evidence.subject))],
    { namesSources: true },
  );
  const sources = sourcesOf(origins);
  const several = answers.length > 1;
  const file = edition.files.get('observations');
  const [held] = origins.flatMap((o) => o.ores?.compositions ?? []);
  return {
    title: marketTitle(answers, 'where the figures come from', reading),
    lead: origins.flatMap((o) => figureSentences(o, terms, several)),
    tables: [
      ...origins.flatMap((o) => oreRows(o, sources, several)),
      ...origins.flatMap((o) => [usedRows(o, sources, several), unusedRows(o, sources, several)]),
      sourceRows(sources, sourceRemarks),
    ].filter((rows) => rows.length > 1),
    lines: [
      ...lines('*', whose),
      ...lines('!', remarks),
      ...lines('-', reading === 'rounded' && answers.some((a) => a.market?.unit !== undefined) ? [ZEROS] : []),
      ...lines('-', reading === 'printed' && answers.some((a) => a.profile?.measures?.hhi) ? [EXACT] : []),
      ...lines('-', origins.some((o) => o.ores?.settlings) ? [LEAST_AND_MOST] : []),
      ...lines('-', file && sources.length > 0 ? [`A file line is a line of ${file.label}, not of the source.`] : []),
      ...lines('-', held ? [`That of a deposit is a line of ${held.place.file}.`] : []),
    ],
    width: 80,
    steps,
    foot: footOf(edition),
  };
}

/** How far a range of an HHI goes. */
const EXACT = 'Printed figures are taken as exact; --reading rounded shows what rounding allows.';
/** Why what is worth knowing narrows a share by a range. */
const LEAST_AND_MOST = 'How much a share narrows depends on what is learnt: at least and at most this much.';
/** How far a quantity is read as rounded. */
const ZEROS = 'Zeros at the end of a quantity count as rounded: the more there are, the wider its range.';

/** Sentences on the figures of one answer, with the formulas that give their ends. The stage is named where there are several answers. */
function figureSentences({ answer, witnesses, derivations, ores }: Provenance, terms: Terms, several: boolean) {
  const { measures, remaining } = answer.profile ?? {};
  const unit = answer.market?.unit;
  const clause = (path: Derivation['path'], figure: Interval | undefined): readonly string[] => {
    const ends = derivations.filter((d) => d.path === path);
    return figure && ends.length > 0 ? [formulaClause(ends, figure)] : [];
  };
  const effective = measures?.effectiveSuppliers;
  const sentences = [
    ...clause('measures.hhi', measures?.hhi).flatMap((text) => [
      `HHI ${text}.`,
      ...lumpSentence(derivations, witnesses, unit),
      ...betweenSentences(derivations, answer),
    ]),
    ...(ores ? extremeSentences(ores) : []),
    ...ownLargestSentences(answer.profile?.largest),
    ...clause('remaining.sharePct', remaining?.sharePct).map(
      (text) => `left without ${excludedWords(terms)}: ${text}.`,
    ),
    ...clause('remaining.measures.hhi', remaining?.measures.hhi).map((text) => `HHI of what is left ${text}.`),
    ...(effective && derivations.some((d) => d.path === 'measures.hhi')
      ? [`effective suppliers: 10,000 / HHI = ${figureText('suppliers', effective)}.`]
      : []),
  ];
  return sentences.map((text) => (several ? `${sentenceCase(placeOf(answer))}: ${text}` : sentenceCase(text)));
}

/** Whether the screen lists a witness that is not used. One of another period is listed where that period is shown, or by another command. */
const isListed = ({ elsewhere }: SourcedWitness): boolean => elsewhere === undefined;

/** The sources of the listed witnesses, in the order of the tables. */
const sourcesOf = (origins: readonly Provenance[]): NumberedSources => [
  ...new Set(
    origins.flatMap(({ witnesses, ores }) =>
      [...(ores?.compositions ?? []), ...used(witnesses), ...unused(witnesses)].flatMap((w) => w.source ?? []),
    ),
  ),
];

const used = (all: readonly SourcedWitness[]): readonly SourcedWitness[] => all.filter((w) => w.role === 'used');

/** The witnesses that are listed although they are not used, the most important first. */
const unused = (all: readonly SourcedWitness[]): readonly SourcedWitness[] =>
  (['not-in-total', 'conflicts', 'doubtful', 'set-aside', 'repeats'] as const).flatMap((role) =>
    all.filter((w) => w.role === role && isListed(w)),
  );

/** The head of a first column: what its rows are, of which market where there are several. */
const headOf = (what: string, answer: Answer, several: boolean): Cell => (several ? [what, placeOf(answer)] : what);

/** What the ores of a derived market hold, the deposits that say so, and what would narrow it. */
function oreRows({ answer, ores }: Provenance, sources: NumberedSources, several: boolean): readonly Rows[] {
  if (!ores) return [];
  return [
    contentRows(headOf('supplier', answer, several), ores),
    depositRows(headOf('deposit', answer, several), ores, sources),
    settlingRows(ores),
  ];
}

/** The values that the figures use. A unit that all of them have stands in the head. */
function usedRows({ answer, witnesses }: Provenance, sources: NumberedSources, several: boolean): Rows {
  const { evidence } = answer;
  const all = used(witnesses);
  const units = new Set(all.map(({ observation: o }) => (o.measure === 'share' ? '' : o.unit)));
  const [unit = ''] = units.size === 1 ? units : [];
  const rows = all.map((w): readonly Cell[] => {
    const { observation: o, line } = w;
    const reason = why(w, evidence);
    return [
      o.actor,
      unit === '' ? printedText(o) : o.printed,
      [
        `${sourceNumber(sources, w.source)} ${o.locator}`,
        ...(reason === 'used' ? [] : [`${sentenceCase(reason)}.`]),
        ...readingOf(w),
        ...noteOf(w),
      ],
      String(line ?? ''),
    ];
  });
  return [
    [headOf('used', answer, several), unit === '' ? 'printed' : ['printed', unit], 'source and place', 'file line'],
    ...rows,
  ];
}

/** The values that are not used, each with the reason. */
function unusedRows({ answer, witnesses }: Provenance, sources: NumberedSources, several: boolean): Rows {
  const number = (w: SourcedWitness): string => sourceNumber(sources, w.source);
  const rows = unused(witnesses).map((w): readonly Cell[] => {
    const { observation: o, line, role } = w;
    const reason = sentenceCase(why(w, answer.evidence, repeatedWords(w, answer, sources)));
    // the note of a doubtful value is the reason
    return [
      o.actor,
      printedText(o),
      [`${reason}.`, `${number(w)} ${o.locator}`, ...readingOf(w), ...(role === 'doubtful' ? [] : noteOf(w))],
      String(line ?? ''),
    ];
  });
  return [[headOf('not used', answer, several), 'printed', 'reason and place', 'file line'], ...rows];
}

/** The value that another repeats, so that it is found although it may be listed elsewhere: `"over 69%" of 2023 in [1], file line 17`. */
function repeatedWords({ repeated }: SourcedWitness, { evidence }: Answer, sources: NumberedSources): string {
  if (!repeated) return 'another value';
  const { observation: o, source, line } = repeated;
  const period = o.period === '' || o.period === evidence.period ? '' : ` of ${o.period}`;
  const place = source && !sources.includes(source) ? `"${source.title}"` : sourceNumber(sources, source);
  return `"${o.printed}"${period} in ${place}, file line ${line ?? '?'}`;
}

const noteOf = ({ observation: o }: SourcedWitness): readonly string[] => (o.note === '' ? [] : [`Note: ${o.note}`]);

/** A sentence on what a printed value is read as, where its text does not say it. */
function readingOf({ observation: o, value }: SourcedWitness): readonly string[] {
  if (!value) return [];
  const range = o.measure === 'share' ? percent(value) : quantity(value, '').trim();
  const read = isPoint(value) ? `${brackets(value)}${o.measure === 'share' ? ' %' : ''}` : range;
  const bare = (text: string): string => text.replace(/\s/g, '');
  return bare(read) === bare(o.printed) ? [] : [`Read as ${read}.`];
}
