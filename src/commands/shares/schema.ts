import * as z from 'zod';
import {
  bands,
  basis,
  dataset,
  excluded,
  interval,
  note,
  reading,
  status,
  subject,
} from '../../output/schema-parts.js';

const about = { schema: z.literal('reshare.shares/1'), dataset, reading, bands, excluded };
const place = { subject, stage: z.string(), period: z.string().nullable() };

const row = z.object({
  ...place,
  kind: z.enum(['supplier', 'rest', 'total']),
  rank: z
    .object({ low: z.number(), high: z.number().nullable().describe('null where nothing bounds it') })
    .nullable()
    .describe('the places by size that a supplier may take'),
  actor: z.string().nullable(),
  unit: z.string().nullable(),
  quantity: interval.describe('in unit'),
  sharePct: interval.describe('of what is kept of the market, percent'),
  contribution: interval.describe('to the HHI, points: the square of the share; of the total the HHI itself'),
  cumulatedPct: interval.describe('share of this supplier and all above, percent'),
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
          hhi: interval.describe('of what is kept of the market'),
          sharp: z.boolean(),
        }),
      )
      .describe('the markets that the rows belong to'),
    notes: z.array(note),
  }),
  line: z.object({ ...about, ...row.shape }),
};
