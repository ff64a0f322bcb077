import { statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import { isVersion } from './builtin.js';
import { realPath } from './read-file.js';

/** The path of a folder with symbolic links followed; undefined where there is no folder. */
export function realFolder(path: string): string | undefined {
  const real = realPath(path);
  return real !== undefined && statSync(real).isDirectory() ? real : undefined;
}

/**
 * Whether a path lies in one of these real folders, or is one of them, with symbolic links followed.
 * Where there is nothing at the path, the nearest folder above it counts.
 */
export const isWithin = (path: string, folders: readonly string[]): boolean =>
  // behind a link, the system and path.join take ".." for different folders, so both must lie within
  [nearest(path), nearest(resolve(path))].every((real) =>
    folders.some((folder) => real === folder || real.startsWith(folder.endsWith(sep) ? folder : folder + sep)),
  );

/** The folder that holds what is read around a dataset: the one above an edition that is named by a version, or the dataset's own. */
export function homeOf(path: string): string {
  const real = nearest(path);
  return isVersion(basename(real)) ? dirname(real) : real;
}

/** A path with links followed, or that of the nearest folder above it that exists. */
function nearest(path: string): string {
  const above = dirname(path);
  return realPath(path) ?? (above === path ? path : nearest(above));
}
