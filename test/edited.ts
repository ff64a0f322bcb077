import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A change of one cell: file, id of the row (its first column), column, new text. With undefined as the column the row is removed. */
export type Edit = readonly [file: string, id: string, column: string | undefined, text?: string];

/** The path of an unsealed copy of a dataset folder with some cells changed. */
export function edited(folder: string, edits: readonly Edit[] = []): string {
  const copy = mkdtempSync(join(tmpdir(), 'reshare-'));
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(copy, file), file.endsWith('.csv') ? changed(file, text, edits) : unsealed(text));
  }
  return copy;
}

function changed(file: string, text: string, edits: readonly Edit[]): string {
  const own = edits.filter(([name]) => `${name}.csv` === file);
  if (own.length === 0) return text;
  const [header = [], ...rows]: string[][] = parse(text);
  const done = new Set<Edit>();
  const kept = rows.flatMap((row) => {
    const mine = own.filter(([, id]) => id === row[0]);
    for (const edit of mine) done.add(edit);
    if (mine.some(([, , column]) => column === undefined)) return [];
    for (const [, , column = '', value = ''] of mine) row[header.indexOf(column)] = value;
    return [row];
  });
  if (done.size !== own.length) throw new Error('an edit found no row');
  return `${[header, ...kept].map((row) => row.map(quoted).join(',')).join('\n')}\n`;
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function unsealed(text: string): string {
  const { resources, ...rest } = JSON.parse(text);
  return JSON.stringify({
    ...rest,
    resources: resources.map(({ name, path }: { name: string; path: string }) => ({ name, path })),
  });
}
