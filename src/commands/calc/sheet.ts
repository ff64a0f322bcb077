import type { Interval } from '../../domain/interval.js';
import { FURTHER_MEASURES, MAIN_MEASURES } from '../../market/measures.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import { excludedWords } from '../../output/exclusions.js';
import { bandWords, figureText, partWords, percent, points } from '../../output/figure-text.js';
import { largestNames } from '../../output/largest.js';
import { sentence } from '../../output/sentence.js';
import { type Cell, lines, type Sheet } from '../../output/sheet.js';
import { spread } from '../../output/target.js';
import { titleOf } from '../../output/title.js';
import type { Calculation } from '../../tables/text/calculation.js';
import type { GroupResult } from '../../tables/text/group-market.js';
import type { Plan } from '../../tables/text/plan.js';
import { quantity, whole } from '../../text/number.js';
import { count } from '../../text/words.js';

/** The screen of `reshare calc`: a table with one line a group, or one for each of its suppliers where each is left out in turn. The table takes the results, so read it before the lines. */
export const calcSheet = (
  file: string,
  { groups, results }: Calculation,
  plan: Plan,
  terms: Terms,
  notes: () => readonly string[],
): Sheet => ({
  title: titleOf(`${count(groups, 'group')} of ${file}`, plan.reading, terms),
  get tables() {
    const [top, row] = terms.eachPct === undefined ? [head, line] : [headOfEach, lineOfEach];
    return [[top(plan, terms), ...Array.from(results, (result) => row(result, terms))]];
  },
  get lines() {
    const band = sentence({ code: 'band-convention', bands: terms.bands, subject: undefined, stage: undefined });
    return [
      ...lines('!', notes()),
      ...lines('-', [
        band,
        ...(terms.targetPct === undefined ? [] : [added(terms.targetPct), ...spread(terms.targetPct)]),
      ]),
    ];
  },
});

/** What the column of the target means. */
const added = (linePct: number): string =>
  `"Added for ${linePct} %": what others must add to bring the largest share down to ${linePct} %.`;

/** The measures that are columns of the table. */
const COLUMNS = MAIN_MEASURES.filter((measure) => measure.column);

/** The head of the table. */
const head = ({ by }: Plan, terms: Terms): readonly Cell[] => {
  const { all, targetPct, largestPct } = terms;
  const left = [
    ...(largestPct === undefined ? [] : ['left out']),
    ...(excludedWords(terms) !== '' ? ['left', 'HHI of it'] : []),
  ];
  const further = all ? FURTHER_MEASURES.map((measure) => measure.label) : [];
  const measures = COLUMNS.map((measure) => measure.label);
  return [
    ...by,
    'total',
    'suppliers',
    'largest',
    ...measures,
    'level',
    ...further,
    ...left,
    ...(targetPct === undefined ? [] : [`added for ${targetPct} %`]),
  ];
};

/** The head of the table where each supplier is left out in turn. */
const headOfEach = ({ by, shares }: Plan, { all, targetPct }: Terms): readonly Cell[] => [
  ...by,
  'without',
  'left',
  ...(shares === undefined ? ['quantity left'] : []),
  'HHI of it',
  'level',
  ...(all ? FURTHER_MEASURES.map((measure) => measure.label) : []),
  ...(targetPct === undefined ? [] : [`added for ${targetPct} %`]),
];

const shown = (i: Interval | undefined, text: (i: Interval) => string): string => (i ? text(i) : 'NA');

function line({ by, suppliers, shares, profile }: GroupResult, terms: Terms): readonly Cell[] {
  const { bands, all, targetPct, largestPct } = terms;
  const { total, measures, more, band, remaining } = profile;
  const unit = unitOf(profile);
  const left = [
    ...(largestPct === undefined ? [] : [profile.largest ? largestNames(profile.largest) : 'NA']),
    remaining
      ? [percent(remaining.sharePct), ...(shares ? [] : [shown(remaining.quantity, (i) => quantity(i, unit))])]
      : 'NA',
    shown(remaining?.measures.hhi, (i) => points(i, 0, bands)),
  ];
  return [
    ...by,
    shares ? '100 %' : shown(total, (i) => quantity(i, unit)),
    whole(suppliers),
    profile.suppliers.map((s) => `${s.actor} ${percent(s.sharePct)}`),
    ...COLUMNS.map(({ key, unit }) => shown(measures?.[key], (i) => figureText(unit, i, bands))),
    band ? bandWords(band) : '',
    ...(all ? furtherCells(more, bands) : []),
    ...(excludedWords(terms) !== '' ? left : []),
    ...(targetPct === undefined ? [] : [targetCell(profile)]),
  ];
}

/** The line of a group without one of its suppliers. */
function lineOfEach(result: GroupResult, { bands, all, targetPct }: Terms): readonly Cell[] {
  const { by, shares, profile, without } = result;
  const { remaining, more } = profile;
  const unit = unitOf(profile);
  return [
    ...by,
    without?.actor ?? '',
    shown(remaining?.sharePct, percent),
    ...(shares ? [] : [shown(remaining?.quantity, (i) => quantity(i, unit))]),
    shown(remaining?.measures.hhi, (i) => points(i, 0, bands)),
    without?.band ? bandWords(without.band) : '',
    ...(all ? furtherCells(more, bands) : []),
    ...(targetPct === undefined ? [] : [targetCell(profile)]),
  ];
}

const furtherCells = (more: Profile['more'], bands: Terms['bands']): readonly Cell[] =>
  FURTHER_MEASURES.map(({ key, unit }) => shown(more?.[key], (i) => figureText(unit, i, bands)));

/** The unit behind quantities: the label of their column, unless it is a number such as a year. */
const unitOf = ({ unit = '' }: Profile): string => (/^[\d\s./-]*$/.test(unit) ? '' : unit);

const targetCell = (profile: Profile): Cell =>
  profile.target?.additional
    ? quantity(profile.target.additional, unitOf(profile))
    : shown(profile.target?.additionalPct, partWords);
