import * as z from 'zod';
import { ORE_BASES } from '../../domain/composition.js';
import { DERIVATION_KINDS, DERIVED_PATHS, ENDS } from '../../market/derivation.js';
import {
  aboutShape,
  basisSchema,
  intervalSchema,
  type JsonOf,
  largestSchema,
  noteSchema,
  placeShape,
  quotableShape,
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

const deposit = z.object({
  composition: z.string(),
  deposit: z.string(),
  actor: z.string().describe('where it lies'),
  ore: z.string(),
  mineral: z.string(),
  printed: z.string().describe('as the source has it, also where that is no number'),
  percent: intervalSchema.describe('what it is read as; from 0 up where it is missing'),
  missing: z.boolean().describe('whether no number is printed'),
  source: z.string(),
  locator: z.string(),
  file: z.string().nullable(),
  line: z.number().nullable(),
});

/** The JSON of what a deposit holds. */
export type ExplainDeposit = JsonOf<typeof deposit>;

const oreRow = z.object({
  observation: z.string(),
  actor: z.string(),
  ore: z.string().nullable().describe('null where it is not known'),
  basis: z.enum(ORE_BASES),
});

/** The JSON of a row of tonnage. */
export type ExplainOreRow = JsonOf<typeof oreRow>;

const content = z.object({
  ...oreRow.shape,
  printed: z.string(),
  unit: z.string(),
  tonnage: intervalSchema,
  percent: intervalSchema,
  content: intervalSchema.describe('tonnage times percent; null where the tonnage is not known'),
  deposits: z.array(deposit),
});

/** The JSON of what a row of tonnage holds. */
export type ExplainContent = JsonOf<typeof content>;

const mix = z.object({
  ...oreRow.shape,
  end: z.enum(ENDS).describe('of what the row holds'),
  deposits: z.array(z.string()).describe('any of them holds so much; none where an unknown ore holds nothing'),
});

/** The JSON of what a row is mined from at an end of a share. */
export type ExplainMix = JsonOf<typeof mix>;

const extreme = z.object({
  end: z.enum(ENDS),
  actors: z.array(z.string()).describe('whose share it is'),
  sharePct: z.number(),
  mixes: z.array(mix),
});

/** The JSON of the mixes that give an end of a share. */
export type ExplainExtreme = JsonOf<typeof extreme>;

const settling = z.object({
  ...oreRow.shape,
  narrowsByPoints: intervalSchema.describe('over all that the row may hold'),
});

/** The JSON of a row that would narrow a share. */
export type ExplainSettling = JsonOf<typeof settling>;

const settles = z.object({
  actors: z.array(z.string()).describe('whose share it is'),
  widthPoints: z.number(),
  rows: z.array(settling).describe('the row that is sure to narrow most first'),
});

/** The JSON of what would narrow a share. */
export type ExplainSettles = JsonOf<typeof settles>;

const market = z.object({
  ...placeShape,
  status: statusSchema,
  basis: basisSchema,
  unit: z.string().nullable(),
  largest: largestSchema.exactOptional(),
  contents: z.array(content).describe('what each row of tonnage holds, for derived figures; else empty'),
  extremes: z.array(extreme).describe('the mixes of deposits that give the least and the greatest share'),
  settles: settles.nullable().describe('what would narrow that share; null where it is one number or not derived'),
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
  ...quotableShape,
});

/** The schemas of `reshare explain`. */
export const explainSchema = { row, document, line: z.object({ ...about, ...row.shape }) };
