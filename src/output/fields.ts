import type { Json } from './json.js';

/** An object in JSON. */
export type JsonObject = { readonly [key: string]: Json };

/** A field of a row: its path in the JSON, and whether it is a list of objects, which no cell can hold. */
export type Field = { readonly path: string; readonly list: boolean };

/** Whether a value is an object, neither a list nor null. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The value of a row at a path. It is undefined if the row lacks the key, and null if it or an object around it is unknown.
 * A key can have a dot in it, because a column of the user's file can.
 */
export function valueAt(path: string): (row: JsonObject) => Json | undefined {
  const dot = path.indexOf('.');
  const [head, below] = dot < 0 ? [path, undefined] : [path.slice(0, dot), valueAt(path.slice(dot + 1))];
  const exact = exactKey(path);
  return (row) => {
    if (Object.hasOwn(row, path)) return row[exact] ?? row[path] ?? unbounded(row, path);
    const holder = below && row[head];
    return below && isObject(holder) ? below(holder) : holder === null ? null : undefined;
  };
}

/** The key of an end of an interval with all its digits. An interval has it only where the number of that end has too few. */
export const exactKey = (end: string): string => `${end}Exact`;

/** The text of a null in a cell: `inf` for a high end that does not exist. Any other null is an unknown and stays null. */
const unbounded = (holder: JsonObject, key: string): Json => (key === 'high' && 'highOpen' in holder ? 'inf' : null);

/** The cells of rows in a flat format, one for each path: text, a number, or undefined where the value is unknown. Lists are joined by ;. */
export function cells(rows: readonly JsonObject[], paths: readonly string[]): (string | number | undefined)[][] {
  const columns = paths.map(valueAt);
  return rows.map((row) => columns.map((column) => cell(column(row))));
}

function cell(value: Json | undefined): string | number | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(String).join(';');
  if (isObject(value))
    return Object.entries(value)
      .map(([key, held]) => `${key}=${String(held)}`)
      .join(';');
  return typeof value === 'number' ? value : String(value);
}

/** An exclusion of the JSON as one text, as --exclude takes it: `China` or `China=50%`. */
export function exclusionText(exclusion: Json): string {
  const { actor, portionPct } = isObject(exclusion) ? exclusion : {};
  return portionPct === 100 ? `${actor}` : `${actor}=${portionPct}%`;
}

/** The row with only the given paths, in their order. A list is kept whole. */
export function rowPart(row: JsonObject, paths: readonly string[]): JsonObject {
  const heads = [...new Set(paths.map((path) => path.split('.')[0] ?? path))];
  return Object.fromEntries(
    heads.flatMap((head): [string, Json][] => {
      const value = row[head];
      const below = paths.filter((path) => path.startsWith(`${head}.`)).map((path) => path.slice(head.length + 1));
      if (value === undefined) return [];
      const [exact, text] = [exactKey(head), row[exactKey(head)]];
      const digits: [string, Json][] = text === undefined ? [] : [[exact, text]];
      return [[head, isObject(value) && below.length > 0 ? rowPart(value, below) : value], ...digits];
    }),
  );
}
