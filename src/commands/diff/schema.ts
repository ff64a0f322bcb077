import * as z from 'zod';
import { bands, dataset, excluded, intervalSchema, reading, subjectSchema } from '../../output/schema-parts.js';

const band = z
  .object({ lowest: z.string(), highest: z.string() })
  .nullable()
  .describe('the bands that the HHI may be in; null where it is not known');

const row = z.object({
  subject: subjectSchema,
  stage: z.string(),
  period: z.string().nullable().describe('null for the default answer, else a period that both have'),
  beforePeriod: z.string().nullable().describe('the period that answered before'),
  afterPeriod: z.string().nullable(),
  basis: z.object({ before: z.string().nullable(), after: z.string().nullable() }).describe('whose evidence answers'),
  cr1Pct: z.object({ before: intervalSchema, after: intervalSchema }).describe('largest share, percent'),
  hhi: z.object({ before: intervalSchema, after: intervalSchema }).describe('points'),
  remainingPct: z
    .object({ before: intervalSchema, after: intervalSchema })
    .describe('what the excluded actors leave, percent'),
  remaining: z.object({ before: intervalSchema, after: intervalSchema }).describe('the same as a quantity'),
  band: z.object({ before: band, after: band }).nullable().describe('null where it is the same'),
  wider: z.boolean().describe('whether some interval is wider than before'),
  movers: z
    .array(z.object({ actor: z.string().nullable().describe('null for the rest'), low: z.number(), high: z.number() }))
    .describe('by how many points each moved the ends of the HHI; they add up to what it moved'),
});

const cells = z.record(z.string(), z.string()).nullable();
const change = z.array(
  z.object({
    key: z.string(),
    change: z.enum(['removed', 'changed', 'added']),
    columns: z.array(z.string()).describe('what changed'),
    before: cells,
    after: cells,
  }),
);

const document = z.object({
  schema: z.literal('reshare.diff/1'),
  before: dataset,
  after: dataset,
  reading,
  bands,
  excluded,
  rows: z.array(row).describe('the results that moved'),
  observations: change,
  facts: change,
  sources: change,
  subjects: change,
  stages: change,
  actors: change,
  uncompared: z.number().describe('share claims that were not compared: across names only cells of tables are'),
});

/** `reshare diff`. */
export const diffSchema = { row, document, line: document };
