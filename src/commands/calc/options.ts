import { ENGINES } from '../../tables/engine.js';
import { ENCODINGS } from '../../tables/flat-file.js';
import { InvalidValue, type OptionTable, type OptionValues, spelling } from '../declaration.js';
import { bandsOption, excludeOption, measuresOption, readingOption } from '../options.js';
import { SHOWING } from '../showing.js';

/** The options that say what is computed from a file or a table. */
const ASKING = {
  by: { flags: '--by <columns>', description: 'the columns that make a group, separated by commas', parse: columnList },
  actor: { flags: '--actor <column>', description: 'the column of the suppliers', once: true, needed: true },
  value: {
    flags: '--value <column>',
    description: 'the column of their quantities: 41,600 or >540 or NA',
    once: true,
    needed: true,
  },
  exclude: excludeOption,
  total: {
    flags: '--total <actor>',
    description: 'the actor whose rows add up to the total, no supplier, such as "World total"',
    once: true,
  },
  totalColumn: {
    flags: '--total-column <column>',
    description: 'the column that holds the total of the group',
    once: true,
  },
  rest: {
    flags: '--rest <actor>',
    description: 'an actor that is a lump of several, such as "Other countries"; repeat',
    repeatable: true,
  },
  where: {
    flags: '--where <column=text>',
    description: 'only rows with this cell; repeat for several',
    repeatable: true,
  },
} as const satisfies OptionTable;

/** The options that say how a file is read. */
const READING = {
  top: { flags: '--top <n>', description: 'how many suppliers are listed', parse: counted, default: 3 },
  measures: measuresOption,
  reading: readingOption,
  bands: bandsOption,
  encoding: {
    flags: '--encoding <name>',
    description: 'how the text is encoded',
    choices: ENCODINGS,
    default: 'utf-8',
  },
  engine: {
    flags: '--engine <name>',
    description: 'who reads the file (default: auto)',
    choices: ENGINES,
    default: 'auto',
    shownDefault: 'auto',
  },
} as const satisfies OptionTable;

/** The options of `reshare calc`. */
export const CALC = {
  ...ASKING,
  ...READING,
  sql: { flags: '--sql', description: 'read nothing, and print the query that computes the same in a warehouse' },
  table: { flags: '--table <name>', description: 'the table that the query asks, such as trade.flows', once: true },
  ...SHOWING,
} as const satisfies OptionTable;

/** The values of the options of `reshare calc`. */
export type CalcOptions = OptionValues<typeof CALC>;

/** The first typed option that means nothing to a query: it says how a file is read or an answer is shown. Undefined where there is none. */
export function idleOption(typed: ReadonlySet<string>): string | undefined {
  const { output: _output, color: _color, debug: _debug, ...shown } = SHOWING;
  const idle = Object.entries({ ...READING, ...shown }).find(([name]) => typed.has(name));
  return idle && spelling(idle[1]).long;
}

function columnList(value: string): readonly string[] {
  const all = value.split(',').map((column) => column.trim());
  if (all.includes('') || new Set(all).size < all.length)
    throw new InvalidValue('Columns are separated by commas, each once, as in year,commodity.');
  return all;
}

function counted(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidValue('Expected a whole number, as in 3.');
  return Number(value);
}
