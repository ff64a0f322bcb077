import type { Command } from 'commander';
import type { BandSet } from '../analysis/band.js';
import { report } from '../analysis/report.js';
import { load } from '../dataset/load.js';
import { sound } from '../dataset/sound.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { explainOutput } from '../view/explain-output.js';
import { exclusions, place } from './names.js';
import { collect, datasetOption, inputs, period, readingOption, single } from './options.js';
import { type Desk, type Showing, showing } from './show.js';

type Options = Showing & {
  readonly element?: string;
  readonly stage?: string;
  readonly period?: string;
  readonly exclude?: readonly string[];
  readonly reading: ReadingPolicy;
  readonly dataset: string;
};

const BANDS: BandSet = 'us2023';
const EXAMPLES = `
Examples:
  reshare explain --element dysprosium --stage mining
      the HHI and what remains, by formula, and the printed words behind them
  reshare explain --element ree --stage processing --format csv > evidence.csv
      the observations alone, for a spreadsheet
`;

/** `reshare explain`: from a number back to the paper. */
export function explain(program: Command, desk: Desk): void {
  const command = program
    .command('explain')
    .summary('from a number back to the printed words')
    .description(
      'Shows how the figures of one market come about: the formulas with the figures in them, and every observation as printed, with its source and place.',
    )
    .option('-e, --element <name>', 'an element by symbol or name, a group or mineral by id or name (needed)', single)
    .option('-s, --stage <stage>', 'a stage by id or name (needed)', single)
    .option('-p, --period <period>', 'a period such as 2024, or all (default: the latest)', period)
    .option(
      '-x, --exclude <actor[=percent]>',
      'who is left out, or what part of it; repeat for several (default: China)',
      collect,
    )
    .addOption(readingOption())
    .addOption(datasetOption(desk.env));
  showing(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      const dataset = sound(await load(options.dataset));
      const { subject, stage } = place(dataset, options);
      const terms = { exclusions: exclusions(dataset, options.exclude), bands: BANDS };
      const question = { period: options.period, reading: options.reading };
      const found = report(dataset, [subject], [stage], question, terms);
      await desk.show(options, () => explainOutput(dataset, options.reading, terms, found), inputs(dataset));
    });
}
