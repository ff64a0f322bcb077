import * as z from 'zod';
import { CHANGE_KINDS } from '../../answer/row-changes.js';
import {
  editionSchema,
  intervalSchema,
  type JsonOf,
  largestSchema,
  quotableShape,
  subjectSchema,
  termsShape,
} from '../../output/schema-parts.js';

const band = z
  .object({ lowest: z.string(), highest: z.string() })
  .nullable()
  .describe('the bands that the HHI may be in; null where it is not known');

/** The JSON of a band before or after. */
export type DiffBand = JsonOf<typeof band>;

const mover = z.object({
  actor: z.string().nullable().describe('null for the rest'),
  low: z.number(),
  high: z.number(),
});

/** The JSON of one mover of an HHI. */
export type DiffMover = JsonOf<typeof mover>;

const endParts = z
  .object({ revision: z.number(), newYear: z.number() })
  .nullable()
  .describe('together the change of the end; null where it has no limit');

/** The JSON of the parts of the change of one end. */
export type DiffEndParts = JsonOf<typeof endParts>;

const parts = z
  .object({ low: endParts, high: endParts })
  .nullable()
  .describe(
    'how far each end moves by what the second edition revised in the old year, then by the new year; null between datasets of two names, where notSeparable, and where the figure is not known',
  );

/** The JSON of the parts of the change of a figure. */
export type DiffParts = JsonOf<typeof parts>;

/** A figure before and after. */
const pair = z.object({ before: intervalSchema, after: intervalSchema, parts });

/** The JSON of a figure before and after. */
export type DiffPair = JsonOf<typeof pair>;

const row = z.object({
  subject: subjectSchema,
  stage: z.string(),
  period: z.string().nullable().describe('null for the default answer, else a period that both have'),
  beforePeriod: z.string().nullable().describe('the period that answered before'),
  afterPeriod: z.string().nullable(),
  basis: z.object({ before: z.string().nullable(), after: z.string().nullable() }).describe('whose evidence answers'),
  outside: z
    .object({ before: z.array(z.string()), after: z.array(z.string()) })
    .describe('the suppliers that the printed totals leave out: the figures are of the world without them'),
  cr1Pct: pair.describe('largest share, percent'),
  hhi: pair.describe('points'),
  remainingPct: pair.describe('what the excluded actors leave, percent'),
  remaining: pair.describe('the same as a quantity'),
  unit: z
    .object({ before: z.string().nullable(), after: z.string().nullable() })
    .describe('of the quantities; nothing is converted'),
  largest: z.object({ before: largestSchema, after: largestSchema }).exactOptional(),
  band: z.object({ before: band, after: band }),
  bandMoved: z.boolean().describe('whether the bands differ'),
  approximate: z
    .object({ before: z.boolean(), after: z.boolean() })
    .describe('whether a share in it is printed with a word such as "about", taken at its word'),
  notSeparable: z
    .boolean()
    .describe(
      'whether a revision cannot be told from a new year: the second edition has no figures of the same subject for the year of the first',
    ),
  wider: z.boolean().describe('whether some interval is wider than before'),
  movers: z
    .array(mover)
    .describe(
      'by how many points each moved the ends of the HHI; they add up to what it moved. Empty where the figures are of different subjects, or their totals leave out different suppliers',
    ),
});

/** The JSON of one result that moved. */
export type DiffRow = JsonOf<typeof row>;

const cells = z.record(z.string(), z.string()).nullable();
const change = z.object({
  key: z.string(),
  change: z.enum(CHANGE_KINDS),
  columns: z.array(z.string()).describe('what changed'),
  before: cells,
  after: cells,
});

/** The JSON of one row that changed. */
export type DiffChange = JsonOf<typeof change>;

const about = {
  schema: z.literal('reshare.diff/2'),
  before: editionSchema,
  after: editionSchema,
  ...termsShape,
};

const document = z.object({
  ...about,
  rows: z.array(row).describe('the results that moved'),
  observations: z.array(change),
  facts: z.array(change),
  sources: z.array(change),
  subjects: z.array(change),
  stages: z.array(change),
  actors: z.array(change),
  compositions: z.array(change),
  uncompared: z.number().describe('share claims that were not compared: across names only cells of tables are'),
  ...quotableShape,
});

/** The schemas of `reshare diff`. */
export const diffSchema = { row, document, line: z.object({ ...about, ...row.shape }) };
