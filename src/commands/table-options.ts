import { columnList } from '../tables/column-list.js';
import { ENCODINGS } from '../tables/flat-file.js';
import { delimiterOf } from '../tables/text/dialect.js';
import { markText, type Notation } from '../tables/text/notation.js';
import { InvalidValue, type OptionDeclaration, type OptionTable, type OptionValues } from './declaration.js';
import { UsageError } from './usage.js';

/** The options that say how the cells of a flat file are separated and written. */
export const TABLE_FORM = {
  delimiter: {
    flags: '--delimiter <character>',
    description: 'character between the cells of a text, such as ; or | or tab (default: found from its first lines)',
    once: true,
    parse: delimiterText,
  },
  skip: {
    flags: '--skip <lines>',
    description: 'number of lines above the header (default: those with one cell)',
    once: true,
    parse: wholeNumber,
  },
  decimal: {
    flags: '--decimal <sign>',
    description: 'sign before decimals in the file (default: a point, or a comma that values beside semicolons show)',
    choices: ['.', ','],
    once: true,
  },
  thousands: {
    flags: '--thousands <sign>',
    description: 'sign between thousands in the file: a point, a comma, a blank or an apostrophe',
    once: true,
    parse: thousandsSign,
  },
  unknown: {
    flags: '--unknown <text>',
    description: 'a cell with this text is unknown, such as ":"; repeat for several',
    repeatable: true,
  },
  none: {
    flags: '--none <text>',
    description: 'a cell with this text is zero, such as "-"; repeat for several',
    repeatable: true,
  },
  flags: {
    flags: '--flags <marks>',
    description: 'marks behind or before a number that do not count, separated by commas, as in e,p',
    repeatable: true,
    parse: markList,
  },
  sheet: {
    flags: '--sheet <sheet>',
    description:
      'sheet of a workbook, by name or number (default: the only visible one, or the one with these columns)',
    once: true,
  },
} as const satisfies OptionTable;

/** The options that say which suppliers stand for several together. */
export const LUMP_OPTIONS = {
  rest: {
    flags: '--rest <actor>',
    description: 'a name for several suppliers together, such as "Other countries"; repeat for several',
    repeatable: true,
  },
  lumps: {
    flags: '--no-lumps',
    description: 'count "Other", "Rest of world" and the like as suppliers; they are the rest otherwise',
  },
} as const satisfies OptionTable;

/** The options that say which rows of a flat file are used. */
export const ROW_OPTIONS = {
  where: {
    flags: '--where <column=text>',
    description:
      'use only rows with this cell, or with a number as in "year>=2020"; repeated for one column, rows with any of the cells',
    repeatable: true,
  },
  whereNot: {
    flags: '--where-not <column=text>',
    description: 'leave out rows with this cell; repeat for several',
    repeatable: true,
  },
} as const satisfies OptionTable;

/** The options that make rows of columns. */
export const COLUMN_OPTIONS = {
  columnsAre: {
    flags: '--columns-are <name>',
    description:
      'columns stand for suppliers (actor) or for groups of this name (year), their cells for the quantities',
    once: true,
    parse: trimmedName,
  },
  columns: {
    flags: '--columns <columns>',
    description: 'those columns, by names or by a pattern such as /^20/ (default: all that no other option names)',
    once: true,
    listed: true,
    parse: chosenColumns,
  },
} as const satisfies OptionTable;

/** The option that says how the text of a flat file is encoded. */
export const encodingOption = {
  flags: '--encoding <name>',
  description: 'encoding of the text',
  choices: ENCODINGS,
  default: 'utf-8',
} as const satisfies OptionDeclaration;

/** How values are written; undefined where the options say nothing of it. Throws a UsageError where they contradict each other. */
export function notationOf({
  decimal,
  thousands,
  unknown = [],
  none = [],
  flags = [],
}: Pick<OptionValues<typeof TABLE_FORM>, 'decimal' | 'thousands' | 'unknown' | 'none' | 'flags'>):
  | Notation
  | undefined {
  const notation = { decimal, thousands, unknown, none, flags: flags.flat() };
  if (thousands !== undefined && decimal === thousands)
    throw new UsageError(`--decimal ${decimal} and --thousands ${thousands} contradict each other; leave one out`);
  const both = unknown.find((mark) => none.some((other) => markText(other) === markText(mark)));
  if (both !== undefined) throw new UsageError(`"${both}" is named as unknown and as none; leave one out`);
  const said = [unknown, none, flags].some((marks) => marks.length > 0);
  return said || decimal !== undefined || thousands !== undefined ? notation : undefined;
}

function delimiterText(value: string): string {
  const text = delimiterOf(value);
  if (text === undefined) throw new InvalidValue('Expected one character, as in ";" or "|", or tab.');
  return text;
}

function thousandsSign(value: string): string {
  if (value === '.' || value === ',' || value === ' ' || value === "'") return value;
  throw new InvalidValue('Expected ".", ",", " " or an apostrophe.');
}

function markList(value: string): readonly string[] {
  const all = value.split(',').map((mark) => mark.trim());
  // a digit in brackets is no part of a number, but a minus is
  const digits = (mark: string): string => mark.replace(/^(?:\(\w+\)|\[\w+\])$/, '');
  if (all.some((mark) => mark === '' || /[\d.%]|^[-\u2212\u2013]$/.test(digits(mark))))
    throw new InvalidValue(
      'Marks are separated by commas, as in e,p or (1); a mark has no digit, point or percent sign outside brackets, and is no minus.',
    );
  return all;
}

/** The whole number that a text is, of at most six digits. Throws InvalidValue. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidValue('Expected a whole number, as in 3.');
  return Number(value);
}

/** The names of columns that a text lists, each once. Throws InvalidValue. */
export function columnTexts(value: string): readonly string[] {
  const all = columnList(value);
  if (!all)
    throw new InvalidValue(
      'Columns are separated by commas, each once, as in year,commodity; a name with a comma stands in double quotes.',
    );
  return all;
}

function chosenColumns(value: string): readonly string[] | RegExp {
  const [, pattern, flags] = /^\/(.+)\/(i?)$/.exec(value) ?? [];
  if (pattern === undefined) return columnTexts(value);
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw new InvalidValue('Expected a regular expression between slashes, as in /^20[0-9]{2}$/.');
  }
}

function trimmedName(value: string): string {
  if (value.trim() === '') throw new InvalidValue('Expected actor, or a name for the groups, as in year.');
  return value.trim();
}
