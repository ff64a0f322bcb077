import type { Command } from 'commander';
import { report } from '../../answer/report.js';
import { shareTables } from '../../answer/share-tables.js';
import { load } from '../../dataset/load.js';
import { sound } from '../../dataset/sound.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import type { CommandModule, Io } from '../io.js';
import { excluding, place } from '../names.js';
import { inputs, marketOptions, type OfMarket } from '../options.js';
import { type Showing, showing } from '../showing.js';
import { sharesOutput } from './output.js';

const EXAMPLES = `
Examples:
  reshare shares --element ree --stage mining
      who mines how much, and what each adds to the HHI
  reshare shares --element ree --stage mining --period 2023 --exclude China
      the table of what remains without China
  reshare shares --element ree --stage mining --format csv --fields actor,sharePct
      two columns for a spreadsheet
`;

/** `reshare shares`: one market as a country table. */
export const sharesCommand: CommandModule = {
  make,
  schemas: async () => ({ shares: (await import('./schema.js')).sharesSchema }),
};

function make(program: Command, io: Io): void {
  const command = program
    .command('shares')
    .summary('one market as a country table')
    .description(
      'Shows who supplies how much at one stage: rank, quantity, share, contribution to the HHI and cumulated share, with the rest and the stated total.',
    );
  showing(marketOptions(command, io.env, 'nobody'))
    .addHelpText('after', EXAMPLES)
    .action(async (options: Showing & OfMarket) => {
      const dataset = sound(await load(options.dataset));
      const { subject, stage } = place(dataset, options);
      const terms = { exclusions: excluding(dataset.actors, options.exclude ?? []), bands: DEFAULT_BANDS };
      const question = { period: options.period, reading: options.reading };
      const found = report(dataset, [subject], [stage], question, terms);
      const tables = shareTables(found, terms.exclusions);
      await io.show(
        options,
        (bar) => sharesOutput(dataset.edition, options.reading, terms, found, tables, bar),
        inputs(dataset),
      );
    });
}
