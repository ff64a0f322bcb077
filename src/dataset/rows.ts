import * as z from 'zod';
import { STATUSES } from '../domain/observation.js';
import { isPeriod } from '../domain/period.js';
import { KINDS } from '../domain/reading.js';
import { STAGE_KINDS } from '../domain/stage.js';
import { SUBJECT_KINDS } from '../domain/subject.js';
import { type Column, type FileName, items, LONGEST_ID } from './columns.js';

const text = z.string();
const required = z.string().regex(/\S/, 'a value');
const short = z.string().max(LONGEST_ID, `at most ${LONGEST_ID} characters`);
const id = short.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens');
const ids = z
  .string()
  .regex(/^([a-z0-9-]+(;[a-z0-9-]+)*)?$/, 'ids separated by ;')
  .refine((s) => new Set(items(s)).size === items(s).length, 'each id once')
  .describe('ids separated by ;, each once');
/** A column of another type than text: a cell that is not of it is a type error. */
const typed = (holds: (s: string) => boolean, expected: string) =>
  z
    .string()
    .refine(holds, { error: expected, params: { type: true } })
    .describe(expected);
const whole = typed((s) => /^([1-9]\d*)?$/.test(s), 'a whole number, or blank');

/** A date that exists, as YYYY-MM-DD. */
const isDate = (s: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(s) && new Date(`${s}T00:00:00Z`).toJSON()?.startsWith(s) === true;

/** What no schema of a single row can hold, and `sound()` checks besides. */
export const RULES = {
  sources: ['each source once'],
  subjects: ['each subject once', 'members name subjects, enters names stages, source names a row of sources.csv'],
  stages: ['each stage once', 'a stage of the chain has a position that no other has; any other has none'],
  actors: ['each actor once'],
  observations: [
    'each observation once',
    'subject, stage and source name rows of their files; actor names one of actors.csv, or is Other or World',
    'printed can be read where status is ok',
    'repeats names a first printing of the same subject, stage, actor and measure',
    'the unit is percent for a share, and for no quantity',
    'a table is of one subject, stage, period, measure, unit and source, has one World row, and each actor once',
  ],
  facts: [
    'each fact once',
    'about names a subject, a stage or an actor, of names two facts, source names a row of sources.csv',
  ],
} as const;

/** The rows of each file of a dataset, column by column, all as text (DATA.md). What crosses columns or rows is in `RULES`. */
export const FILES = {
  sources: z.object({
    source: id,
    title: required,
    publisher: text,
    published: typed((s) => s === '' || isDate(s), 'a date (YYYY-MM-DD), or blank'),
    published_note: text,
    relies_on: text,
    note: text,
  }),
  subjects: z.object({
    subject: id,
    kind: z.enum(SUBJECT_KINDS),
    name: required,
    symbol: text,
    number: whole,
    members: ids,
    enters: ids,
    controls: text,
    source: text,
    locator: text,
  }),
  stages: z.object({ stage: id, kind: z.enum(STAGE_KINDS), position: whole, name: required, note: text }),
  actors: z.object({
    actor: short.regex(/\S/, 'a value').regex(/^(?!(Other|World)$)/, 'a country (Other and World are reserved)'),
    iso3: z.string().regex(/^([A-Z]{3})?$/, 'three capital letters, or blank'),
    aliases: text,
  }),
  observations: z.object({
    observation: id,
    subject: required,
    stage: required,
    actor: required,
    period: typed((s) => s === '' || isPeriod(s), 'a period (2024, 2025-05, 2020/2023), or blank'),
    measure: z.enum(KINDS),
    unit: required,
    printed: text,
    table: short.regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'lower-case letters, digits and single hyphens, or blank'),
    status: z.enum(STATUSES),
    repeats: text,
    source: required,
    locator: required,
    note: text,
  }),
  facts: z.object({
    fact: id,
    about: required,
    what: required,
    printed: required,
    unit: text,
    period: text,
    of: z.string().regex(/^([a-z0-9-]+;[a-z0-9-]+)?$/, 'two ids separated by ;, or blank'),
    source: required,
    locator: required,
    note: text,
  }),
} as const satisfies { readonly [File in FileName]: z.ZodObject<Record<Column<File>, z.ZodType<string>>> };
