import { folderOf } from './builtin.js';
import { packagedDataset } from './load.js';
import { readPackage } from './package.js';
import { parsedDescriptor } from './parsed-descriptor.js';
import type { PackageDescriptor } from './seals.js';
import { sound } from './sound.js';

/**
 * The seal of an edition, as `SEALS` holds it. All checks are made.
 * Throws UnsoundDataset if one of them finds an error, and an Error if the edition is not sealed.
 */
export async function seal(
  folder: string,
  label: string,
): Promise<readonly [sha256: string, descriptor: PackageDescriptor]> {
  const found = await readPackage(folder, label, undefined, new Map());
  const { edition } = sound(await packagedDataset(found, label));
  const descriptor = found.contents && parsedDescriptor(found.contents.descriptor);
  if (!edition.sealed || !descriptor || !('name' in descriptor)) throw new Error(`${label} is not sealed`);
  const { name, version, title, licenses, resources } = descriptor;
  const files = resources.map((r) => ({ name: r.name, path: r.path, bytes: r.bytes, hash: r.hash }));
  return [edition.sha256, { name, version, title, licenses, resources: files }];
}

/** The seals of built-in editions. */
export const seals = (editions: readonly string[]): ReturnType<typeof seal>[] =>
  editions.map((edition) => seal(folderOf(edition).folder, folderOf(edition).label));
