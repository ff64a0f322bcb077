import * as z from 'zod';
import {
  basis,
  dataset,
  excluded,
  intervalSchema,
  note,
  reading,
  status,
  subjectSchema,
} from '../../output/schema-parts.js';

const text = z.string().nullable().describe('null where the dataset has nothing');

const figure = z.object({
  subject: subjectSchema,
  stage: z.string(),
  period: z.string().nullable(),
  reading,
  excluded,
  status,
  basis,
  sharePct: intervalSchema.describe(
    'of the excluded suppliers, or of the largest where nobody is excluded; null where unknown',
  ),
  hhi: intervalSchema.describe('points; null where unknown'),
  text: z.string(),
});

const source = z.object({
  key: z.string().describe('in bibtex'),
  source: z.string(),
  title: z.string(),
  publisher: text,
  published: text,
  published_note: text,
  observations: z.array(
    z.object({
      observation: z.string(),
      actor: z.string(),
      period: text,
      printed: text,
      unit: z.string(),
      locator: z.string(),
    }),
  ),
});

const document = z.object({
  schema: z.literal('reshare.cite/1'),
  dataset: z.object({ ...dataset.shape, title: text, key: z.string().describe('in bibtex') }),
  program: z.object({ name: z.string(), version: z.string(), author: z.string(), licence: z.string() }),
  figure: figure.nullable().describe('the number that is cited; null where it is the dataset'),
  sources: z.array(source).describe('behind the number, with the values that were used'),
  notes: z.array(note),
  text: z.string(),
  bibtex: z.string(),
});

/** `reshare cite`: the document is the one row. */
export const citeSchema = { row: document.omit({ schema: true }), document, line: document };
