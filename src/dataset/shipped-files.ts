import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './errors.js';
import { readBytes, readText } from './read-file.js';
import { sha256 } from './sha256.js';

/** The list of the files of the package, in the form that `sha256sum --check` reads. It does not list itself. */
export const FILE_LIST = 'dist/files.sha256';

/** The ways in which the package can differ from what was packed. `unreadable`: a file or a folder that cannot be read. `unsealed`: the folder of an edition that is not as it was released. */
export const DIFFERENCE_KINDS = ['changed', 'missing', 'added', 'unreadable', 'unsealed'] as const;
/** A file or a folder of the package that is not as it was packed. */
export type PackageDifference = { readonly path: string; readonly kind: (typeof DIFFERENCE_KINDS)[number] };

/** How many files the list has, and the files that differ from it, in the order of their paths. */
export type PackageState = { readonly files: number; readonly differences: readonly PackageDifference[] };

/** The folder of the program: of the package where it is installed, of the clone elsewhere. */
export const packageFolder = (): string => join(import.meta.dirname, '../..');

/** What npm packs whatever package.json says. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE'];

/** The paths of all that is in a folder but no folder itself, by `/`, in order. `closed` takes folders that cannot be read; without it, one is an error. */
function pathsIn(root: string, at = '', closed?: string[]): readonly string[] {
  const entries = entriesOf(join(root, at), closed && (() => closed.push(at)));
  return entries.flatMap((entry) => {
    const path = at === '' ? entry.name : `${at}/${entry.name}`;
    return entry.isDirectory() ? pathsIn(root, path, closed) : [path];
  });
}

function entriesOf(folder: string, closed?: () => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!closed) throw error;
    closed();
    return [];
  }
}

/** The paths of the files that npm packs from a clone: those that `files` of package.json names, without those behind `!`. */
export function packedFiles(root: string): readonly string[] {
  const { files }: { files: readonly string[] } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const left = new Set(files.flatMap((name) => (name.startsWith('!') ? name.slice(1) : [])));
  const named = [...files.filter((name) => !name.startsWith('!')), ...ALWAYS];
  const found = named.flatMap((name) => {
    const entry = statSync(join(root, name), { throwIfNoEntry: false });
    if (!entry) return [];
    return entry.isDirectory() ? pathsIn(root, name) : [name];
  });
  return [...new Set(found)].filter((path) => !left.has(path) && path !== FILE_LIST).toSorted();
}

/** The files that are there: in a clone only those that would be packed, because it holds others. */
const presentFiles = (root: string, closed: string[]): readonly string[] =>
  existsSync(join(root, 'src'))
    ? packedFiles(root)
    : pathsIn(root, '', closed).filter((path) => path !== FILE_LIST && !path.startsWith('node_modules/'));

/** The SHA-256 of a file; undefined where it is no regular file, or cannot be read. */
async function hashOf(root: string, path: string): Promise<string | undefined> {
  const bytes = await readBytes(join(root, path));
  return bytes instanceof Uint8Array ? sha256(bytes) : undefined;
}

/** The list of the files that npm packs from a clone. */
export async function fileList(root: string): Promise<string> {
  const lines: string[] = [];
  for (const path of packedFiles(root)) lines.push(`${await hashOf(root, path)}  ${path}\n`);
  return lines.join('');
}

/** How the files in a folder differ from the list in it. Without the list, only it is missing or unreadable. */
export async function packageState(root: string): Promise<PackageState> {
  const list = await readText(join(root, FILE_LIST));
  if ('code' in list) return { files: 0, differences: [{ path: FILE_LIST, kind: kindOf(list, 'missing') }] };
  const listed = new Map([...list.text.matchAll(/^(\w+) {2}(.+)$/gm)].map(([, hash = '', path = '']) => [path, hash]));
  const closed: string[] = [];
  const present = new Set(presentFiles(root, closed));
  const differences: PackageDifference[] = closed.map((path) => ({ path, kind: 'unreadable' }));
  for (const [path, hash] of listed) {
    if (closed.some((folder) => path.startsWith(`${folder}/`))) continue;
    if (!present.has(path)) {
      differences.push({ path, kind: 'missing' });
      continue;
    }
    const bytes = await readBytes(join(root, path));
    // a link that leads nowhere is there
    if (!(bytes instanceof Uint8Array)) differences.push({ path, kind: kindOf(bytes, 'changed') });
    else if (sha256(bytes) !== hash) differences.push({ path, kind: 'changed' });
  }
  for (const path of present) if (!listed.has(path)) differences.push({ path, kind: 'added' });
  return { files: listed.size, differences: differences.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** How a file differs that could not be read. `absent`: how one does that is not found. */
const kindOf = (why: Problem, absent: PackageDifference['kind']): PackageDifference['kind'] =>
  why.code !== 'source-error' ? 'changed' : why.problem === 'missing' ? absent : 'unreadable';
