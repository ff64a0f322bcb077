import type { Fact } from '../../domain/fact.js';
import type { Observation } from '../../domain/observation.js';
import type { Stage } from '../../domain/stage.js';
import { csvText } from '../../text/csv-text.js';
import { columnNames, REQUIRED_FILES } from '../columns.js';
import { draftDescriptor, type EditionDetails } from '../descriptor.js';

/** The cells of a row by column; a missing cell is blank. */
export type TextRow = Readonly<Record<string, string>>;

/** What the files of an imported dataset say. */
export type DatasetContents = {
  readonly about: EditionDetails;
  readonly sources: readonly TextRow[];
  readonly subjects: readonly TextRow[];
  readonly stages: readonly Stage[];
  readonly actors: readonly TextRow[];
  readonly observations: readonly Observation[];
  readonly facts: readonly Fact[];
};

/** The files of a dataset, path -> text: its unsealed descriptor, and the CSV files that every dataset has. */
export function datasetTexts({ about, ...contents }: DatasetContents): ReadonlyMap<string, string> {
  const rows: Readonly<Record<(typeof REQUIRED_FILES)[number], readonly TextRow[]>> = {
    ...contents,
    observations: contents.observations.map((o) => ({ ...o, excludes: o.excludes.join(';') })),
    facts: contents.facts.map((f) => ({ ...f, of: f.of.join(';') })),
  };
  return new Map([
    ['datapackage.json', draftDescriptor(about)],
    ...REQUIRED_FILES.map((file) => [`${file}.csv`, csvText(columnNames(file), rows[file])] as const),
  ]);
}
