import { answers } from '../../answer/answer.js';
import { usedSources } from '../../answer/used-sources.js';
import { isFolder, load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import type { Citation, CitedFigure } from '../../output/cite/citation.js';
import { quotableSentence } from '../../output/cite/sentence.js';
import { citeText } from '../../output/cite/text.js';
import { json } from '../../output/json.js';
import { quotableAnswers, quotableWhole } from '../../output/quotable.js';
import { step } from '../../output/step.js';
import { footOf } from '../../output/title.js';
import { type Printable, type Terminal, terminal, workflowLog } from '../../text/escape.js';
import type { OptionTable, OptionValues } from '../declaration.js';
import { command } from '../io.js';
import { chosenExclusions, chosenMarket } from '../names.js';
import {
  datasetOption,
  elementOption,
  excludeOption,
  inputs,
  periodOption,
  readingOption,
  stageOption,
} from '../options.js';
import { PROGRAM } from '../program.js';
import { formatAsked, SHOWING, textFormatOption } from '../showing.js';
import { marketWords, termWords, typedTerms } from '../steps.js';
import { UsageError } from '../usage.js';
import { bibtex } from './bibtex.js';
import { citeJson } from './output.js';

const OPTIONS = {
  element: { ...elementOption, once: true },
  stage: { ...stageOption, once: true },
  period: { ...periodOption, description: 'a period such as 2024 (default: the latest)' },
  exclude: {
    ...excludeOption,
    description:
      'whose share is cited, and what is left without it or a part of it; repeat for several (default: China)',
  },
  reading: readingOption,
  dataset: datasetOption,
  format: { ...textFormatOption, choices: ['text', 'sentence', 'bibtex', 'json'] },
  json: { ...SHOWING.json, description: 'all of them, and what they are made of, as JSON' },
  output: SHOWING.output,
  debug: SHOWING.debug,
} as const satisfies OptionTable;

type Options = OptionValues<typeof OPTIONS>;

/** The options that mean something only for a number. */
const OF_A_NUMBER = ['period', 'exclude', 'reading'];

/** `reshare cite`: how to cite a dataset, or one of its numbers with the sources used. */
export const citeCommand = command({
  summary: 'how to quote a figure, or cite a dataset',
  description:
    'Says how to cite the dataset. With --element and --stage it cites one share, with the printed values behind it.',
  options: OPTIONS,
  examples: [
    ['reshare cite', 'the dataset and the program'],
    [
      'reshare cite --element dysprosium --stage processing',
      'one number, with the words it comes from and where they stand',
    ],
    [
      'reshare cite --element ree --stage mining --period 2023 --format bibtex --output ree.bib',
      'the same for a bibliography, with an entry for each source',
    ],
  ],
  schemas: async () => ({ cite: (await import('./schema.js')).citeSchema }),
  run: async (options, _args, io, typed) => {
    const format = formatAsked(options, OPTIONS.format.choices) ?? 'text';
    const whole = isWhole(options, typed);
    const dataset = sound(await load(options.dataset));
    const figure = whole ? undefined : figureOf(dataset, options, typed);
    const citation = { edition: dataset.edition, program: PROGRAM, figure };
    io.quote(() =>
      figure
        ? quotableAnswers([[dataset, [figure.answer]]], options.reading, figure.terms)
        : quotableWhole([dataset.edition], `This is the reshare dataset ${footOf(dataset.edition)}.`),
    );
    const width = options.output === undefined ? io.width : undefined;
    await io.put(citationText(citation, format, width), options.output, inputs(dataset));
  },
});

/** Whether the whole dataset is cited, not a number. Throws a UsageError where the options fit neither. */
function isWhole({ element, stage, period }: Options, typed: ReadonlySet<string>): boolean {
  if (period === 'all')
    throw new UsageError('one number is cited: name one period, or leave --period out for the latest');
  if (element !== undefined || stage !== undefined) return false;
  const stray = OF_A_NUMBER.find((name) => typed.has(name));
  if (stray === undefined) return true;
  throw new UsageError(
    `--${stray} belongs to a number: name its --element and --stage, or leave it out to cite the dataset`,
  );
}

/** The number that the options name. */
function figureOf(dataset: Dataset, options: Options, typed: ReadonlySet<string>): CitedFigure {
  const { subject, stage } = chosenMarket(dataset, options);
  const terms = { ...chosenExclusions(dataset, options.exclude), bands: DEFAULT_BANDS };
  const [answer] = answers(dataset, subject, stage, options, terms);
  if (!answer) throw new Error('a subject has an answer at every stage');
  const sources = usedSources(dataset, answer);
  const { name, version } = dataset.edition;
  // a folder is named as it was typed: its version says nothing of where it is
  const pinned = isFolder(options.dataset) ? options.dataset : `${name}@${version}`;
  const given = { ...typedTerms(options, typed), dataset: pinned };
  const again = step('Again', ['cite', ...marketWords(answer.evidence, given), ...termWords(given)]);
  return { answer, terms, reading: options.reading, sources, asked: options.period, again };
}

/** The sentence to quote, in one line. Throws a UsageError where the whole dataset is cited. */
function sentenceText({ figure, edition }: Citation): Terminal {
  if (!figure)
    throw new UsageError(
      'A sentence quotes one number: add its --element and --stage. reshare list subjects and reshare list stages show them.',
      'missing-option',
    );
  return terminal`${terminal(quotableSentence(figure, edition))}\n`;
}

/** A citation in a format. */
function citationText(
  citation: Citation,
  format: 'text' | 'sentence' | 'bibtex' | 'json',
  width: number | undefined,
): Printable {
  switch (format) {
    case 'text':
      return workflowLog(citeText(citation, width));
    case 'sentence':
      return workflowLog(sentenceText(citation));
    case 'bibtex':
      return bibtex(citation);
    case 'json':
      return json(citeJson(citation));
  }
}
