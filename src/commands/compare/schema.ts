import * as z from 'zod';
import { VERDICTS } from '../../answer/rivals.js';
import { LEVELS } from '../../market/band.js';
import {
  answerShape,
  editionSchema,
  intervalSchema,
  type JsonOf,
  noteSchema,
  quotableShape,
  termsShape,
} from '../../output/schema-parts.js';

/** What each line of ndjson has in addition to the row. */
const about = { schema: z.literal('reshare.compare/1'), ...termsShape };

/** The word that names a dataset. */
const named = z.string().describe('the word that names the dataset on the command line');

const row = z.object({
  dataset: editionSchema.extend({ named }),
  ...answerShape,
  statistic: z
    .string()
    .describe('the dataset whose statistic the figures rest on; rows of one statistic are one witness'),
  reliesOn: z.string().nullable().describe('what the source of the table relies on, by its own words'),
  leavesOut: z
    .boolean()
    .describe('whether that statistic leaves the element out: then the figures of its group are no witness'),
  narrowest: z.boolean().describe('whether no other row of the stage is of fewer elements'),
});

/** The JSON of one dataset's answer at one stage. */
export type CompareRow = JsonOf<typeof row>;

const side = z.object({ dataset: z.string(), version: z.string(), named });

/** The JSON of an edition by name and version. */
export type CompareSide = JsonOf<typeof side>;

const note = noteSchema.extend(side.shape);

/** The JSON of a note on the answer of one dataset. */
export type CompareNote = JsonOf<typeof note>;

const difference = z.object({
  from: side,
  to: side,
  hhiPoints: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .describe(
      'how far each end of the HHI of what is left moves, or of the market where nobody is left out; null where that is not known',
    ),
  mostBy: z
    .object({ actor: z.string().nullable().describe('null for the rest'), low: z.number(), high: z.number() })
    .nullable()
    .describe('who moves it most, and by how many points'),
});

/** The JSON of a difference between two datasets. */
export type CompareDifference = JsonOf<typeof difference>;

const verdict = z.object({
  stage: z.string(),
  verdict: z.enum(VERDICTS).describe('how the bands of the HHI agree over the datasets'),
  levels: z.array(z.enum(LEVELS)).describe('the bands that are possible in every dataset with an HHI'),
  datasets: z.array(side).describe('those with an HHI, without rows that are no witness'),
  statistics: z.array(z.string()).describe('that these rest on'),
  spreads: z
    .array(z.object({ subject: z.string(), sharePct: intervalSchema, datasets: z.array(side) }))
    .describe('from the lowest to the highest share that the datasets have for one subject: no bound for the truth'),
  differences: z.array(difference).describe('between datasets with figures of one subject'),
  text: z.string(),
});

/** The JSON of the verdict on one stage. */
export type CompareVerdict = JsonOf<typeof verdict>;

const document = z.object({
  ...about,
  rows: z.array(row),
  verdicts: z.array(verdict).describe('one a stage'),
  silent: z.array(side).describe('the datasets without figures at these stages'),
  notes: z.array(note),
  ...quotableShape,
});

/** The JSON document of `reshare compare`. */
export type CompareDocument = JsonOf<typeof document>;

/** The schemas of `reshare compare`. */
export const compareSchema = { row, document, line: z.object({ ...about, ...row.shape }) };
