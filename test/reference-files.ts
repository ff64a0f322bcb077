import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The path of a file in the folder that RESHARE_REFERENCE names. Undefined, with a warning, if there is none; tests that need it are then counted as skipped. */
export function referencePath(name: string): string | undefined {
  const folder = process.env.RESHARE_REFERENCE;
  const path = folder ? join(folder, name) : undefined;
  if (path && existsSync(path)) return path;
  console.warn(`RESHARE_REFERENCE names no folder with ${name}: what is tested against it is skipped`);
  return undefined;
}

/** The text of such a file. */
export function reference(name: string): string | undefined {
  const path = referencePath(name);
  return path === undefined ? undefined : readFileSync(path, 'utf8');
}
