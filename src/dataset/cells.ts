import type { z } from 'zod';
import type { Finding } from '../domain/finding.js';
import { either } from '../text/words.js';
import { type FileName, keyColumn, LONGEST_ID } from './columns.js';
import { type Row, rowTexts } from './csv.js';
import { errorAt, type Problem } from './errors.js';

/** An error in a cell. Its key is the id of the row, cut to the longest allowed length, and the column. */
export const cellError = (file: FileName, row: Row, column: string, problem: Problem): Finding =>
  errorAt(row.place(column), problem, `${row.text(keyColumn(file)).slice(0, LONGEST_ID)}/${column}`);

/** The cells of a row that its schema does not allow: the column of each, and what is wrong there. */
export function misfits(row: Row, schema: z.ZodType): readonly (readonly [column: string, problem: Problem])[] {
  return (schema.safeParse(rowTexts(row)).error?.issues ?? []).map((issue) => {
    const column = String(issue.path[0]);
    const code = issue.code === 'custom' && issue.params?.type ? 'type-error' : 'constraint-error';
    const expected = issue.code === 'invalid_value' ? either(issue.values.map(String)) : issue.message;
    return [column, { code, column, found: row.text(column), expected }];
  });
}
