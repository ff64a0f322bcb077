import * as z from 'zod';
import {
  bands,
  basis,
  dataset,
  excluded,
  intervalSchema,
  note,
  reading,
  status,
  subjectSchema,
} from '../../output/schema-parts.js';

const about = { schema: z.literal('reshare.shares/1'), dataset, reading, bands, excluded };
const place = { subject: subjectSchema, stage: z.string(), period: z.string().nullable() };

const row = z.object({
  ...place,
  kind: z.enum(['supplier', 'rest', 'total']),
  rank: z
    .object({ low: z.number(), high: z.number().nullable().describe('null where nothing bounds it') })
    .nullable()
    .describe('the places by size that a supplier may take'),
  actor: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: intervalSchema.describe('in unit'),
  sharePct: intervalSchema.describe('of what is kept of the market, percent'),
  contribution: intervalSchema.describe('to the HHI, points: the square of the share; of the total the HHI itself'),
  cumulatedPct: intervalSchema.describe('share of this supplier and all above, percent'),
});

/** `reshare shares`. */
export const sharesSchema = {
  row,
  document: z.object({
    ...about,
    rows: z.array(row),
    markets: z
      .array(
        z.object({
          ...place,
          status,
          basis,
          hhi: intervalSchema.describe('of what is kept of the market'),
          sharp: z.boolean(),
        }),
      )
      .describe('the markets that the rows belong to'),
    notes: z.array(note),
  }),
  line: z.object({ ...about, ...row.shape }),
};
