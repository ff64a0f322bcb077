import * as z from 'zod';
import { SEVERITIES } from '../domain/finding.js';
import type { JsonOf } from '../output/schema-parts.js';

const finding = z.object({
  code: z.string(),
  severity: z.enum(SEVERITIES),
  file: z.string(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  text: z.string(),
});

/** The JSON of one finding in an error. */
export type ErrorFinding = JsonOf<typeof finding>;

/** The schema of what a failed command prints on stderr where JSON was asked for. */
export const errorSchema = z.object({
  schema: z.literal('reshare.error/2'),
  code: z.string().describe('stable: what scripts may rely on'),
  exit: z.number().describe('the exit code: reshare help exit-codes'),
  message: z.string().describe('for people: may change'),
  findings: z.array(finding).describe('what is wrong with the dataset'),
});

/** The JSON of an error. */
export type ErrorJson = JsonOf<typeof errorSchema>;
