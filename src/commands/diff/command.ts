import { type Command, Option } from 'commander';
import { type Moved, moved } from '../../answer/result-changes.js';
import { changes, differ } from '../../answer/row-changes.js';
import { load } from '../../dataset/load.js';
import { sound } from '../../dataset/sound.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { BandSet } from '../../market/band.js';
import { EXIT } from '../exit.js';
import type { CommandModule, Io } from '../io.js';
import { exclusions } from '../names.js';
import { bandsOption, collect, inputs, readingOption } from '../options.js';
import { COLOURS, type Colour, debugOption, outputOption } from '../showing.js';
import { UsageError } from '../usage.js';
import { diffOutput } from './output.js';

type Options = {
  readonly exclude?: readonly string[];
  readonly reading: ReadingPolicy;
  readonly bands: BandSet;
  readonly format?: (typeof FORMATS)[number];
  readonly json?: true;
  readonly output?: string;
  readonly color: Colour;
  readonly exitCode?: true;
  readonly failOn?: (typeof GRAVE)[number];
};

const FORMATS = ['text', 'json', 'markdown'] as const;
const GRAVE = ['changed', 'band', 'wider'] as const;
const EXAMPLES = `
Examples:
  reshare diff articles@2025.06 articles@2025.07
      what July printed, and which results it moved
  reshare diff articles ./datasets/articles/2025.11 --fail-on band --format markdown
      for a pipeline: exit 1 where a result changed its band
`;

/** `reshare diff`: what changed from one dataset to another, in its rows and in its results. */
export const diffCommand: CommandModule = {
  make,
  schemas: async () => ({ diff: (await import('./schema.js')).diffSchema }),
};

function make(program: Command, io: Io): void {
  program
    .command('diff')
    .summary('what changed between two datasets, and which results moved')
    .description(
      'Compares two datasets: rows removed, changed and added, and the results that moved: largest share, HHI, band and remaining supply, and exactly who moved the HHI.',
    )
    .argument('<before>', 'a dataset, name or name@version, or a folder (./path)')
    .argument('<after>', 'another')
    .option(
      '-x, --exclude <actor[=percent]>',
      'who is left out, or what part of it; repeat for several (default: China)',
      collect,
    )
    .addOption(readingOption())
    .addOption(bandsOption())
    .option('--exit-code', 'exit 1 where anything differs')
    .addOption(
      new Option('--fail-on <what>', 'exit 1 where a result changed, changed its band, or became wider').choices(GRAVE),
    )
    .optionsGroup('Output:')
    .addOption(new Option('-f, --format <format>', 'how to print (default: text)').choices(FORMATS))
    .option('--json', 'short for --format json')
    .addOption(outputOption())
    .addOption(new Option('--color <when>', 'emphasis').choices(COLOURS).default('auto'))
    .addOption(debugOption())
    .addHelpText('after', EXAMPLES)
    .action(async (first: string, second: string, options: Options) => {
      const [before, after] = [sound(await load(first)), sound(await load(second))];
      const { reading, bands } = options;
      const comparison = { reading, bands, exclusions: exclusions(before, options.exclude) };
      const [rows, results] = [changes(before, after), moved(before, after, comparison)];
      const output = diffOutput(before.edition, after.edition, comparison, rows, results);
      await io.show(showing(options), () => output, [...inputs(before), ...inputs(after)]);
      const differs = differ(rows) || results.length > 0;
      if ((options.exitCode && differs) || results.some(fails(options.failOn))) io.conclude(EXIT.findings);
    });
}

const showing = ({ format, json, output, color }: Options) => {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other; leave one out`);
  const chosen = json ? 'json' : format === 'text' || format === undefined ? 'table' : format;
  return { format: chosen, header: true, color, ...(output === undefined ? {} : { output }) } as const;
};

/** Whether a moved result is what the run must fail on. */
const fails =
  (on: Options['failOn']) =>
  ({ band, wider }: Moved): boolean =>
    on === 'changed' || (on === 'band' && band !== undefined) || (on === 'wider' && wider);
