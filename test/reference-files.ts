import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file in the folder that RESHARE_REFERENCE names. Undefined, with a warning, if there is none; tests that need it are then counted as skipped. */
export function reference(name: string): string | undefined {
  const folder = process.env.RESHARE_REFERENCE;
  const path = folder ? join(folder, name) : undefined;
  if (path && existsSync(path)) return readFileSync(path, 'utf8');
  console.warn(`RESHARE_REFERENCE names no folder with ${name}: what is tested against it is skipped`);
  return undefined;
}
