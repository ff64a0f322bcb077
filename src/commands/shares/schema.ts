import * as z from 'zod';
import { LINE_KINDS } from '../../market/shares.js';
import {
  aboutShape,
  basisSchema,
  intervalSchema,
  type JsonOf,
  largestSchema,
  noteSchema,
  placeShape,
  profileShape,
  quotableShape,
  statusSchema,
  targetSchema,
} from '../../output/schema-parts.js';

const about = { schema: z.literal('reshare.shares/2'), ...aboutShape };

const row = z.object({
  ...placeShape,
  kind: z.enum(LINE_KINDS),
  rank: z
    .object({
      low: z.number(),
      high: z.number().nullable().describe('null where nothing bounds it, or above 9007199254740991'),
    })
    .nullable()
    .describe('the places by size that a supplier may take'),
  actor: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: intervalSchema.describe('in unit'),
  sharePct: intervalSchema.describe('of what is kept of the market, percent'),
  approximate: z
    .boolean()
    .describe('whether that share is of a value printed with a word such as "about", taken at its word'),
  contribution: intervalSchema.describe('to the HHI, points: the square of the share; of the total the HHI itself'),
  cumulatedPct: intervalSchema.describe('share of this supplier and all above, percent'),
  notes: z.array(z.string()).describe("those on its row in the source's table"),
});

/** The JSON of one line of a table. */
export type SharesRow = JsonOf<typeof row>;

const market = z.object({
  ...placeShape,
  status: statusSchema,
  basis: basisSchema,
  hhi: intervalSchema.describe('of what is kept of the market'),
  largest: largestSchema.exactOptional(),
  target: targetSchema.exactOptional(),
  sharp: z.boolean(),
  inRest: z.array(z.string()).describe('the suppliers that the source names without a quantity; they are in the rest'),
  reasons: profileShape.reasons.describe('why a value is null, by its path; rows.quantity is that of all its rows'),
});

/** The JSON of the market of one table. */
export type SharesMarket = JsonOf<typeof market>;

const document = z.object({
  ...about,
  rows: z.array(row),
  markets: z.array(market).describe('the markets that the rows belong to'),
  notes: z.array(noteSchema),
  ...quotableShape,
});

/** The schemas of `reshare shares`. */
export const sharesSchema = { row, document, line: z.object({ ...about, ...row.shape }) };
