import type { Inventory, Listing, ListKind } from '../../answer/inventory.js';
import { columnEntries } from '../../dataset/columns.js';
import type { Dataset } from '../../dataset/sound.js';
import { grouped } from '../../domain/grouped.js';
import type { Interval } from '../../domain/interval.js';
import { DEFAULT_READING, type ReadingPolicy } from '../../domain/reading.js';
import type { Subject } from '../../domain/subject.js';
import { type Bar, SHARE_BARS } from '../../output/bar.js';
import type { JsonObject } from '../../output/fields.js';
import type { Json } from '../../output/json.js';
import { editionJson, intervalJson } from '../../output/json-parts.js';
import type { Output } from '../../output/render.js';
import { observationWords, sentence } from '../../output/sentence.js';
import { lines, type Step } from '../../output/sheet.js';
import { subjectName } from '../../output/subject-name.js';
import { footOf } from '../../output/title.js';
import { count, either, list, some } from '../../text/words.js';
import { listTables } from './sheet.js';

/** A group that has rows where a subject has none, and the command that lists them. */
export type GroupInstead = { readonly group: Subject; readonly command: Step };

/**
 * What to list: the dataset (undefined where datasets are listed), how values are read, and each filter with its names.
 * `instead` are groups that hold the subjects and have rows, if the subjects have none.
 */
export type ListQuestion = {
  readonly dataset: Dataset | undefined;
  readonly reading: ReadingPolicy;
  readonly filters: readonly (readonly [name: string, values: readonly string[]])[];
  readonly instead: readonly GroupInstead[];
};

/** The output of `reshare list`, by the schema reshare.list/2. */
export function listOutput(listing: Listing, asked: ListQuestion, bar: Bar | undefined): Output {
  const { dataset, reading } = asked;
  const edition = dataset && editionJson(dataset.edition);
  const about = { ...(edition ? { dataset: edition } : {}), ...(isRead(listing) ? { reading } : {}) };
  const rows = { [Symbol.iterator]: () => rowsJson(listing) };
  const missing = listing.rows.length === 0 ? [{ code: 'empty', text: nothing(listing.kind, asked) }] : [];
  const unsealed = dataset && !dataset.edition.sealed ? [{ code: 'unsealed', text: UNSEALED }] : [];
  const schema = 'reshare.list/2';
  const notes = [...missing, ...unsealed].map((note) => ({ ...note, subject: null, stage: null }));
  return {
    schema: async () => (await import('./schema.js')).listSchemas[`list ${listing.kind}`].row,
    about: { schema, list: listing.kind, ...about },
    rows,
    // there can be very many rows, and a format needs one of these parts
    get document() {
      return { schema, kind: listing.kind, ...about, rows, notes };
    },
    get sheet() {
      return {
        title: title(listing, asked),
        width: 80,
        tables: listTables(listing, dataset, bar).filter((table) => table.length > 1),
        lines: [
          ...lines('!', [...texts(missing), ...doubts(listing)]),
          ...lines('-', [
            ...texts(unsealed),
            ...howToRead(listing),
            ...(bar && hasShares(listing) ? [SHARE_BARS] : []),
          ]),
        ],
        steps: asked.instead.map(({ command }) => command),
        ...(dataset ? { foot: footOf(dataset.edition) } : {}),
      };
    },
    notes: texts(missing),
  };
}

const texts = (notes: readonly { readonly text: string }[]): readonly string[] => notes.map(({ text }) => text);

const UNSEALED = sentence({ code: 'unsealed', subject: undefined, stage: undefined });

type Value = string | number | boolean | readonly string[] | Interval | undefined;

/** The rows with integers as numbers, and null for what the dataset does not have. */
function* rowsJson(listing: Listing): Generator<JsonObject> {
  const columns = listing.kind === 'datasets' ? [] : columnEntries(listing.kind);
  const rows = listing.kind === 'datasets' ? listing.rows.map(withIds) : listing.rows;
  const integers = new Set(columns.flatMap(([name, column]) => (column.kind === 'integer' ? [name] : [])));
  for (const row of rows) {
    const cells: readonly (readonly [string, Value])[] = Object.entries(row);
    yield Object.fromEntries(cells.map(([name, value]) => [name, valueJson(value, integers.has(name))] as const));
  }
}

/** A dataset with the ids of its stages and subjects. */
const withIds = ({ stages, ownFigures, derivedFigures, ...edition }: Inventory['datasets']) => ({
  ...edition,
  stages: stages.map((s) => s.stage),
  ownFigures: ownFigures.map((s) => s.subject),
  derivedFigures: derivedFigures.map((s) => s.subject),
});

function valueJson(value: Value, integer: boolean): Json {
  if (value === undefined || value === '') return null;
  if (integer) return Number(value);
  return typeof value === 'object' && 'low' in value ? intervalJson(value) : value;
}

function title({ kind, rows }: Listing, { reading, filters }: ListQuestion): readonly string[] {
  return [
    count(rows.length, kind.slice(0, -1)),
    ...filters.map(([name, values]) => `${name}: ${either(values)}`),
    ...(isRead({ kind }) && reading !== DEFAULT_READING ? [`values read as ${reading}`] : []),
  ];
}

/** Whether a list says how its values are read. */
const isRead = ({ kind }: Pick<Listing, 'kind'>): boolean => kind === 'observations' || kind === 'compositions';

/** The sentences for an empty list. They name the groups that have what a subject lacks. */
function nothing(kind: ListKind, { dataset, filters, instead }: ListQuestion): string {
  const wanted = filters.map(([name, values]) => `${name} ${either(values)}`);
  const [where] = dataset ? [`${dataset.edition.name} ${dataset.edition.version}`] : [];
  return [
    `${where} has no ${kind}${wanted.length > 0 ? ` with ${list(wanted)}` : ''}.`,
    ...(instead.length > 0 ? [`There are some for ${list(instead.map(({ group }) => subjectName(group)))}.`] : []),
  ].join(' ');
}

/** Whether a list has shares, which bars can show. */
const hasShares = ({ kind, rows }: Listing): boolean =>
  kind === 'observations' && rows.some((o) => o.measure === 'share' && o.value !== undefined);

/** Why the doubtful values are doubted, as their notes say: a sentence for each note. */
function doubts({ kind, rows }: Listing): readonly string[] {
  if (kind !== 'observations') return [];
  return grouped(
    rows.filter((o) => o.status === 'doubtful'),
    (o) => o.note,
  ).map((same) => {
    const [{ note }, second] = same;
    const reason = note === '' ? 'no note says why' : `"${note}"`;
    return `${some(same.map(observationWords))} ${second ? 'are' : 'is'} doubtful: ${reason}.`;
  });
}

/** Sentences on the table: what else there is, and what its marks mean. */
function howToRead(listing: Listing): readonly string[] {
  if (listing.rows.length === 0) return [];
  switch (listing.kind) {
    case 'observations':
      return [
        'A file line is a line of observations.csv, not of the source.',
        'JSON and csv also have ids, notes and the places in the sources.',
      ];
    case 'facts':
    case 'compositions':
      return ['JSON and csv also have ids, notes and the places in the sources.'];
    case 'subjects':
      return listing.rows.some(
        (s) => s.controlsThrough.length > 0 || s.entersThrough.some((id) => !s.enters.includes(id)),
      )
        ? ['"(its group)" means that a source says it of a group that holds the element.']
        : [];
    case 'datasets': {
      const [name] = [...listing.rows].reverse().flatMap((d) => d.dataset.match(/^[^/]+(?=@)/)?.[0] ?? []);
      return name === undefined ? [] : [`A name without a version, such as ${name}, means its newest edition.`];
    }
    case 'sources':
    case 'stages':
    case 'actors':
      return [];
  }
}
