/** A field of a CSV record: its text without quotes, and the offset in the file where it starts. */
export type CsvField = { readonly text: string; readonly start: number };

/** The largest number of quoting errors read past in a file, and of wrong columns reported in a header. */
export const MOST_BREAKS = 100;

/** What is wrong with a quotation mark: it stands inside a cell without quotes, is never closed, or is followed by text. */
type QuotingProblem = 'opening' | 'unclosed' | 'closing';
type Break = { readonly problem: QuotingProblem; readonly at: number };

/**
 * The records of a CSV text, of which only the offsets are held: there can be millions of cells. `count` is their number.
 * Of the record at a place, `size` is the number of its fields, `field` one of them, cut out of the text at each call, and `fields` all.
 */
export type PackedRecords = {
  readonly count: number;
  readonly size: (record: number) => number;
  readonly field: (record: number, at: number) => CsvField | undefined;
  readonly fields: (record: number) => readonly CsvField[];
  readonly broken: readonly Break[];
};

/** The records of a CSV text, or of one with another character between its cells, and the offsets of its quoting errors. */
export function csvRecords(
  text: string,
  delimiter = ',',
): { records: readonly (readonly CsvField[])[]; broken: readonly Break[] } {
  const { count, fields, broken } = packedRecords(text, delimiter);
  return { records: Array.from({ length: count }, (_, record) => fields(record)), broken };
}

/** The same, packed. After a quoting error, reading goes on in the next line. */
export function packedRecords(text: string, delimiter = ','): PackedRecords {
  const [comma, quote, lf, cr] = [next(text, delimiter), next(text, '"'), next(text, '\n'), next(text, '\r')];
  const plain = (at: number): Found => {
    const end = Math.min(comma(at), quote(at), lf(at), cr(at));
    return text[end] === '"' ? { problem: 'opening' } : { end };
  };
  /** Where the line after an offset starts. */
  const nextLine = (at: number): number => {
    const end = Math.min(lf(at), cr(at));
    return text.startsWith('\r\n', end) ? end + 2 : end + 1;
  };
  const broken: Break[] = [];
  // the start and the end of each field, and the number of fields before each record
  const [bounds, firsts] = [growing(), growing()];
  let [at, begun] = [0, 0];
  firsts.push(0);
  // a comma is followed by a field, even at the end of the file
  while ((at < text.length || bounds.length() > begun) && broken.length < MOST_BREAKS) {
    const found = text[at] === '"' ? quoted(text, at, delimiter) : plain(at);
    if ('problem' in found) {
      broken.push({ problem: found.problem, at });
      bounds.shrink(begun);
      at = nextLine(at);
      continue;
    }
    bounds.push(at);
    bounds.push(found.end);
    at = found.end + 1;
    if (text[found.end] === delimiter) continue;
    begun = bounds.length();
    firsts.push(begun / 2);
    at = nextLine(found.end);
  }
  const size = (record: number): number => firsts.at(record + 1) - firsts.at(record);
  const cut = (place: number): CsvField => {
    const [start, end] = [bounds.at(2 * place), bounds.at(2 * place + 1)];
    const isQuoted = text[start] === '"';
    return { start, text: isQuoted ? unquoted(text.slice(start + 1, end - 1)) : text.slice(start, end) };
  };
  return {
    count: firsts.length() - 1,
    size,
    field: (record, at) => (at < 0 || at >= size(record) ? undefined : cut(firsts.at(record) + at)),
    fields: (record) => Array.from({ length: size(record) }, (_, at) => cut(firsts.at(record) + at)),
    broken,
  };
}

/** How many characters are looked at together for doubled quotes: of millions of quotes at once, the search would hold 1 GB. */
const PIECE = 1 << 16;

/** A text in which each doubled quote is one. No piece ends between the two. */
function unquoted(text: string): string {
  let single = '';
  for (let [at, end] = [0, 0]; at < text.length; at = end) {
    end = at + PIECE;
    let run = 0;
    while (end - run > at && text[end - run - 1] === '"') run += 1;
    end += run % 2;
    single += text.slice(at, end).split('""').join('"');
  }
  return single;
}

/** A list of whole numbers in four bytes each. */
function growing() {
  let [numbers, used] = [new Int32Array(64), 0];
  return {
    push: (number: number): void => {
      if (used === numbers.length) {
        const longer = new Int32Array(2 * used);
        longer.set(numbers);
        numbers = longer;
      }
      numbers[used++] = number;
    },
    length: (): number => used,
    shrink: (length: number): void => {
      used = length;
    },
    at: (place: number): number => numbers[place] ?? 0,
  };
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

/** The offset of the end of a field, or its quoting error. */
type Found = { readonly end: number } | { readonly problem: QuotingProblem };

/** A field in quotes: a doubled quote inside is one quote, a single one must end the field. */
function quoted(text: string, at: number, delimiter: string): Found {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return { problem: 'unclosed' };
  if (![delimiter, '\r', '\n', undefined].includes(text[end + 1])) return { problem: 'closing' };
  return { end: end + 1 };
}
