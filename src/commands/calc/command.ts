import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { BandSet } from '../../market/band.js';
import { holdingsNeeded } from '../../market/measures.js';
import { ENGINES, type Engine, flow } from '../../tables/engine.js';
import { ENCODINGS, type Encoding, flatFile } from '../../tables/flat-file.js';
import type { Plan } from '../../tables/text/plan.js';
import type { CommandModule, Io } from '../io.js';
import { portions } from '../names.js';
import { bandsOption, collect, readingOption, single } from '../options.js';
import { type Showing, showing } from '../showing.js';
import { UsageError } from '../usage.js';
import { calcOutput } from './output.js';
import { fileAsked, tableQuery } from './warehouse.js';

type Options = Showing & {
  readonly by?: readonly string[];
  readonly actor: string;
  readonly value: string;
  readonly exclude?: readonly string[];
  readonly total?: string;
  readonly totalColumn?: string;
  readonly rest?: readonly string[];
  readonly where?: readonly string[];
  readonly top: number;
  readonly measures: 'main' | 'all';
  readonly reading: ReadingPolicy;
  readonly bands: BandSet;
  readonly encoding: Encoding;
  readonly engine: Engine;
  readonly sql?: true;
  readonly table?: string;
};

const EXAMPLES = `
Examples:
  reshare calc trade.csv --actor country --value tonnes
      the market that the rows of a file make
  reshare calc trade.csv --by year,commodity --actor country --value tonnes --exclude China --format csv
      one for each year and commodity, with what remains without China
  zcat big.csv.gz | reshare calc - --by year --actor country --value tonnes --total "World total" --rest "Other countries"
      a stated total, and a lump of several countries
  reshare calc --sql --table trade.flows --by year --actor country --value tonnes --exclude China | psql
      the query that computes the same where the data are: PostgreSQL, ClickHouse, DuckDB ...
`;

/** `reshare calc`: the same measures for the rows of any flat file. */
export const calcCommand: CommandModule = {
  make,
  schemas: async () => ({ calc: (await import('./schema.js')).calcSchema }),
};

function make(program: Command, io: Io): void {
  const command = program
    .command('calc')
    .summary('the same measures for your own flat file')
    .description(
      'Adds up the rows of a CSV, TSV (plain or gzip) or Parquet file by actor, and computes shares, HHI and what remains without some actors, one line a group.',
    )
    .argument('[file]', 'the file, or - for stdin; its first line names the columns')
    .option('--by <columns>', 'the columns that make a group, separated by commas', columnList)
    .requiredOption('--actor <column>', 'the column of the suppliers', single)
    .requiredOption('--value <column>', 'the column of their quantities: 41,600 or >540 or NA', single)
    .option('-x, --exclude <actor[=percent]>', 'who is left out, or what part of it; repeat for several', collect)
    .option('--total <actor>', 'the actor whose rows add up to the total, no supplier, such as "World total"', single)
    .option('--total-column <column>', 'the column that holds the total of the group', single)
    .option('--rest <actor>', 'an actor that is a lump of several, such as "Other countries"; repeat', collect)
    .option('--where <column=text>', 'only rows with this cell; repeat for several', collect)
    .option('--top <n>', 'how many suppliers are listed', counted, 3)
    .addOption(
      new Option('-m, --measures <which>', 'the main measures, or all').choices(['main', 'all']).default('main'),
    )
    .addOption(readingOption())
    .addOption(bandsOption())
    .addOption(new Option('--encoding <name>', 'how the text is encoded').choices(ENCODINGS).default('utf-8'))
    .addOption(
      new Option('--engine <name>', 'who reads the file (default: auto)').choices(ENGINES).default('auto', 'auto'),
    )
    .option('--sql', 'read nothing, and print the query that computes the same in a warehouse')
    .option('--table <name>', 'the table that the query asks, such as trade.flows', single);
  showing(command)
    .addHelpText('after', EXAMPLES)
    .action(async (named: string | undefined, options: Options) => {
      const file = fileAsked({ file: named, ...options }, command);
      const plan = planned(options);
      const { exclude = [], bands, top, measures, engine, encoding } = options;
      const exclusions = portions(exclude, (name) => supplier(name, plan));
      if (file === undefined) return io.put(tableQuery(options.table, plan, exclusions), options.output, []);
      const all = measures === 'all';
      const terms = { exclusions, bands, top, all };
      const bar = io.progress(options.quiet === true, flatFile(file).size);
      const enough = all ? undefined : { largest: holdingsNeeded(top), actors: exclusions.map((e) => e.actor) };
      const found = await flow(file, { ...plan, enough }, { engine, encoding, progress: bar.told }).finally(bar.done);
      await io.show(options, () => calcOutput(file, found, plan, terms), [file]);
    });
}

/** An actor that can be left out: the total is none, and what a lump is made of is not known. */
function supplier(name: string, { total, rest }: Plan): string {
  if (name === '') throw new UsageError('--exclude names nobody: expected an actor, as in --exclude China');
  if (name === total) throw new UsageError(`"${name}" is named as the total and as left out`);
  if (rest.includes(name))
    throw new UsageError(`"${name}" is named as the rest and as left out: without --rest it is one supplier`);
  return name;
}

function columnList(value: string): readonly string[] {
  const all = value.split(',').map((column) => column.trim());
  if (all.includes('') || new Set(all).size < all.length)
    throw new InvalidArgumentError('Columns are separated by commas, each once, as in year,commodity.');
  return all;
}

function counted(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('Expected a whole number, as in 3.');
  return Number(value);
}

/** What the options ask of a file. */
function planned({ by = [], actor, value, total, totalColumn, rest = [], where = [], reading }: Options): Plan {
  if (total !== undefined && totalColumn !== undefined)
    throw new UsageError('--total and --total-column contradict each other; leave one out');
  if (total !== undefined && rest.includes(total))
    throw new UsageError(`"${total}" is named as the total and as the rest`);
  const cells = where.map((word): readonly [string, string] => {
    const [, column = '', text] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (text === undefined) throw new UsageError(`--where ${word}: expected column=text, as in --where year=2024`);
    return [column, text];
  });
  const columns = [...new Set(cells.map(([column]) => column))];
  return {
    by,
    actor,
    value,
    total,
    totalColumn,
    rest: [...new Set(rest)],
    where: new Map(columns.map((c) => [c, cells.flatMap(([column, text]) => (column === c ? [text] : []))])),
    reading,
  };
}
