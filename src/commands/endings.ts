/** The formats that the ending of a file names, in lower case. Any other ending, or none, names no format. */
export const ENDINGS: Readonly<Record<string, string>> = {
  csv: 'csv',
  tsv: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  xlsx: 'xlsx',
  md: 'markdown',
  bib: 'bibtex',
  html: 'html',
  sarif: 'sarif',
  svg: 'svg',
  png: 'png',
  // what no command writes: the file would not open
  ...Object.fromEntries(
    'jpg jpeg gif webp pdf doc docx odt rtf ppt pptx xls ods parquet xml zip gz'.split(' ').map((name) => [name, name]),
  ),
};

/** The known ending of a file name; undefined for any other name, for stdout (`-`) and for a device. */
export function knownEnding(file: string | undefined): string | undefined {
  const [, ending] = /\.([a-z]+)$/i.exec(file ?? '') ?? [];
  const lower = ending?.toLowerCase();
  return lower !== undefined && Object.hasOwn(ENDINGS, lower) ? lower : undefined;
}
