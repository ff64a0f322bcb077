import { type Command, InvalidArgumentError, Option } from 'commander';
import { suggest } from '../domain/suggest.js';
import type { Progress } from '../flow/stream.js';
import { type Bar, bar } from '../view/bar.js';
import { terminal } from '../view/escape.js';
import { type Paint, PLAIN, paint } from '../view/paint.js';
import { FORMATS, type Format, type Output, rendered, UnknownField } from '../view/render.js';
import { replaced } from './file-writer.js';
import { COLOURS, type Colour, coloured, type Shell, unicode, width } from './shell.js';
import { UsageError } from './usage.js';

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

/** Puts a text on stdout or, whole or not at all, in a file. `inputs` are files that must not be overwritten. */
type Put = (text: string, file: string | undefined, inputs: readonly string[]) => Promise<void>;

/** What commands are given of the world: the environment, a way to show what they found, and one to hand out a text of their own. */
export type Desk = {
  readonly env: Shell['env'];
  readonly show: (
    options: Showing,
    output: (bar: Bar | undefined) => Output,
    inputs: readonly string[],
  ) => Promise<void>;
  readonly put: Put;
  /** Says something beside the output, on stderr. */
  readonly aside: (text: string) => Promise<void>;
  /** The emphasis of a text that goes to stdout, or to a file. */
  readonly paint: (asked: Colour, toFile: boolean) => Promise<Paint>;
  /** Tells how much of a file was read. */
  readonly progress: (
    quiet: boolean,
    size: number | undefined,
  ) => { readonly told: Progress; readonly done: () => void };
  /** Ends the run with this exit code, all having gone well. */
  readonly conclude: (exit: number) => void;
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

/** Hands out a text: on stdout, or in the file that is named. */
export const putter =
  (out: (text: string) => Promise<void>): Put =>
  async (text, file, inputs) => {
    if (file === undefined || file === '-') await out(text);
    else replaced(file, [text], inputs);
  };

/** Shows what a command found, on stdout or in a file; notes that the format cannot hold go to stderr. */
export function shower(
  shell: Shell,
  out: (text: string) => Promise<void>,
  err: (text: string) => Promise<void>,
): Desk['show'] {
  return async (options, made, inputs) => {
    const { quiet, output } = options;
    const file = output === '-' ? undefined : output;
    const format = formatOf(options);
    const found = made(options.bars ? bar(unicode(shell)) : undefined);
    const screen = format === 'table' && file === undefined;
    const look = {
      paint: format === 'table' ? await paint(coloured(shell, options.color, file !== undefined)) : PLAIN,
      width: screen ? width(shell) : 80,
      fits: screen && shell.stdout.isTTY === true,
      head: options.header,
    };
    const pieces = await rendered(found, format, look, options.fields).catch(unknownField);
    if (file === undefined) for (const piece of pieces) await out(piece);
    else replaced(file, pieces, inputs);
    const aside = format === 'csv' || format === 'tsv' || format === 'ndjson';
    if (aside && !quiet) await err(found.notes.map((note) => `note: ${terminal(note)}\n`).join(''));
  };
}

function formatOf({ format, json, header }: Showing): Format {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other; leave one out`);
  const chosen = json ? 'json' : (format ?? 'table');
  if (!header && !['table', 'csv', 'tsv'].includes(chosen))
    throw new UsageError(`--no-header is for table, csv and tsv; ${chosen} has no header to leave out`);
  return chosen;
}

/** An unknown field as a usage error that lists the valid ones, an interval by its name alone. */
function unknownField(error: unknown): never {
  if (!(error instanceof UnknownField)) throw error;
  const known = [...new Set(error.known.map((path) => path.replace(/\.(low|high)(Open)?$/, '')))];
  const valid = `valid are ${known.join(', ')}`;
  if (error.list)
    throw new UsageError(
      `field "${error.field}" is a list of objects: it fits json and ndjson, no cell; ${valid}`,
      'unknown-field',
    );
  const words = suggest(error.field, [...new Set(known.flatMap((path) => [path, ...path.split('.')]))], 1);
  const near = known.filter((path) => path === words[0] || path.split('.').includes(words[0] ?? '')).slice(0, 3);
  const meant = near.length > 0 ? `did you mean ${near.join(' or ')}? ` : '';
  throw new UsageError(`unknown field "${error.field}": ${meant}${valid}`, 'unknown-field');
}
