import type { Command } from 'commander';
import { observed } from '../../answer/observed.js';
import { report } from '../../answer/report.js';
import { load } from '../../dataset/load.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { BandSet } from '../../market/band.js';
import type { CommandModule, Io } from '../io.js';
import { exclusions, stages, subjects } from '../names.js';
import { bandsOption, collect, datasetOption, inputs, period, readingOption } from '../options.js';
import { type Showing, showing } from '../showing.js';
import { UsageError } from '../usage.js';
import { stageOutput } from './output.js';

type Options = Showing & {
  readonly element?: readonly string[];
  readonly stage?: readonly string[];
  readonly period?: string;
  readonly exclude?: readonly string[];
  readonly reading: ReadingPolicy;
  readonly bands: BandSet;
  readonly dataset: string;
};

const EXAMPLES = `
Examples:
  reshare stage --element dysprosium
      one element through the chain, without China
  reshare stage --element ree --stage mining --period all --exclude China --exclude Burma
      all periods of one stage, without two countries
  reshare stage --exclude China=50% --reading rounded --json
      a shock that takes half of China, values as rounded, for a script
`;

/** `reshare stage`: shares, HHI and remaining supply of subjects at each stage of the chain. */
export const stageCommand: CommandModule = {
  make,
  schemas: async () => ({ stage: (await import('./schema.js')).stageSchema }),
};

function make(program: Command, io: Io): void {
  const command = program
    .command('stage')
    .summary('shares, HHI and supply without China, stage by stage')
    .description(
      'Shows for each element and stage of the chain who holds how much, how concentrated it is, and what remains without China.',
    )
    .option(
      '-e, --element <name>',
      'an element by symbol or name, a group or mineral by id or name; repeat for several (default: all elements)',
      collect,
    )
    .option(
      '-s, --stage <stage>',
      'a stage by id or name; repeat for several (default: the stages of the chain; without a chain, all that have values)',
      collect,
    )
    .option('-p, --period <period>', 'a period such as 2024, or all (default: the latest)', period)
    .option(
      '-x, --exclude <actor[=percent]>',
      'who is left out, or what part of it; repeat for several (default: China)',
      collect,
    )
    .addOption(readingOption())
    .addOption(bandsOption())
    .addOption(datasetOption(io.env));
  showing(command)
    .addHelpText('after', EXAMPLES)
    .allowExcessArguments()
    .action(async (options: Options, { args: [word] }: Command) => {
      if (word !== undefined)
        throw new UsageError(`"${word}" stands alone; name a subject with --element ${word}, a stage with --stage`);
      const dataset = sound(await load(options.dataset));
      const terms = { exclusions: exclusions(dataset, options.exclude), bands: options.bands };
      const question = { period: options.period, reading: options.reading };
      const found = report(
        dataset,
        subjects(dataset, options.element),
        places(dataset, options.stage),
        question,
        terms,
      );
      await io.show(
        options,
        (bar) => stageOutput(dataset.edition, options.reading, terms, found, bar),
        inputs(dataset),
      );
    });
}

/** The stages that are named, else the chain; without a chain, of each subject those with values, or all where it has none. */
function places(dataset: Dataset, words: readonly string[] | undefined): Parameters<typeof report>[2] {
  const steps = stages(dataset, words);
  const valued = observed(dataset);
  if (steps.length > 0) return steps;
  return (subject) => (valued(subject).length > 0 ? valued(subject) : dataset.stages);
}
