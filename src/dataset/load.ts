import type { Finding, Place } from '../domain/finding.js';
import { suggest } from '../domain/suggest.js';
import { asOf, editions, folderOf, newest } from './builtin.js';
import { csv, type Row } from './csv.js';
import { readPackage } from './package.js';
import { FILE_NAMES, FILES, type FileName } from './rows.js';

/** A file of a dataset: how it is called, where it lies, and the hash of its bytes. */
export type DataFile = { readonly label: string; readonly path: string; readonly sha256: string };

/** What the dataset is: `asOf` is the last day of a calendar version's month, `sha256` that of datapackage.json. An unsealed one lacks hashes. */
export type Edition = {
  readonly name: string;
  readonly version: string;
  readonly title: string | undefined;
  readonly asOf: string | undefined;
  readonly sha256: string;
  readonly sealed: boolean;
  readonly files: ReadonlyMap<FileName, DataFile>;
};

/** A dataset as it lies there, with all that is wrong with its bytes. A file that could not be read has no rows; a damaged one lost some. Nothing is computed from it before `sound()`. */
export type Loaded = {
  readonly edition: Edition | undefined;
  readonly rows: ReadonlyMap<FileName, readonly Row[]>;
  readonly damaged: ReadonlySet<FileName>;
  readonly findings: readonly Finding[];
};

/** There is no built-in dataset of that name; `near` are names like it. */
export class UnknownDataset extends Error {
  constructor(
    readonly dataset: string,
    readonly near: readonly string[],
    readonly known: readonly string[],
  ) {
    super(`unknown dataset ${dataset}`);
  }
}

/** Loads a dataset: a folder (any text with a slash, or `.`), or a built-in edition `name[@version]`, the newest where no version is named. Throws UnknownDataset. */
export async function load(dataset: string): Promise<Loaded> {
  const { folder, label } = await located(dataset);
  return opened(folder, label);
}

/** Where a dataset lies, and how findings call that folder. */
export type Folder = { readonly folder: string; readonly label: string };

/** The folder of a dataset, and how findings call it. Throws UnknownDataset. */
export async function located(dataset: string): Promise<Folder> {
  if (/[/\\]|^\.{1,2}$/.test(dataset))
    return { folder: dataset, label: /^(.*[^/]|\/)\/*$/s.exec(dataset)?.[1] ?? dataset };
  const known = await editions();
  const edition = newest(known, dataset);
  if (!edition)
    throw new UnknownDataset(
      dataset,
      suggest(dataset, [...new Set(known.flatMap((e) => [e, e.replace(/@.*/, '')]))]),
      known,
    );
  return folderOf(edition);
}

/** The dataset in a folder; `draft` is the descriptor of one that has none. */
export async function opened(folder: string, label: string, draft?: string): Promise<Loaded> {
  const { contents, findings } = await readPackage(folder, label, draft);
  if (!contents) return { edition: undefined, rows: new Map(), damaged: new Set(), findings };
  const { name, version, title, sha256, sealed, files } = contents;
  const place: Place = { file: `${label}/datapackage.json` };
  const missing = FILE_NAMES.filter((file) => !contents.listed.includes(file));
  const read = FILE_NAMES.flatMap((file) => {
    const content = files.get(file);
    if (!content) return [];
    const { label, path, sha256: hash, text } = content;
    return [{ file, of: { label, path, sha256: hash }, ...csv(label, text, Object.keys(FILES[file].shape)) }];
  });
  return {
    edition: {
      name,
      version,
      title,
      asOf: asOf(version),
      sha256,
      sealed,
      files: new Map(read.map((r) => [r.file, r.of])),
    },
    damaged: new Set(read.filter((r) => r.findings.length > 0).map((r) => r.file)),
    rows: new Map(read.filter((r) => r.header).map((r) => [r.file, r.rows])),
    findings: [
      ...findings,
      ...missing.map((resource): Finding => ({ severity: 'error', place, code: 'missing-resource', resource })),
      ...read.flatMap((r) => r.findings),
    ],
  };
}
