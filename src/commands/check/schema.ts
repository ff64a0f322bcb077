import * as z from 'zod';
import { CODES } from '../../check/codes.js';
import { FAIL_ON } from '../../check/verdict.js';
import { SEVERITIES } from '../../domain/finding.js';
import { type DocumentOf, type JsonOf, quotableShape } from '../../output/schema-parts.js';

const dataset = z.object({
  dataset: z.string().describe('its folder'),
  name: z.string().nullable().describe('null if datapackage.json cannot be read'),
  version: z.string().nullable(),
  sound: z.boolean().describe('whether it has no errors; with errors, no warnings and notes were looked for'),
  errors: z.number(),
  warnings: z.number().describe('without acknowledged ones'),
  notes: z.number().describe('without acknowledged ones'),
  acknowledged: z.number(),
});
/** The JSON of one dataset: how many findings it has. */
export type CheckDataset = JsonOf<typeof dataset>;

const finding = z.object({
  dataset: z.string().describe('the folder of the dataset'),
  code: z.enum(CODES.map(({ code }) => code)).describe('stable, for scripts'),
  severity: z.enum(SEVERITIES),
  key: z.string().nullable().describe('the record concerned, on whatever line it is; acknowledged.csv names it'),
  file: z.string(),
  line: z.number().nullable().describe('from 1'),
  column: z.number().nullable().describe('from 1, in characters'),
  found: z.string().nullable().describe('the value in the data; null if the code has none'),
  expected: z.string().nullable().describe('the value or kind of value that belongs there; null if the code has none'),
  text: z.string().describe('for people; may change'),
  acknowledged: z.string().nullable().describe('the reason in acknowledged.csv; null if it is not acknowledged'),
});
/** The JSON of one finding. */
export type CheckFinding = JsonOf<typeof finding>;

const kind = z.object({
  code: z.enum(CODES.map(({ code }) => code)),
  severity: z.enum(SEVERITIES),
  file: z.string(),
  count: z.number(),
  acknowledged: z.boolean(),
});
/** The JSON of findings of one kind that are not listed. */
export type CheckUnlisted = JsonOf<typeof kind>;

const document = z.object({
  schema: z.literal('reshare.check/2'),
  failOn: z.enum(FAIL_ON),
  failed: z.boolean().describe('whether the exit code is 1'),
  datasets: z.array(dataset),
  unlisted: z.number().describe('how many findings are not listed; 0 with --all'),
  unlistedKinds: z.array(kind).describe('the findings that are not listed, by kind and file'),
  findings: z
    .array(finding)
    .describe('in the order of file, line and column; without --all the first 100 by severity and place'),
  ...quotableShape,
});
/** The JSON document of `reshare check`. */
export type CheckDocument = DocumentOf<JsonOf<typeof document>>;

/** `reshare check`: the document is the one row. */
export const checkSchema = { row: document.omit({ schema: true, quotable: true }), document, line: document };
