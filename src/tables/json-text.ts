import { csvLine } from '../text/csv-text.js';
import { limitRecord, MOST_NESTED, nesting, RECORD_LIMIT, type RecordLimit } from './text/record-limit.js';
import { UnreadableFile } from './text/unreadable.js';

/** The most objects from which the columns are taken. */
const SAMPLE = 200;
/** The most cells that are held until the columns are known. */
const MOST_HELD = 500_000;

/** How a JSON text of objects starts: as an array, or with an object on each line. */
export const isJsonStart = (start: string): boolean => /^\ufeff?\s*(?:\[\s*)?\{\s*"/.test(start);

/** How a JSON text of lists starts, which is no table with names. */
export const isListStart = (start: string): boolean => /^\ufeff?\s*\[\s*\[/.test(start);

/**
 * The objects of a JSON array, or of NDJSON, as lines of CSV behind a line with their keys.
 * A number is the text that the file has, with `sign` before its decimals, and null or a missing key a blank cell. Throws UnreadableFile where an object is not valid JSON.
 */
export async function* jsonLines(
  file: string,
  pieces: AsyncIterable<string>,
  sign: '.' | ',' = '.',
  limit = RECORD_LIMIT,
): AsyncGenerator<string, void> {
  let header: readonly string[] | undefined;
  let [number, held] = [0, 0];
  let first: ReadonlyMap<string, string>[] = [];
  const begin = (): string => {
    const [[key] = []] = first.length === 1 ? [...(first[0] ?? [])].filter(([, cell]) => /^\[\{/.test(cell)) : [];
    if (key !== undefined) throw new UnreadableFile(file, { kind: 'nested-json', key, file });
    const keys = [...new Set(first.flatMap((record) => [...record.keys()]))];
    limitRecord(file, { size: 0, cells: keys.length }, limit, () => ({ what: 'object', number }));
    const lines = [keys, ...first.map((record) => keys.map((key) => record.get(key) ?? ''))];
    [header, first] = [keys, []];
    return lines.map(csvLine).join('');
  };
  for await (const objects of objectTexts(file, pieces, limit)) {
    let text = '';
    for (const object of objects) {
      const record = cellsOf(file, object, ++number, sign);
      limitRecord(file, { size: object.length, cells: record.size }, limit, () => ({ what: 'object', number }));
      if (header !== undefined) text += csvLine(header.map((key) => record.get(key) ?? ''));
      else {
        held += record.size;
        if (first.push(record) === SAMPLE || held > MOST_HELD) text += begin();
      }
    }
    yield text;
  }
  if (!header) yield begin();
}

/** The cells of an object by key. An object or a list in it is a cell with its JSON. */
function cellsOf(file: string, text: string, number: number, sign: string): ReadonlyMap<string, string> {
  // a text of this length cannot be nested more deeply
  if (text.length > MOST_NESTED && nesting(text) > MOST_NESTED)
    throw new UnreadableFile(file, { kind: 'deep-object', object: number, most: MOST_NESTED });
  try {
    JSON.parse(text);
    // numbers become texts, so that every digit stays
    const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (part) =>
      part[0] === '"' ? part : `"${part.replace('.', sign)}"`,
    );
    const record: unknown = JSON.parse(quoted);
    return new Map(Object.entries(record ?? {}).map(([key, value]) => [key, cell(value)]));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UnreadableFile(file, { kind: 'json', object: number });
  }
}

function cell(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(/[\r\n]+/g, ' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The texts of the objects that are complete with each piece. Between them there may be only blanks, commas and the brackets of one array. */
async function* objectTexts(
  file: string,
  pieces: AsyncIterable<string>,
  limit: RecordLimit,
): AsyncGenerator<readonly string[], void> {
  let [text, at, from, depth, inString] = ['', 0, 0, 0, false];
  let [found, brackets] = [0, ''];
  const broken = (): UnreadableFile => new UnreadableFile(file, { kind: 'json', object: found + 1 });
  const between = (gap: string): void => {
    brackets += gap.replace(/^\ufeff|[\s,]/g, '');
    if (!/^(?:\[\]?)?$/.test(brackets) || (brackets === '[' && gap.includes('[') && found > 0)) throw broken();
  };
  for await (const piece of pieces) {
    const objects: string[] = [];
    text += piece;
    while (at < text.length) {
      const next = inString ? IN_STRING : OUTSIDE;
      next.lastIndex = at;
      const { 0: sign = '', index = text.length } = next.exec(text) ?? {};
      // what an escape escapes may stand in the next piece
      if (sign === '\\' && index + 1 === text.length) break;
      at = sign === '\\' ? index + 2 : index + sign.length;
      if (sign === '"' && depth === 0) throw broken();
      if (sign === '"') inString = !inString;
      if (sign === '{' && depth++ === 0) {
        between(text.slice(from, index));
        from = index;
      }
      if (sign === '}' && depth-- <= 1) {
        if (depth < 0) throw broken();
        objects.push(text.slice(from, at));
        found += 1;
        from = at;
      }
    }
    if (depth === 0) between(text.slice(from));
    text = depth === 0 ? '' : text.slice(from);
    at = depth === 0 ? 0 : at - from;
    from = 0;
    limitRecord(file, { size: text.length, cells: 0 }, limit, () => ({ what: 'object', number: found + 1 }));
    yield objects;
  }
  if (depth > 0 || brackets === '[') throw broken();
}

/** What ends a string or escapes a character in it, and what begins and ends strings and objects. */
const [IN_STRING, OUTSIDE] = [/["\\]/g, /["{}]/g];
