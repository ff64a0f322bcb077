import * as z from 'zod';
import { TOTAL_BASES } from '../../market/market.js';
import {
  bandSchema,
  type DocumentOf,
  intervalSchema,
  type JsonOf,
  profileShape,
  termsShape,
} from '../../output/schema-parts.js';

const about = {
  schema: z.literal('reshare.calc/2'),
  file: z.string().describe('the file, - for stdin'),
  ...termsShape,
};

const row = z.object({
  without: z
    .string()
    .exactOptional()
    .describe('with --exclude each: the supplier that this row leaves out, alone; remaining is what is left'),
  top: z.array(z.string()).describe('the largest suppliers, as many as --top says'),
  supplierCount: z.number().int().describe('how many suppliers the rows name'),
  unknown: z.array(z.string()).describe('suppliers of which no value is known; they are in the rest'),
  unknownRows: z.number().int().describe('how many rows have an unknown value, besides those of the total'),
  unknownOf: z.array(z.string()).describe('suppliers and lumps that have these rows'),
  roundedHhi: intervalSchema.describe('where there is no HHI: the one that --reading rounded gives; otherwise null'),
  settledBy: z
    .array(z.string())
    .describe('where there is no HHI: those of unknownOf whose values would give one; otherwise empty'),
  absent: z.array(z.string()).describe('excluded suppliers of which the group has no row'),
  shares: z.boolean().describe('whether the values are shares, so that 100 percent is the total'),
  lumps: z.array(z.string()).describe('names for several suppliers together; they are the rest'),
  wholes: z
    .array(z.string())
    .describe(
      'suppliers as large as all others together, in a group of three or more, or as others whose names contain theirs or that stand next to them in the first rows',
    ),
  ...profileShape,
  remainingBand: bandSchema.exactOptional().describe('with --exclude each: the band of the HHI of what is left'),
  statedTotal: intervalSchema.describe('the total as the file states it; null where it states none'),
  totalBasis: z
    .enum(TOTAL_BASES)
    .describe(
      'what the total is: as stated, the sum of the rows, the stated one read by its rounding, or known only from below',
    ),
  exceedsTotal: z.boolean().describe('whether the rows add up to more than the stated total'),
  beyondRounding: z.boolean().describe('whether the rows add up to more than rounding of the stated total explains'),
  excessFactor: z
    .number()
    .nullable()
    .describe('how many times the stated total the rows are then; null otherwise, and for a total of 0 or next to it'),
});
const group = z.record(z.string(), z.string()).describe('the cells that the rows of the group agree in, by column');
const groupRow = z.object({ group, ...row.shape });

/** The JSON of one group. */
export type CalcRow = JsonOf<typeof groupRow>;

const document = z.object({ ...about, rows: z.array(groupRow), notes: z.array(z.string()) });

/** The JSON document of `reshare calc`. */
export type CalcDocument = DocumentOf<JsonOf<typeof document>>;

/** The schemas of `reshare calc`. The columns of a group have the names that they have in the file. */
export const calcSchema = { row, document, line: z.object({ ...about, ...groupRow.shape }) };
