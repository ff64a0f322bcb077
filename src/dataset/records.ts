/** The text of a field and the offset where it starts. */
export type CsvField = { readonly text: string; readonly start: number };

/** Beyond so many breaks the rest of a file is not read, beyond so many wrong columns not the rest of a header. */
export const MOST_BREAKS = 100;

type Break = { readonly detail: string; readonly at: number };

/** The fields of all records with their offsets, and where the quoting breaks off; reading goes on in the next line. */
export function csvRecords(text: string): { records: readonly (readonly CsvField[])[]; broken: readonly Break[] } {
  const [comma, quote, lf, cr] = [next(text, ','), next(text, '"'), next(text, '\n'), next(text, '\r')];
  const plain = (at: number): Found => {
    const end = Math.min(comma(at), quote(at), lf(at), cr(at));
    return text[end] === '"' ? { detail: 'INVALID_OPENING_QUOTE' } : { text: text.slice(at, end), end };
  };
  /** Where the line after an offset starts. */
  const nextLine = (at: number): number => {
    const end = Math.min(lf(at), cr(at));
    return text.startsWith('\r\n', end) ? end + 2 : end + 1;
  };
  const [records, broken]: [(readonly CsvField[])[], Break[]] = [[], []];
  let [at, record]: [number, CsvField[]] = [0, []];
  // behind a comma there is a field, even where the file ends
  while ((at < text.length || record.length > 0) && broken.length < MOST_BREAKS) {
    const found = text[at] === '"' ? quoted(text, at) : plain(at);
    if ('detail' in found) {
      broken.push({ detail: found.detail, at });
      [at, record] = [nextLine(at), []];
      continue;
    }
    record.push({ text: found.text, start: at });
    at = found.end + 1;
    if (text[found.end] === ',') continue;
    records.push(record);
    [at, record] = [nextLine(found.end), []];
  }
  return { records, broken };
}

/** Where a character stands next at or behind an offset, the end of the text where it does not. Offsets are asked in rising order, so that the text is searched once. */
function next(text: string, character: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) found = text.indexOf(character, from);
    if (found < 0) found = text.length;
    return found;
  };
}

/** A field's text and the offset behind it, or why its quoting breaks off. */
type Found = { readonly text: string; readonly end: number } | { readonly detail: string };

/** In quotes, a quote is doubled; a single one must end the field. */
function quoted(text: string, at: number): Found {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return { detail: 'CSV_QUOTE_NOT_CLOSED' };
  if (!/^[,\r\n]?$/.test(text[end + 1] ?? '')) return { detail: 'CSV_INVALID_CLOSING_QUOTE' };
  return { text: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
}
