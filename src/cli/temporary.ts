import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shell } from './shell.js';

/** Does what needs a temporary file or folder. Its path is removed at the end, if something is there, and by failures and signals. */
export async function withTemporary<Result>(
  path: () => string | undefined,
  interrupted: Shell['interrupted'],
  use: () => Promise<Result>,
): Promise<Result> {
  const remove = () => {
    const there = path();
    // a thread of a guest may go on to put files there
    if (there !== undefined) rmSync(there, { force: true, recursive: true, maxRetries: 20, retryDelay: 1 });
  };
  const cancel = interrupted?.(remove);
  try {
    return await use();
  } finally {
    remove();
    await cancel?.();
  }
}

/** Lends a new folder in the system's folder for temporary files, which only its owner may enter. Undefined where none can be made. */
export async function temporaryFolder<Result>(
  interrupted: Shell['interrupted'],
  use: (folder: string | undefined) => Promise<Result>,
): Promise<Result> {
  let folder: string | undefined;
  return withTemporary(
    () => folder,
    interrupted,
    () => {
      try {
        folder = mkdtempSync(join(tmpdir(), 'reshare-'));
      } catch {}
      return use(folder);
    },
  );
}
