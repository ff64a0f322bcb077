import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reshare, written } from '../shell.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));

/** A small file of a kind that analysts have, the words behind it, the HHI of each group, and a note. */
type Case = [file: string, words: readonly string[], hhi: readonly string[], note?: RegExp];

const CASES: readonly Case[] = [
  ['empty-rows.csv', ['--actor', 'Country', '--value', 'Tonnes', '--total', 'World total (rounded)'], ['5312.5']],
  ['comma-in-label.tsv', ['--actor', 'country', '--value', 'output, tonnes'], ['5312.5']],
  ['pipes.csv', ['--actor', 'country', '--value', 'tonnes', '--delimiter', '|'], ['5312.5']],
  ['pipes.csv', ['--actor', 'country', '--value', 'tonnes'], ['5312.5']],
  [
    'title-and-notes.csv',
    ['--actor', 'country', '--value', 'tonnes', '--skip', '3'],
    ['5312.5'],
    /^1 line is a title or a note, not a row: line 7 "Source: agency\."\.$/,
  ],
  [
    'title-and-notes.csv',
    ['--actor', 'country', '--value', 'tonnes'],
    ['5312.5'],
    /^3 lines are titles or notes, not rows: line 1 "Table 3\. Output by country", line 2 "\(tonnes\)" and line 7 "Source: agency\."\.$/,
  ],
  [
    'semicolons.csv',
    ['--actor', 'country', '--value', 'tonnes'],
    ['6799.2'],
    /^Cells are separated by semicolons, so a comma in a number is the decimal sign\./,
  ],
  ['semicolons.csv', ['--actor', 'country', '--value', 'tonnes', '--decimal', ','], ['6799.2']],
  ['years-in-columns.csv', ['--columns-are', 'year', '--actor', 'Country', '--total', 'Total'], ['5312.5', '5200']],
  [
    'years-in-columns.csv',
    ['--columns-are', 'year', '--columns', '/^20/', '--actor', 'Country', '--total', 'Total', '--where', 'year>2021'],
    ['5200'],
  ],
  ['suppliers-in-columns.csv', ['--columns-are', 'actor', '--by', 'date'], ['(2900, 3000]', '(3050, 3150]']],
  ['comma-in-by.csv', ['--by', 'Year, ended June', '--actor', 'country', '--value', 'tonnes'], ['5200']],
  ['comma-in-by.csv', ['--by', '"Year, ended June"', '--actor', 'country', '--value', 'tonnes'], ['5200']],
  [
    'regions-beside-total.csv',
    [
      ...['--by', 'year', '--actor', 'entity', '--value', 'kt', '--total', 'World', '--rest', 'Rest'],
      ...['North', 'South', 'Rich countries'].flatMap((name) => ['--where-not', `entity=${name}`]),
    ],
    ['(2936, 2952]'],
  ],
  [
    'energy-agency-export.csv',
    ['--actor', 'total output (Mt)', '--value', '2019', '--total', 'World'],
    ['5200'],
    /^1 line is a title or a note, not a row: line 1 "Report generated on: 03-14-2022 17:54:53"\.$/,
  ],
  [
    'energy-agency-export.csv',
    [
      ...['--columns-are', 'year', '--columns', '2018,2019', '--actor', 'total output (Mt)', '--total', 'World'],
      ...['--unknown', '--'],
    ],
    ['null', '5200'],
  ],
  ['scientific.csv', ['--actor', 'country', '--value', 'tonnes'], ['8916.15']],
  ['float-year.csv', ['--by', 'year', '--actor', 'country', '--value', 'tonnes'], ['10000', '5000']],
  [
    'sdmx-long.csv',
    ['--by', 'TIME_PERIOD', '--actor', 'geo', '--value', 'OBS_VALUE', '--total', 'EU27_2020'],
    ['(4500, 4600]'],
  ],
];

describe('calc reads', () => {
  it.each<Case>(CASES)('%s with %j', async (file, words, hhi, note) => {
    const said = async (engine: string) => {
      const { code, out, err } = await reshare([
        'calc',
        `test/fixtures/cases/${file}`,
        ...words,
        '--engine',
        engine,
        '--json',
      ]);
      expect([code, err]).toEqual([0, '']);
      return out;
    };
    const stream = await said('stream');
    expect(await said('duckdb')).toBe(stream);
    const { rows, notes } = JSON.parse(stream);
    expect(rows.map((row: { measures: { hhi: Parameters<typeof written>[0] } }) => written(row.measures.hhi))).toEqual(
      hhi,
    );
    if (note) expect(notes).toContainEqual(expect.stringMatching(note));
  });
});

/** What both engines say of a file with this text, or of a fixture. */
async function said(file: string, text: string | undefined, ...words: readonly string[]) {
  const path = text === undefined ? `test/fixtures/cases/${file}` : join(folder, file);
  if (text !== undefined) writeFileSync(path, text);
  const answers = ['stream', 'duckdb'].map((engine) =>
    reshare(['calc', path, '--actor', 'country', '--json', '--engine', engine, ...words]),
  );
  const [stream, duckdb] = await Promise.all(answers);
  expect(duckdb).toEqual(stream);
  return stream ?? { code: -1, out: '', err: '' };
}
type Row = { unknown: string[]; suppliers: { actor: string; quantity: Parameters<typeof written>[0] }[] };
/** The suppliers of the only group with what they hold, and those that are unknown. */
function held(out: string): readonly [Record<string, string>, readonly string[]] {
  const [row]: Row[] = JSON.parse(out).rows;
  if (!row) throw new Error(out);
  return [Object.fromEntries(row.suppliers.map((s) => [s.actor, written(s.quantity)])), row.unknown];
}
const notesOf = (out: string): readonly string[] => JSON.parse(out).notes;

describe('marks that the user declares', () => {
  it('are flags behind a number, and words for unknown and for nothing', async () => {
    const marks = '--flags e,p --unknown : --unknown ... --unknown n.a. --none ----- --none -'.split(' ');
    const { out } = await said('marks.csv', undefined, '--value', 'tonnes', '--top', '9', ...marks);
    expect(held(out)).toEqual([
      { Avalon: '1200', Boria: '300', Estia: '0', Gallia: '0' },
      ['Corland', 'Dumaria', 'Fenland'],
    ]);
  });
  it('are compared without case and blanks, and several flags may follow', async () => {
    const text = 'country;t\nA; 5 bP\nB;: c\nC;(S)\nD;NA e\nE;1e2\nF;e\nG;e P3,5\n';
    const marks = ['--flags', 'b,p', '--flags', 'c,e', '--unknown', ':', '--unknown', '( s )', '--unknown', '(s)'];
    const { out } = await said('flags.csv', text, '--value', 't', '--top', '9', ...marks);
    expect(held(out)).toEqual([{ A: '5', E: '100', G: '3.5' }, ['B', 'C', 'D', 'F']]);
  });
  it('may follow with commas between, and end alike', async () => {
    const text = 'country;t\nA;"5 r,e"\nB;6 e/r\nD;8 kt\nE;9t\n';
    const { out } = await said('flags.csv', text, '--value', 't', '--top', '9', '--flags', 'r,e,t,kt');
    expect(held(out)).toEqual([{ A: '5', B: '6', D: '8', E: '9' }, []]);
  });
  it('less than half a unit needs no declaration', async () => {
    const { out } = await said('half-unit.csv', undefined, '--value', 't', '--unknown', '(s)');
    expect(held(out)).toEqual([{ Avalon: '10', Boria: '[0, 0.5)' }, ['Corland']]);
  });
  it.each([
    [['--flags', 'e,2'], /a mark has no digit/],
    [['--unknown', '-', '--none', ' - '], / is named as unknown and as none/],
    [['--decimal', ',', '--thousands', ','], /contradict each other/],
    [['--thousands', '_'], /or an apostrophe/],
    [['--delimiter', 'ab'], /Expected one character/],
  ])('%j is refused', async (words, message) => {
    const { code, err } = await said('half-unit.csv', undefined, '--value', 't', ...words);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('numbers of other locales', () => {
  const numbers = 'country\tt\nA\t1.234,5\nB\t270.000\nC\t0,25\nD\t>1.000\nE\t1 000\u00a0000\nF\t12\n';
  it('have a decimal comma with --decimal, and any sign between thousands', async () => {
    const { out } = await said('comma.tsv', numbers, '--value', 't', '--top', '9', '--decimal', ',', '--total', 'E');
    expect(held(out)[0]).toEqual({ A: '1234.5', B: '270000', C: '0.25', D: '(1000, 728753.25]', F: '12' });
  });
  it('have points between thousands with --thousands, blanks or apostrophes', async () => {
    const { out } = await said('point.tsv', 'country\tt\nA\t1.200\nB\t30\n', '--value', 't', '--thousands', '.');
    expect(held(out)[0]).toEqual({ A: '1200', B: '30' });
    const blank = 'country\tt\nA\t1 200.5\nB\t1\u202f300\n';
    expect(held((await said('blank.tsv', blank, '--value', 't', '--thousands', ' ')).out)[0]).toEqual({
      A: '1200.5',
      B: '1300',
    });
    const apostrophe = "country,t\nA,1'200.5\nB,1\u2019300\n";
    expect(held((await said('apostrophe.csv', apostrophe, '--value', 't', '--thousands', "'")).out)[0]).toEqual({
      A: '1200.5',
      B: '1300',
    });
  });
  it.each(['0.500', '1.5', '1,2,3', '12.34.567', '1,234.5'])('refuse %s with a decimal comma', async (cell) => {
    const { code, err } = await said('wrong.tsv', `country\tt\nA\t${cell}\n`, '--value', 't', '--decimal', ',');
    expect([code, err]).toEqual([1, expect.stringMatching(/Cannot read|has a decimal point, but/)]);
    expect(err).toContain(`\\"${cell}\\"`);
  });
  it('show a decimal point beside semicolons where they have one', async () => {
    const { out } = await said('point.csv', 'country;t\nA;1,200.5\nB;3.25\n', '--value', 't');
    expect([held(out)[0], notesOf(out)]).toEqual([{ A: '1200.5', B: '3.25' }, []]);
  });
  it.each<[string, string[], boolean]>([
    ['270.000 1.200 950', [], true],
    [' 270.000 1.200 950', ['--reading', 'rounded'], true],
    ['270.000 950', ['--decimal', '.'], false],
    ['270.000 1.200', [], true],
    ['270.123 1.204 2.515 3.250', [], false],
    ['270.000 1.2 950', [], false],
    ['0.500 950', [], false],
    ['270.000 950 1,200', [], false],
  ])('are a doubt if values are %j, with %j: %s', async (values, words, doubt) => {
    const rows = values.split(' ').map((value, i) => `S${i},"${value}"\n`);
    const { out } = await said('doubt.csv', `country,t\n${rows.join('')}`, '--value', 't', ...words);
    expect(notesOf(out).some((note) => note.includes('add --thousands .'))).toBe(doubt);
  });
});

describe('a cell that cannot be read names the option that may read it', () => {
  it.each([
    ['1200,5', '--decimal ,'],
    ['1.234.567', '--thousands .'],
    ['1 234', '--thousands " "'],
    ["1'234", `--thousands "'"`],
    ['300 p', '--flags p'],
    ['300 r,e', '--flags r,e'],
    ['300 r/e p', '--flags r,e,p'],
    ['e3,900', '--flags e'],
    ['..', "--unknown '..'; if it is zero, --none '..'"],
    ['with ilmenite', "--unknown 'with ilmenite'"],
  ])('%s: %s', async (cell, option) => {
    const path = join(folder, 'cell.csv');
    writeFileSync(path, `country,t\nA,"${cell}"\n`);
    const { err } = await reshare(['calc', path, '--actor', 'country', '--value', 't']);
    expect(err).toContain(option);
  });
});

it.each(['stream', 'duckdb'])('a number may start with its point: %s', async (engine) => {
  const text = 'country,t\nA,.5\nB,~.25\nC,.1-.2\n';
  const { out } = await said('points.csv', text, '--value', 't', '--engine', engine);
  expect(held(out)).toEqual([{ A: '0.5', B: '0.25', C: '[0.1, 0.2]' }, []]);
});

describe('rows are chosen', () => {
  const text = 'year,country,t,"a>b"\n2019,A,1,x\n2020.0,B,2,y\n2021, C ,3,x\n,D,4,x\n2022,E,5,\n';
  it.each<[string[], string]>([
    [['--where', 'year>=2020'], 'B C E'],
    [['--where', 'year<2021', '--where', 't > -1'], 'A B'],
    [['--where', 'year>2019', '--where', 'year<=2021', '--where-not', 'country=B'], 'C'],
    [['--where', 'country!=A', '--where-not', 'country=C', '--where-not', '"a>b"=x'], 'B E'],
    [['--where', '"a>b"=x', '--where', 'year>=0'], 'A C'],
    [['--where-not', '"a>b"='], 'A B C D'],
  ])('by %j: %s', async (words, expected) => {
    const { out } = await said('chosen.csv', text, '--value', 't', '--top', '9', ...words);
    expect(Object.keys(held(out)[0]).sort().join(' ')).toBe(expected);
  });
  it.each([
    ['year>=2020', 'B C D'],
    ['year>2020', 'C D'],
    ['year<=2019', 'A'],
  ])('by the year of a date, with both engines: %s', async (condition, expected) => {
    const dates = 'year,country,t\n2019-12-31 00:00:00,A,1\n2020/1/31,B,2\n2021-05,C,3\n2022,D,4\n,E,5\n';
    for (const engine of ['stream', 'duckdb']) {
      const { out } = await said(
        'dates.csv',
        dates,
        '--value',
        't',
        '--top',
        '9',
        '--where',
        condition,
        '--engine',
        engine,
      );
      expect(Object.keys(held(out)[0]).sort().join(' ')).toBe(expected);
    }
    const spans = await said('spans.csv', 'year,country,t\n2019-2021,A,1\n', '--value', 't', '--where', condition);
    expect(spans.err).toContain('which is no number to compare');
  });
  it.each([
    ['country,t\nA,"41,600"\nB,900\nC,"1,000"\n', 't>=1000', [], 'A C'],
    ['country,t\nA,1.500\nB,900\nC,2.000\n', 't>=1000', ['--thousands', '.'], 'A C'],
    ['country;t\nA;2,5\nB;1,5\nC;3\n', 't>2', [], 'A C'],
    ['country,t\nA,5\nB,9999\nC,7\n', 't>=6', ['--unknown', '9999'], 'C'],
  ])('by numbers as the values are read, with both engines: %j %s %j', async (text, condition, words, expected) => {
    for (const engine of ['stream', 'duckdb']) {
      const { out } = await said('n.csv', text, '--value', 't', '--where', condition, ...words, '--engine', engine);
      expect(Object.keys(held(out)[0]).sort().join(' ')).toBe(expected);
    }
  });
  it.each<[string[], number, RegExp]>([
    [['--where', 'year>=now'], 2, /expected column=text or column>=number/],
    [['--where-not', 'year>=2020'], 2, /expected column=text, as in/],
    [['--where', 'country>=1'], 1, /country is .*A.*, which is no number to compare/],
    [['--columns', 'year'], 2, /--columns is for --columns-are/],
  ])('and %j is refused', async (words, expected, message) => {
    const { code, err } = await said('chosen.csv', text, '--value', 't', ...words);
    expect([code, err]).toEqual([expected, expect.stringMatching(message)]);
  });
});

describe('columns become rows', () => {
  const wide = 'Country,2021,"2022, est",2023,note\nA,5,1 kt,NA,x\nB,15,20,30,y\n';
  it('with names and patterns, and their cells are refused one by one', async () => {
    const all = ['--columns-are', 'year', '--columns', '2021,"2022, est"'];
    const path = join(folder, 'wide.csv');
    writeFileSync(path, wide);
    const { code, err } = await reshare(['calc', path, '--actor', 'Country', ...all]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^\S+:2: error not-a-value: 2022, est: Cannot read "1 kt"/)]);
    const some = ['--columns-are', 'year', '--columns', '/^20\\d\\d$/i', '--value', 'kt'];
    const { out } = await reshare(['calc', path, '--actor', 'Country', '--json', ...some]);
    expect(JSON.parse(out).rows.map((r: { group: object; unit: string }) => [r.group, r.unit])).toEqual([
      [{ year: '2021' }, 'kt'],
      [{ year: '2023' }, 'kt'],
    ]);
  });
  it.each<[string[], RegExp]>([
    [['--columns-are', 'note', '--actor', 'Country'], /it has a column "note"/],
    [['--columns-are', 'year', '--actor', 'Country', '--columns', '/^19/'], /no column that fits the pattern \/\^19\//],
    [['--columns-are', 'year', '--actor', 'Country', '--columns', '2020'], /no column "2020"/],
    [['--columns-are', 'actor', '--actor', 'Country'], /contradict each other/],
    [['--columns-are', 'year'], /required option '--actor <column>' not specified/],
    [['--actor', 'Country'], /required option '--value <column>' not specified/],
  ])('%j is refused', async (words, message) => {
    const path = join(folder, 'wide.csv');
    writeFileSync(path, wide);
    const { code, err } = await reshare(['calc', path, ...words]);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });
  it('has no unit on the screen without --value', async () => {
    const { out } = await reshare([
      'calc',
      'test/fixtures/cases/years-in-columns.csv',
      '--columns-are',
      'year',
      '--actor',
      'Country',
    ]);
    expect(out).not.toMatch(/undefined|\d +$/m);
  });
});

describe('--keep-going', () => {
  const text = 'year,country,t\n1,A,5x\n1,B,2\n2,A,3\n3,A,1\n3,B,?\n3,B,!\n';
  it('leaves out only the groups with a cell that cannot be read, and ends with exit code 1', async () => {
    const { code, out } = await said('going.csv', text, '--by', 'year', '--value', 't', '--keep-going');
    const { rows, notes } = JSON.parse(out);
    expect([code, rows.map((row: { group: object }) => row.group)]).toEqual([1, [{ year: '2' }]]);
    expect(notes[0]).toBe(
      '2 groups are left out, because a cell of each cannot be read: 1 (line 2: t is "5x"); 3 (line 6: t is "?"). Without --keep-going, an error says what to do.',
    );
    expect(notes).toHaveLength(1);
  });
  it('changes nothing where every cell can be read', async () => {
    const whole = 'year,country,t\n1,A,5\n';
    const { code, out } = await said('whole.csv', whole, '--value', 't', '--keep-going');
    expect([code, notesOf(out)]).toEqual([0, []]);
  });
  it.each([
    ['no group is left', 'year,country,t\n1,A,5x\n'],
    ['the group of a row is not known', 'year,country,t\n1,A,5\n2\n3,B,1\n1,A,1\n'],
  ])('computes nothing if %s', async (_what, rows) => {
    const { code, out, err } = await said('lost.csv', rows, '--by', 'year', '--value', 't', '--keep-going');
    expect([code, out, JSON.parse(err).code]).toEqual([1, '', 'unread-rows']);
  });
});
