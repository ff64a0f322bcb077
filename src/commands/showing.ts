import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS, type Format } from '../output/render.js';
import { UsageError } from './usage.js';

export const COLOURS = ['auto', 'always', 'never'] as const;
/** Whether a text for people has emphasis; `auto`: where it goes to a terminal that can show it. */
export type Colour = (typeof COLOURS)[number];

/** How output is wanted. */
export type Showing = {
  readonly format?: Format;
  readonly json?: true;
  readonly fields?: readonly string[];
  readonly header: boolean;
  readonly output?: string;
  readonly quiet?: true;
  readonly color: Colour;
  readonly bars?: true;
};

/** Where output goes. */
export const outputOption = (): Option =>
  new Option('-o, --output <file>', 'write to a file, whole or not at all (-: stdout)').argParser(named);

function named(file: string): string {
  if (file === '') throw new InvalidArgumentError('Name a file, or - for stdout.');
  return file;
}

/** What a failure tells of itself. */
export const debugOption = (): Option => new Option('--debug', 'with an error, say where in the program it arose');

/** The options of every command that prints rows. */
export const showing = (command: Command): Command =>
  command
    .optionsGroup('Output:')
    .addOption(new Option('-f, --format <format>', 'how to print (default: table)').choices(FORMATS))
    .option('--json', 'short for --format json')
    .option('--fields <paths>', 'the columns wanted, as JSON paths separated by commas', list)
    .option('--no-header', 'leave the column names out (table, csv, tsv)')
    .option('--bars', 'draw shares and intervals as bars (table, markdown)')
    .addOption(outputOption())
    .option('-q, --quiet', 'no notes on stderr (csv, tsv, ndjson)')
    .addOption(new Option('--color <when>', 'emphasis').choices(COLOURS).default('auto'))
    .addOption(debugOption());

function list(value: string): readonly string[] {
  const all = value.split(',').map((path) => path.trim());
  if (all.includes(''))
    throw new InvalidArgumentError('Fields are JSON paths separated by commas, as in stage,period.');
  return all;
}

/** The format that the options name; the contradictions among them are usage errors. */
export function formatOf({ format, json, header }: Showing): Format {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other; leave one out`);
  const chosen = json ? 'json' : (format ?? 'table');
  if (!header && !['table', 'csv', 'tsv'].includes(chosen))
    throw new UsageError(`--no-header is for table, csv and tsv; ${chosen} has no header to leave out`);
  return chosen;
}
