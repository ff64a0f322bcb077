import type { Answer } from '../answer/answer.js';
import { type NewestFigures, newerFigures } from '../answer/newest.js';
import type { Edition } from '../dataset/load.js';
import { grouped } from '../domain/grouped.js';
import { liesWithin } from '../domain/period.js';
import type { Step } from '../output/sheet.js';
import { step } from '../output/step.js';
import { list } from '../text/words.js';
import { type TypedTerms, termWords } from './steps.js';

/** A command with the options of its question that are given again: subjects, stages and terms. */
export type AskedAgain = {
  readonly command: string;
  /** Whether each subject, and each stage, is to be named. */
  readonly named: { readonly subjects: boolean; readonly stages: boolean };
  readonly terms: TypedTerms;
};

/**
 * The commands that show later figures of the same markets in other built-in editions, one for each edition. `known` are the
 * latest figures of the built-in editions. For one period only figures of that period count.
 */
export function newerSteps(
  answers: readonly Answer[],
  { command, named, terms: { period, exclude, reading } }: AskedAgain,
  edition: Edition,
  known: readonly NewestFigures[],
): readonly Step[] {
  const isAsked = ({ time }: NewestFigures): boolean =>
    period === undefined || period === 'all' || time === period || liesWithin(time, period);
  const found = answers.flatMap(({ evidence }) =>
    newerFigures(known, edition, evidence)
      .filter(isAsked)
      .map((figures) => ({ figures, of: evidence.subject })),
  );
  return grouped(found, (f) => [f.figures.dataset, f.figures.version]).map((same) => {
    const places = new Set(same.map(({ figures }) => figuresPlace(figures)));
    const subjects = named.subjects ? [...new Set(same.map(({ of }) => of.subject))] : [];
    const stages = named.stages ? [...new Set(same.map(({ figures }) => figures.stage))] : [];
    return step(
      'Newer',
      [
        command,
        ...subjects.flatMap((subject) => ['-e', subject]),
        ...stages.flatMap((stage) => ['-s', stage]),
        ...(period === undefined ? [] : ['-p', period]),
        '-d',
        same[0].figures.dataset,
        ...termWords({ exclude, reading }),
      ],
      list([...places]),
    );
  });
}

/** A stage with the time of its figures: `mining 2025`; only the year of a date. Figures that are worked out say so. */
export const figuresPlace = ({ stageName, time, derived }: NewestFigures): string =>
  `${stageName}${time.length > 7 && !time.includes('/') ? `, said in ${time.slice(0, 4)}` : ` ${time}`}${derived ? ', worked out from what ores hold' : ''}`;
