import { SHARE_TOTALS, type ShareTotal } from '../../domain/reading.js';
import { ENGINES } from '../../tables/engine.js';
import { InvalidValue, type OptionTable, type OptionValues, spelling } from '../declaration.js';
import { bandsOption, excludeOption, measuresOption, readingOption, targetOption } from '../options.js';
import { SHOWING } from '../showing.js';
import {
  COLUMN_OPTIONS,
  columnTexts,
  encodingOption,
  LUMP_OPTIONS,
  ROW_OPTIONS,
  TABLE_FORM,
  wholeNumber,
} from '../table-options.js';

/** The options that say what is computed from a file or a table. */
const ASKING = {
  by: {
    flags: '--by <columns>',
    description: 'columns that make a group, separated by commas',
    parse: columnTexts,
    once: true,
    listed: true,
  },
  actor: { flags: '--actor <column>', description: 'column with the suppliers', once: true },
  value: {
    flags: '--value <column>',
    description: 'column with the quantities (41,600 or >540 or NA)',
    once: true,
  },
  ...COLUMN_OPTIONS,
  exclude: {
    ...excludeOption,
    description: `${excludeOption.description}; "each" leaves out one after the other`,
  },
  total: {
    flags: '--total <number|actor>',
    description: 'the total of each group as a number, or its name among the suppliers, such as "World total"',
    once: true,
  },
  totalRow: {
    flags: '--total-row <actor>',
    description: 'the name of the total among the suppliers, also if it reads as a number',
    once: true,
  },
  totalColumn: {
    flags: '--total-column <column>',
    description: 'column with the total of each group',
    once: true,
  },
  shares: {
    flags: '--shares <total>',
    description: 'the values are shares that are parts of 100 or of 1; suppliers without a row hold what they leave',
    choices: SHARE_TOTALS.map(String),
    parse: shareTotal,
    once: true,
  },
  ...LUMP_OPTIONS,
  ...ROW_OPTIONS,
} as const satisfies OptionTable;

/** The options that say how a file is read. */
const READING = {
  top: { flags: '--top <n>', description: 'number of suppliers to list', parse: wholeNumber, default: 3 },
  measures: measuresOption,
  target: targetOption,
  reading: readingOption,
  bands: bandsOption,
  ...TABLE_FORM,
  keepGoing: {
    flags: '--keep-going',
    description: 'leave out only the groups with a cell that cannot be read; the exit code is then 1',
  },
  encoding: encodingOption,
  engine: {
    flags: '--engine <name>',
    description: 'engine that reads the file',
    choices: ENGINES,
    default: 'auto',
    shownDefault: 'auto',
  },
} as const satisfies OptionTable;

/** The options of `reshare calc`. */
export const CALC = {
  ...ASKING,
  ...READING,
  sql: { flags: '--sql', description: 'print the SQL that computes the same in a warehouse; no file is read' },
  table: { flags: '--table <name>', description: 'table for that SQL, such as trade.flows', once: true },
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

function shareTotal(value: string): ShareTotal {
  const whole = SHARE_TOTALS.find((total) => String(total) === value.trim());
  if (whole === undefined) throw new InvalidValue('Shares are parts of 100 or of 1. Write --shares 100 or --shares 1.');
  return whole;
}
