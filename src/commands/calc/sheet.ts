import type { Interval } from '../../domain/interval.js';
import { FURTHER_MEASURES, MAIN_MEASURES } from '../../market/measures.js';
import type { Terms } from '../../market/profile-record.js';
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

/** The screen of `reshare calc`: a table with one line a group. The table takes the results, so read it before the lines. */
export const calcSheet = (
  file: string,
  { groups, results }: Calculation,
  plan: Plan,
  terms: Terms,
  notes: () => readonly string[],
): Sheet => ({
  title: titleOf(`${count(groups, 'group')} of ${file}`, plan.reading, terms),
  get tables() {
    return [[head(plan, terms), ...Array.from(results, (result) => line(result, terms))]];
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

function line({ by, suppliers, shares, profile }: GroupResult, terms: Terms): readonly Cell[] {
  const { bands, all, targetPct, largestPct } = terms;
  const { target, total, measures, more, band, remaining, unit = '' } = profile;
  const shown = (i: Interval | undefined, text: (i: Interval) => string): string => (i ? text(i) : 'NA');
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
    ...(all ? FURTHER_MEASURES.map(({ key, unit }) => shown(more?.[key], (i) => figureText(unit, i, bands))) : []),
    ...(excludedWords(terms) !== '' ? left : []),
    ...(targetPct === undefined
      ? []
      : [target?.additional ? quantity(target.additional, unit) : shown(target?.additionalPct, partWords)]),
  ];
}
