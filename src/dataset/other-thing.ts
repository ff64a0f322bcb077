import { existsSync, readdirSync, type Stats, statSync } from 'node:fs';
import { either } from '../text/words.js';
import { byVersion } from './builtin.js';

/**
 * What there is at a path that is no dataset: a table of rows, a spreadsheet, a file of the dataset in `folder`, another file,
 * or a folder that has datasets further in, in the folders `editions`.
 */
export type OtherThing =
  | { readonly kind: 'table' | 'spreadsheet' | 'file' }
  | { readonly kind: 'part'; readonly folder: string }
  | { readonly kind: 'editions'; readonly editions: readonly string[] };

/** What to do instead with what is no dataset, where it is asked for: in a program or on a command line. `quoted` is a path as it is written there. */
export type OtherThingAdvice = {
  readonly quoted: (path: string) => string;
  readonly table: string;
  readonly spreadsheet: string;
  readonly file: string;
};

/** The advice in a program that calls the library. */
const PROGRAM_ADVICE: OtherThingAdvice = {
  quoted: (path) => path,
  table: 'To compute from it, give names and values of its rows to market()',
  spreadsheet: 'To compute from it, give names and values of its rows to market()',
  file: 'What a dataset is: docs/data.md',
};

/** What there is in place of a dataset, and what to do instead. */
export function otherThingWords(dataset: string, found: OtherThing, { quoted, ...advice }: OtherThingAdvice): string {
  switch (found.kind) {
    case 'editions':
      return `${dataset} is a folder of datasets. Name one of them: ${either(found.editions.slice(-3).map(quoted))}`;
    case 'part':
      return `${dataset} is a file of a dataset. Name its folder: ${quoted(/[/\\]|^\./.test(found.folder) ? found.folder : `./${found.folder}`)}`;
    case 'table':
      return `${dataset} is ${/\.csv/i.test(dataset) ? 'a CSV file' : 'a table'}, not a dataset. ${advice.table}`;
    case 'spreadsheet':
      return `${dataset} is a spreadsheet, not a dataset. ${advice.spreadsheet}`;
    case 'file':
      return `${dataset} is a file, not a dataset. ${advice.file}`;
  }
}

/** What is thrown for a path that was named as a dataset, and where there is something else. The message says what to name instead. */
export class NoDataset extends Error {
  /** Stays the same between versions. */
  readonly code = 'no-dataset';
  constructor(
    readonly dataset: string,
    readonly found: OtherThing,
  ) {
    super(otherThingWords(dataset, found, PROGRAM_ADVICE));
  }
  override get name() {
    return 'NoDataset' as const;
  }
}

/** Whether a folder has the descriptor of a dataset. */
export const isDataset = (folder: string): boolean => existsSync(`${folder}/datapackage.json`);

/** What there is at a path in place of a dataset. Undefined for a dataset, for nothing, and for a folder without any dataset. */
export function otherThing(path: string): OtherThing | undefined {
  const stat = statOf(path);
  if (!stat || isDataset(path)) return undefined;
  if (stat.isDirectory()) {
    const editions = datasetsBelow(path);
    return editions.length > 0 ? { kind: 'editions', editions } : undefined;
  }
  const [, folder = '.', file = ''] = /^(?:(.*)[/\\])?([^/\\]*)$/s.exec(path) ?? [];
  if (/^datapackage\.json$|\.csv$/.test(file) && isDataset(folder)) return { kind: 'part', folder };
  if (/\.((csv|tsv|tab|txt|parquet)(\.gz)?|xls[xm])$/i.test(file)) return { kind: 'table' };
  return { kind: /\.(xlsb?|ods|numbers)$/i.test(file) ? 'spreadsheet' : 'file' };
}

/** The folders of datasets in a folder, or one folder further in, as in NAME/VERSION; versions oldest first. */
const datasetsBelow = (folder: string): readonly string[] =>
  foldersIn(folder).flatMap((path) => (isDataset(path) ? [path] : foldersIn(path).filter(isDataset)));

/** The paths of the folders in a folder, in order of name; none where it cannot be read. */
function foldersIn(folder: string): readonly string[] {
  try {
    const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return found
      .map(({ name }) => name)
      .sort(byVersion)
      .map((name) => `${folder.replace(/(?<=.)\/+$/, '')}/${name}`);
  } catch {
    return [];
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
