import type { Answer } from '../../answer/answer.js';
import type { Note } from '../../answer/note.js';
import type { UsedSource } from '../../answer/used-sources.js';
import type { Edition } from '../../dataset/load.js';
import type { Composition } from '../../domain/composition.js';
import type { Observation } from '../../domain/observation.js';
import type { Period } from '../../domain/period.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Source } from '../../domain/source.js';
import type { Terms } from '../../market/profile-record.js';
import type { Step } from '../sheet.js';
import { unlikeWords } from '../title.js';

/** What a citation says about the program. */
export type Program = {
  readonly name: string;
  readonly version: string;
  readonly author: string;
  readonly license: string;
};

/**
 * A number to cite: its answer, the question, and the sources used.
 * `asked` is the period in the question. `again` is the command that cites the same number from the same version of the dataset.
 */
export type CitedFigure = {
  readonly answer: Answer;
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
  readonly sources: readonly UsedSource[];
  readonly asked: Period | undefined;
  readonly again: Step;
};

/** A number to quote, without the command that cites it. */
export type QuotedFigure = Omit<CitedFigure, 'asked' | 'again'>;

/** What to cite: a dataset, the program, and one number of the dataset. `figure` is undefined where the whole dataset is cited. */
export type Citation = {
  readonly edition: Edition;
  readonly program: Program;
  readonly figure: CitedFigure | undefined;
};

/** The notes on the figure and the dataset. Those on what remains are left out, because it is not cited. */
export function remarks({ edition, figure }: Citation): readonly Note[] {
  const unsealed = { code: 'unsealed', subject: undefined, stage: undefined } as const;
  const own = figure?.answer.notes.filter((n) => n.code !== 'remainder-may-be-zero') ?? [];
  return [...own, ...(edition.sealed ? [] : [unsealed])];
}

/** A value as its source prints it, with its place there: `China 2024: 270,000 t REO (Table 1, ...)`. */
const printedValue = (o: Observation): string =>
  `${o.actor}${o.period === '' ? '' : ` ${o.period}`}: ${o.printed || 'blank'}${o.measure === 'share' ? '' : ` ${o.unit}`} (${o.locator})`;

/** What a deposit holds as its source prints it, with its place there: `Upper pit: 3.7 % (Table 2)`. */
const printedContent = ({ deposit, printed, locator }: Composition): string =>
  `${deposit}: ${printed || 'blank'}${/\d/.test(printed) ? ' %' : ''} (${locator})`;

/** The values of a source that are used, as it prints them. */
export const printedValues = ({ observations, compositions }: UsedSource): readonly string[] => [
  ...observations.map(printedValue),
  ...compositions.map(printedContent),
];

/** The date when a source was published, or a note on it where none is printed; undefined where there is neither. */
export const publishedOf = (s: Source): string | undefined =>
  s.published || (s.published_note === '' ? undefined : `Date: ${s.published_note}`);

/** The version of a dataset and its date, in a sentence. A copy with other contents than the built-in edition says so. */
export const versionOf = (e: Edition): string => {
  const unlike = unlikeWords(e);
  return `Version ${e.version}${e.asOf === undefined ? '' : `, as of ${e.asOf}`}${unlike === undefined ? '' : `, but ${unlike}`}.`;
};

/** The version of the program and its licence, in a sentence. */
export const releaseOf = (p: Program): string => `Version ${p.version}, ${p.license} licence.`;
