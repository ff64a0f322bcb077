import type { Listing, ListKind } from '../../answer/inventory.js';
import { columnEntries } from '../../dataset/columns.js';
import type { Dataset } from '../../dataset/sound.js';
import type { Interval } from '../../domain/interval.js';
import { DEFAULT_READING, type ReadingPolicy } from '../../domain/reading.js';
import type { Bar } from '../../output/bar.js';
import type { JsonObject } from '../../output/fields.js';
import type { Json } from '../../output/json.js';
import { editionJson, intervalJson } from '../../output/json-parts.js';
import type { Output } from '../../output/render.js';
import { sentence } from '../../output/sentence.js';
import { lines } from '../../output/sheet.js';
import { list } from '../../text/words.js';
import { listTable } from './sheet.js';

/** What to list: the dataset (undefined where datasets are listed), how values are read, and each filter with its names. */
export type ListQuestion = {
  readonly dataset: Dataset | undefined;
  readonly reading: ReadingPolicy;
  readonly filters: readonly (readonly [name: string, values: readonly string[]])[];
};

/** The output of `reshare list`, by the schema reshare.list/2. */
export function listOutput(listing: Listing, asked: ListQuestion, bar: Bar | undefined): Output {
  const { dataset, reading } = asked;
  const edition = dataset && editionJson(dataset.edition);
  const about = { ...(edition ? { dataset: edition } : {}), ...(listing.kind === 'observations' ? { reading } : {}) };
  const rows = rowsJson(listing);
  const missing = rows.length === 0 ? [{ code: 'empty', text: nothing(listing.kind, asked) }] : [];
  const unsealed = dataset && !dataset.edition.sealed ? [{ code: 'unsealed', text: UNSEALED }] : [];
  const schema = 'reshare.list/2';
  const notes = [...missing, ...unsealed].map((note) => ({ ...note, subject: null, stage: null }));
  return {
    schema: async () => (await import('./schema.js')).listSchemas[`list ${listing.kind}`].row,
    about: { schema, list: listing.kind, ...about },
    rows,
    document: { schema, kind: listing.kind, ...about, rows, notes },
    sheet: {
      title: title(listing, asked),
      width: 104,
      tables: [listTable(listing, bar)],
      lines: [...lines('!', texts(missing)), ...lines('-', [...texts(unsealed), ...through(listing)])],
    },
    notes: texts(missing),
  };
}

const texts = (notes: readonly { readonly text: string }[]): readonly string[] => notes.map(({ text }) => text);

const UNSEALED = sentence({ code: 'unsealed', subject: undefined, stage: undefined });

type Value = string | number | boolean | readonly string[] | Interval | undefined;

/** The rows with integers as numbers, and null for what the dataset does not have. */
function rowsJson({ kind, rows }: Listing): readonly JsonObject[] {
  const columns = kind === 'datasets' ? [] : columnEntries(kind);
  const integers = new Set(columns.flatMap(([name, column]) => (column.kind === 'integer' ? [name] : [])));
  return rows.map((row: Readonly<Record<string, Value>>) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, valueJson(value, integers.has(name))] as const),
    ),
  );
}

function valueJson(value: Value, integer: boolean): Json {
  if (value === undefined || value === '') return null;
  if (integer) return Number(value);
  return typeof value === 'object' && 'low' in value ? intervalJson(value) : value;
}

function title({ kind, rows }: Listing, { dataset, reading, filters }: ListQuestion): readonly string[] {
  return [
    `${rows.length} ${rows.length === 1 ? kind.slice(0, -1) : kind}`,
    ...(dataset ? [`${dataset.edition.name} ${dataset.edition.version}`] : []),
    ...(kind === 'observations' && reading !== DEFAULT_READING ? [`reading: ${reading}`] : []),
    ...filters.map(([name, values]) => `${name}: ${values.join(', ')}`),
  ];
}

/** The sentence for an empty list. It names the groups that hold a subject, because they could have what it lacks. */
function nothing(kind: ListKind, { dataset, filters }: ListQuestion): string {
  const wanted = filters.map(([name, values]) => `${name} ${values.join(' or ')}`);
  const [where] = dataset ? [`${dataset.edition.name} ${dataset.edition.version}`] : [];
  const fits = `No ${kind} in ${where}${wanted.length > 0 ? ` with ${list(wanted)}` : ''}.`;
  const named = filters.find(([name]) => name === 'subject')?.[1] ?? [];
  const groups = dataset?.subjects.filter((g) => g.members.some((id) => named.includes(id))).map((g) => g.subject);
  return groups?.length ? `${fits} Groups that hold it: ${list(groups)}.` : fits;
}

const through = (listing: Listing): readonly string[] =>
  listing.kind === 'subjects' && listing.rows.some((s) => s.entersThrough.some((id) => !s.enters.includes(id)))
    ? ['In brackets: stages that a group enters that holds the subject.']
    : [];
