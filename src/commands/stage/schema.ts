import * as z from 'zod';
import {
  bands,
  basis,
  dataset,
  excluded,
  intervalSchema,
  note,
  profileShape,
  reading,
  role,
  status,
  subjectSchema,
} from '../../output/schema-parts.js';

/** What each line of ndjson carries beside the row. */
const about = { schema: z.literal('reshare.stage/1'), dataset, reading, bands, excluded };

const row = z.object({
  subject: subjectSchema,
  stage: z.string(),
  period: z.string().nullable(),
  status,
  basis,
  ...profileShape,
  evidence: z.array(
    z.object({ observation: z.string(), actor: z.string(), printed: z.string(), source: z.string(), role }),
  ),
});

/** `reshare stage`. */
export const stageSchema = {
  row,
  document: z.object({
    ...about,
    rows: z.array(row),
    chain: z.array(
      z.object({
        subject: subjectSchema,
        untouchedPct: intervalSchema,
        setBy: z.array(z.string()),
        inherited: z.boolean(),
      }),
    ),
    notes: z.array(note),
  }),
  line: z.object({ ...about, ...row.shape }),
};
