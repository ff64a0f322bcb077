import { type Finding, inOrder } from '../domain/finding.js';
import type { Place } from '../domain/place.js';
import { suggest } from '../domain/suggest.js';
import { asOf, editions, folderOf, newest } from './builtin.js';
import { columnNames, FILE_NAMES, type FileName, optionalColumns } from './columns.js';
import { type CsvTable, csvTable, type Row } from './csv.js';
import { errorAt } from './errors.js';
import { later } from './later.js';
import { type FileContent, type FoundPackage, readPackage } from './package.js';
import { SEALS, type Seals } from './seals.js';

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

/** A dataset as it lies there, with all that forbids computing, in file, line and column order. Nothing is computed from it before `sound()`. */
export type Loaded = {
  readonly edition: Edition | undefined;
  /** The rows of a file that could be read; undefined where it could not be. */
  readonly rows: (file: FileName) => readonly Row[] | undefined;
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

/** Whether a word for a dataset is a folder, not a name: it has a slash, or is `.` or `..`. */
export const isFolder = (dataset: string): boolean => /[/\\]|^\.{1,2}$/.test(dataset);

/** Where a dataset lies, and how findings call that folder. */
export type Folder = { readonly folder: string; readonly label: string };

/** The folder of a dataset, and how findings call it. Throws UnknownDataset. */
export async function located(dataset: string): Promise<Folder> {
  if (isFolder(dataset)) return { folder: dataset, label: /^(.*[^/]|\/)\/*$/s.exec(dataset)?.[1] ?? dataset };
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

/** The dataset in a folder, as `packagedDataset` has it. */
export const opened = async (folder: string, label: string, seals: Seals = SEALS): Promise<Loaded> =>
  packagedDataset(await readPackage(folder, label, undefined, seals), label);

/** The dataset in a package that was read. What is known to be sound is not checked again, and cut into rows where they are asked for. */
export async function packagedDataset({ contents, findings }: FoundPackage, label: string): Promise<Loaded> {
  if (!contents) return { edition: undefined, rows: () => undefined, findings };
  const { name, version, title, sha256, sealed, known, listed } = contents;
  const files = FILE_NAMES.flatMap((file) => {
    const content = contents.files.get(file);
    return content ? [{ file, content, table: later(() => tableOf(file, content)) }] : [];
  });
  const place: Place = { file: `${label}/datapackage.json` };
  const missing = FILE_NAMES.filter((file) => !listed.includes(file));
  const all = async () => (await import('./defects.js')).defects(new Map(files.map((f) => [f.file, f.table()])));
  const tables = new Map(files.map((f) => [f.file, f.table]));
  return {
    edition: {
      name,
      version,
      title,
      asOf: asOf(version),
      sha256,
      sealed,
      files: new Map(files.map(({ file, content: c }) => [file, { label: c.label, path: c.path, sha256: c.sha256 }])),
    },
    rows: (file) => {
      const table = tables.get(file)?.();
      return table?.header ? table.rows : undefined;
    },
    findings: [
      ...findings,
      ...missing.map((resource) => errorAt(place, { code: 'missing-resource', resource })),
      ...(known ? [] : await all()),
    ].sort(inOrder),
  };
}

const tableOf = (file: FileName, { label, text }: FileContent): CsvTable =>
  csvTable(label, text, columnNames(file), optionalColumns(file));
