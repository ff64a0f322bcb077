import * as z from 'zod';
import type { ListKind } from '../../answer/inventory.js';
import { NOTE_CODES } from '../../answer/note.js';
import { columnEntries, type FileColumn, type FileName } from '../../dataset/columns.js';
import { editionSchema, intervalSchema, noteSchema, quotableShape, readingSchema } from '../../output/schema-parts.js';

const text = z.string().nullable().describe('null where the dataset has nothing');
const ids = z.array(z.string());
const count = z.number().int();

/** The JSON of a cell, by its column. */
function cell(column: FileColumn): z.ZodType {
  switch (column.kind) {
    case 'words':
      return column.blank ? z.enum(column.words).nullable() : z.enum(column.words);
    case 'integer':
      return count.nullable();
    case 'texts':
    case 'references':
    case 'two-references':
    case 'names':
      return ids;
    case 'text':
    case 'id':
    case 'country':
    case 'country-code':
    case 'date':
    case 'period':
    case 'reference':
      return column.blank ? text : z.string();
  }
}

/** The columns of a file, all or up to one. */
function columns(file: FileName, last?: string): z.ZodRawShape {
  const all = columnEntries(file);
  const some = all.slice(0, all.findIndex(([name]) => name === last) + 1);
  return Object.fromEntries((last === undefined ? all : some).map(([name, column]) => [name, cell(column)]));
}

const observation = z.object({
  ...columns('observations'),
  table: text.describe('the printed table that a quantity stands in'),
  repeats: text.describe('the observation that this one prints again'),
  value: intervalSchema.describe('how the printed value is read; null where it says nothing or is doubtful'),
  line: count.nullable().describe('in observations.csv'),
});

const fact = z.object({
  ...columns('facts'),
  about: z.string().describe('a subject, stage or actor'),
  of: ids.describe('the two facts whose change it states'),
});

const composition = z.object({
  ...columns('compositions'),
  value: intervalSchema.describe('how the printed value is read; null where it says nothing'),
});

const source = z.object({ ...columns('sources'), observations: count, facts: count });

// a key given twice keeps its first place in the order
const subject = z.object({
  ...columns('subjects', 'members'),
  groups: ids.describe('those that hold it'),
  ...columns('subjects', 'enters'),
  entersThrough: ids.describe('the stages that a group enters that holds it'),
  ...columns('subjects', 'controls'),
  controlsThrough: ids.describe('the groups that hold it and whose export controls are said of all their members'),
  ...columns('subjects'),
  number: count.nullable().describe('the atomic number'),
  enters: ids.describe('the stages that it enters itself'),
});

const stage = z.object({
  ...columns('stages'),
  position: count.nullable().describe('in the chain, upstream first'),
  observations: count,
});

const actor = z.object({ ...columns('actors'), observations: count });

const edition = z.object({
  dataset: z.string().describe('what --dataset calls it'),
  default: z.boolean().describe('whether it answers where no dataset is named'),
  name: editionSchema.shape.name,
  version: editionSchema.shape.version,
  title: text,
  licences: z.array(z.string()).describe('of the edition; empty where it states none'),
  asOf: editionSchema.shape.asOf,
  sha256: editionSchema.shape.sha256,
  sealed: z.boolean().describe('whether the hash of every file is known'),
  sources: count,
  subjects: count,
  observations: count,
  facts: count,
  periods: z.array(z.string()).describe('of its observations'),
  stages: z.array(z.string()).describe('with observations'),
  ownFigures: z.array(z.string()).describe('the subjects with observations of their own'),
  derivedFigures: z.array(z.string()).describe('the subjects whose amounts are worked out of what ores hold'),
});

/** A note on a list: one of those on figures, or that there is nothing to list. */
const listNote = noteSchema.extend({ code: z.enum([...NOTE_CODES, 'empty']) });

/** The schemas of one kind. A line calls the kind `list`, because some rows have a column `kind`. */
function output<Row extends z.ZodRawShape, About extends z.ZodRawShape>(
  kind: ListKind,
  row: z.ZodObject<Row>,
  about: About,
) {
  const schema = z.literal('reshare.list/2');
  return {
    row,
    document: z.object({
      schema,
      kind: z.literal(kind),
      ...about,
      rows: z.array(row),
      notes: z.array(listNote),
      ...quotableShape,
    }),
    line: z.object({ schema, list: z.literal(kind), ...about, ...row.shape }),
  };
}

/** The schemas of `reshare list`, by kind. */
export const listSchemas = {
  'list observations': output('observations', observation, { dataset: editionSchema, reading: readingSchema }),
  'list facts': output('facts', fact, { dataset: editionSchema }),
  'list compositions': output('compositions', composition, { dataset: editionSchema, reading: readingSchema }),
  'list sources': output('sources', source, { dataset: editionSchema }),
  'list subjects': output('subjects', subject, { dataset: editionSchema }),
  'list stages': output('stages', stage, { dataset: editionSchema }),
  'list actors': output('actors', actor, { dataset: editionSchema }),
  'list datasets': output('datasets', edition, {}),
} as const;
