import * as z from 'zod';
import { DERIVATION_KINDS, DERIVED_PATHS, ENDS } from '../../market/derivation.js';
import {
  aboutShape,
  basisSchema,
  intervalSchema,
  type JsonOf,
  largestSchema,
  noteSchema,
  placeShape,
  roleSchema,
  statusSchema,
} from '../../output/schema-parts.js';

const about = { schema: z.literal('reshare.explain/2'), ...aboutShape };

const row = z.object({
  ...placeShape,
  observation: z.string(),
  role: roleSchema,
  why: z.string().describe('why it was used or set aside'),
  actor: z.string(),
  printed: z.string().describe('as the source has it'),
  unit: z.string(),
  value: intervalSchema.describe('what it is read as; null where it says nothing'),
  source: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  published: z.string().nullable(),
  locator: z.string().describe('where in the source'),
  note: z.string().nullable().describe('the note of the observation'),
  reliesOn: z.string().nullable().describe('what its source relies on at this place, by its own words'),
  sourceNote: z.string().nullable().describe('the note of its source'),
  line: z.number().describe('of the file'),
});

/** The JSON of one witness of an answer. */
export type ExplainRow = JsonOf<typeof row>;

const market = z.object({
  ...placeShape,
  status: statusSchema,
  basis: basisSchema,
  unit: z.string().nullable(),
  largest: largestSchema.exactOptional(),
});

/** The JSON of the market of one answer. */
export type ExplainMarket = JsonOf<typeof market>;

const held = z.object({ actor: z.string().nullable().describe('null for one of the rest'), value: z.number() });

/** The JSON of one holding in a formula. */
export type ExplainHolding = JsonOf<typeof held>;

const formula = z.object({
  ...placeShape,
  path: z.enum(DERIVED_PATHS),
  end: z.enum(ENDS),
  kind: z
    .enum(DERIVATION_KINDS)
    .describe(
      'squares: 10,000 times the sum of squares of held over total squared; ratio: 100 times their sum over total',
    ),
  held: z.array(held),
  divided: z
    .number()
    .describe('the part of the rest that is spread over very many suppliers and adds nothing to the squares'),
  total: z.number(),
  unit: z.string().nullable().describe('of held, divided and total; null for percent'),
  value: z.number(),
  text: z.string(),
});

/** The JSON of the formula of one end of a figure. */
export type ExplainFormula = JsonOf<typeof formula>;

const document = z.object({
  ...about,
  rows: z.array(row),
  markets: z.array(market),
  formulas: z.array(formula).describe('one completion for each end of a figure'),
  file: z
    .object({
      path: z.string(),
      sha256: z.string().describe('of this file; dataset.sha256 is that of datapackage.json'),
    })
    .nullable()
    .describe('where the observations stand'),
  notes: z.array(noteSchema),
});

/** The schemas of `reshare explain`. */
export const explainSchema = { row, document, line: z.object({ ...about, ...row.shape }) };
