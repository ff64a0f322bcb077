import * as z from 'zod';
import { CODES } from '../check/codes.js';
import { SEVERITIES } from '../domain/finding.js';
import type { JsonOf } from '../output/schema-parts.js';
import { ROW_REASONS } from '../tables/text/groups.js';
import { FAILURE_CODES } from './failure-codes.js';

/** The codes of findings in an error: those of a dataset, and of rows that cannot be counted. */
const FINDING_CODES = [...new Set<string>([...CODES.map(({ code }) => code), ...ROW_REASONS])];

const finding = z.object({
  code: z.enum(FINDING_CODES),
  severity: z.enum(SEVERITIES),
  file: z.string(),
  line: z.number().nullable(),
  column: z.number().nullable(),
  text: z.string(),
});

/** The JSON of one finding in an error. */
export type ErrorFinding = JsonOf<typeof finding>;

const kind = z.object({
  code: z.enum(FINDING_CODES),
  severity: z.enum(SEVERITIES),
  file: z.string(),
  count: z.number(),
});

/** The JSON of findings of one kind that an error does not list. */
export type ErrorUnlisted = JsonOf<typeof kind>;

/** The schema of what a failed command prints on stderr where JSON was asked for. */
export const errorSchema = z.object({
  schema: z.literal('reshare.error/2'),
  code: z.enum(FAILURE_CODES).describe('stable: what scripts may rely on'),
  exit: z.number().describe('the exit code: reshare help exit-codes'),
  message: z.string().describe('for people: may change'),
  unlisted: z.number().describe('how many findings are not listed'),
  unlistedKinds: z.array(kind).describe('the findings that are not listed, by kind and file'),
  findings: z.array(finding).describe('what is wrong with the dataset, or with rows of a file'),
});

/** The JSON of an error. */
export type ErrorJson = JsonOf<typeof errorSchema>;
