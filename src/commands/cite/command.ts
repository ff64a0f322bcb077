import { type Command, Option } from 'commander';
import { answers } from '../../answer/answer.js';
import { cited } from '../../answer/cited.js';
import { load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import { json } from '../../output/json.js';
import type { CommandModule, Io } from '../io.js';
import { exclusions, place } from '../names.js';
import { collect, datasetOption, inputs, period, readingOption, single } from '../options.js';
import { PROGRAM } from '../program.js';
import { debugOption, outputOption } from '../showing.js';
import { UsageError } from '../usage.js';
import { bibtex } from './bibtex.js';
import type { Citation, CitedFigure } from './citation.js';
import { citeJson } from './output.js';
import { citeText } from './text.js';

type Options = {
  readonly element?: string;
  readonly stage?: string;
  readonly period?: string;
  readonly exclude?: readonly string[];
  readonly reading: ReadingPolicy;
  readonly dataset: string;
  readonly format?: (typeof FORMATS)[number];
  readonly json?: true;
  readonly output?: string;
};

const FORMATS = ['text', 'bibtex'] as const;
/** What narrows down a number, and says nothing of a dataset. */
const OF_A_NUMBER = ['period', 'exclude', 'reading'];
const EXAMPLES = `
Examples:
  reshare cite
      the dataset and the program
  reshare cite --element dysprosium --stage processing
      one number, with the words it comes from and where they stand
  reshare cite --element ree --stage mining --period 2023 --format bibtex --output ree.bib
      the same for a bibliography, with an entry for each source
`;

/** `reshare cite`: how to cite a dataset, or one number of it with the sources behind it. */
export const citeCommand: CommandModule = {
  make,
  schemas: async () => ({ cite: (await import('./schema.js')).citeSchema }),
};

function make(program: Command, io: Io): void {
  const command = program
    .command('cite')
    .summary('how to cite a dataset, or one number and its sources')
    .description(
      'Says how to cite the dataset or, with --element and --stage, one number: a share and the HHI, and the printed values that they come from.',
    )
    .option('-e, --element <name>', 'an element by symbol or name, a group or mineral by id or name', single)
    .option('-s, --stage <stage>', 'a stage by id or name', single)
    .option('-p, --period <period>', 'a period such as 2024 (default: the latest)', period)
    .option('-x, --exclude <actor>', 'whose share is cited; repeat for several together (default: China)', collect)
    .addOption(readingOption())
    .addOption(datasetOption(io.env))
    .optionsGroup('Output:')
    .addOption(new Option('-f, --format <format>', 'how to print (default: text)').choices(FORMATS))
    .option('--json', 'both, and what they are made of, as JSON')
    .addOption(outputOption())
    .addOption(debugOption())
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      fitting(options, command);
      const dataset = sound(await load(options.dataset));
      const whole = options.element === undefined && options.stage === undefined;
      const figure = whole ? undefined : figureOf(dataset, options);
      const citation = { edition: dataset.edition, program: PROGRAM, figure };
      await io.put(written(citation, options), options.output, inputs(dataset));
    });
}

/** Throws a UsageError where options contradict each other, or ask for what cannot be cited as one number. */
function fitting({ element, stage, period, format, json }: Options, command: Command): void {
  if (json && format !== undefined)
    throw new UsageError(`--json and --format ${format} contradict each other; leave one out`);
  if (period === 'all')
    throw new UsageError('one number is cited: name one period, or leave --period out for the latest');
  const stray = OF_A_NUMBER.find((name) => command.getOptionValueSource(name) === 'cli');
  if (element === undefined && stage === undefined && stray !== undefined)
    throw new UsageError(
      `--${stray} belongs to a number: name its --element and --stage, or leave it out to cite the dataset`,
    );
}

/** The number that is asked for. */
function figureOf(dataset: Dataset, options: Options): CitedFigure {
  const { subject, stage } = place(dataset, options);
  const terms = { exclusions: exclusions(dataset, options.exclude), bands: DEFAULT_BANDS };
  if (terms.exclusions.some((e) => e.portionPct < 100))
    throw new UsageError('the share of a whole supplier is cited: name it without a percentage, as in --exclude NAME');
  const question = { period: options.period, reading: options.reading };
  const [answer] = answers(dataset, subject, stage, question, terms);
  if (!answer) throw new Error('a subject has an answer at every stage');
  return { answer, terms, reading: options.reading, sources: cited(dataset, answer) };
}

function written(citation: Citation, options: Options): string {
  if (options.json) return json(citeJson(citation));
  return options.format === 'bibtex' ? bibtex(citation) : citeText(citation);
}
