import { FORMAT_NAMES, type FormatName } from '../output/formats/formats.js';
import { list } from '../text/words.js';
import { InvalidValue, type OptionDeclaration, type OptionTable, type OptionValues } from './declaration.js';
import { ENDINGS, knownEnding } from './endings.js';
import { UsageError } from './usage.js';

const COLOURS = ['auto', 'always', 'never'] as const;
/** Whether a text has emphasis. `auto` means only in a terminal that can show it. */
export type Colour = (typeof COLOURS)[number];

const group = 'Output:';

/** The format of a command that prints a text. Each command declares its choices. */
export const textFormatOption = {
  flags: '-f, --format <format>',
  description: 'output format (default: text)',
  group,
} as const satisfies OptionDeclaration;

/** Whether a failure says where in the program it arose. */
export const debugOption = {
  flags: '--debug',
  description: 'for an error, show where in the program it arose',
} as const satisfies OptionDeclaration;

/** The options of every command that prints rows. */
export const SHOWING = {
  format: { ...textFormatOption, description: 'output format (default: table)', choices: FORMAT_NAMES },
  json: { flags: '--json', description: 'short for --format json', group },
  fields: {
    flags: '--fields <paths>',
    description: 'choose columns: JSON paths separated by commas',
    once: true,
    group,
    parse: fieldPaths,
  },
  header: { flags: '--no-header', description: 'leave out the column names (table, csv, tsv, xlsx)', group },
  terms: {
    flags: '--no-terms',
    description: 'leave out dataset, version, reading and exclusions (csv, tsv, xlsx)',
    group,
  },
  bars: { flags: '--bars', description: 'draw shares and HHIs as bars (table, markdown)', group },
  output: {
    flags: '-o, --output <file>',
    description: 'write to a file; its ending, such as .json, chooses the format',
    group,
    parse: namedFile,
  },
  quiet: { flags: '-q, --quiet', description: 'no notes on stderr (csv, tsv, ndjson)', group },
  color: { flags: '--color <when>', description: 'use colour', group, choices: COLOURS, default: 'auto' },
  debug: { ...debugOption, group },
} as const satisfies OptionTable;

/** The values of the options that say how rows are shown. */
export type Showing = Partial<OptionValues<typeof SHOWING>>;

function namedFile(file: string): string {
  if (file === '') throw new InvalidValue('Name a file, or - for stdout.');
  return file;
}

function fieldPaths(value: string): readonly string[] {
  const all = value.split(',').map((path) => path.trim());
  if (all.includes('')) throw new InvalidValue('Fields are JSON paths separated by commas, as in stage,period.');
  return all;
}

/**
 * The format that --format or --json names, or else the ending of the file; undefined where none does.
 * `writable` are the formats of the command. Throws a UsageError where these contradict each other, or the command cannot write the ending.
 */
export function formatAsked<Name extends string>(
  {
    format,
    json,
    output,
  }: {
    readonly format?: Name | undefined;
    readonly json?: true | undefined;
    readonly output?: string | undefined;
  },
  writable: readonly Name[],
): Name | 'json' | undefined {
  if (json && format !== undefined && format !== 'json')
    throw new UsageError(`--json and --format ${format} contradict each other. Leave one out.`);
  const named = json ? 'json' : format;
  const ending = knownEnding(output);
  if (ending === undefined) return named;
  const meant = writable.find((name) => name === ENDINGS[ending]);
  if (meant === undefined) {
    const known = Object.keys(ENDINGS).filter((known) => writable.some((name) => name === ENDINGS[known]));
    const can =
      known.length > 0 ? `It can write ${list(known.map((e) => `.${e}`))}` : 'It writes none of the known ones';
    throw new UsageError(
      `This command cannot write a .${ending} file: ${output}. ${can}; any other name gets its default format.`,
    );
  }
  if (named !== undefined && named !== meant)
    throw new UsageError(
      `--format ${named} contradicts the ending of ${output}, which means ${meant}. Leave --format out, or choose another name.`,
    );
  return meant;
}

/** The name of the format of rows that the options ask for. */
export const rowFormatName = (options: Showing): FormatName => formatAsked(options, FORMAT_NAMES) ?? 'table';
