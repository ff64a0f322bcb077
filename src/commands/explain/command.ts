import type { Command } from 'commander';
import { provenances } from '../../answer/provenance.js';
import { report } from '../../answer/report.js';
import { load } from '../../dataset/load.js';
import { sound } from '../../dataset/sound.js';
import { DEFAULT_EXCLUDED } from '../../domain/actor.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import type { CommandModule, Io } from '../io.js';
import { exclusions, place } from '../names.js';
import { inputs, marketOptions, type OfMarket } from '../options.js';
import { type Showing, showing } from '../showing.js';
import { explainOutput } from './output.js';

const EXAMPLES = `
Examples:
  reshare explain --element dysprosium --stage mining
      the HHI and what remains, by formula, and the printed words behind them
  reshare explain --element ree --stage processing --format csv > evidence.csv
      the observations alone, for a spreadsheet
`;

/** `reshare explain`: from a number back to the paper. */
export const explainCommand: CommandModule = {
  make,
  schemas: async () => ({ explain: (await import('./schema.js')).explainSchema }),
};

function make(program: Command, io: Io): void {
  const command = program
    .command('explain')
    .summary('from a number back to the printed words')
    .description(
      'Shows how the figures of one market come about: the formulas with the figures in them, and every observation as printed, with its source and place.',
    );
  showing(marketOptions(command, io.env, DEFAULT_EXCLUDED))
    .addHelpText('after', EXAMPLES)
    .action(async (options: Showing & OfMarket) => {
      const dataset = sound(await load(options.dataset));
      const { subject, stage } = place(dataset, options);
      const terms = { exclusions: exclusions(dataset, options.exclude), bands: DEFAULT_BANDS };
      const question = { period: options.period, reading: options.reading };
      const found = report(dataset, [subject], [stage], question, terms);
      const origins = provenances(dataset, found, options.reading, terms.exclusions);
      await io.show(options, () => explainOutput(dataset, options.reading, terms, found, origins), inputs(dataset));
    });
}
