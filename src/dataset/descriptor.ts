import { columnEntries, DATASET_FILES, type FileName, keyColumn, REQUIRED_FILES } from './columns.js';
import { descriptorText, type EditionName } from './edition.js';

/** The first properties of a descriptor, in their order. */
export type EditionDetails = EditionName & {
  readonly title?: string;
  readonly description?: string;
  readonly licenses?: readonly { readonly name: string; readonly title: string }[];
};

/** The text of an unsealed datapackage.json, for a folder that has only its CSV files. `more` are the files in it that a dataset may lack. */
export const draftDescriptor = (edition: EditionDetails, more: readonly FileName[] = []): string =>
  descriptorText({
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    ...edition,
    resources: [...REQUIRED_FILES, ...more].map((file) => ({
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

/** The Table Schema of a file. It cannot express references by lists or into several files; `sound()` checks these. A file may lack a field, if there are optional ones. */
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
