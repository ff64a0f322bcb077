import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorAt } from '../errors.js';
import { readBytes } from '../read-file.js';
import { type NamedBytes, UnimportableFile } from './importer.js';

/** The files at a path: the file itself, or all CSV files in a folder, in alphabetical order. Throws UnimportableFile if one cannot be read, or there is none. */
export async function publishedFiles(path: string): Promise<readonly NamedBytes[]> {
  const names = namesIn(path);
  if (names?.length === 0) throw new UnimportableFile(path, 'no CSV file');
  const files = names?.map((name) => ({ name, label: join(path, name) })) ?? [{ name: basename(path), label: path }];
  return Promise.all(
    files.map(async ({ name, label }) => {
      const bytes = await readBytes(label);
      if (!(bytes instanceof Uint8Array)) throw new UnimportableFile(label, [errorAt({ file: label }, bytes)]);
      return { name, label, bytes };
    }),
  );
}

/** The names of the CSV files in a folder. Undefined if the path is no folder. */
function namesIn(path: string): readonly string[] | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  return readdirSync(path)
    .filter((name) => /\.csv$/i.test(name))
    .sort();
}
