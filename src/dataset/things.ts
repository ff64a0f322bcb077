import type { Actor } from '../domain/actor.js';
import type { Fact } from '../domain/fact.js';
import { type Observation, STATUSES } from '../domain/observation.js';
import { KINDS } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import { STAGE_KINDS, type Stage } from '../domain/stage.js';
import { SUBJECT_KINDS, type Subject } from '../domain/subject.js';
import { type Column, type FileName, items } from './columns.js';

/** The text of each cell of a sound row. */
export type Cells<File extends FileName> = (column: Column<File>) => string;

export const source = (cell: Cells<'sources'>): Source => ({
  source: cell('source'),
  title: cell('title'),
  publisher: cell('publisher'),
  published: cell('published'),
  published_note: cell('published_note'),
  relies_on: cell('relies_on'),
  note: cell('note'),
});

export const subject = (cell: Cells<'subjects'>): Subject => ({
  subject: cell('subject'),
  kind: oneOf(SUBJECT_KINDS, cell('kind')),
  name: cell('name'),
  symbol: cell('symbol'),
  number: cell('number'),
  members: items(cell('members')),
  enters: items(cell('enters')),
  controls: cell('controls'),
  source: cell('source'),
  locator: cell('locator'),
});

export const stage = (cell: Cells<'stages'>): Stage => ({
  stage: cell('stage'),
  kind: oneOf(STAGE_KINDS, cell('kind')),
  position: cell('position'),
  name: cell('name'),
  note: cell('note'),
});

export const actor = (cell: Cells<'actors'>): Actor => ({
  actor: cell('actor'),
  iso3: cell('iso3'),
  aliases: items(cell('aliases')),
});

export const observation = (cell: Cells<'observations'>): Observation => ({
  observation: cell('observation'),
  subject: cell('subject'),
  stage: cell('stage'),
  actor: cell('actor'),
  period: cell('period'),
  measure: oneOf(KINDS, cell('measure')),
  unit: cell('unit'),
  printed: cell('printed'),
  table: cell('table'),
  status: oneOf(STATUSES, cell('status')),
  repeats: cell('repeats'),
  source: cell('source'),
  locator: cell('locator'),
  note: cell('note'),
});

export const fact = (cell: Cells<'facts'>): Fact => ({
  fact: cell('fact'),
  about: cell('about'),
  what: cell('what'),
  printed: cell('printed'),
  unit: cell('unit'),
  period: cell('period'),
  of: items(cell('of')),
  source: cell('source'),
  locator: cell('locator'),
  note: cell('note'),
});

/** The word among the known ones. What is none of them is an error of the dataset, which must have been found before. */
function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`"${text}" was let through for ${words.join(', ')}`);
  return found;
}
