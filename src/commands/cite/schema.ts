import * as z from 'zod';
import {
  basisSchema,
  editionSchema,
  excludedSchema,
  intervalSchema,
  type JsonOf,
  largestSchema,
  noteSchema,
  placeShape,
  quotableShape,
  readingSchema,
  statusSchema,
} from '../../output/schema-parts.js';

const text = z.string().nullable().describe('null where the dataset has nothing');

const figure = z.object({
  key: z.string().describe('in bibtex'),
  ...placeShape,
  reading: readingSchema,
  excluded: excludedSchema,
  status: statusSchema,
  basis: basisSchema,
  sharePct: intervalSchema.describe(
    'of the excluded supplier, also where only a part is excluded; of several, what is excluded of them; without any, of the largest; null where unknown',
  ),
  remainingPct: intervalSchema.describe(
    'what the excluded suppliers leave; null where unknown or where nobody is excluded',
  ),
  hhi: intervalSchema.describe('points; null where unknown'),
  largest: largestSchema.exactOptional(),
  text: z.string(),
  sentence: z.string().describe('one sentence to quote'),
  command: z.string().describe('cites the same number from the same version of the dataset'),
});

/** The JSON of the cited number. */
export type CiteFigure = JsonOf<typeof figure>;

const observation = z.object({
  observation: z.string(),
  actor: z.string(),
  period: text,
  printed: text,
  unit: z.string(),
  locator: z.string(),
});

/** The JSON of an observation that was used. */
export type CiteObservation = JsonOf<typeof observation>;

const composition = z.object({
  composition: z.string(),
  deposit: z.string(),
  actor: z.string(),
  ore: z.string(),
  subject: z.string(),
  printed: text.describe('percent'),
  locator: z.string(),
});

/** The JSON of a composition that was used. */
export type CiteComposition = JsonOf<typeof composition>;

const source = z.object({
  key: z.string().describe('in bibtex'),
  source: z.string(),
  title: z.string(),
  publisher: text,
  published: text,
  published_note: text,
  relies_on: text,
  licence: text,
  url: text,
  observations: z.array(observation),
  compositions: z.array(composition).describe('what deposits hold, for derived figures'),
});

/** The JSON of a source that was used. */
export type CiteSource = JsonOf<typeof source>;

const document = z.object({
  schema: z.literal('reshare.cite/2'),
  dataset: z.object({
    ...editionSchema.shape,
    title: text,
    licences: z.array(z.string()).describe('empty where the dataset states none'),
    key: z.string().describe('in bibtex'),
  }),
  program: z.object({ name: z.string(), version: z.string(), author: z.string(), licence: z.string() }),
  figure: figure.nullable().describe('the number that is cited; null where it is the dataset'),
  sources: z.array(source).describe('behind the number, with the values that were used'),
  notes: z.array(noteSchema),
  text: z.string(),
  bibtex: z.string(),
  ...quotableShape,
});

/** The JSON document of `reshare cite`. */
export type CiteDocument = JsonOf<typeof document>;

/** The schemas of `reshare cite`. The document is the only row. */
export const citeSchema = { row: document.omit({ schema: true, quotable: true }), document, line: document };
