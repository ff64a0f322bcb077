import * as z from 'zod';
import {
  aboutShape,
  answerShape,
  intervalSchema,
  type JsonOf,
  noteSchema,
  quotableShape,
  subjectSchema,
} from '../../output/schema-parts.js';

/** What each line of ndjson has in addition to the row. */
const about = { schema: z.literal('reshare.stage/2'), ...aboutShape };

const row = z.object(answerShape);

const chain = z.object({
  subject: subjectSchema.describe('whose figures these are; of a group nothing follows for its elements'),
  of: z
    .array(z.string())
    .describe('the subjects that were asked for: the subject itself, or elements without figures of their own'),
  stages: z.array(z.string()).describe('the stages that are passed, upstream first'),
  untouchedPct: intervalSchema.describe(
    'the part that can pass these stages without the excluded actors, or the largest supplier of each stage, percent',
  ),
  setBy: z.array(z.string()).describe('the stages with the smallest remaining share'),
});

/** The JSON of the ceiling of one chain. */
export type StageChain = JsonOf<typeof chain>;

const document = z.object({
  ...about,
  rows: z.array(row),
  chain: z.array(chain),
  notes: z.array(noteSchema),
  ...quotableShape,
});

/** The JSON document of `reshare stage`. */
export type StageDocument = JsonOf<typeof document>;

/** The schemas of `reshare stage`. */
export const stageSchema = { row, document, line: z.object({ ...about, ...row.shape }) };
