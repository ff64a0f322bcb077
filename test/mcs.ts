import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csv } from '../src/dataset/csv.js';
import { csvText } from '../src/dataset/csv-text.js';
import { MCS_COLUMNS, mcsFile } from '../src/dataset/import/mcs-file.js';
import { type Imported, usgsMcs } from '../src/dataset/import/usgs-mcs.js';
import type { Loaded } from '../src/dataset/load.js';
import { FILE_NAMES, FILES } from '../src/dataset/rows.js';
import { type Dataset, findings, sound } from '../src/dataset/sound.js';

export const FIXTURE = 'test/fixtures/usgs-mcs.csv';
export const EDITION = { name: 'usgs-mcs', version: '2026.02' };

/** A row of a file of commodities data: what is said, the rest as of a row of tin. */
export type Cells = Partial<Record<(typeof MCS_COLUMNS)[number], string>>;
const TIN: Cells = {
  'MCS chapter': 'TIN',
  Section: 'World Mine Production and Reserves',
  Commodity: 'Tin',
  Statistics: 'Production',
  Statistics_detail: 'Mine production',
  Unit: 'metric tons',
  Year: '2025',
};
export const tin = (Country: string, Value: string, more: Cells = {}): Cells => ({ ...TIN, Country, Value, ...more });
export const total = (Value: string, more: Cells = {}): Cells =>
  tin('World total', Value, { Statistics_detail: 'Mine production: rounded', ...more });

export const mcsText = (rows: readonly Cells[]): string => csvText(MCS_COLUMNS, rows);
/** What is made of the text of a file. */
export const importedText = (text: string): Imported =>
  usgsMcs(mcsFile('mcs.csv', Buffer.from(text)), 'mcs.csv', EDITION);
export const imported = (...rows: readonly Cells[]): Imported => importedText(mcsText(rows));

/** The dataset that files make, and what is wrong with it, without a folder. */
export function made({ files }: Pick<Imported, 'files'>): { readonly loaded: Loaded; readonly dataset: () => Dataset } {
  const read = FILE_NAMES.map((file) => {
    const path = `${file}.csv`;
    return { file, path, ...csv(path, files.get(path) ?? '', Object.keys(FILES[file].shape)) };
  });
  const { name, version } = JSON.parse(files.get('datapackage.json') ?? '');
  const loaded: Loaded = {
    edition: {
      name,
      version,
      title: undefined,
      asOf: undefined,
      sha256: '',
      sealed: false,
      files: new Map(read.map(({ file, path }) => [file, { label: path, path, sha256: '' }])),
    },
    damaged: new Set(),
    rows: new Map(read.map(({ file, rows }) => [file, rows])),
    findings: read.flatMap((r) => r.findings),
  };
  return { loaded, dataset: () => sound(loaded) };
}
export const errors = (it: Imported) => findings(made(it).loaded);

/** A file in a folder of its own. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'reshare-mcs-')), name);
  writeFileSync(path, content);
  return path;
}
