import * as z from 'zod';
import type { ListKind } from '../../answer/inventory.js';
import { STATUSES } from '../../domain/observation.js';
import { KINDS } from '../../domain/reading.js';
import { STAGE_KINDS } from '../../domain/stage.js';
import { SUBJECT_KINDS } from '../../domain/subject.js';
import { editionSchema, intervalSchema, noteSchema, readingSchema } from '../../output/schema-parts.js';

const text = z.string().nullable().describe('null where the dataset has nothing');
const ids = z.array(z.string());
const count = z.number().int();

/** Where a row comes from. */
const origin = { source: z.string(), locator: z.string() };

const observation = z.object({
  observation: z.string(),
  subject: z.string(),
  stage: z.string(),
  actor: z.string(),
  period: text,
  measure: z.enum(KINDS),
  unit: z.string(),
  printed: text,
  table: text.describe('the printed table that a quantity stands in'),
  status: z.enum(STATUSES),
  repeats: text.describe('the observation that this one prints again'),
  ...origin,
  note: text,
  value: intervalSchema.describe('how the printed value is read; null where it says nothing or is doubtful'),
  line: count.nullable().describe('in observations.csv'),
});

const fact = z.object({
  fact: z.string(),
  about: z.string().describe('a subject, stage or actor'),
  what: z.string(),
  printed: z.string(),
  unit: text,
  period: text,
  of: ids.describe('the two facts whose change it states'),
  ...origin,
  note: text,
});

const source = z.object({
  source: z.string(),
  title: z.string(),
  publisher: text,
  published: text,
  published_note: text,
  relies_on: text,
  note: text,
  observations: count,
  facts: count,
});

const subject = z.object({
  subject: z.string(),
  kind: z.enum(SUBJECT_KINDS),
  name: z.string(),
  symbol: text,
  number: count.nullable().describe('the atomic number'),
  members: ids,
  groups: ids.describe('those that hold it'),
  enters: ids.describe('the stages that it enters itself'),
  entersThrough: ids.describe('the stages that a group enters that holds it'),
  controls: text,
  source: text,
  locator: text,
});

const stage = z.object({
  stage: z.string(),
  kind: z.enum(STAGE_KINDS),
  position: count.nullable().describe('in the chain, upstream first'),
  name: z.string(),
  note: text,
  observations: count,
});

const actor = z.object({ actor: z.string(), iso3: text, aliases: ids, observations: count });

const edition = z.object({
  dataset: z.string().describe('what --dataset calls it'),
  default: z.boolean().describe('whether it answers where no dataset is named'),
  name: editionSchema.shape.name,
  version: editionSchema.shape.version,
  title: text,
  asOf: editionSchema.shape.asOf,
  sha256: editionSchema.shape.sha256,
  sealed: z.boolean().describe('whether the hash of every file is known'),
  sources: count,
  subjects: count,
  observations: count,
  facts: count,
});

/** The document, line and row of one kind. A line calls the kind `list`, since rows may have a kind of their own. */
function output<Row extends z.ZodRawShape, About extends z.ZodRawShape>(
  kind: ListKind,
  row: z.ZodObject<Row>,
  about: About,
) {
  const schema = z.literal('reshare.list/1');
  return {
    row,
    document: z.object({ schema, kind: z.literal(kind), ...about, rows: z.array(row), notes: z.array(noteSchema) }),
    line: z.object({ schema, list: z.literal(kind), ...about, ...row.shape }),
  };
}

/** `reshare list`, kind by kind. */
export const listSchemas = {
  'list observations': output('observations', observation, { dataset: editionSchema, reading: readingSchema }),
  'list facts': output('facts', fact, { dataset: editionSchema }),
  'list sources': output('sources', source, { dataset: editionSchema }),
  'list subjects': output('subjects', subject, { dataset: editionSchema }),
  'list stages': output('stages', stage, { dataset: editionSchema }),
  'list actors': output('actors', actor, { dataset: editionSchema }),
  'list datasets': output('datasets', edition, {}),
} as const;
