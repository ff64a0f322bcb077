import * as z from 'zod';
import {
  bands,
  basis,
  dataset,
  excluded,
  intervalSchema,
  note,
  reading,
  role,
  status,
  subjectSchema,
} from '../../output/schema-parts.js';

const about = { schema: z.literal('reshare.explain/1'), dataset, reading, bands, excluded };
const place = { subject: subjectSchema, stage: z.string(), period: z.string().nullable() };

const row = z.object({
  ...place,
  observation: z.string(),
  role,
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
  line: z.number().describe('of the file'),
});

/** `reshare explain`. */
export const explainSchema = {
  row,
  document: z.object({
    ...about,
    rows: z.array(row),
    markets: z.array(z.object({ ...place, status, basis, unit: z.string().nullable() })),
    formulas: z
      .array(
        z.object({
          ...place,
          path: z.enum(['measures.hhi', 'remaining.sharePct', 'remaining.measures.hhi']),
          end: z.enum(['low', 'high']),
          kind: z
            .enum(['squares', 'ratio'])
            .describe(
              'squares: 10,000 times the sum of squares of held over total squared; ratio: 100 times their sum over total',
            ),
          held: z.array(
            z.object({ actor: z.string().nullable().describe('null for one of the rest'), value: z.number() }),
          ),
          divided: z
            .number()
            .describe('the part of the rest that is split without end and adds nothing to the squares'),
          total: z.number(),
          value: z.number(),
          text: z.string(),
        }),
      )
      .describe('one completion for each end of a figure'),
    file: z.object({ path: z.string(), sha256: z.string() }).nullable().describe('where the observations stand'),
    notes: z.array(note),
  }),
  line: z.object({ ...about, ...row.shape }),
};
