import type { RowFormat } from './format.js';

/** The formats of rows by name, in the order of the help. Only the chosen one is loaded. */
export const ROW_FORMATS = {
  table: async (): Promise<RowFormat> => (await import('./table.js')).tableFormat,
  json: async (): Promise<RowFormat> => (await import('./json.js')).jsonFormat,
  ndjson: async (): Promise<RowFormat> => (await import('./ndjson.js')).ndjsonFormat,
  csv: async (): Promise<RowFormat> => (await import('./csv.js')).csvFormat,
  tsv: async (): Promise<RowFormat> => (await import('./tsv.js')).tsvFormat,
  xlsx: async (): Promise<RowFormat> => (await import('./xlsx.js')).xlsxFormat,
  markdown: async (): Promise<RowFormat> => (await import('./markdown.js')).markdownFormat,
} as const;

/** The name of a format of rows. */
export type FormatName = keyof typeof ROW_FORMATS;

const isFormatName = (name: string): name is FormatName => Object.hasOwn(ROW_FORMATS, name);

/** The names of the formats. */
export const FORMAT_NAMES: readonly FormatName[] = Object.keys(ROW_FORMATS).filter(isFormatName);

/** The names of the formats in which the names of columns can be left out. */
export async function formatsWithHead(): Promise<readonly FormatName[]> {
  const all = await Promise.all(FORMAT_NAMES.map(async (name) => ({ name, format: await ROW_FORMATS[name]() })));
  return all.filter(({ format }) => format.head).map(({ name }) => name);
}
