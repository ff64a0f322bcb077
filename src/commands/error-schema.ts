import * as z from 'zod';

/** What a command that was asked for JSON says on stderr where it fails. */
export const error = z.object({
  schema: z.literal('reshare.error/1'),
  code: z.string().describe('stable: what scripts may rely on'),
  exit: z.number().describe('the exit code: reshare help exit-codes'),
  message: z.string().describe('for people: may change'),
  findings: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(['error', 'warning', 'note']),
        file: z.string(),
        line: z.number().nullable(),
        column: z.number().nullable(),
        text: z.string(),
      }),
    )
    .describe('what is wrong with the dataset'),
});
