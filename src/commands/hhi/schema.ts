import * as z from 'zod';
import { MISSING_FACTS } from '../../market/settle.js';
import { type JsonOf, profileShape, quotableShape, termsShape } from '../../output/schema-parts.js';

const fact = z.object({
  fact: z.enum(MISSING_FACTS),
  actor: z.string().nullable(),
  narrowsByPoints: z.number(),
});

/** The JSON of a missing fact that would narrow the HHI. */
export type HhiFact = JsonOf<typeof fact>;

const document = z.object({
  schema: z.literal('reshare.hhi/2'),
  ...termsShape,
  ...profileShape,
  exceedsTotal: z
    .boolean()
    .describe('whether the shares add up to more than 100 percent, by no more than their rounding'),
  explain: z
    .object({ widthPoints: z.number(), facts: z.array(fact) })
    .nullable()
    .describe('which missing fact narrows the HHI most'),
  ...quotableShape,
});

/** The JSON document of `reshare hhi`. */
export type HhiDocument = JsonOf<typeof document>;

/** The schemas of `reshare hhi`. The document is the only row. */
export const hhiSchema = {
  row: document.omit({ schema: true, explain: true, quotable: true }),
  document,
  line: document,
};
