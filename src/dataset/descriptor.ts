import { columnEntries, DATASET_FILES, FILE_NAMES, type FileName, keyColumn } from './columns.js';
import { type EditionName, formatted } from './edition.js';

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
      description: DATASET_FILES[file].description,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      schema: tableSchema(file),
    })),
  });

/** The Table Schema of a file. What it cannot hold, references by lists or into several files, `sound()` checks. */
function tableSchema(file: FileName): object {
  const columns = columnEntries(file);
  const foreignKeys = columns.flatMap(([name, column]) => {
    if (column.kind !== 'reference' || column.blank || column.also.length > 0 || column.to.length > 1) return [];
    return column.to.map((to) => ({ fields: [name], reference: { resource: to, fields: [keyColumn(to)] } }));
  });
  return {
    fields: columns.map(([name, { kind }]) => ({
      name,
      type: kind === 'date' || kind === 'integer' ? kind : 'string',
    })),
    ...(columns.some(([, { optional }]) => optional) ? { fieldsMatch: ['superset'] } : {}),
    missingValues: [''],
    primaryKey: [keyColumn(file)],
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}
