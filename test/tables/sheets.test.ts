import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, type WriteSheet, writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { fileValues } from '../../src/commands/completion/file-values.js';
import { flatFile } from '../../src/tables/flat-file.js';
import { sheetText } from '../../src/tables/sheet-text.js';
import type { Plan } from '../../src/tables/text/plan.js';
import { UnreadableFile } from '../../src/tables/text/unreadable.js';
import { reshare } from '../shell.js';

type Grid = NonNullable<WriteSheet['rows']>;

/** A file with these bytes. */
function file(name: string, bytes: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'reshare-')), name);
  writeFileSync(path, bytes);
  return path;
}

/** A workbook with one sheet of these rows, or with these sheets. */
async function workbook(rows: Grid, more: Partial<WriteSheet> = {}, others: readonly WriteSheet[] = []) {
  return file('x.xlsx', await writeXlsx({ sheets: [{ name: 'Data', rows, ...more }, ...others] }));
}

const HEAD = ['year', 'country', 'tonnes'];
const CALC = ['--by', 'year', '--actor', 'country', '--value', 'tonnes'];

/** The lines of a sheet as CSV. */
async function lines(path: string, sheet?: string, plan?: Plan): Promise<readonly string[]> {
  return (await sheetText(flatFile(path), sheet, plan)).text.trimEnd().split('\n');
}

const shown = (value: Cell['value'], numFmt: string): Partial<Cell> => ({ value, style: { numFmt } });

/** The groups of a file, each with its total and its suppliers, and what stderr has. */
async function groups(path: string, ...argv: readonly string[]) {
  const { code, out, err } = await reshare(
    ['calc', path, ...CALC, '--format', 'tsv', '--no-header', '--fields', 'group.year,total.low,top', ...argv].flat(),
  );
  return code === 0 ? [out, err] : [code, err];
}

describe('a cell of a sheet', () => {
  it('with a percent format is its percent, exactly', async () => {
    const cells = new Map([
      ['1,0', shown(0.92, '0%')],
      ['1,1', shown(0.07, '0.0%')],
      ['1,2', shown(0.0123, '0%')],
      ['1,3', shown(1, '0.00%;-0.00%')],
      ['1,4', shown(-0.5, '0%')],
      ['1,5', shown(0.5, '0.0" %"')],
    ]);
    expect(await lines(await workbook([['a', 'b', 'c', 'd', 'e', 'f']], { cells }))).toEqual([
      'a,b,c,d,e,f',
      '92%,7%,1.23%,100%,-50%,0.5%',
    ]);
  });
  it('with a number is the decimal that the sheet stores, to 15 digits', async () => {
    const numbers = [270_000, 0.1 + 0.2, 1e21, 2.5e-7, 0, -1.5, 123_456.789];
    const cells = new Map([['0,0', shown(270_000, '#,##0')]]);
    expect(await lines(await workbook([numbers], { cells }))).toEqual([
      '270000,0.3,1000000000000000000000,0.00000025,0,-1.5,123456.789',
    ]);
  });
  it('with a date is the date as the sheet shows it', async () => {
    const date = new Date('2024-01-31T12:30:00Z');
    const formats = ['yyyy', 'yyyy-mm-dd', 'dd/mm/yyyy hh:mm', 'mmm-yy'];
    const cells = new Map(formats.map((format, i) => [`0,${i}`, shown(date, format)]));
    expect(await lines(await workbook([[null, null, null, null]], { cells }))).toEqual([
      '2024,2024-01-31,31/01/2024 12:30,Jan-24',
    ]);
  });
  it('with a text keeps it, and a line break in it is a blank', async () => {
    expect(await lines(await workbook([['a\nb', '=x', true, '#N/A']]))).toEqual(['a b,=x,TRUE,#N/A']);
  });
});

describe('calc of a workbook', () => {
  it('finds what it finds in the same rows as CSV, with merged cells and lines above the header', async () => {
    const argv = ['--total', 'World total', '--rest', 'Other countries', '--exclude', 'China', '--json'];
    const of = async (path: string) => JSON.parse((await reshare(['calc', path, ...CALC, ...argv])).out);
    const [sheet, csv] = [await of('test/fixtures/mined.xlsx'), await of('test/fixtures/mined.csv')];
    expect(sheet.rows).toEqual(csv.rows);
  });
  it('tells merged cells, hidden rows, and the sheets that were not read', async () => {
    const rows: Grid = [HEAD, [2024, 'A', 1], [null, 'B', 2], [2025, 'A', 3]];
    const path = await workbook(
      rows,
      { merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }], rowDefs: new Map([[3, { hidden: true }]]) },
      [{ name: 'Old', rows: [HEAD], hidden: true }],
    );
    expect(await groups(path)).toEqual([
      '2024\t3\tB;A\n2025\t3\tA\n',
      'note: The figures are from the sheet "Data", not from "Old" (hidden). The cells A2:A3 are merged, so each of their rows has their value. 1 row that the sheet hides is counted.\n',
    ]);
  });
  it('tells cells with errors of the spreadsheet, which are unknown', async () => {
    const rows: Grid = [HEAD, [2024, 'A', '#DIV/0!'], [2024, 'B', 2], [2024, 'C', '#N/A']];
    const told =
      'note: Cells C2 and C4 have errors of the spreadsheet, such as #DIV/0!, so their values are unknown.\n';
    expect((await groups(await workbook(rows)))[1]).toContain(told);
    const one = await workbook([HEAD, [2024, 'A', '#REF!'], [2024, 'B', 2]]);
    expect((await groups(one))[1]).toContain(
      'Cell C2 has an error of the spreadsheet, such as #DIV/0!, so its value is',
    );
  });
  it('tells units that number formats show beside numbers, where they differ', async () => {
    const formatted = (...formats: readonly string[]) =>
      workbook([HEAD, [2024, 'A'], [2024, 'B']], {
        cells: new Map(formats.map((format, i) => [`${i + 1},2`, shown(5, format)])),
      });
    const told =
      'note: The sheet shows numbers as "0 kt" and "0 t", with 0 for the number, and only the number counts.';
    expect((await groups(await formatted('0" kt"', '#,##0" t"')))[1]).toContain(told);
    expect((await groups(await formatted('0\\ \\k\\t;-0', '0.0" t"')))[1]).toContain(told);
    expect((await groups(await formatted('0" kt"', '0')))[1]).toContain('shows numbers as "0 kt" and "0", with 0 for');
    expect((await groups(await formatted('0" kt"', '#,##0.0" kt";-0" kt"')))[1]).not.toContain('shows');
    expect((await groups(await formatted('General', '_(* #,##0_);_(* (#,##0)')))[1]).not.toContain('shows');
  });
  it.each(['">"0', '"~ "0', '"approx. "0', '0"+"', '"("0")"', '"NA"', '"withheld"'])(
    'tells number formats that show a limit or no number: %s',
    async (format) => {
      const cells = new Map(['1,2', '2,2'].map((place) => [place, shown(5, format)]));
      const path = await workbook([HEAD, [2024, 'A'], [2024, 'B']], { cells });
      expect((await groups(path))[1]).toContain(
        'if they are limits or say that a value is unknown, write them as text',
      );
    },
  );
  it.each([
    ['0"%"', '60%'],
    ['0.0\\%', '60%'],
    ['0" %"', '60%'],
    ['0" percent"', '60'],
    ['0.0"%";0%', '60%'],
  ])('takes a percent sign that is text for the sign of a share: %s', async (format, text) => {
    const cells = new Map([['1,2', shown(60, format)]]);
    expect(await lines(await workbook([HEAD, [2024, 'A']], { cells }))).toContain(`2024,A,${text}`);
  });
  it('keeps raised marks apart from a number and from a name', async () => {
    const raised = (text: string, mark: string): Partial<Cell> => ({
      value: `${text}${mark}`,
      type: 'richText',
      richText: [{ text }, { text: mark, font: { vertAlign: 'superscript' } }],
    });
    const cells = new Map([
      ['1,1', raised('Chile', '1')],
      ['1,2', raised('4711', '2')],
      ['2,2', raised('3302', 'e')],
    ]);
    expect(await lines(await workbook([HEAD, [2024, ''], [2024, 'B']], { cells }))).toEqual([
      HEAD.join(','),
      '2024,Chile\u00b9,4711\u00b2',
      '2024,B,3302(e)',
    ]);
  });
  it('is unknown for an error of newer programs', async () => {
    const path = await workbook([HEAD, [2024, 'A', '#SPILL!'], [2024, 'B', 2]]);
    expect((await groups(path))[1]).toContain('Cell C2 has an error of the spreadsheet');
  });
  it('is sought in a hidden sheet, too, and that is told', async () => {
    const hidden: WriteSheet = { name: 'raw data', rows: [HEAD, [2024, 'A', 5]], hidden: true };
    expect(await groups(await workbook([['hello']], {}, [hidden]))).toEqual([
      2,
      expect.stringContaining("a hidden one does: add --sheet 'raw data'"),
    ]);
  });
  it('names nobody by an error', async () => {
    const path = await workbook([HEAD, [2024, '#N/A', 5], [2024, 'B', 2]]);
    expect(await groups(path)).toEqual([1, expect.stringContaining('country is blank. Write who supplies')]);
  });
  it('tells hidden columns that are read', async () => {
    const path = await workbook(
      [
        [...HEAD, 'note'],
        [2024, 'A', 7, 'x'],
      ],
      {
        columns: [{}, {}, { hidden: true }, { hidden: true }],
      },
    );
    expect((await groups(path))[1]).toBe('note: The sheet hides the column "tonnes", which is read.\n');
    const wide = await reshare([
      'calc',
      path,
      '--actor',
      'country',
      '--columns-are',
      'x',
      '--columns',
      '/n(ne|ot)/',
      '--unknown',
      'x',
    ]);
    expect(wide.out.replace(/\s+/g, ' ')).toContain('The sheet hides the columns "tonnes" and "note", which are read.');
  });
  it('has names that complete --sheet', async () => {
    const path = await workbook([HEAD], {}, [{ name: 'Old years', rows: [HEAD], hidden: true }]);
    const found = (of: string) => fileValues('sheet', of, () => undefined, '');
    expect(await found(path)).toEqual([
      { value: 'Data', description: '' },
      { value: 'Old years', description: 'hidden' },
    ]);
    expect(await found('test/fixtures/mined.csv')).toEqual([]);
  });
  it('refuses a merged quantity and a cell over several columns, by name', async () => {
    const rows: Grid = [HEAD, [2024, 'A', 1], [2024, 'B', 2]];
    for (const [merge, cells] of [
      [{ startRow: 1, startCol: 2, endRow: 2, endCol: 2 }, 'C2:C3'],
      [{ startRow: 2, startCol: 0, endRow: 2, endCol: 1 }, 'A3:B3'],
    ] as const)
      expect(await groups(await workbook(rows, { merges: [merge] }))).toEqual([
        3,
        expect.stringContaining(`the cells ${cells} are merged`),
      ]);
  });
  it('refuses a formula without a stored result, and takes a stored one', async () => {
    const cells = (formulaResult: Cell['value']) => new Map([['1,2', { formula: '1+1', formulaResult, value: null }]]);
    const rows: Grid = [HEAD, [2024, 'A', null]];
    expect(await groups(await workbook(rows, { cells: cells(null) }))).toEqual([
      3,
      expect.stringContaining('cell C2 has a formula without a stored result'),
    ]);
    expect((await groups(await workbook(rows, { cells: cells(2) })))[0]).toBe('2024\t2\tA\n');
  });
  it('takes numbers for numbers beside texts with decimal commas', async () => {
    const path = await workbook([HEAD, [2024, 'A', 1.5], [2024, 'B', '2,25']]);
    expect((await groups(path, '--decimal', ','))[0]).toBe('2024\t3.75\tB;A\n');
    const json = file(
      'x.json',
      '[{"year":2024,"country":"A","tonnes":1.5},{"year":2024,"country":"B","tonnes":"2,25"}]',
    );
    expect((await groups(json, '--decimal', ','))[0]).toBe('2024\t3.75\tB;A\n');
  });
  it('reads cells with a percent format as shares of 100', async () => {
    const cells = new Map([
      ['1,2', shown(0.6, '0%')],
      ['2,2', shown(0.25, '0%')],
    ]);
    const rows: Grid = [HEAD, [2024, 'A', null], [2024, 'B', null]];
    const { out } = await reshare(['calc', await workbook(rows, { cells }), ...CALC, '--json']);
    expect(JSON.parse(out).rows[0].rest.sharePct).toMatchObject({ low: 15, high: 15 });
  });
  it('names the row of the sheet for a cell that cannot be read', async () => {
    const path = await workbook([['A title'], [], HEAD, [2024, 'A', 1], [2024, 'B', 'lots']]);
    expect((await groups(path))[1]).toContain('x.xlsx:5: error');
  });
  it('takes a sheet by name, in any case, or by number', async () => {
    const other = { name: 'Other', rows: [HEAD, [2023, 'C', 5]] };
    const path = await workbook([HEAD, [2024, 'A', 1]], {}, [other]);
    for (const asked of ['Other', 'other', '2']) expect((await groups(path, '--sheet', asked))[0]).toBe('2023\t5\tC\n');
    expect(await groups(path)).toEqual([2, expect.stringContaining('name one with --sheet: "Data" and "Other"')]);
    expect(await groups(path, '--sheet', 'Othr')).toEqual([2, expect.stringContaining('did you mean "Other"?')]);
  });
  it('finds the only visible sheet that has the columns', async () => {
    const path = await workbook([HEAD, [2024, 'A', 1]], {}, [{ name: 'Readme', rows: [['what this is']] }]);
    expect((await groups(path))[0]).toBe('2024\t1\tA\n');
  });
  it('is refused where it unpacks to too much, or cannot be read', async () => {
    const bytes = readFileSync('test/fixtures/mined.xlsx');
    const at = bytes.indexOf('PK\x01\x02');
    const stated = (size: number): Buffer => {
      const changed = Buffer.from(bytes);
      changed.writeUInt32LE(size, at + 24);
      return changed;
    };
    for (const [changed, kind] of [
      [stated(600_000_000), 'too-large'],
      [stated(0), 'broken-workbook'],
      [bytes.subarray(0, 3000), 'broken-workbook'],
    ] as const)
      await expect(lines(file('x.xlsx', changed))).rejects.toMatchObject({ problem: { kind } });
  });
  it('is refused where a sheet spans too many cells, in words that help', async () => {
    const cells = new Map([['30000,700', { value: 'far' }]]);
    const path = await workbook([HEAD, [2024, 'A', 1]], { cells });
    expect(await groups(path)).toEqual([3, expect.stringContaining('spans more cells')]);
  });
  it('is refused with --engine duckdb and --delimiter, and --sheet for another file', async () => {
    const refused = async (path: string, ...argv: string[]) => (await groups(path, ...argv)).join();
    const path = 'test/fixtures/mined.xlsx';
    expect(await refused(path, '--engine', 'duckdb')).toContain('--engine duckdb cannot read a workbook');
    expect(await refused(path, '--delimiter', ';')).toContain('--delimiter means nothing to a workbook');
    expect(await refused('test/fixtures/mined.csv', '--sheet', '1')).toContain('--sheet means nothing to');
  });
});

describe('columns that become rows of a sheet', () => {
  const WIDE = ['--actor', 'country', '--columns-are', 'year'];
  const wide = async (path: string, ...argv: readonly string[]) => {
    const fields = ['--format', 'tsv', '--no-header', '--fields', 'group.year,total.low'];
    const { code, out, err } = await reshare(['calc', path, ...WIDE, ...fields, ...argv]);
    return [code, out + err];
  };
  it.each([[['--decimal', ',']], [['--thousands', '.']], [['--thousands', '.', '--columns', '2023']], [[]]])(
    'hold numbers as they are stored, whatever options say of texts: %j',
    async (words) => {
      const path = await workbook([
        ['country', '2023'],
        ['A', 1.125],
        ['B', 375],
      ]);
      expect((await wide(path, ...words))[1]).toMatch(/^2023\t376\.125/);
    },
  );
  it('may have no merged quantities', async () => {
    const rows: Grid = [
      ['country', '2023', '2024'],
      ['A', 1, 60],
      ['B', 2, ''],
    ];
    const path = await workbook(rows, { merges: [{ startRow: 1, startCol: 2, endRow: 2, endCol: 2 }] });
    expect(await wide(path)).toEqual([3, expect.stringContaining('the cells C2:C3 are merged')]);
  });
  it('may have no formula without a result', async () => {
    const cells = new Map([['1,1', { value: null, formula: '1+1' }]]);
    const path = await workbook([['country', '2023'], ['A']], { cells });
    expect(await wide(path)).toEqual([3, expect.stringContaining('cell B2 has a formula without a stored result')]);
  });
  it('may be in a header of one line only', async () => {
    const rows: Grid = [
      ['country', '2023', ''],
      ['', 'mine', 'refined'],
      ['A', 1, 2],
    ];
    const path = await workbook(rows, { merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }] });
    expect(await wide(path)).toEqual([3, expect.stringContaining('merged over the header and what is below')]);
  });
});

describe('JSON', () => {
  it.each([
    ['[{"y":1.5,"c":"A","t":1.5},{"y":1.5,"c":"B","t":"2,5"}]', ['--by', 'y', '--value', 't'], /^1\.5\t4\b/],
    ['[{"c":"A","1.5":2}]', ['--columns-are', 'y'], /^1\.5\t2\b/],
    ['[{"y":1,"c":"A","t":-0.0},{"y":1,"c":"B","t":2}]', ['--by', 'y', '--value', 't'], /^1\t2\b/],
  ])('has numbers with points, whatever --decimal says of texts: %s', async (text, words, expected) => {
    const argv = ['--actor', 'c', ...words, '--decimal', ',', '--format', 'tsv', '--no-header'];
    const { out, err } = await reshare(['calc', file('x.json', text), ...argv, '--fields', 'group.y,total.low']);
    expect(out + err).toMatch(expected);
  });
  it('is refused where a supplier is a key that comes late', async () => {
    const objects = Array.from({ length: 200 }, (_, i) => ({ year: 2000 + i, China: 5 }));
    const path = file('late.json', JSON.stringify([...objects, { year: 2300, China: 5, Peru: 95 }]));
    const { code, err } = await reshare(['calc', path, '--by', 'year', '--columns-are', 'actor']);
    expect([code, err]).toEqual([3, expect.stringContaining('object 201 has the key "Peru", which the first')]);
    expect((await reshare(['calc', path, '--by', 'year', '--columns-are', 'actor', '--columns', 'China'])).code).toBe(
      0,
    );
  });
  it.each([
    [
      '[{"year":1,"country":{"name":"A"},"tonnes":5}]',
      3,
      'object 1 has an object or a list as "country". Write one name',
    ],
    ['[null,{"year":1,"country":"A","tonnes":5}]', 3, 'x.json:1:2: this is not valid JSON from here on'],
    ['[{},{}]', 3, 'it is empty, or has no line that names the columns'],
  ])('is refused for what it is: %s', async (text, code, message) => {
    expect(await groups(file('x.json', text))).toEqual([code, expect.stringContaining(message)]);
  });
  it('names the key that comes twice as it is read', async () => {
    const [code, err] = await groups(file('x.json', '[{"country":"A","v":1,"\\u0076":2}]'));
    expect([code, err]).toEqual([3, expect.stringContaining('object 1 has "v" twice')]);
  });
  const objects = [
    { year: 2024, country: 'A "{" é', tonnes: 1 },
    { year: 2024, country: 'B', tonnes: null, more: [{ a: 1 }] },
    { year: 2023, country: 'C', tonnes: '1,300' },
  ];
  const array = JSON.stringify(objects, null, 1);
  const ndjson = objects.map((o) => `${JSON.stringify(o)}\n`).join('');
  it('of an array or an object on each line gives the groups of the same rows', async () => {
    for (const text of [array, ndjson, `\ufeff${array}`])
      expect((await groups(file('x.json', text)))[0]).toBe('2023\t1300\tC\n2024\t1\tA "{" é\n');
  });
  it('keeps every digit of a number', async () => {
    const text =
      '[{"year":"2024","country":"A","tonnes":12345678901234567890},{"year":"2023","country":"A","tonnes":1.10}]';
    const { out } = await reshare(['calc', file('x.json', text), ...CALC, '--reading', 'rounded', '--json']);
    const [first] = JSON.parse(out).rows;
    // half of the place of the second decimal
    expect([first.total.low, first.total.high]).toEqual([1.05, 1.15]);
  });
  it.each([
    ['[{"a":1},{"a":01}]', '1:16'],
    ['{"a":1}\n{"a":}\n', '2:6'],
    ['{"a":1}\n{"a":2\n{"a":3}\n', '3:1'],
    ['\ufeff[{"a":"é😀"} x {"a":2}]', '1:13'],
    ['[{"a":1}]]', '1:10'],
    ['{"a":1}\r\n\r\n[{"a":1}]', '3:1'],
    ['{"a":1}}', '1:8'],
    ['{"a":1} "x"', '1:9'],
  ])('that is broken is refused at its place: %j', async (text, place) => {
    expect(await groups(file('x.json', text))).toEqual([
      3,
      expect.stringContaining(`x.json:${place}: this is not valid JSON from here on, or not an object.`),
    ]);
  });
  it.each([
    ['[{"a":1},{"a":1', '1:15: the file ends here'],
    ['[{"a":1}\r\n', '2:1: the file ends here'],
    ['{"a":1}\n{"a":"Chi', '2:9: the file ends here'],
    ['[{"a":NaN}]', '1:7: JSON has no NaN. Write null'],
    ['[{"a":True}]', '1:7: this is not valid JSON from here on'],
    ['[{"a":None}]', '1:7: JSON has no None. Write null'],
  ])('names the end and the words of other languages: %j', async (text, message) => {
    expect(await groups(file('x.json', text))).toEqual([3, expect.stringContaining(`x.json:${message}`)]);
  });
  it('names the object for a value that cannot be read', async () => {
    expect((await groups(file('x.ndjson', `${ndjson}{"year":1,"country":"D","tonnes":"lots"}\n`)))[1]).toContain(
      'x.ndjson:4: error',
    );
  });
});

describe('a text in UTF-16 with its mark', () => {
  it('is read in both byte orders', async () => {
    const little = Buffer.from('\ufeffyear,country,tonnes\r\n2024,Péru,7\r\n', 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [little, big]) expect((await groups(file('x.csv', bytes)))[0]).toBe('2024\t7\tPéru\n');
  });
});

describe('a file of another kind', () => {
  it.each([
    ['%PDF-1.7', 'a PDF'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Excel file (.xls)'],
    ['<!DOCTYPE html><html>', 'an HTML page'],
    ['PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument file (.ods)'],
  ])('that starts with %j is named for what it is', async (start, what) => {
    expect(await groups(file('x.csv', Buffer.from(start, 'latin1')))).toEqual([
      3,
      expect.stringContaining(`it is ${what}`),
    ]);
  });
  it('is an UnreadableFile', () => {
    expect(() => flatFile(file('x', '%PDF-1.7'))).toThrow(UnreadableFile);
  });
});
