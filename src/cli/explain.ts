import type { Command } from 'commander';
import type { BandSet } from '../analysis/band.js';
import { report } from '../analysis/report.js';
import { load } from '../dataset/load.js';
import { sound } from '../dataset/sound.js';
import { DEFAULT_EXCLUDED } from '../domain/actor.js';
import { explainOutput } from '../view/explain-output.js';
import { exclusions, place } from './names.js';
import { inputs, marketOptions, type OfMarket } from './options.js';
import { type Desk, type Showing, showing } from './show.js';

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
    );
  showing(marketOptions(command, desk.env, DEFAULT_EXCLUDED))
    .addHelpText('after', EXAMPLES)
    .action(async (options: Showing & OfMarket) => {
      const dataset = sound(await load(options.dataset));
      const { subject, stage } = place(dataset, options);
      const terms = { exclusions: exclusions(dataset, options.exclude), bands: BANDS };
      const question = { period: options.period, reading: options.reading };
      const found = report(dataset, [subject], [stage], question, terms);
      await desk.show(options, () => explainOutput(dataset, options.reading, terms, found), inputs(dataset));
    });
}
