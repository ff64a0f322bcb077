import { DATASET_FILES, type FileColumns, type FileName, type FileRecords } from './columns.js';

/** The record that a sound row of a file becomes. `cell` gives the text of a cell by its column. */
export const fileRecord = <File extends FileName>(file: File, cell: (column: string) => string): FileRecords[File] =>
  cut(DATASET_FILES[file].columns, cell);

function cut<Thing>(columns: FileColumns<Thing>, cell: (column: string) => string): Thing {
  const values: Partial<Thing> = {};
  for (const name in columns) values[name] = columns[name].value(cell(name));
  if (!isWhole(columns, values)) throw new Error('a column without a value');
  return values;
}

/** Whether every column has a value. */
function isWhole<Thing>(columns: FileColumns<Thing>, values: Partial<Thing>): values is Thing {
  for (const name in columns) if (!(name in values)) return false;
  return true;
}
