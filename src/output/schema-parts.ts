import * as z from 'zod';
import { AGREEMENTS } from '../answer/agreement.js';
import { EVIDENCE_STATUSES, ROLES } from '../answer/evidence.js';
import { KINDS, READINGS } from '../domain/reading.js';
import { BAND_SETS, LEVELS } from '../market/band.js';
import { byKey, FURTHER_MEASURES, MAIN_MEASURES } from '../market/measures.js';

/** The JSON that a schema describes, none of it to be changed. What builds JSON returns it: a key too many or too few does not compile. */
export type JsonOf<Schema extends z.ZodType> = Unchanged<z.input<Schema>>;

type Unchanged<T> = T extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanged<T[Key]> }
    : T;

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
export type IntervalJson = JsonOf<typeof intervalSchema>;

/** The edition of a dataset. */
export const editionSchema = z.object({
  name: z.string(),
  version: z.string(),
  asOf: z.string().nullable().describe("the last day of the version's month"),
  sha256: z.string().describe('of datapackage.json'),
});
export type EditionJson = JsonOf<typeof editionSchema>;

/** The reading policy. */
export const readingSchema = z.enum(READINGS).describe('how printed values were read');
const bandsSchema = z.enum(BAND_SETS).describe('the thresholds of the bands');

/** Who is left out. */
export const excludedSchema = z
  .array(z.object({ actor: z.string(), portionPct: z.number().describe('the part that is left out, percent') }))
  .describe('who is left out');
export type ExcludedJson = JsonOf<typeof excludedSchema>;

/** On what terms figures were computed. */
export const termsShape = { reading: readingSchema, bands: bandsSchema, excluded: excludedSchema };
export type TermsJson = JsonOf<z.ZodObject<typeof termsShape>>;

/** What the JSON of a report says of all its rows. */
export const aboutShape = { dataset: editionSchema, ...termsShape };
export type AboutJson = JsonOf<z.ZodObject<typeof aboutShape>>;

/** A subject by id, name and symbol; null where it has none. */
export const subjectSchema = z.object({ id: z.string(), name: z.string(), symbol: z.string().nullable() });
export type SubjectJson = JsonOf<typeof subjectSchema>;

/** Which market an answer is about. */
export const placeShape = { subject: subjectSchema, stage: z.string(), period: z.string().nullable() };
export type PlaceJson = JsonOf<z.ZodObject<typeof placeShape>>;

/** What a reader must know beside the figures. */
export const noteSchema = z.object({
  code: z.string(),
  text: z.string(),
  subject: z.string().nullable(),
  stage: z.string().nullable(),
});
export type NoteJson = JsonOf<typeof noteSchema>;

const portion = { sharePct: intervalSchema, quantity: intervalSchema.describe('in unit') };

const level = z.enum(LEVELS);

/** One market's measures (METHOD 4 to 8): what stage, hhi and calc have in common. */
export const profileShape = {
  unit: z.string().nullable().describe('the unit of quantities; null for a market of shares'),
  total: intervalSchema.describe('in unit'),
  suppliers: z.array(z.object({ actor: z.string(), ...portion })),
  rest: z.object(portion).nullable(),
  measures: z
    .object({
      ...byKey(MAIN_MEASURES, ({ meaning }) => intervalSchema.describe(meaning)),
      ...byKey(FURTHER_MEASURES, ({ meaning }) =>
        intervalSchema.exactOptional().describe(`with --measures all: ${meaning}`),
      ),
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
export type ProfileJson = JsonOf<z.ZodObject<typeof profileShape>>;

/** What the answer is based on. */
export const basisSchema = z
  .object({
    subject: z.string().describe('whose evidence it is'),
    inherited: z.boolean(),
    measure: z.enum(KINDS),
    agreement: z.enum(AGREEMENTS),
  })
  .nullable();
export type BasisJson = JsonOf<typeof basisSchema>;

/** Whether there is an answer. */
export const statusSchema = z.enum(EVIDENCE_STATUSES);
/** What an observation is to an answer. */
export const roleSchema = z.enum(ROLES);
