import type { z } from 'zod';
import type { Finding } from '../domain/finding.js';
import { type Row, rowTexts } from './csv.js';

/** A finding for every cell that its column does not allow. */
export function misfits(rows: readonly Row[], schema: z.ZodType): readonly Finding[] {
  return rows.flatMap((row) =>
    (schema.safeParse(rowTexts(row)).error?.issues ?? []).map((issue): Finding => {
      const column = String(issue.path[0]);
      const code = issue.code === 'custom' && issue.params?.type ? 'type-error' : 'constraint-error';
      const expected = issue.code === 'invalid_value' ? issue.values.join(' or ') : issue.message;
      return { severity: 'error', place: row.place(column), code, column, found: row.text(column), expected };
    }),
  );
}
