import * as z from 'zod';
import { isPeriod } from '../domain/period.js';
import { columnEntries, type FileColumn, type FileName, LONGEST_ID, listItems } from './columns.js';
import { A_VALUE } from './errors.js';

const text = z.string();
const filled = text.regex(/\S/, A_VALUE);
const short = text.max(LONGEST_ID, `at most ${LONGEST_ID} characters`);

/** The cells that a column allows. */
function cellSchema(column: FileColumn): z.ZodType<string> {
  const { blank } = column;
  switch (column.kind) {
    case 'text':
    case 'reference':
      return blank ? text : filled;
    case 'texts':
      return text;
    case 'id':
      return matching(short, '[a-z0-9]+(-[a-z0-9]+)*', blank, 'lower-case letters, digits and single hyphens');
    case 'country':
      return short.regex(/\S/, A_VALUE).regex(/^(?!(Other|World)$)/, 'a country (Other and World are reserved)');
    case 'country-code':
      return matching(text, '[A-Z]{3}', blank, 'three capital letters');
    case 'words':
      return z.enum(blank ? [...column.words, ''] : column.words);
    case 'references':
      return text
        .regex(/^([a-z0-9-]+(;[a-z0-9-]+)*)?$/, 'ids separated by ;')
        .refine((cell) => new Set(listItems(cell)).size === listItems(cell).length, 'each id once')
        .describe('ids separated by ;, each once');
    case 'names':
      return text
        .refine((cell) => new Set(listItems(cell)).size === listItems(cell).length, 'each name once')
        .describe('names separated by ;, each once');
    case 'two-references':
      return matching(text, '[a-z0-9-]+;[a-z0-9-]+', blank, 'two ids separated by ;');
    case 'integer':
      // larger numbers are not told apart, so two of them could be one
      return typed(
        (cell) => /^[1-9]\d*$/.test(cell) && Number.isSafeInteger(Number(cell)),
        blank,
        `a whole number up to ${Number.MAX_SAFE_INTEGER}`,
      );
    case 'date':
      return typed(isDate, blank, 'a date (YYYY-MM-DD)');
    case 'period':
      return typed(isPeriod, blank, 'a period (2024, 2025-05, 2020/2023)');
  }
}

const expectation = (expected: string, blank: boolean): string => (blank ? `${expected}, or blank` : expected);

/** Text that matches a pattern from end to end. */
const matching = (base: z.ZodString, pattern: string, blank: boolean, expected: string): z.ZodType<string> =>
  base.regex(new RegExp(blank ? `^(${pattern})?$` : `^${pattern}$`), expectation(expected, blank));

/** Text of another type, such as a date. Any other text is a type error. */
const typed = (holds: (cell: string) => boolean, blank: boolean, expected: string): z.ZodType<string> =>
  text
    .refine((cell) => (blank && cell === '') || holds(cell), {
      error: expectation(expected, blank),
      params: { type: true },
    })
    .describe(expectation(expected, blank));

/** Whether the text is a date that exists, as YYYY-MM-DD. */
const isDate = (cell: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(cell) && new Date(`${cell}T00:00:00Z`).toJSON()?.startsWith(cell) === true;

const rowSchema = (file: FileName): z.ZodObject =>
  z.object(
    Object.fromEntries(
      columnEntries(file).map(([name, column]) => [
        name,
        column.optional ? cellSchema(column).optional() : cellSchema(column),
      ]),
    ),
  );

/** The schema of the rows of each file: the text of each cell, by column. The `rules` of the file say what it cannot express. */
export const ROW_SCHEMAS: { readonly [File in FileName]: z.ZodObject } = {
  sources: rowSchema('sources'),
  subjects: rowSchema('subjects'),
  stages: rowSchema('stages'),
  actors: rowSchema('actors'),
  observations: rowSchema('observations'),
  facts: rowSchema('facts'),
  compositions: rowSchema('compositions'),
};
