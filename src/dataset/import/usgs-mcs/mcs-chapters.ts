import { readFileSync } from 'node:fs';
import { besideEditions } from '../../builtin.js';
import { csvTable } from '../../csv.js';
import { lazyValue } from '../../lazy-value.js';

/** The names of chapters by the codes in the names of files. They stand in datasets/mcs-chapters.csv, which is read when they are first asked for. */
const names: () => ReadonlyMap<string, string> = lazyValue(() => {
  const file = 'mcs-chapters.csv';
  const { rows, findings } = csvTable(file, readFileSync(besideEditions(file), 'utf8'), ['code', 'name']);
  if (findings[0]) throw new Error(`${file}: ${findings[0].text}`);
  return new Map(rows.map((row) => [row.text('code'), row.text('name')]));
});

/** The name of the chapter that a code means, such as `raree`; the code itself where it is not known. */
export const chapterName = (code: string): string => names().get(code.toLowerCase()) ?? code;
