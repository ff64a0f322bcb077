import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../src/answer/report.js';
import { columnNames, type FileName, REQUIRED_FILES } from '../src/dataset/columns.js';
import { type CsvTable, csvTable } from '../src/dataset/csv.js';
import { defects } from '../src/dataset/defects.js';
import type { ImportedDataset } from '../src/dataset/import/importer.js';
import { mcsDataset } from '../src/dataset/import/usgs-mcs/mcs-dataset.js';
import { type McsFile, mcsFile } from '../src/dataset/import/usgs-mcs/mcs-file.js';
import { MCS_COLUMNS } from '../src/dataset/import/usgs-mcs/mcs-long.js';
import type { Loaded } from '../src/dataset/load.js';
import { type Dataset, sound } from '../src/dataset/sound.js';
import { findings } from '../src/domain/findings.js';
import { csvText } from '../src/text/csv-text.js';

export const FIXTURE = 'test/fixtures/usgs-mcs.csv';
export const EDITION = { name: 'usgs-mcs', version: '2026.02' };

/** Some cells of a row of commodities data; the others are those of a row on tin. */
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
/** The import of the text of a file. */
export const importedText = (text: string): ImportedDataset => mcsDataset([mcsOf('mcs.csv', text)], EDITION);
/** A file with a name and its contents. */
export const mcsOf = (name: string, content: string | Uint8Array): McsFile =>
  mcsFile({ label: name, name, bytes: Buffer.from(content) });
export const imported = (...rows: readonly Cells[]): ImportedDataset => importedText(mcsText(rows));

/** The dataset in imported files, loaded without a folder, with its findings. */
export function made({ files }: Pick<ImportedDataset, 'files'>): {
  readonly loaded: Loaded;
  readonly dataset: () => Dataset;
} {
  const tables = new Map<FileName, CsvTable>(
    REQUIRED_FILES.map(
      (file) => [file, csvTable(`${file}.csv`, files.get(`${file}.csv`) ?? '', columnNames(file))] as const,
    ),
  );
  const { name, version } = JSON.parse(files.get('datapackage.json') ?? '');
  const loaded: Loaded = {
    edition: {
      name,
      version,
      title: undefined,
      licences: [],
      asOf: undefined,
      sha256: '',
      sealed: false,
      unlikeBuiltIn: [],
      files: new Map(REQUIRED_FILES.map((file) => [file, { label: `${file}.csv`, path: `${file}.csv`, sha256: '' }])),
    },
    rows: (file) => tables.get(file)?.rows,
    findings: findings(defects(tables), Number.POSITIVE_INFINITY),
  };
  return { loaded, dataset: () => sound(loaded) };
}
export const errors = (it: ImportedDataset) => made(it).loaded.findings.listed;

/** The path of a new file in a temporary folder. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'reshare-mcs-')), name);
  writeFileSync(path, content);
  return path;
}

/** The profile of a market in imported files; undefined where there is none. */
export function marketIn(it: ImportedDataset, subject: string, stage: string) {
  const dataset = made(it).dataset();
  const { answers } = report(
    dataset,
    dataset.subjects.filter((s) => s.subject === subject),
    dataset.stages.filter((s) => s.stage === stage),
    { period: undefined, reading: 'printed' },
    { exclusions: [], bands: 'us2023' },
  );
  return answers[0]?.profile;
}
