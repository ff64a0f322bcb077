import { repeated } from '../domain/grouped.js';
import { csvLine } from '../text/csv-text.js';
import { jsonBreak } from '../text/json-break.js';
import { type Position, positionBehind } from '../text/position.js';
import { labelText } from './text/dialect.js';
import { decimalSign, ENGLISH } from './text/notation.js';
import type { Plan } from './text/plan.js';
import { limitRecord, MOST_NESTED, nesting, RECORD_LIMIT, type RecordLimit } from './text/record-limit.js';
import { isQuantity } from './text/resolved-plan.js';
import { UnreadableFile } from './text/unreadable.js';

/** The most objects from which the columns are taken. */
const SAMPLE = 200;
/** The most cells that are held until the columns are known. */
const MOST_HELD = 500_000;

/** How a JSON text of objects starts: as an array, or with an object on each line. */
export const isJsonStart = (start: string): boolean =>
  /^\ufeff?\s*(?:(?:\[\s*)?\{\s*"|\[\s*(?:\{\s*\}|null|,))/.test(start);

/** How a JSON text of lists starts, which is no table with names. */
export const isListStart = (start: string): boolean => /^\ufeff?\s*\[\s*\[/.test(start);

/** Whether a JSON text has no object with a key. */
export const isEmptyJson = (text: string): boolean => /^\ufeff?\s*(?:\[[\s{},]*\]|\{\s*\})\s*$/.test(text);

/**
 * The objects of a JSON array, or of NDJSON, as lines of CSV behind a line with their keys.
 * A number is the text that the file has, and null or a missing key a blank cell. A quantity of the plan has the decimal sign that it has in texts.
 * Throws UnreadableFile where an object is not valid JSON, or has a key that becomes a row and that none of the first objects has.
 */
export async function* jsonLines(
  file: string,
  pieces: AsyncIterable<string>,
  plan?: Plan,
  limit = RECORD_LIMIT,
): AsyncGenerator<string, void> {
  const counts = plan ? isQuantity(plan) : () => false;
  const names = new Set(plan ? [plan.actor, ...plan.by].map(labelText) : []);
  const roles = new Map<string, { readonly isName: boolean; readonly isRow: boolean }>();
  const roleOf = (key: string) => {
    const known = roles.get(key);
    if (known) return known;
    const label = labelText(key);
    const role = { isName: names.has(label), isRow: plan?.unpivot !== undefined && counts(label) };
    roles.set(key, role);
    return role;
  };
  const signOf = { sign: decimalSign(plan?.notation ?? ENGLISH), counts };
  let header: readonly string[] | undefined;
  let [number, held] = [0, 0];
  let first: ReadonlyMap<string, string>[] = [];
  /** Throws for an object with an object or a list where a name is read, or with a key that becomes a row and is not in the header. */
  const fitting = (record: ReadonlyMap<string, string>, object: number, known: readonly string[]): void => {
    for (const [key, cell] of record) {
      const { isName, isRow } = roleOf(key);
      if (isName && NESTED.test(cell)) throw new UnreadableFile(file, { kind: 'nested-name', key, object });
      if (isRow && !known.includes(key)) throw new UnreadableFile(file, { kind: 'late-key', key, object });
    }
  };
  const begin = (): string => {
    const [[key] = []] = first.length === 1 ? [...(first[0] ?? [])].filter(([, cell]) => /^\[\{/.test(cell)) : [];
    if (key !== undefined) throw new UnreadableFile(file, { kind: 'nested-json', key, file });
    const cells = first.length === 1 ? [...(first[0]?.values() ?? [])] : [];
    if (cells.length > 1 && cells.every((cell) => /^[[{]/.test(cell)))
      throw new UnreadableFile(file, { kind: 'json-columns' });
    const keys = [...new Set(first.flatMap((record) => [...record.keys()]))];
    for (const [i, record] of first.entries()) fitting(record, i + 1, keys);
    limitRecord(file, { size: 0, cells: keys.length }, limit, () => ({ what: 'object', number }));
    const lines = [keys, ...first.map((record) => keys.map((key) => record.get(key) ?? ''))];
    [header, first] = [keys, []];
    return lines.map(csvLine).join('');
  };
  for await (const { text: whole, start, objects } of objectTexts(file, pieces, limit)) {
    let text = '';
    for (const [from, end] of objects) {
      const object = whole.slice(from, end);
      const record = cellsOf(file, object, ++number, signOf);
      if (!record) throw brokenAt(file, whole, from + jsonBreak(object), start);
      limitRecord(file, { size: object.length, cells: record.size }, limit, () => ({ what: 'object', number }));
      if (header !== undefined) {
        fitting(record, number, header);
        text += csvLine(header.map((key) => record.get(key) ?? ''));
      } else {
        held += record.size;
        if (first.push(record) === SAMPLE || held > MOST_HELD) text += begin();
      }
    }
    yield text;
  }
  if (!header) yield begin();
}

/** A cell that is an object or a list. */
const NESTED = /^(?:\{"|\[["[{]|\{\}$|\[\]$)/;

/** The error for a text that stops to be JSON. */
function brokenAt(file: string, text: string, offset: number, start: Position): UnreadableFile {
  const end = text.trimEnd().length;
  const isEnd = offset >= end || /^"(?:[^"\\\r\n]|\\.)*\\?$/.test(text.slice(offset, end));
  const [word] = /^-?(?:NaN|Infinity|None|undefined)\b/.exec(text.slice(offset)) ?? [];
  // at the end, the last character that is there
  const position = positionBehind(text.slice(0, isEnd ? Math.max(0, end - 1) : offset), start);
  return new UnreadableFile(file, { kind: 'json', position, token: isEnd ? 'end' : word });
}

/** The cells of an object by key; undefined where it is not valid JSON. An object or a list in it is a cell with its JSON. */
function cellsOf(
  file: string,
  text: string,
  number: number,
  { sign, counts }: { readonly sign: '.' | ','; readonly counts: (label: string) => boolean },
): ReadonlyMap<string, string> | undefined {
  // a text of this length cannot be nested more deeply
  if (text.length > MOST_NESTED && nesting(text) > MOST_NESTED)
    throw new UnreadableFile(file, { kind: 'deep-object', object: number, most: MOST_NESTED });
  try {
    JSON.parse(text);
    const keys: string[] = [];
    // numbers become texts, so that every digit stays
    const quoted = text.replace(/"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g, (part, colon) => {
      if (colon !== undefined) keys.push(part.slice(0, -colon.length));
      return part[0] === '"' ? part : `"${part}"`;
    });
    const record: object = JSON.parse(quoted);
    if (keys.length > keysIn(record)) {
      const key = repeated(keys.map(keyText), (one) => one) ?? '';
      throw new UnreadableFile(file, { kind: 'repeated-key', object: number, key });
    }
    const plain = new Map(Object.entries(record).map(([key, value]) => [key, cell(value)]));
    if (sign === '.') return plain;
    const numbers = Object.entries<unknown>(JSON.parse(text)).filter(([, value]) => typeof value === 'number');
    for (const [key] of numbers) if (counts(labelText(key))) plain.set(key, (plain.get(key) ?? '').replace('.', sign));
    return plain;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

const keyText = (quoted: string): string => String(JSON.parse(quoted));

/** The number of keys in a value, at any depth. */
const keysIn = (value: unknown): number =>
  Array.isArray(value)
    ? value.reduce((sum: number, item) => sum + keysIn(item), 0)
    : typeof value === 'object' && value !== null
      ? Object.values(value).reduce((sum: number, item) => sum + 1 + keysIn(item), 0)
      : 0;

function cell(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(/[\r\n]+/g, ' ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A part of a text of objects, the place at which it starts in the file, and where in it the objects are that are complete. */
type Part = {
  readonly text: string;
  readonly start: Position;
  readonly objects: readonly (readonly [from: number, end: number])[];
};

/** The parts of a text of objects, one for each piece. Between objects there may be only blanks, commas and the brackets of one array. */
async function* objectTexts(
  file: string,
  pieces: AsyncIterable<string>,
  limit: RecordLimit,
): AsyncGenerator<Part, void> {
  let [text, at, from, depth, inString] = ['', 0, 0, 0, false];
  let [found, brackets] = [0, ''];
  let start: Position = { line: 1, column: 1 };
  const broken = (offset: number): UnreadableFile => brokenAt(file, text, offset, start);
  const between = (end: number): void => {
    for (const { 0: sign, index } of text.slice(from, end).matchAll(/[^\s,]/g)) {
      if (sign === '[' && brackets === '' && found === 0) brackets = '[';
      else if (sign === ']' && brackets === '[') brackets = '[]';
      else if (sign === '[' && brackets === '[')
        throw new UnreadableFile(file, { kind: 'nested-json', key: found, file });
      else throw broken(from + index);
    }
  };
  for await (const piece of pieces) {
    const objects: [number, number][] = [];
    text += piece;
    while (at < text.length) {
      const next = inString ? IN_STRING : OUTSIDE;
      next.lastIndex = at;
      const { 0: sign = '', index = text.length } = next.exec(text) ?? {};
      // what an escape escapes may stand in the next piece
      if (sign === '\\' && index + 1 === text.length) break;
      at = sign === '\\' ? index + 2 : index + sign.length;
      if (sign === '"' && depth === 0) throw broken(index);
      if (sign === '"') inString = !inString;
      if (sign === '{' && depth++ === 0) {
        between(index);
        from = index;
      }
      if (sign === '}' && depth-- <= 1) {
        if (depth < 0) throw broken(index);
        objects.push([from, at]);
        found += 1;
        from = at;
      }
    }
    if (depth === 0) between(text.length);
    yield { text, start, objects };
    // the second half of a line break may stand in the next piece
    if (depth === 0) from = text.endsWith('\r') ? text.length - 1 : text.length;
    start = positionBehind(text.slice(0, from), start);
    text = text.slice(from);
    at = depth === 0 ? text.length : at - from;
    from = 0;
    limitRecord(file, { size: text.length, cells: 0 }, limit, () => ({ what: 'object', number: found + 1 }));
  }
  if (depth > 0 || brackets === '[') throw broken(jsonBreak(text));
}

/** What ends a string or escapes a character in it, and what begins and ends strings and objects. */
const [IN_STRING, OUTSIDE] = [/["\\]/g, /["{}]/g];
