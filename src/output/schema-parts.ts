import * as z from 'zod';
import { AGREEMENTS } from '../answer/agreement.js';
import { BASIS_MEASURES, EVIDENCE_STATUSES, ROLES } from '../answer/evidence.js';
import { NOTE_CODES } from '../answer/note.js';
import { ASSUMPTIONS } from '../answer/ores/assumptions.js';
import { READINGS } from '../domain/reading.js';
import { BAND_SETS, LEVELS } from '../market/band.js';
import { byKey, FURTHER_MEASURES, MAIN_MEASURES } from '../market/measures.js';
import { REASONS } from '../market/reasons.js';

/** The JSON that a schema describes, read-only. A function that builds JSON returns this type: a key too many or too few does not compile. */
export type JsonOf<Schema extends z.ZodType> = Unchanged<z.input<Schema>>;

/** A document whose lists may be made while it is written. */
export type DocumentOf<Document> = {
  readonly [Key in keyof Document]: Document[Key] extends readonly (infer Item)[] ? Iterable<Item> : Document[Key];
};

type Unchanged<T> = T extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanged<T[Key]> }
    : T;

const exactSchema = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .exactOptional()
  .describe('the end with all digits, where the number has too few; csv and tsv have it in place of the number');

/** An interval, or null where it is unknown. */
export const intervalSchema = z
  .object({
    low: z.number(),
    high: z.number().nullable().describe('null where no high end exists; inf in csv and tsv'),
    lowOpen: z.boolean().describe('whether the low end is approached and not attained'),
    highOpen: z.boolean().describe('whether the high end is approached and not attained'),
    lowExact: exactSchema,
    highExact: exactSchema,
  })
  .nullable()
  .describe('an interval, which could be narrower only if sharp is false; null where unknown: reasons says why');

/** The JSON of an interval, or null where it is unknown. */
export type IntervalJson = JsonOf<typeof intervalSchema>;

/** The edition of a dataset. */
export const editionSchema = z.object({
  name: z.string(),
  version: z.string(),
  asOf: z.string().nullable().describe("the last day of the version's month"),
  sha256: z.string().describe('of datapackage.json'),
});

/** The JSON of an edition. */
export type EditionJson = JsonOf<typeof editionSchema>;

/** The reading policy. */
export const readingSchema = z.enum(READINGS).describe('how printed values were read');
const bandsSchema = z.enum(BAND_SETS).describe('the thresholds of the bands');

/** The excluded actors. */
export const excludedSchema = z
  .array(z.object({ actor: z.string(), portionPct: z.number().describe('the part that is left out, percent') }))
  .describe(
    'who is left out; with --exclude largest the actor is called largest, with --exclude each it is called each',
  );

/** The JSON of the excluded actors. */
export type ExcludedJson = JsonOf<typeof excludedSchema>;

/** The terms on which figures were computed. */
export const termsShape = { reading: readingSchema, bands: bandsSchema, excluded: excludedSchema };

/** The JSON of the terms. */
export type TermsJson = JsonOf<z.ZodObject<typeof termsShape>>;

/** What the JSON of a report says about all rows. */
export const aboutShape = {
  dataset: editionSchema,
  ...termsShape,
  supposed: z
    .array(z.string())
    .exactOptional()
    .describe('with --ore or --composition: each supplier with its other ore, and each deposit that was added'),
};

/** The JSON of what a report says about all rows. */
export type AboutJson = JsonOf<z.ZodObject<typeof aboutShape>>;

/** A subject by id, name and symbol, which is null where there is none. */
export const subjectSchema = z.object({ id: z.string(), name: z.string(), symbol: z.string().nullable() });

/** The JSON of a subject. */
export type SubjectJson = JsonOf<typeof subjectSchema>;

/** The market of an answer: subject, stage, period, and when undated claims were said. */
export const placeShape = {
  subject: subjectSchema,
  stage: z.string(),
  period: z.string().nullable().describe('of the table, or the one that was asked for; null where claims answer'),
  said: z
    .array(z.string())
    .describe('the dates or years of the sources of undated claims; an empty text where a source has none'),
};

/** The JSON of the market of an answer. */
export type PlaceJson = JsonOf<z.ZodObject<typeof placeShape>>;

/** A note that a reader of the figures must know. */
export const noteSchema = z.object({
  code: z.enum(NOTE_CODES),
  text: z.string(),
  subject: z.string().nullable(),
  stage: z.string().nullable(),
});

/** The JSON of a note. */
export type NoteJson = JsonOf<typeof noteSchema>;

const portion = z.object({ sharePct: intervalSchema, quantity: intervalSchema.describe('in unit') });
/** A part of a market as JSON. */
export type PortionJson = JsonOf<typeof portion>;

const supplier = z.object({ actor: z.string(), ...portion.shape });
/** A supplier of a market as JSON. */
export type SupplierJson = JsonOf<typeof supplier>;

const level = z.enum(LEVELS);

/** The band of an HHI, or null where it is unknown. */
export const bandSchema = z.object({ lowest: level, highest: level, certain: z.boolean() }).nullable();

/** What others must add to bring the largest share down to a line. */
export const targetSchema = z
  .object({
    linePct: z.number().describe('the line, percent'),
    additional: intervalSchema.describe('in unit'),
    additionalPct: intervalSchema.describe('percent of the total'),
  })
  .nullable()
  .describe('with --target: what others must add to bring the largest share of the whole market down to the line');

/** The JSON of a target, or null where it is unknown. */
export type TargetJson = JsonOf<typeof targetSchema>;

/** Who may be the largest supplier. */
export const largestSchema = z
  .object({
    actors: z.array(z.string()),
    unnamed: z.boolean().describe('whether it may be one of the rest'),
    equal: z.boolean().describe('whether these actors are equally large and no other may be the largest'),
  })
  .nullable()
  .describe('with --exclude largest: who may be the largest supplier');

/** The measures of one market, as stage, hhi and calc share them (docs/method.md, sections 4 to 9). */
export const profileShape = {
  unit: z.string().nullable().describe('the unit of quantities; null for a market of shares'),
  total: intervalSchema.describe('in unit'),
  suppliers: z.array(supplier),
  rest: portion.nullable(),
  measures: z
    .object({
      ...byKey(MAIN_MEASURES, ({ meaning }) => intervalSchema.describe(meaning)),
      ...byKey(FURTHER_MEASURES, ({ meaning }) =>
        intervalSchema.exactOptional().describe(`with --measures all: ${meaning}`),
      ),
    })
    .nullable(),
  band: bandSchema,
  remaining: z
    .object({ ...portion.shape, measures: z.object({ hhi: intervalSchema }) })
    .nullable()
    .describe('what the excluded actors leave'),
  largest: largestSchema.exactOptional(),
  target: targetSchema.exactOptional(),
  sharp: z.boolean().describe('whether no interval could be narrower'),
  reasons: z.record(z.string(), z.enum(REASONS)).describe('why a value is null, by its path'),
};

/** The JSON of a profile. */
export type ProfileJson = JsonOf<z.ZodObject<typeof profileShape>>;

/** The evidence that an answer is based on. */
export const basisSchema = z
  .object({
    subject: z.string().describe('whose evidence it is'),
    inherited: z.boolean(),
    measure: z
      .enum(BASIS_MEASURES)
      .describe('derived: tonnage by ore, times what the ores hold (docs/method.md, section 14)'),
    tonnageOf: z.string().nullable().describe('of derived figures: the subject whose tonnage by ore is used'),
    assumptions: z.array(z.enum(ASSUMPTIONS)).describe('of derived figures: what they assume; the notes say it'),
    agreement: z.enum(AGREEMENTS),
    outside: z
      .array(z.string())
      .describe('the suppliers that the printed total leaves out: all figures are of the world without them'),
  })
  .nullable();

/** The JSON of the basis of an answer, or null where there is no evidence. */
export type BasisJson = JsonOf<typeof basisSchema>;

/** Whether there is evidence for an answer. */
export const statusSchema = z.enum(EVIDENCE_STATUSES);
/** The role of an observation in an answer. */
export const roleSchema = z.enum(ROLES);

const evidence = z.object({
  observation: z.string(),
  actor: z.string(),
  printed: z.string(),
  source: z.string(),
  role: roleSchema,
});

/** The JSON of one observation and its role. */
export type WitnessJson = JsonOf<typeof evidence>;

/** The answer of a dataset about one market. */
export const answerShape = {
  ...placeShape,
  status: statusSchema,
  basis: basisSchema,
  sharePct: intervalSchema.describe(
    'of the excluded actors, or of the largest supplier where nobody is excluded; null where unknown',
  ),
  approximate: z
    .boolean()
    .describe('whether that share rests on a value that a source prints with a word such as "about"'),
  ...profileShape,
  evidence: z.array(evidence),
};

/** The JSON of the answer of a dataset. */
export type AnswerJson = JsonOf<z.ZodObject<typeof answerShape>>;

const refusal = z.object({
  path: z.string().describe('what is not known, by its path in the JSON'),
  reason: z.string().describe('stable, for scripts'),
  text: z.string().describe('for people; may change'),
});

/** The JSON of a figure that is not known, and why. */
export type RefusalJson = JsonOf<typeof refusal>;

const quotedSentence = z.object({
  sentence: z.string().describe('may be quoted as it stands'),
  dataset: z.string().nullable().describe('name@version; null where it is of several, or of none'),
  subject: z.string().nullable().describe('the subject that was asked for'),
  stage: z.string().nullable(),
  period: z.string().nullable(),
  whose: z.string().nullable().describe('whose figures these are: those of the subject itself, or of a group'),
  refused: z.array(refusal).describe('what is not known, and why: state the reason, and no number'),
});

/** The JSON of a sentence to quote. */
export type QuotedSentenceJson = JsonOf<typeof quotedSentence>;

const quotedDataset = z.object({
  name: z.string(),
  version: z.string(),
  title: z.string().nullable(),
  licences: z.array(z.string()).describe('empty where the dataset states none'),
});

/** The JSON of a dataset that is quoted. */
export type QuotedDatasetJson = JsonOf<typeof quotedDataset>;

const quotable = z.object({ datasets: z.array(quotedDataset), sentences: z.array(quotedSentence) });

/** The JSON of what may be quoted of an answer. */
export type QuotableJson = JsonOf<typeof quotable>;

/** What a document has in addition where a program asks by `reshare mcp`. */
export const quotableShape = {
  quotable: quotable
    .exactOptional()
    .describe('in answers of reshare mcp: sentences to quote, whose figures they are, and what is not known'),
};
