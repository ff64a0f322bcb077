import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Look } from '../../../src/output/formats/format.js';
import { xlsxFormat } from '../../../src/output/formats/xlsx.js';
import { PLAIN } from '../../../src/output/paint.js';
import { TooManyCells } from '../../../src/output/workbook.js';
import { edited } from '../../edited.js';
import { reshare } from '../../shell.js';

const MINING = ['--element', 'ree', '--stage', 'mining'];
const CALC = ['--by', 'year', '--actor', 'country', '--value', 'tonnes'];

/** The bytes of the workbook that a command line prints. */
async function bytes(...argv: readonly string[]): Promise<Buffer> {
  const { code, out, err } = await reshare([...argv, '--format', 'xlsx']);
  expect([code, err]).toEqual([0, '']);
  return Buffer.from(out, 'latin1');
}

/** The sheets of a workbook by name, with their rows. */
async function sheets(...argv: readonly string[]) {
  const { sheets: all } = await readXlsx(await bytes(...argv), { readStyles: true });
  const named = new Map(all.map((sheet) => [sheet.name, sheet]));
  const rows = (name: string) => named.get(name)?.rows ?? [];
  return { names: [...named.keys()], named, rows };
}

describe('a workbook', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  it('has the columns and figures of csv in its first sheet', async () => {
    for (const argv of [
      ['stage', '--element', 'ree', '--stage', 'reserves'],
      ['diff', 'articles@2025.06', 'articles@2025.07', '--element', 'Dy', '--stage', 'magnets'],
      ['list', 'sources'],
    ]) {
      const csv: string[][] = parse((await reshare([...argv, '--format', 'csv', '--quiet'])).out);
      const { rows } = await sheets(...argv);
      const shown = rows('figures').map((row) => row.map((cell) => String(cell ?? '')));
      // the reader of the test leaves blank cells at the end of a row out
      expect(shown.map((row) => row.join('\n').trimEnd())).toEqual(csv.map((row) => row.join('\n').trimEnd()));
    }
  });
  it('holds numbers as numbers, unrounded, with a format', async () => {
    const { named } = await sheets('stage', ...MINING, '--fields', 'total.low,measures.hhi.low,period');
    const { rows, cells } = named.get('figures') ?? {};
    expect(rows?.[1]).toEqual([390000, 5012.403681788297, '2024']);
    expect([cells?.get('1,0')?.style?.numFmt, cells?.get('1,1')?.style?.numFmt]).toEqual(['#,##0', '#,##0.00##']);
  });
  it('leads from the figures to the lines of the file and the places in the sources', async () => {
    const { rows } = await sheets('stage', '--element', 'dysprosium', '--element', 'Nd');
    const [head = [], ...evidence] = rows('evidence');
    const at = (name: string) => head.indexOf(name);
    expect(evidence.length).toBeGreaterThan(10);
    for (const row of evidence) {
      const file = readFileSync(String(row[at('file')]), 'utf8').split('\n');
      expect(file[Number(row[at('line')]) - 1]).toMatch(new RegExp(`^${row[at('observation')]},`));
      expect(String(row[at('locator')])).not.toBe('');
    }
    const printed = evidence.map((row) => [row[at('actor')], row[at('printed')], row[at('role')]]);
    expect(printed).toContainEqual(['China', '270,000', 'used']);
    expect(printed).toContainEqual(['Thailand', '3,500,000', 'doubtful']);
    expect(new Set(evidence.map((row) => row[at('observation')])).size).toBe(evidence.length);
  });
  it('names the dataset with its hash, the terms, the sources and the program', async () => {
    const { out } = await reshare(['stage', ...MINING, '--json']);
    const notes = (await sheets('stage', ...MINING)).rows('notes').map(([what, text]) => `${what}: ${text}`);
    expect(notes).toContain('dataset.version: 2025.07');
    expect(notes).toContain(`dataset.sha256: ${JSON.parse(out).dataset.sha256}`);
    expect(notes).toContain('excluded: China');
    expect(notes.filter((note) => note.startsWith('source: '))).toHaveLength(3);
    expect(notes.some((note) => note.includes('Thailand 2024 (3,500,000 t REO) is doubtful'))).toBe(true);
    expect(notes.at(-1)).toMatch(/^program: reshare \d/);
  });
  it('of calc says which rows count, and has the cells of wide columns as numbers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
    const [long, wide] = [join(folder, 'long.csv'), join(folder, 'wide.csv')];
    writeFileSync(long, 'year,country,t\n2024,A,6\n2023,B,9\n2024,C,4\n');
    writeFileSync(wide, 'country,2023,2024\nA,6.5,7\n');
    const of = ['--actor', 'country', '--value', 't', '--where', 'year=2024', '--total', '20', '--rest', 'C'];
    const notes = (await sheets('calc', long, ...of)).rows('notes');
    expect(notes.filter(([what]) => what === 'evidence').map(([, text]) => text)).toEqual([
      `The rows of ${long} as they were read.`,
      'Suppliers are in country, quantities in t.',
      'Only rows count where year is 2024.',
      'The total of each group is 20.',
      'The rest: C.',
    ]);
    const { rows } = await sheets('calc', wide, '--actor', 'country', '--columns-are', 'year');
    expect(rows('evidence')[1]).toEqual(['A', 6.5, 7]);
  });
  it('of hhi and calc has the input as it was typed or read', async () => {
    const typed = await sheets('hhi', 'China=nearly 90%', 'Peru=NA', 'Chile=4', '--rest-cap', '5');
    expect(typed.rows('evidence')).toEqual([
      ['name', 'typed', 'low', 'high'],
      ['China', 'nearly 90%', 85, 90],
      ['Peru', 'NA', null, null],
      ['Chile', 4, 4, 4],
      ['--rest-cap', 5, null, null],
    ]);
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'x.csv');
    writeFileSync(file, 'year,country,tonnes,code\n2024,China,2700,0203\n2024,Peru,"1,300",0204\n');
    for (const engine of ['stream', 'duckdb'])
      expect((await sheets('calc', file, ...CALC, '--engine', engine)).rows('evidence')).toEqual([
        ['year', 'country', 'tonnes', 'code'],
        ['2024', 'China', 2700, '0203'],
        ['2024', 'Peru', '1,300', '0204'],
      ]);
  });
  it('has no sheet of evidence for a list, whose rows are what is printed', async () => {
    expect((await sheets('list', 'stages')).names).toEqual(['figures', 'notes']);
  });
  it('holds texts as texts, whatever they look like', async () => {
    const odd = ['=HYPERLINK("x")', '@SUM(1)', '#N/A', '_x0041_', 'a <b>&amp;', '#REF!'];
    const typed = odd.map((text) => `${text.replaceAll('=', '')}=10`);
    const xml = (await bytes('hhi', ...typed)).toString('latin1');
    expect([xml.includes('<f>'), xml.includes('t="e"')]).toEqual([false, false]);
    const read = (await sheets('hhi', ...typed)).rows('evidence').slice(1);
    expect(read.map(([name]) => name)).toEqual(odd.map((text) => text.replaceAll('=', '')));
    const hostile = edited('datasets/articles/2025.07', [['sources', 'still-restricting', 'title', odd[0] ?? '']]);
    const argv = ['explain', '--element', 'ree', '--stage', 'magnets', '--dataset', hostile, '--fields', 'title'];
    expect((await sheets(...argv)).rows('figures')[1]).toEqual([odd[0]]);
  });
  it('has the same bytes in every run, whatever the time', async () => {
    vi.useFakeTimers({ now: new Date('2001-01-01'), toFake: ['Date'] });
    const first = await bytes('stage', ...MINING);
    vi.setSystemTime(new Date('2031-12-31'));
    expect((await bytes('stage', ...MINING)).equals(first)).toBe(true);
  });
  it('stores its parts without compression, which differs between machines', async () => {
    const whole = await bytes('stage', ...MINING);
    const heads = whole.toString('latin1').split('PK\x03\x04').slice(1);
    expect(heads.length).toBeGreaterThan(8);
    expect(new Set(heads.map((head) => head.slice(4, 10)))).toEqual(new Set(['\0\0\0\0\x21\0']));
  });
  it('is not printed on a terminal', async () => {
    const { code, out, err } = await reshare(['stage', '--format', 'xlsx'], {}, 80);
    expect([code, out, err]).toEqual([
      2,
      '',
      'reshare: A terminal cannot show xlsx. Name a file: --output answer.xlsx\n',
    ]);
  });
  it('is written to a file whose name ends in .xlsx', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'answer.XLSX');
    expect(await reshare(['stage', ...MINING, '-o', file])).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file).equals(await bytes('stage', ...MINING))).toBe(true);
  });
  it('takes --fields, --no-header and --no-terms as csv does', async () => {
    const argv = ['stage', ...MINING, '--no-terms'];
    const whole = (await sheets(...argv)).rows('figures');
    expect([whole[0]?.includes('measures.hhi.low'), whole[0]?.includes('dataset')]).toEqual([true, false]);
    const chosen = await sheets(...argv, '--fields', 'stage,period', '--no-header');
    expect(chosen.rows('figures')).toEqual([['mining', '2024']]);
  });
  it('refuses more figures than it is made for', async () => {
    const columns = Array.from({ length: 1000 }, (_, i) => `c${i}`);
    const look: Look = { paint: PLAIN, width: 80, fits: false, head: true, program: '' };
    const found = {
      rows: () => Array.from({ length: 1001 }, () => ({})),
      columns: async () => columns,
      about: {},
      document: () => ({}),
      sheet: () => ({ title: [], tables: [], lines: [] }),
      words: () => ({ title: [], lines: [] }),
      evidence: undefined,
    };
    await expect(xlsxFormat.pieces(found, look)).rejects.toThrow(TooManyCells);
  });
});
