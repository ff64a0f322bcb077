/** A field of a CSV record: its text without quotes, and the offset in the file where it starts. */
export type CsvField = { readonly text: string; readonly start: number };

/** The largest number of quoting errors read past in a file, and of wrong columns reported in a header. */
export const MOST_BREAKS = 100;

/** What is wrong with a quotation mark: it stands inside a cell without quotes, is never closed, or is followed by text. */
type QuotingProblem = 'opening' | 'unclosed' | 'closing';
type Break = { readonly problem: QuotingProblem; readonly at: number };

/** The records of a CSV text, or of one with another character between its cells, and the offsets of its quoting errors. After an error, reading goes on in the next line. */
export function csvRecords(
  text: string,
  delimiter = ',',
): { records: readonly (readonly CsvField[])[]; broken: readonly Break[] } {
  const [comma, quote, lf, cr] = [next(text, delimiter), next(text, '"'), next(text, '\n'), next(text, '\r')];
  const plain = (at: number): Found => {
    const end = Math.min(comma(at), quote(at), lf(at), cr(at));
    return text[end] === '"' ? { problem: 'opening' } : { text: text.slice(at, end), end };
  };
  /** Where the line after an offset starts. */
  const nextLine = (at: number): number => {
    const end = Math.min(lf(at), cr(at));
    return text.startsWith('\r\n', end) ? end + 2 : end + 1;
  };
  const [records, broken]: [(readonly CsvField[])[], Break[]] = [[], []];
  let [at, record]: [number, CsvField[]] = [0, []];
  // a comma is followed by a field, even at the end of the file
  while ((at < text.length || record.length > 0) && broken.length < MOST_BREAKS) {
    const found = text[at] === '"' ? quoted(text, at, delimiter) : plain(at);
    if ('problem' in found) {
      broken.push({ problem: found.problem, at });
      [at, record] = [nextLine(at), []];
      continue;
    }
    record.push({ text: found.text, start: at });
    at = found.end + 1;
    if (text[found.end] === delimiter) continue;
    records.push(record);
    [at, record] = [nextLine(found.end), []];
  }
  return { records, broken };
}

/** Finds the next offset of a character, from a given offset on; the length of the text if there is none. The given offsets must rise: the text is searched only once. */
function next(text: string, character: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) found = text.indexOf(character, from);
    if (found < 0) found = text.length;
    return found;
  };
}

/** The text of a field and the offset of its end, or its quoting error. */
type Found = { readonly text: string; readonly end: number } | { readonly problem: QuotingProblem };

/** A field in quotes: a doubled quote inside is one quote, a single one must end the field. */
function quoted(text: string, at: number, delimiter: string): Found {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return { problem: 'unclosed' };
  if (![delimiter, '\r', '\n', undefined].includes(text[end + 1])) return { problem: 'closing' };
  return { text: text.slice(at + 1, end).replaceAll('""', '"'), end: end + 1 };
}
