import * as z from 'zod';
import { READINGS } from '../domain/reading.js';
import { BAND_SETS } from '../market/band.js';

/** A known interval; `null` where nothing is known. */
export const intervalSchema = z
  .object({
    low: z.number(),
    high: z.number().nullable().describe('null where no high end exists; inf in csv and tsv'),
    lowOpen: z.boolean().describe('whether the low end is approached and not attained'),
    highOpen: z.boolean().describe('whether the high end is approached and not attained'),
  })
  .nullable()
  .describe('the sharp interval, null where unknown: reasons says why');
export type IntervalJson = z.input<typeof intervalSchema>;

export const dataset = z.object({
  name: z.string(),
  version: z.string(),
  asOf: z.string().nullable().describe("the last day of the version's month"),
  sha256: z.string().describe('of datapackage.json'),
});

export const reading = z.enum(READINGS).describe('how printed values were read');
export const bands = z.enum(BAND_SETS).describe('the thresholds of the bands');
export const excluded = z
  .array(z.object({ actor: z.string(), portionPct: z.number().describe('the part that is left out, percent') }))
  .describe('who is left out');

export const subjectSchema = z.object({ id: z.string(), name: z.string(), symbol: z.string().nullable() });

export const note = z.object({
  code: z.string(),
  text: z.string(),
  subject: z.string().nullable(),
  stage: z.string().nullable(),
});

const portion = { sharePct: intervalSchema, quantity: intervalSchema.describe('in unit') };

const level = z.enum(['low', 'moderate', 'high']);

/** One market's measures (METHOD 4 to 8): what stage and hhi have in common. */
export const profileShape = {
  unit: z.string().nullable().describe('the unit of quantities; null for a market of shares'),
  total: intervalSchema.describe('in unit'),
  suppliers: z.array(z.object({ actor: z.string(), ...portion })),
  rest: z.object(portion).nullable(),
  measures: z
    .object({
      hhi: intervalSchema.describe('Herfindahl-Hirschman index, points, 0 to 10,000'),
      effectiveSuppliers: intervalSchema.describe('10,000 / HHI'),
      cr1Pct: intervalSchema.describe('largest share, percent'),
      cr3Pct: intervalSchema.describe('three largest shares, percent'),
      normalisedHhi: intervalSchema.exactOptional().describe('with --measures all: 0 to 1'),
      cr5Pct: intervalSchema.exactOptional().describe('with --measures all: five largest shares, percent'),
      entropyBits: intervalSchema.exactOptional().describe('with --measures all: Shannon entropy, bits'),
      hill1: intervalSchema.exactOptional().describe('with --measures all: effective suppliers of order 1'),
      hallTideman: intervalSchema.exactOptional().describe('with --measures all: 1/n to 1'),
      gini: intervalSchema.exactOptional().describe('with --measures all: 0 to 1'),
    })
    .nullable(),
  band: z.object({ lowest: level, highest: level, certain: z.boolean() }).nullable(),
  remaining: z
    .object({ ...portion, measures: z.object({ hhi: intervalSchema }) })
    .nullable()
    .describe('what the excluded actors leave'),
  sharp: z.boolean().describe('whether no interval could be narrower'),
  reasons: z.record(z.string(), z.string()).describe('why a value is null, by its path'),
};
export type ProfileJson = z.input<z.ZodObject<typeof profileShape>>;

/** What the answer is based on. */
export const basis = z
  .object({
    subject: z.string().describe('whose evidence it is'),
    inherited: z.boolean(),
    measure: z.enum(['share', 'quantity']),
    agreement: z.enum(['single', 'agree', 'disagree']),
  })
  .nullable();

export const status = z.enum(['ok', 'not-entered', 'no-evidence']);
export const role = z.enum(['used', 'repeats', 'doubtful', 'conflicts', 'set-aside']);
