import { type Command, Option } from 'commander';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { BandSet } from '../../market/band.js';
import { contradiction } from '../../market/contradiction.js';
import { profile } from '../../market/profile.js';
import { settle } from '../../market/settle.js';
import { market, type Typed, UntypableMarket } from '../../market/typed.js';
import type { CommandModule, Io } from '../io.js';
import { excluding } from '../names.js';
import { bandsOption, collect, readingOption } from '../options.js';
import { type Showing, showing } from '../showing.js';
import { UsageError } from '../usage.js';
import { hhiOutput } from './output.js';
import { contradictionWords, typingWords } from './words.js';

type Options = Showing & {
  readonly total?: string;
  readonly closed?: true;
  readonly restCap?: string;
  readonly largest?: string;
  readonly exclude?: readonly string[];
  readonly measures?: 'main' | 'all';
  readonly explain?: true;
  readonly reading: ReadingPolicy;
  readonly bands: BandSet;
};

const EXAMPLES = `
Examples:
  reshare hhi China=92
      one share is known, of the other 8 percent nothing
  reshare hhi "China=nearly 90%" Malaysia=4 --exclude China
      printed words are read as they say; what remains without China
  reshare hhi China=270000 "United States"=45000 Burma=NA --total 390000
      quantities and a total; Burma holds something of the rest
  reshare hhi A=60-70 B=10-20 C=15-25 --closed --explain
      nobody else supplies; what would settle the interval
`;

/** `reshare hhi`: the measures of any market that can be typed. */
export const hhiCommand: CommandModule = {
  make,
  schemas: async () => ({ hhi: (await import('./schema.js')).hhiSchema }),
};

function make(program: Command, io: Io): void {
  const command = program
    .command('hhi')
    .summary('HHI and its kin for a market that you type')
    .description(
      'Computes HHI, concentration ratios and what remains without some suppliers, for a market of which only some shares may be known.',
    )
    .argument(
      '<name=value...>',
      'suppliers with their shares in percent (or quantities, with --total); Other, Others or Rest is the rest',
    )
    .option('-t, --total <quantity>', 'the total that the quantities are parts of')
    .option('--closed', 'nobody supplies but those named')
    .option('--rest-cap <percent>', 'nobody of the rest has more than this share')
    .option('--largest <name>', 'nobody has more than this supplier')
    .option('-x, --exclude <name[=percent]>', 'who is left out, or what part of it; repeat for several', collect)
    .addOption(
      new Option('-m, --measures <which>', 'the main measures, or all').choices(['main', 'all']).default('main'),
    )
    .option('--explain', 'say which missing fact would narrow the HHI most')
    .addOption(readingOption())
    .addOption(bandsOption());
  showing(command)
    .addHelpText('after', EXAMPLES)
    .action(async (words: readonly string[], options: Options) => {
      const typed = made(words, options);
      const actors = [...typed.suppliers.map((s) => s.actor), ...(typed.unknown ?? [])];
      const known = actors.map((actor) => ({ actor, iso3: '', aliases: [] }));
      const terms = {
        exclusions: excluding(known, options.exclude ?? []),
        bands: options.bands,
        all: options.measures === 'all',
      };
      const found = profile(typed, terms);
      const machine = options.json || options.format === 'json' || options.format === 'ndjson';
      const explanation = machine || options.explain ? settle(typed) : undefined;
      await io.show(options, (bar) => hhiOutput(options.reading, terms, typed, found, explanation, bar), []);
    });
}

/** The market that was typed; a UsageError where none can be made of it or nothing agrees with it. */
function made(words: readonly string[], options: Options) {
  const pairs = words.map((word): readonly [string, string] => {
    const [, name = '', value] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (value === undefined || name.trim() === '')
      throw new UsageError(`"${word}" is no NAME=VALUE; write China=92 or "China=nearly 90%"`);
    return [name.trim(), value];
  });
  try {
    const typed = market(pairs, said(options));
    const wrong = contradiction(typed);
    if (wrong) throw new UsageError(`no market agrees with this: ${contradictionWords(wrong)}`);
    return typed;
  } catch (error) {
    throw error instanceof UntypableMarket ? new UsageError(typingWords(error.problem)) : error;
  }
}

const said = ({ total, closed, restCap, largest, reading }: Options): Typed => ({
  reading,
  ...(total === undefined ? {} : { total }),
  ...(closed === undefined ? {} : { closed }),
  ...(restCap === undefined
    ? {}
    : { cap: /^\d+(\.\d+)?\s*%?$/.test(restCap) ? Number.parseFloat(restCap) : Number.NaN }),
  ...(largest === undefined ? {} : { leader: largest }),
});
