import { parse } from 'csv-parse/sync';
import type { ErrorCode } from '../../src/dataset/errors.js';

/** What a file of a mutant is: its bytes, a link to another path, a folder or a named pipe. */
export type Content = Uint8Array | { readonly link: string } | 'folder' | 'pipe';
/** The files of a dataset by their path in its folder. */
export type Files = Map<string, Content>;
/** Draws a whole number from 0 to below n. */
export type Draw = (n: number) => number;

/**
 * One thing that can be wrong with a dataset. `mutate` changes the files, and returns what it changed, or undefined where it finds nothing to change.
 * `promise`: the dataset is `refused`; it gives the `same` answers as before; or it may be refused or answered (`either`).
 * `code`: the error that refuses it.
 */
export type Hazard = {
  readonly name: string;
  readonly promise: 'refused' | 'same' | 'either';
  readonly code?: ErrorCode;
  readonly mutate: (files: Files, draw: Draw) => string | undefined;
};

type Table = string[][];
const DESCRIPTOR = 'datapackage.json';

const picked = <Item>(items: readonly Item[], draw: Draw): Item => {
  const item = items[draw(items.length)];
  if (item === undefined) throw new Error('nothing to draw from');
  return item;
};
const bytesOf = (files: Files, path: string): Uint8Array => {
  const content = files.get(path);
  if (!(content instanceof Uint8Array)) throw new Error(`${path} has no bytes`);
  return content;
};
const textOf = (files: Files, path: string): string => Buffer.from(bytesOf(files, path)).toString();
const csvFiles = (files: Files): string[] => [...files.keys()].filter((path) => path.endsWith('.csv'));
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (table: Table, end = '\n', cell = quoted): string =>
  table.map((row) => `${row.map(cell).join(',')}${end}`).join('');

/** A hazard; without a code where the error that refuses it is not one alone. */
const hazard = (
  name: string,
  promise: Hazard['promise'],
  code: ErrorCode | undefined,
  mutate: Hazard['mutate'],
): Hazard => ({ name, promise, mutate, ...(code === undefined ? {} : { code }) });

/** A hazard of the bytes of a CSV file. */
const bytes = (
  name: string,
  promise: Hazard['promise'],
  change: (bytes: Buffer, draw: Draw) => Uint8Array,
  code?: ErrorCode,
): Hazard =>
  hazard(name, promise, code, (files, draw) => {
    const path = picked(csvFiles(files), draw);
    files.set(path, change(Buffer.from(bytesOf(files, path)), draw));
    return path;
  });

/** A hazard of the rows and cells of a CSV file: of the file named, or of any. `change` returns what it changed. */
const cells = (
  name: string,
  promise: Hazard['promise'],
  change: (table: Table, draw: Draw) => string | undefined,
  options: { readonly code?: ErrorCode; readonly file?: string } = {},
): Hazard =>
  hazard(name, promise, options.code, (files, draw) => {
    const path = options.file ?? picked(csvFiles(files), draw);
    const table: Table = parse(Buffer.from(bytesOf(files, path)), { relax_column_count: true });
    const what = change(table, draw);
    if (what === undefined) return undefined;
    files.set(path, Buffer.from(csv(table)));
    return `${path} ${what}`;
  });

/** Sets a cell of a column in one of the rows that `fits`; the column is drawn where none is named. */
function setCell(
  table: Table,
  draw: Draw,
  text: string,
  column?: string,
  fits: (row: (name: string) => string) => boolean = () => true,
): string | undefined {
  const [header = []] = table;
  const at = column === undefined ? draw(header.length) : header.indexOf(column);
  const rows = table.flatMap((row, y) => (y > 0 && fits((name) => row[header.indexOf(name)] ?? '') ? [y] : []));
  if (rows.length === 0) return undefined;
  const y = picked(rows, draw);
  const row = table[y] ?? [];
  if (row[at] === text) return undefined;
  row[at] = text;
  return `row ${y + 1}, ${header[at]}`;
}

/** A hazard of one cell of a column of a file, with a text that is drawn. */
const cell = (
  name: string,
  promise: Hazard['promise'],
  file: string,
  column: string,
  texts: readonly string[],
  code?: ErrorCode,
  fits?: (row: (name: string) => string) => boolean,
): Hazard =>
  cells(name, promise, (table, draw) => setCell(table, draw, picked(texts, draw), column, fits), {
    file: `${file}.csv`,
    ...(code === undefined ? {} : { code }),
  });

/** A hazard of the descriptor, as JSON. */
const descriptor = (
  name: string,
  promise: Hazard['promise'],
  change: (json: Record<string, unknown>, resources: Record<string, unknown>[], draw: Draw) => void,
  code?: ErrorCode,
): Hazard =>
  hazard(name, promise, code, (files, draw) => {
    const json: Record<string, unknown> = JSON.parse(textOf(files, DESCRIPTOR));
    const resources = Array.isArray(json.resources) ? json.resources : [];
    change(json, resources, draw);
    files.set(DESCRIPTOR, Buffer.from(JSON.stringify(json)));
    return DESCRIPTOR;
  });

/** A hazard of the text of the descriptor. */
const descriptorText = (
  name: string,
  promise: Hazard['promise'],
  change: (text: string, draw: Draw) => string,
  code?: ErrorCode,
): Hazard =>
  hazard(name, promise, code, (files, draw) => {
    files.set(DESCRIPTOR, Buffer.from(change(textOf(files, DESCRIPTOR), draw), 'latin1'));
    return DESCRIPTOR;
  });

const spliced = (into: Buffer, at: number, ...put: readonly number[]): Buffer =>
  Buffer.concat([into.subarray(0, at), Buffer.from(put), into.subarray(at)]);
/** The value of another type in the place of one that is there. */
const OTHER_TYPES: readonly unknown[] = [null, 0, -1, 1e308, true, '', [], {}, [[]], '\u001b[31m', { __proto__: 1 }];
const isOk = (row: (name: string) => string): boolean => row('status') === 'ok';
const inTable = (row: (name: string) => string): boolean => row('table') !== '';

/** Texts that a cell should survive: for a terminal, a workflow, a spreadsheet, a page, a program, and for eyes. */
export const HOSTILE_TEXTS: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u009b2J',
  'back\bspace',
  '\u202eleft\u2066',
  'zero\u200bwidth\ufeff',
  '::error file=a,line=1::gone',
  'x\n::error::gone',
  'x\r##[error]gone',
  '##[group]x',
  '=cmd|"/c calc"!A1',
  '+1+1',
  '@SUM(A1)',
  '\t=1',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '`$(id)`',
  "'; DROP TABLE flows; --",
  '\\input{/etc/passwd}',
  '%0A::error::x',
  '$\u007bjndi:ldap://x}',
  '__proto__',
  'constructor',
  'toString',
  '💥'.repeat(20),
  'e\u0301'.repeat(30),
  '数'.repeat(50),
  'word'.repeat(5000),
  'a b '.repeat(5000),
  '\u2028x\u2029',
  '\u{e0001}tag',
  'NaN',
  'null',
  ' blanks ',
  '\u00a0',
];

/** Texts in the place of a number. Each is no number, or another one. */
const NUMBERS: readonly string[] = [
  '',
  '0',
  '-1',
  '−1',
  '1e400',
  '1e-400',
  'NaN',
  'Infinity',
  '0x10',
  '1_000',
  '１２',
  '٣',
  '1,00',
  '1.000,5',
  '>100%',
  '<0',
  '90-80',
  '~',
  '100%',
  '>99.9%',
  'nearly 0%',
  '9'.repeat(400),
  `0.${'3'.repeat(400)}`,
  '½',
  '1/3',
  'about 5 to 4',
  'NA',
];

/** All hazards. Each stands for a kind; what it hits is drawn anew for each mutant. */
export const HAZARDS: readonly Hazard[] = [
  // bytes
  bytes('a NUL byte', 'refused', (b, draw) => spliced(b, draw(b.length), 0), 'encoding-error'),
  bytes('a byte that is not UTF-8', 'refused', (b) => spliced(b, b.indexOf(10), 0xff), 'encoding-error'),
  bytes('an overlong byte sequence', 'refused', (b) => spliced(b, b.indexOf(10), 0xc0, 0xaf), 'encoding-error'),
  bytes('half of a surrogate pair', 'refused', (b) => spliced(b, b.indexOf(10), 0xed, 0xa0, 0x80), 'encoding-error'),
  bytes('UTF-16', 'refused', (b) => Buffer.from(`\ufeff${b.toString()}`, 'utf16le'), 'encoding-error'),
  bytes('a byte order mark', 'same', (b) => spliced(b, 0, 0xef, 0xbb, 0xbf)),
  bytes('lines that end with CR and LF', 'same', (b) => Buffer.from(b.toString().replaceAll('\n', '\r\n'))),
  bytes('no line end at the end', 'same', (b) => b.subarray(0, b.length - 1)),
  bytes('all cells in quotation marks', 'same', (b) =>
    Buffer.from(csv(parse(b), '\n', (text) => `"${text.replaceAll('"', '""')}"`)),
  ),
  bytes('a file that was cut', 'either', (b, draw) => b.subarray(0, draw(b.length))),
  bytes('one byte that was changed', 'either', (b, draw) => {
    b[draw(b.length)] = draw(256);
    return b;
  }),
  bytes('some bytes that were removed', 'either', (b, draw) => {
    const at = draw(b.length);
    return Buffer.concat([b.subarray(0, at), b.subarray(at + 1 + draw(30))]);
  }),
  bytes('a file that stands twice', 'refused', (b) => Buffer.concat([b, b])),
  bytes('an empty file', 'refused', () => new Uint8Array(), 'blank-header'),
  bytes('a blank line', 'refused', (b) => spliced(b, b.length, 10, 10), 'blank-row'),
  bytes('a quotation mark that is never closed', 'refused', (b) => spliced(b, b.length, 34, 120), 'csv-error'),
  bytes('text behind a quoted cell', 'refused', (b) => spliced(b, b.length, 34, 120, 34, 120, 10), 'csv-error'),
  bytes('a quotation mark inside a cell', 'refused', (b) => spliced(b, b.length, 120, 34, 10), 'csv-error'),
  // rows and columns
  cells('a column that is missing', 'either', (table, draw) => {
    const at = draw(table[0]?.length ?? 1);
    const [label] = table.flatMap((row) => row.splice(at, 1));
    return `column ${label}`;
  }),
  cells('the key column that is missing', 'refused', (table) => table.map((row) => row.shift())[0], {
    code: 'missing-label',
  }),
  cells(
    'a column that does not belong',
    'refused',
    (table) => String(table.map((row, y) => row.push(y === 0 ? 'colour' : ''))),
    { code: 'extra-label' },
  ),
  cells('a column without a name', 'refused', (table) => String(table.map((row) => row.push(''))), {
    code: 'blank-label',
  }),
  cells('a column that stands twice', 'refused', (table) => String(table.map((row) => row.push(row[0] ?? ''))), {
    code: 'duplicate-label',
  }),
  cells('columns in another order', 'same', (table) => {
    for (const row of table) row.reverse();
    return 'all rows';
  }),
  cells(
    'a row with a cell too many',
    'refused',
    (table) => (table.length < 2 ? undefined : String(table.at(-1)?.push('x'))),
    { code: 'extra-cell' },
  ),
  cells('a row with a cell too few', 'refused', (table) => (table.length < 2 ? undefined : table.at(-1)?.pop()), {
    code: 'missing-cell',
  }),
  cells('a row that is missing', 'either', (table, draw) =>
    table.length < 2 ? undefined : String(table.splice(1 + draw(table.length - 1), 1)),
  ),
  cells(
    'a row that stands twice',
    'refused',
    (table, draw) => {
      const row = table[1 + draw(Math.max(1, table.length - 1))];
      if (row) table.push([...row]);
      return row && String(row[0]);
    },
    { code: 'primary-key' },
  ),
  cells('a header alone', 'refused', (table) => String(table.splice(1).length), {
    code: 'no-rows',
    file: 'observations.csv',
  }),
  cells('rows in another order', 'either', (table, draw) => {
    const [header = [], ...rows] = table.splice(0);
    rows.sort(() => draw(3) - 1);
    table.push(header, ...rows);
    return 'all rows';
  }),
  // cells
  cells('a hostile text', 'either', (table, draw) => setCell(table, draw, picked(HOSTILE_TEXTS, draw))),
  cells('an empty cell', 'either', (table, draw) => setCell(table, draw, '')),
  cells('the cell above', 'either', (table, draw) => {
    const y = 2 + draw(Math.max(1, table.length - 2));
    const x = draw(table[0]?.length ?? 1);
    const row = table[y];
    if (!row || row[x] === table[y - 1]?.[x]) return undefined;
    row[x] = table[y - 1]?.[x] ?? '';
    return `row ${y + 1}`;
  }),
  cell('another number', 'either', 'observations', 'printed', NUMBERS),
  cell('no number', 'refused', 'observations', 'printed', ['x', '1_000', '0x10', '--'], 'unreadable-value', isOk),
  cell(
    'a share above everything',
    'refused',
    'observations',
    'printed',
    ['120%', '>100%'],
    'unreadable-value',
    (row) => isOk(row) && row('measure') === 'share',
  ),
  cell('an unknown actor', 'refused', 'observations', 'actor', ['Atlantis', '__proto__'], 'foreign-key'),
  cell('an unknown stage', 'refused', 'observations', 'stage', ['dreaming', 'constructor'], 'foreign-key'),
  cell('an unknown measure', 'refused', 'observations', 'measure', ['weight', 'toString'], 'constraint-error'),
  cell('an unknown kind', 'refused', 'subjects', 'kind', ['metal', ''], 'constraint-error'),
  cell('an ill-formed id', 'refused', 'facts', 'fact', ['Two Facts', '../x', 'a/b'], 'constraint-error'),
  cell('an impossible date', 'refused', 'sources', 'published', ['2025-02-30', '30.2.2025'], 'type-error'),
  cell('a period backwards', 'refused', 'observations', 'period', ['2025/2020', 'soon'], 'type-error'),
  cell(
    'no position',
    'refused',
    'stages',
    'position',
    ['1.5', '1e3', 'first'],
    'type-error',
    (row) => row('position') !== '',
  ),
  cell('a position beyond all', 'either', 'stages', 'position', ['9'.repeat(30), '9007199254740993']),
  cell('a repeat of itself', 'refused', 'observations', 'repeats', ['nothing-of-the-kind'], 'foreign-key'),
  cells(
    'a repeat of another subject',
    'refused',
    (table, draw) => {
      const [header = [], ...rows] = table;
      const of = (row: string[] | undefined, name: string) => row?.[header.indexOf(name)] ?? '';
      const row = picked(rows, draw);
      const other = rows.find((r) => of(r, 'subject') !== of(row, 'subject') && of(r, 'repeats') === '');
      if (!other) return undefined;
      row[header.indexOf('repeats')] = of(other, 'observation');
      return of(row, 'observation');
    },
    { code: 'repeats-mismatch', file: 'observations.csv' },
  ),
  cells(
    'a table without its World row',
    'refused',
    (table) => {
      const [header = []] = table;
      const at = table.findIndex((row) => row[header.indexOf('actor')] === 'World' && row[header.indexOf('table')]);
      return at < 0 ? undefined : String(table.splice(at, 1)[0]?.[0]);
    },
    { code: 'table-world', file: 'observations.csv' },
  ),
  cell('a table of two stages', 'refused', 'observations', 'unit', ['bushels'], 'table-mixed', inTable),
  cells(
    'a supplier twice in a table',
    'refused',
    (table) => {
      const [header = []] = table;
      const [tableAt, actorAt] = [header.indexOf('table'), header.indexOf('actor')];
      const row = table.find((r, y) => y > 0 && r[tableAt] !== '' && r[actorAt] !== 'World');
      if (!row) return undefined;
      table.push(row.with(0, 'a-second-row'));
      return String(row[0]);
    },
    { code: 'duplicate-observation', file: 'observations.csv' },
  ),
  cells(
    'a deposit with two values',
    'refused',
    (table) => {
      const [, row] = table;
      if (!row) return undefined;
      table.push(row.with(0, 'a-second-row'));
      return String(row[0]);
    },
    { code: 'duplicate-composition', file: 'compositions.csv' },
  ),
  // the descriptor
  descriptorText('JSON that was cut', 'refused', (text, draw) => text.slice(0, draw(text.length - 2)), 'json-error'),
  descriptorText('JSON without a sign', 'either', (text, draw) => {
    const at = draw(text.length);
    return text.slice(0, at) + text.slice(at + 1);
  }),
  descriptorText('JSON with a comment', 'refused', (text) => text.replace('{', '{ // dataset\n'), 'json-error'),
  descriptorText('JSON with a byte that is not UTF-8', 'refused', (text) => `${text}\xff`, 'encoding-error'),
  descriptorText('JSON of ten thousand brackets', 'refused', () => '['.repeat(10_000), 'json-error'),
  descriptorText(
    'JSON of another kind',
    'refused',
    (_, draw) => JSON.stringify(picked(OTHER_TYPES, draw)),
    'package-error',
  ),
  descriptor('a property of another type', 'either', (json, _, draw) => {
    json[picked(Object.keys(json), draw)] = picked(OTHER_TYPES, draw);
  }),
  descriptor('a property of a file of another type', 'either', (_, resources, draw) => {
    const resource = picked(resources, draw);
    resource[picked(Object.keys(resource), draw)] = picked(OTHER_TYPES, draw);
  }),
  descriptor('a file that is not listed', 'refused', (_, resources) => void resources.shift(), 'missing-resource'),
  descriptor(
    'a file that is listed twice',
    'refused',
    (_, resources) => {
      const [first] = resources;
      if (first) resources.push({ ...first });
    },
    'package-error',
  ),
  descriptor(
    'a path out of the folder',
    'refused',
    (_, resources, draw) => {
      picked(resources, draw).path = picked(
        ['../sources.csv', '/etc/passwd', 'https://example.org/x.csv', 'a\\b.csv', 'x/../../y.csv'],
        draw,
      );
    },
    'path-error',
  ),
  descriptor(
    'a wrong size',
    'refused',
    (_, resources, draw) => {
      picked(resources, draw).bytes = 1;
    },
    'byte-count',
  ),
  descriptor(
    'a wrong hash',
    'refused',
    (_, resources, draw) => {
      picked(resources, draw).hash = `sha256:${'0'.repeat(64)}`;
    },
    'hash-count',
  ),
  // files
  file('a file that is missing', (files, path) => void files.delete(path), 'source-error'),
  file('a folder in the place of a file', (files, path) => void files.set(path, 'folder'), 'source-error'),
  file('a named pipe in the place of a file', (files, path) => void files.set(path, 'pipe'), 'source-error'),
  file('a link out of the folder', (files, path) => void files.set(path, { link: '/etc/hostname' }), 'path-error'),
  file('a link to nothing', (files, path) => void files.set(path, { link: 'nothing' }), 'source-error'),
  file('a link to itself', (files, path) => void files.set(path, { link: path }), 'source-error'),
];

/** A hazard of the kind of a file. */
function file(name: string, change: (files: Files, path: string) => void, code: ErrorCode): Hazard {
  return hazard(name, 'refused', code, (files, draw) => {
    const path = picked(csvFiles(files), draw);
    change(files, path);
    return path;
  });
}
