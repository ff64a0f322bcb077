import type { Evidence } from '../answer/evidence.js';
import type { Step } from '../output/sheet.js';
import { step } from '../output/step.js';

/** The options of a question as they were typed: they are given again to the commands that follow. */
export type TypedTerms = {
  readonly dataset?: string | undefined;
  readonly period?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly reading?: string | undefined;
  readonly ore?: readonly string[] | undefined;
  readonly composition?: string | undefined;
};

/** The options that were typed, among those of a question. */
export const typedTerms = (
  { dataset, period, exclude, reading, ore, composition }: TypedTerms,
  typed: ReadonlySet<string>,
): TypedTerms => ({
  ...(typed.has('dataset') && { dataset }),
  ...(typed.has('period') && { period }),
  ...(typed.has('exclude') && { exclude }),
  ...(typed.has('reading') && { reading }),
  ...(typed.has('ore') && { ore }),
  ...(typed.has('composition') && { composition }),
});

/** The options as words of a command, without the period. */
export const termWords = ({ dataset, reading, exclude, ore, composition }: TypedTerms): readonly string[] => [
  ...(dataset === undefined ? [] : ['-d', dataset]),
  ...(reading === undefined ? [] : ['-r', reading]),
  ...(exclude ?? []).flatMap((word) => ['-x', word]),
  ...(ore ?? []).flatMap((word) => ['--ore', word]),
  ...(composition === undefined ? [] : ['--composition', composition]),
];

/** A market as words of a command: subject, stage and period. Of all periods the command takes the latest. */
export const marketWords = ({ subject, stage }: Evidence, { period }: TypedTerms): readonly string[] => [
  '-e',
  subject.subject,
  '-s',
  stage.stage,
  ...(period === undefined || period === 'all' ? [] : ['-p', period]),
];

/** The command that quotes the figure of a market. Empty where a part of a supplier is left out, because cite names a whole one, and where ores are supposed. */
export const quoteSteps = (market: Evidence, terms: TypedTerms): readonly Step[] =>
  (terms.exclude ?? []).some((word) => word.includes('=')) || terms.ore || terms.composition
    ? []
    : [step('Quote', ['cite', ...marketWords(market, terms), ...termWords(terms)])];

/** The command that traces the figure of a market to the printed words. */
export const traceStep = (market: Evidence, terms: TypedTerms): Step =>
  step('Trace', ['explain', ...marketWords(market, terms), ...termWords(terms)]);

/** The command that shows the stages of a subject, where one of them has no figure. */
export const stagesStep = ({ subject }: Evidence, terms: TypedTerms): Step =>
  step('Stages', ['stage', '-e', subject.subject, ...termWords(terms)]);
