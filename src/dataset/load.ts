import { join } from 'node:path';
import { allFindings, type Findings, findings as first, MOST_LISTED, NO_FINDINGS } from '../domain/findings.js';
import type { Place } from '../domain/place.js';
import { suggest } from '../domain/suggest.js';
import { list, notCalled } from '../text/words.js';
import { asOf, editions, folderOf, newestEdition } from './builtin.js';
import { columnNames, FILE_NAMES, type FileName, optionalColumns, REQUIRED_FILES } from './columns.js';
import { type CsvTable, csvTable, type Row } from './csv.js';
import { errorAt } from './errors.js';
import { lazyValue } from './lazy-value.js';
import { isDataset, NoDataset, otherThing } from './other-thing.js';
import { type FileContent, type FoundPackage, type Package, readPackage } from './package.js';
import { readText } from './read-file.js';
import { SEALS, type Seals } from './seals.js';

/** A file of a dataset: its name in findings, its path, and the SHA-256 of its bytes. */
export type DataFile = { readonly label: string; readonly path: string; readonly sha256: string };

/**
 * What a dataset is. `asOf` is the last day of the month in a calendar version; undefined for any other version.
 * `sha256` is that of datapackage.json. `sealed`: the descriptor gives the size and hash of every file. `licences` are the names of the licences in the descriptor.
 * `unlikeBuiltIn` are the files that differ from those of the built-in edition with the same name and version; empty where there is none.
 */
export type Edition = {
  readonly name: string;
  readonly version: string;
  readonly title: string | undefined;
  readonly licences: readonly string[];
  readonly asOf: string | undefined;
  readonly sha256: string;
  readonly sealed: boolean;
  readonly unlikeBuiltIn: readonly FileName[];
  readonly files: ReadonlyMap<FileName, DataFile>;
};

/**
 * A dataset as it was read, with its errors: the first in file, line and column order, and the number of others. Nothing is computed from it before `sound()`.
 * `edition` is undefined if there is no descriptor to read.
 */
export type Loaded = {
  /** What findings call its folder; undefined where they are not only those of a folder. */
  readonly label?: string | undefined;
  readonly edition: Edition | undefined;
  /** The rows of a file; undefined if it could not be read. */
  readonly rows: (file: FileName) => readonly Row[] | undefined;
  readonly findings: Findings;
};

/** What is thrown if no built-in dataset has that name. `near` are similar names, `known` all that there are. The message says what to write instead. */
export class UnknownDataset extends Error {
  /** Stays the same between versions. */
  readonly code = 'unknown-dataset';
  constructor(
    readonly dataset: string,
    readonly near: readonly string[],
    readonly known: readonly string[],
  ) {
    const folder = dataset === '' ? '' : ` A folder is written with a slash: ./${dataset}`;
    const others = `There are ${list(known)}.${folder}`;
    super(notCalled('dataset', dataset, near, others));
  }
  override get name() {
    return 'UnknownDataset' as const;
  }
}

/**
 * Loads a dataset: a folder (any text with a slash, `.` or `..`), or a built-in edition `name[@version]`, the newest if no version is given.
 * At most `most` errors are listed. Throws UnknownDataset or NoDataset.
 */
export async function load(dataset: string, most = MOST_LISTED): Promise<Loaded> {
  // a caller without types may give anything
  const { folder, label } = await datasetFolder(String(dataset));
  return folderDataset(folder, label, SEALS, most);
}

/** Whether a word for a dataset is a folder and not a name: it has a slash, or is `.` or `..`. */
export const isFolder = (dataset: string): boolean => /[/\\]|^\.{1,2}$/.test(dataset);

/** The folder of a dataset, and its name in findings. */
export type Folder = { readonly folder: string; readonly label: string };

/** The folder that a word for a dataset means. Throws UnknownDataset, or NoDataset where there is something else at its path. */
export async function datasetFolder(dataset: string): Promise<Folder> {
  const known = isFolder(dataset) ? [] : await editions();
  const edition = newestEdition(known, dataset.trim());
  if (edition) return folderOf(edition);
  const found = otherThing(dataset);
  if (found) throw new NoDataset(dataset, found);
  if (isFolder(dataset)) return { folder: dataset, label: /^(.*[^/]|\/)\/*$/s.exec(dataset)?.[1] ?? dataset };
  const near = suggest(dataset, [...new Set(known.flatMap((e) => [e, e.replace(/@.*/, '')]))]);
  throw new UnknownDataset(dataset, isDataset(dataset) ? [`./${dataset}`] : near, known);
}

/** The folders that a word for datasets means: that of one dataset, or all below a folder of editions. Throws as `datasetFolder` does. */
export async function datasetFolders(dataset: string): Promise<readonly Folder[]> {
  // the name of a built-in dataset goes before a folder of that name
  const isName = !isFolder(dataset) && newestEdition(await editions(), dataset.trim()) !== undefined;
  const found = isName ? undefined : otherThing(dataset);
  return found?.kind === 'editions'
    ? found.editions.map((folder) => ({ folder, label: folder }))
    : [await datasetFolder(dataset)];
}

/** The dataset in a folder (see `packagedDataset`). At most `most` errors are listed. */
export const folderDataset = async (
  folder: string,
  label: string,
  seals: Seals = SEALS,
  most = MOST_LISTED,
): Promise<Loaded> => packagedDataset(await readPackage(folder, label, undefined, seals), label, most);

/**
 * The dataset in a package. A package that is known to be sound is not checked again.
 * Its files are cut into rows when they are first asked for.
 */
export async function packagedDataset(
  { contents, findings }: FoundPackage,
  label: string,
  most = MOST_LISTED,
): Promise<Loaded> {
  if (!contents) return { edition: undefined, rows: () => undefined, findings: first(findings, most), label };
  const { name, version, title, licences, sha256, sealed, known, listed } = contents;
  const files = FILE_NAMES.flatMap((file) => {
    const content = contents.files.get(file);
    return content ? [{ file, content, table: lazyValue(() => tableOf(file, content)) }] : [];
  });
  const place: Place = { file: `${label}/datapackage.json` };
  const missing = REQUIRED_FILES.filter((file) => !listed.includes(file));
  const ofFiles = async () => {
    const { defects, emptyFiles } = await import('./defects.js');
    const read = new Map(files.map((f) => [f.file, f.table()]));
    const empty = emptyFiles(read, (file) => contents.files.get(file)?.label ?? file);
    return allFindings([first(defects(read), most), first(empty)], most);
  };
  const ofPackage = [...findings, ...missing.map((resource) => errorAt(place, { code: 'missing-resource', resource }))];
  const tables = new Map(files.map((f) => [f.file, f.table]));
  return {
    label,
    edition: {
      name,
      version,
      title,
      licences,
      asOf: asOf(version),
      sha256,
      sealed,
      unlikeBuiltIn: known ? [] : await unlikeBuiltIn(contents),
      files: new Map(files.map(({ file, content: c }) => [file, { label: c.label, path: c.path, sha256: c.sha256 }])),
    },
    rows: (file) => {
      const table = tables.get(file)?.();
      return table?.header ? table.rows : undefined;
    },
    findings: allFindings([first(ofPackage, most), known ? NO_FINDINGS : await ofFiles()], most),
  };
}

/** The files that differ from those of the built-in edition with the same name and version, by the hashes in its descriptor. */
async function unlikeBuiltIn({ name, version, files }: Package): Promise<readonly FileName[]> {
  const edition = `${name}@${version}`;
  if (!(await editions()).includes(edition)) return [];
  const descriptor = await readText(join(folderOf(edition).folder, 'datapackage.json'));
  const data = 'text' in descriptor && (await import('./parsed-descriptor.js')).parsedDescriptor(descriptor.text);
  if (!data || !('name' in data)) return [];
  const sealed = new Map(data.resources.map((r) => [r.name, r.hash]));
  return FILE_NAMES.filter((file) => {
    const [own, hash] = [files.get(file), sealed.get(file)];
    return own !== undefined && hash !== undefined && hash !== `sha256:${own.sha256}`;
  });
}

const tableOf = (file: FileName, { label, text }: FileContent): CsvTable =>
  csvTable(label, text, columnNames(file), optionalColumns(file));
