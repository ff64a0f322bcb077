import { FILE_NAMES, type FileName, KEYS } from './columns.js';
import { type EditionName, formatted } from './edition.js';
import { REFERENCES } from './reference.js';
import { FILES } from './rows.js';

const DESCRIPTIONS: Readonly<Record<FileName, string>> = {
  sources: 'the documents that values were transcribed from',
  subjects: 'elements, groups of elements and other minerals',
  stages: 'steps of the supply chain, and other things that are shared out',
  actors: 'countries',
  observations: 'printed values, one a row',
  facts: 'other quantitative statements, kept as printed',
};

/** The columns that hold something else than text. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['published', 'date'],
  ['number', 'integer'],
  ['position', 'integer'],
]);

/** What a descriptor says of an edition, in the order of its keys. */
export type About = EditionName & {
  readonly title?: string;
  readonly description?: string;
  readonly licenses?: readonly { readonly name: string; readonly title: string }[];
};

/** The datapackage.json, without seal, of a folder that has only its CSV files. */
export const drafted = (edition: About): string =>
  formatted({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...edition,
    resources: FILE_NAMES.map((file) => ({
      name: file,
      path: `${file}.csv`,
      type: 'table',
      description: DESCRIPTIONS[file],
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: tableSchema(file),
    })),
  });

/** The Table Schema of a file. What it cannot hold, references by lists or into several files, `sound()` checks. */
function tableSchema(file: FileName): object {
  const columns = Object.entries(FILES[file].shape);
  const foreignKeys = REFERENCES.filter((r) => r.file === file && !r.list && !r.also && r.to.length === 1)
    .filter(({ column }) => columns.some(([name, cell]) => name === column && !cell.safeParse('').success))
    .flatMap(({ column, to }) =>
      to.map((target) => ({ fields: [column], reference: { resource: target, fields: [KEYS[target]] } })),
    );
  return {
    fields: columns.map(([name]) => ({ name, type: TYPES.get(name) ?? 'string' })),
    missingValues: [''],
    primaryKey: [KEYS[file]],
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}
