import { NO_FINDINGS } from '../domain/findings.js';
import { columnNames, type FileName, optionalColumns } from './columns.js';
import { csvTable } from './csv.js';
import { lazyValue } from './lazy-value.js';
import type { Edition } from './load.js';
import { type Dataset, sound } from './sound.js';

/** A file of a dataset as a page holds it: its name in findings, the SHA-256 of its bytes, and its text. */
export type EmbeddedFile = {
  readonly name: FileName;
  readonly label: string;
  readonly sha256: string;
  readonly text: string;
};

/** A dataset as a page holds it: what it is, and its files. It is plain JSON. */
export type EmbeddedDataset = Omit<Edition, 'files'> & { readonly files: readonly EmbeddedFile[] };

/** The dataset that a page holds. It was sound when it was embedded, so it is not checked again. */
export function datasetFrom({ files, ...edition }: EmbeddedDataset): Dataset {
  const tables = new Map(
    files.map(({ name, label, text }) => [
      name,
      lazyValue(() => csvTable(label, text, columnNames(name), optionalColumns(name))),
    ]),
  );
  return sound({
    edition: {
      ...edition,
      files: new Map(files.map(({ name, label, sha256 }) => [name, { label, path: label, sha256 }])),
    },
    rows: (file) => tables.get(file)?.().rows,
    findings: NO_FINDINGS,
  });
}
