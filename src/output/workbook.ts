import type { Source } from '../domain/source.js';
import { type EvidenceRow, type EvidenceTable, licensed } from './evidence-table.js';
import { exclusionText, isObject, type JsonObject } from './fields.js';
import type { Json } from './json.js';
import type { Sheet } from './sheet.js';

/** Thrown where figures are more than a workbook is made for. `most` is the largest number of cells. */
export class TooManyCells extends Error {
  constructor(readonly most: number) {
    super(`more than ${most} cells`);
  }
}

/** A sheet of a workbook: its name, the names of its columns, and its rows. `rounded`: its numbers are shown with commas and up to four decimals. */
export type WorkSheet = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly EvidenceRow[];
  readonly rounded: boolean;
};

/** The words of an output: all that its sheet says, but its tables. */
export type OutputWords = Pick<Sheet, 'title' | 'lead' | 'lines'>;

/**
 * The sheet with what the figures do not say: the title, the notes, the terms, the dataset with its hash, the sources and the program.
 * The names of terms are paths of the JSON.
 */
export const notesSheet = (
  { title, lead = [], lines }: OutputWords,
  about: JsonObject,
  evidence: EvidenceTable | undefined,
  program: string,
): WorkSheet => ({
  name: 'notes',
  columns: ['what', 'text'],
  rounded: false,
  rows: [
    ['title', title.join(', ')],
    ...[...lead, ...lines.map((l) => l.text)].map((text) => ['note', text]),
    ...(evidence?.remarks ?? []).map((text) => ['evidence', text]),
    ...Object.entries(about).flatMap(([path, value]) => termRows(path, value)),
    ...(evidence?.sources ?? []).map((source) => ['source', attribution(source)]),
    ['program', program],
  ],
});

/** A term in rows: an object has a row for each of its keys, and a list has its items in one cell. The only objects in a list are exclusions. An unknown and an empty list have no row. */
function termRows(path: string, value: Json): readonly EvidenceRow[] {
  if (value === null) return [];
  if (isObject(value)) return Object.entries(value).flatMap(([key, held]) => termRows(`${path}.${key}`, held));
  if (Array.isArray(value) && value.length === 0) return [];
  if (!Array.isArray(value)) return [[path, typeof value === 'number' ? value : String(value)]];
  return [[path, value.map((item) => (isObject(item) ? exclusionText(item) : String(item))).join('; ')]];
}

/** A source with what its file says of it. */
const attribution = (source: Source): string => {
  const { title, publisher, published, published_note: when, relies_on: on, note, licence, url } = source;
  const parts = [
    title,
    publisher && `Publisher: ${publisher}`,
    (published || when) && `Published: ${published || when}`,
    on && `Relies on: ${on}`,
    note && `Note: ${note}`,
    licence && licensed(licence),
    url,
  ];
  return parts.filter((part) => part !== '').join('. ');
};
