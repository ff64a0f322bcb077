import type { Json } from './json.js';

export type JsonObject = { readonly [key: string]: Json };

/** A value that a row can be asked for: its path in the JSON row, and whether it is a list of objects, which no cell can hold. */
export type Field = { readonly path: string; readonly list: boolean };

/** Whether a value is an object, neither a list nor null. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Looks up the value at a path in rows: undefined where a row has no such key, null where it or what holds it is unknown. A column of the user's own may have a dot in its name. */
export function at(path: string): (row: JsonObject) => Json | undefined {
  const dot = path.indexOf('.');
  const [head, below] = dot < 0 ? [path, undefined] : [path.slice(0, dot), at(path.slice(dot + 1))];
  return (row) => {
    if (Object.hasOwn(row, path)) return row[path] ?? unbounded(row, path);
    const holder = below && row[head];
    return below && isObject(holder) ? below(holder) : holder === null ? null : undefined;
  };
}

/** A high end that does not exist is null in JSON and `inf` in a cell: only then null is not unknown. */
const unbounded = (holder: JsonObject, key: string): Json => (key === 'high' && 'highOpen' in holder ? 'inf' : null);

/** What the cells of a flat format hold, a column for each path: text, a number, or nothing where the value is unknown. Lists are joined by ;. */
export function cells(rows: readonly JsonObject[], paths: readonly string[]): (string | number | undefined)[][] {
  const columns = paths.map(at);
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

/** The row with the given paths only, in their order; of a list all that it holds. */
export function selected(row: JsonObject, paths: readonly string[]): JsonObject {
  const heads = [...new Set(paths.map((path) => path.split('.')[0] ?? path))];
  return Object.fromEntries(
    heads.flatMap((head): [string, Json][] => {
      const value = row[head];
      const below = paths.filter((path) => path.startsWith(`${head}.`)).map((path) => path.slice(head.length + 1));
      if (value === undefined) return [];
      return [[head, isObject(value) && below.length > 0 ? selected(value, below) : value]];
    }),
  );
}
