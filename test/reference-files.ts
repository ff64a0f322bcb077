import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = '../shared/reference';

/** A file of the reference folder as text; undefined, and said so, where the folder is not there. */
export function reference(name: string): string | undefined {
  const path = join(FOLDER, name);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  console.warn(`${path} is not here: what is tested against it is skipped`);
  return undefined;
}
