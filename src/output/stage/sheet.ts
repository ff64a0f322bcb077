import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import { grouped } from '../../domain/grouped.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { LARGEST_SHARE_LINE } from '../../market/band.js';
import { FURTHER_MEASURES, MAIN_MEASURES } from '../../market/measures.js';
import type { Terms } from '../../market/profile-record.js';
import { list } from '../../text/words.js';
import { type Bar, SHARE_AND_HHI_BARS } from '../bar.js';
import { ceilingSentences } from '../ceiling.js';
import { digest } from '../digest.js';
import { actorList } from '../exclusions.js';
import { figureText, reasonWords } from '../figure-text.js';
import { placeOf } from '../place-of.js';
import { type Line, lines, type Rows, type Sheet, type Step } from '../sheet.js';
import { targetSentences } from '../target.js';
import { footOf, heading, titleOf } from '../title.js';
import { aboutTerms } from './about.js';
import { isMatrix, matrix, matrixLegend } from './matrix.js';
import { rows } from './rows.js';
import { trends } from './trend.js';

/** What the screen of `reshare stage` is made from, beside the report. */
export type StageView = {
  readonly edition: Edition;
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
  /** The same report with values read as rounded, for trends; undefined where the report is that one. */
  readonly rounded: Report | undefined;
  readonly bar: Bar | undefined;
  /** Whether each subject has a line of its own. */
  readonly unfold: boolean;
  /** Whether the stages can be columns. */
  readonly matrix: boolean;
  readonly steps: readonly Step[];
};

/** The screen of `reshare stage`: a table, the limits of the chains, remarks on the figures, how to read them, and what to do next. */
export function stageSheet(report: Report, view: StageView): Sheet {
  const { edition, reading, terms, rounded, bar, steps } = view;
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const isOne = terms.all === true && subjects.length === 1;
  const folded = view.matrix && isMatrix(report.answers, view);
  return {
    title: titleOf(`${heading(subjects)}: ${aboutTerms(terms)}`, reading),
    tables: [
      folded ? matrix(report.answers, view) : rows(report.answers, view),
      ...(isOne ? measureTables(report, terms) : []),
    ],
    lines: [
      ...lines('=', folded ? [matrixLegend(terms)] : []),
      ...stageLines(report, { terms, rounded }),
      ...lines('-', bar ? [SHARE_AND_HHI_BARS] : []),
    ],
    width: 80,
    steps,
    foot: footOf(edition),
  };
}

/**
 * What stands below the table of a report: the limits of the chains, whose figures these are, remarks on them, and how to read them.
 * `namesSources`: the sources stand there, too, so that no sentence points to the command that names them.
 */
export function stageLines(
  report: Report,
  { terms, rounded, namesSources = false }: Pick<StageView, 'terms' | 'rounded'> & { readonly namesSources?: boolean },
): readonly Line[] {
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const { whose, remarks, cautions, naming } = digest(unseen(report), subjects, { namesSources });
  const isOne = terms.all === true && subjects.length === 1;
  return [
    ...lines('=', [
      ...wholeMarket(report, terms),
      ...trends(report.answers, rounded?.answers ?? report.answers, terms),
      ...targetSentences(report.answers, terms),
      ...ceilingSentences(report.ceilings, terms, naming),
    ]),
    ...lines('*', whose),
    ...lines('!', remarks),
    ...lines('-', [...(isOne ? missingMeasures(report) : terms.all ? [ELSEWHERE] : []), ...cautions]),
  ];
}

/** The notes that say more than the table: the years in which undated statements were said stand in it, but not beside dated ones. */
const unseen = ({ notes }: Report): Report['notes'] => {
  const mixed = new Set(notes.filter((n) => n.code === 'pooled-periods').map((n) => n.stage));
  return notes.filter((n) => n.code !== 'undated' || n.tables.length > 0 || mixed.has(n.stage));
};

/** Where all measures are, if the screen has no room for them. */
const ELSEWHERE = 'All measures are in JSON and csv, and on the screen of one element.';

/** The measures of each market of one subject, as a table with a line for each. */
function measureTables({ answers }: Report, { bands }: Terms): readonly Rows[] {
  const known = answers.flatMap((answer) => {
    const { measures, more } = answer.profile ?? {};
    return measures ? [{ place: placeOf(answer), values: { ...measures, ...more } }] : [];
  });
  const line = ({ key, label, unit }: (typeof ALL_MEASURES)[number]): readonly string[] => [
    label,
    ...known.map(({ values }) => {
      const value = values[key];
      return value ? figureText(unit, value, bands) : 'NA';
    }),
  ];
  return known.length === 0 ? [] : [[['measure', ...known.map(({ place }) => place)], ...ALL_MEASURES.map(line)]];
}

/** Why measures are missing, a sentence for each reason: `NA (Gini): not every share is known exactly.` */
function missingMeasures({ answers }: Report): readonly string[] {
  const missing = answers.flatMap(({ profile }) =>
    ALL_MEASURES.flatMap(({ key, label }) => {
      const words = reasonWords(profile?.reasons.get(`measures.${key}`));
      return words === '' ? [] : [{ label, words }];
    }),
  );
  return grouped(missing, (m) => m.words).map(
    (same) => `NA (${list([...new Set(same.map((m) => m.label))])}): ${same[0].words}.`,
  );
}
const ALL_MEASURES = [...MAIN_MEASURES, ...FURTHER_MEASURES];

/** That the columns of concentration leave nobody out, where the others do. Empty where no HHI is known, or the total leaves them out itself. */
function wholeMarket({ answers, notes }: Report, { exclusions, largestPct = 100, all }: Terms): readonly string[] {
  const measured = answers.flatMap(({ evidence: e, profile }) =>
    e.status === 'ok' && profile?.measures?.hhi ? [e.basis.outside] : [],
  );
  const within = exclusions.map((e) => e.actor).filter((actor) => measured.some((out) => !out.includes(actor)));
  const [only, second] = exclusions;
  const isShock = largestPct < 100 && measured.length > 0;
  // one supplier that is left out whole is plainly not the market that is judged
  if (!isShock && (within.length === 0 || (!second && only?.portionPct === 100))) return [];
  // a share that is left of a supplier could be taken for the one that is judged
  const line = (isShock || exclusions.some((e) => e.portionPct < 100)) && notes.some((n) => n.code === 'yardstick');
  const figure = all ? 'measures' : 'HHI';
  const judged = line ? `The level, the ${figure} and the ${LARGEST_SHARE_LINE} % line` : `The level and the ${figure}`;
  return [`${judged} are of the whole market, with ${isShock ? 'the largest supplier' : actorList(within)} in it.`];
}
