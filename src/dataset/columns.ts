import { type Actor, OTHER, WORLD } from '../domain/actor.js';
import { type Composition, ORE_BASES } from '../domain/composition.js';
import type { Fact } from '../domain/fact.js';
import { type Observation, STATUSES } from '../domain/observation.js';
import { KINDS } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import { STAGE_KINDS, type Stage } from '../domain/stage.js';
import { SUBJECT_KINDS, type Subject } from '../domain/subject.js';

/** The files that every dataset has, without their ending. */
export const REQUIRED_FILES = ['sources', 'subjects', 'stages', 'actors', 'observations', 'facts'] as const;
/** The files that a dataset may lack. */
export const OPTIONAL_FILES = ['compositions'] as const;
/** The files of a dataset without their ending, in the order of a descriptor. */
export const FILE_NAMES = [...REQUIRED_FILES, ...OPTIONAL_FILES] as const;
/** The name of a file of a dataset, without its ending. */
export type FileName = (typeof FILE_NAMES)[number];

/** The record that a row of each file becomes: a property for each column, of the same name. */
export type FileRecords = {
  readonly sources: Source;
  readonly subjects: Subject;
  readonly stages: Stage;
  readonly actors: Actor;
  readonly observations: Observation;
  readonly facts: Fact;
  readonly compositions: Composition;
};

/** What the cells of a column hold. A reference is the key of a row in one of the files `to`, or one of the names in `also`. `references` are ids, `names` are names of countries. Lists separate their items by semicolons. */
export type CellKind =
  | { readonly kind: 'text' | 'texts' | 'id' | 'country' | 'country-code' | 'integer' | 'date' | 'period' }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'reference'; readonly to: readonly FileName[]; readonly also: readonly string[] }
  | { readonly kind: 'references' | 'two-references' | 'names'; readonly to: readonly FileName[] };

/**
 * A column of a file. `blank`: its cells may be blank. `optional`: a file may lack it.
 * A column that is added later must be optional, so that released editions stay valid.
 * `value` gives what a sound cell says, from a blank text if the file lacks the column.
 */
export type FileColumn<Value = unknown> = CellKind & {
  readonly description: string;
  readonly blank: boolean;
  readonly optional: boolean;
  readonly value: (cell: string) => Value;
};

/** The columns of a file, in their order: one for each property of the record that a row becomes, with a value of its type. */
export type FileColumns<Thing> = { readonly [Name in keyof Thing]-?: FileColumn<Exclude<Thing[Name], undefined>> };

/**
 * A file of a dataset: what it holds, the column that identifies its rows, and its columns.
 * `rules` are those across columns or rows, which `sound()` checks.
 */
export type DatasetFile<Thing> = {
  readonly description: string;
  readonly key: keyof Thing & string;
  readonly columns: FileColumns<Thing>;
  readonly rules: readonly string[];
};

const column = <Value>(cells: CellKind, description: string, value: (cell: string) => Value): FileColumn<Value> => ({
  ...cells,
  description,
  blank: false,
  optional: false,
  value,
});
const same = (cell: string): string => cell;

const text = (description: string) => column({ kind: 'text' }, description, same);
const id = (description: string) => column({ kind: 'id' }, description, same);
const integer = (description: string) => column({ kind: 'integer' }, description, same);
const reference = (description: string, to: readonly FileName[], also: readonly string[] = []) =>
  column({ kind: 'reference', to, also }, description, same);
const words = <Word extends string>(description: string, known: readonly Word[]) =>
  column({ kind: 'words', words: known }, description, (cell) => wordAmong(known, cell));
/** One of the known words, or blank. */
const wordsOrBlank = <Word extends string>(description: string, known: readonly Word[]) => ({
  ...column<Word | ''>({ kind: 'words', words: known }, description, (cell) =>
    cell === '' ? '' : wordAmong(known, cell),
  ),
  blank: true,
});
const orBlank = (filled: FileColumn<string>): FileColumn<string> => ({ ...filled, blank: true });
/** A column that a file may lack. */
const optional = <Value>(added: FileColumn<Value>): FileColumn<Value> => ({ ...added, optional: true });
/** A list may be empty. */
const listOf = (cells: CellKind, description: string) => ({ ...column(cells, description, listItems), blank: true });

/** The items of a list inside a cell. */
export function listItems(cell: string): readonly string[] {
  return cell === '' ? [] : cell.split(';');
}

/** The known word in a cell. Any other text is an error of the dataset, which must have been found before. */
function wordAmong<Word extends string>(known: readonly Word[], cell: string): Word {
  const found = known.find((word) => word === cell);
  if (found === undefined) throw new Error(`"${cell}" was let through for ${known.join(', ')}`);
  return found;
}

/**
 * The files of a dataset and their columns, in one table. From it come the header of a file, the schema of its rows and
 * its part of the descriptor.
 * The records of rows, the checks of references, the JSON of `reshare list` and the tables in docs/data.md come from it, too.
 */
export const DATASET_FILES: { readonly [File in FileName]: DatasetFile<FileRecords[File]> } = {
  sources: {
    description: 'the documents that values were transcribed from',
    key: 'source',
    columns: {
      source: id('identifies the document'),
      title: text('its title'),
      publisher: orBlank(text('who published it, as printed')),
      published: orBlank(
        column({ kind: 'date' }, 'the day of publication, `YYYY-MM-DD`; later sources go first', same),
      ),
      published_note: orBlank(text('why there is no date, or how the date is printed')),
      relies_on: orBlank(text('the source that this document relies on; `PLACE: SOURCE` for one part of it')),
      note: orBlank(text('anything that qualifies all its figures')),
      excludes: optional(
        listOf({ kind: 'references', to: ['subjects'] }, 'the subjects that it says it does not cover'),
      ),
      licence: optional(orBlank(text('its terms of use, with the attribution that they ask for'))),
      url: optional(orBlank(text('where it can be read'))),
    },
    rules: ['each source once', 'excludes names subjects'],
  },
  subjects: {
    description: 'elements, groups of elements and other minerals',
    key: 'subject',
    columns: {
      subject: id('identifies the subject'),
      kind: words('what it is', SUBJECT_KINDS),
      name: text('its name in English'),
      symbol: orBlank(text('the chemical symbol')),
      number: orBlank(integer('the atomic number')),
      members: listOf({ kind: 'references', to: ['subjects'] }, 'the elements of a group'),
      enters: listOf({ kind: 'references', to: ['stages'] }, 'the stages of the chain that a source says it enters'),
      controls: orBlank(text('export controls on it')),
      source: orBlank(reference('where this is said', ['sources'])),
      locator: orBlank(text('the place in that source')),
    },
    rules: ['each subject once', 'members name subjects, enters names stages, source names a row of sources.csv'],
  },
  stages: {
    description: 'steps of the supply chain, and other things that are shared out',
    key: 'stage',
    columns: {
      stage: id('identifies the stage'),
      kind: words('a step of the chain, or something else that is shared out', STAGE_KINDS),
      position: orBlank(integer('the place in the chain, upstream first; only for the kind `chain`, each number once')),
      name: text('its name in English'),
      note: orBlank(text('the words in the sources that it stands for')),
    },
    rules: ['each stage once', 'a stage of the chain has a position that no other has; any other has none'],
  },
  actors: {
    description: 'countries',
    key: 'actor',
    columns: {
      actor: column({ kind: 'country' }, `the country; not \`${OTHER}\` or \`${WORLD}\``, same),
      iso3: orBlank(column({ kind: 'country-code' }, 'its code in ISO 3166-1', same)),
      aliases: listOf({ kind: 'texts' }, 'other names of it'),
    },
    rules: ['each actor once'],
  },
  observations: {
    description: 'printed values, one a row',
    key: 'observation',
    columns: {
      observation: id('identifies the value'),
      subject: reference('what it is about', ['subjects']),
      stage: reference('at which stage', ['stages']),
      actor: reference('who supplies', ['actors'], [OTHER, WORLD]),
      period: orBlank(column({ kind: 'period' }, '`2024`, `2025-05` or `2020/2023`', same)),
      measure: words('what the value measures', KINDS),
      unit: text('`percent` for a share, another unit for a quantity'),
      printed: orBlank(text('the value as printed')),
      table: orBlank(id('the printed table that a quantity stands in')),
      status: words('whether it is computed with', STATUSES),
      repeats: orBlank(reference('the value that this row merely prints again', ['observations'])),
      source: reference('who printed it', ['sources']),
      locator: text('the place in the source'),
      note: orBlank(text('anything a reader should know')),
      excludes: optional(listOf({ kind: 'names', to: ['actors'] }, 'the suppliers that a World total leaves out')),
      ore: optional(orBlank(id('the type of ore that a quantity is mined from'))),
      basis: optional(
        wordsOrBlank('how it is known what that ore holds; blank: by the deposits in compositions.csv', ORE_BASES),
      ),
    },
    rules: [
      'each observation once',
      'subject, stage and source name rows of their files; actor names one of actors.csv, or is Other or World',
      'printed can be read where status is ok',
      'repeats names a first printing of the same subject, stage, actor and measure',
      'the unit is percent for a share, and for no quantity',
      'excludes stands on the World row of a table and names rows of actors.csv',
      'a table is of one subject, stage, period, measure and unit, has one World row, and each actor once for each ore',
      'the rows of a table are of one source; only those with an ore may be of another',
      'ore and basis stand on rows of a table, and not on its World row',
    ],
  },
  facts: {
    description: 'other quantitative statements, kept as printed',
    key: 'fact',
    columns: {
      fact: id('identifies the fact'),
      about: reference('what it is about', ['subjects', 'stages', 'actors']),
      what: text('what the figure says, in a few words'),
      printed: text('the figure as printed'),
      unit: orBlank(text('its unit')),
      period: orBlank(text('its period')),
      of: listOf({ kind: 'two-references', to: ['facts'] }, 'the two facts between which it states a change'),
      source: reference('who printed it', ['sources']),
      locator: text('the place in the source'),
      note: orBlank(text('anything a reader should know')),
    },
    rules: [
      'each fact once',
      'about names a subject, a stage or an actor, of names two facts, source names a row of sources.csv',
    ],
  },
  compositions: {
    description: 'what the ores of deposits hold; a dataset may lack this file',
    key: 'composition',
    columns: {
      composition: id('identifies the value'),
      mineral: text('the mineral'),
      ore: id('the type of ore'),
      actor: reference('the country of the deposit', ['actors']),
      deposit: text('the deposit'),
      subject: reference('what it holds', ['subjects']),
      printed: orBlank(text('how much of all that it holds, in percent, as printed')),
      source: reference('who printed it', ['sources']),
      locator: text('the place in the source'),
      note: orBlank(text('anything a reader should know')),
    },
    rules: [
      'each composition once',
      'actor, subject and source name rows of their files, and the subject is no group',
      'printed can be read as a share',
      'a deposit has one value for each subject; rows of another country, mineral or ore are of another deposit',
    ],
  },
};

/** The columns of a file with their names, in their order. */
export const columnEntries = (file: FileName): readonly (readonly [name: string, column: FileColumn])[] =>
  Object.entries<FileColumn>(DATASET_FILES[file].columns);

/** The column that identifies the rows of a file. */
export const keyColumn = (file: FileName): string => DATASET_FILES[file].key;

/** The names of the columns of a file, in their order. */
export const columnNames = (file: FileName): readonly string[] => Object.keys(DATASET_FILES[file].columns);

/** The names of the columns that a file may lack. */
export const optionalColumns = (file: FileName): readonly string[] =>
  columnEntries(file).flatMap(([name, { optional }]) => (optional ? [name] : []));

/** The largest number of characters in an id, a name or a path. Findings repeat them, and many long ones would make too long a text. */
export const LONGEST_ID = 255;
