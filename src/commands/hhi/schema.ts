import * as z from 'zod';
import { bands, excluded, profileShape, reading } from '../../output/schema-parts.js';

const document = z.object({
  schema: z.literal('reshare.hhi/1'),
  reading,
  bands,
  excluded,
  ...profileShape,
  explain: z
    .object({
      widthPoints: z.number(),
      facts: z.array(
        z.object({
          fact: z.enum(['holding', 'largest-of-rest']),
          actor: z.string().nullable(),
          narrowsByPoints: z.number(),
        }),
      ),
    })
    .nullable()
    .describe('which missing fact narrows the HHI most'),
});

/** `reshare hhi`: the document is the one row. */
export const hhiSchema = { row: document.omit({ schema: true, explain: true }), document, line: document };
