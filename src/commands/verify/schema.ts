import * as z from 'zod';
import { DIFFERENCE_KINDS } from '../../dataset/shipped-files.js';
import type { JsonOf } from '../../output/schema-parts.js';

const difference = z.object({
  path: z.string().describe('from the folder of the package'),
  kind: z.enum(DIFFERENCE_KINDS).describe('unsealed: the folder of a dataset that is not as it was released'),
});

const document = z.object({
  schema: z.literal('reshare.verify/1'),
  program: z.object({ name: z.string(), version: z.string() }),
  failed: z.boolean().describe('whether the exit code is 1'),
  files: z.number().describe('how many files dist/files.sha256 lists'),
  datasets: z.number().describe('how many datasets come with the program'),
  differences: z.array(difference).describe('in the order of the paths'),
});
/** The JSON document of `reshare verify`. */
export type VerifyDocument = JsonOf<typeof document>;

/** `reshare verify`: the document is the one row. */
export const verifySchema = { row: document.omit({ schema: true }), document, line: document };
