import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reshare } from '../shell.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
/** What both engines say of a file with this text, on one line. */
async function said(text: string, ...words: readonly string[]): Promise<string> {
  const path = join(folder, 'table.csv');
  writeFileSync(path, text);
  const [stream, duckdb] = await Promise.all(
    ['stream', 'duckdb'].map(async (engine) => {
      const { out, err } = await reshare(['calc', path, ...words, '--engine', engine]);
      return `${out}${err}`.replace(/\s+/g, ' ');
    }),
  );
  expect(duckdb).toBe(stream);
  return stream ?? '';
}
const ROWS = ['--actor', 'country', '--value', 't'];

describe('calc tells percent signs that only some values have', () => {
  const told = 'Some values have a percent sign, and others, such as 0.05, have none.';
  it.each([
    ['beside a part of 1', '70 %\nB,20 %\nC,0.05', [], true],
    ['also with --shares 100', '70 %\nB,20 %\nC,0.05', ['--shares', '100'], true],
    ['unless parts of 1 are named', '70 %\nB,20 %\nC,0.05', ['--shares', '1'], false],
    ['not beside zero and an unknown value', '70 %\nB,0\nC,NA', [], false],
  ])('%s', async (_what, values, words, expected) => {
    expect((await said(`country,t\nA,${values}\n`, ...ROWS, ...words)).includes(told)).toBe(expected);
  });
});

describe('calc tells a row that may have swallowed others', () => {
  const told = 'The row at line 2 goes on to line 3 within quotes';
  it.each([
    ['where the quotes are closed in the next row', 'country,t\n"A,70\nB",20\nC,30\n', true],
    ['in a column that is not read', 'country,t,note\nA,70,"bad\nB,20,"ok"\nC,30,\n', true],
    ['but not a note of several lines', 'country,t,note\nA,70,"one\ntwo"\nC,30,\n', false],
    ['nor one with as many commas as a row', 'country,t,note\nA,70,"one\nor, say, two"\nC,30,\n', false],
    ['nor a name of several lines', 'country,t\n"A\nB",70\nC,30\n', false],
  ])('%s', async (_what, text, expected) => {
    expect((await said(text, ...ROWS)).includes(told)).toBe(expected);
  });
  it('with the number of further ones', async () => {
    const text = await said('country,t\n"A,70\nB",20\n"C,70\nD",20\n"E,70\nF",20\n', ...ROWS);
    expect(text).toContain('2 more rows do so too.');
  });
});

describe('calc tells a filter that no row meets', () => {
  const TEXT = 'country,t,region\nA,70,Asia\nB,20,Europe\n';
  it.each([
    [
      ['--where-not', 'region=Europ'],
      'No row has "Europ" in column region, so that --where-not leaves out nothing. Did you mean "Europe"?',
    ],
    [
      ['--where', 'region=Asia', '--where', 'region=Africa'],
      'No row has "Africa" in column region, so that --where chooses nothing.',
    ],
  ])('%j', async (words, told) => {
    expect(await said(TEXT, ...ROWS, ...words)).toContain(told);
  });
  it.each([
    [['--where-not', 'region=Europe']],
    [['--where', 'region=Asia', '--where', 'region=Europe']],
    // a row that another filter leaves out has the cell
    [['--where-not', 'region=Europe', '--where-not', 'country=B']],
    [['--columns-are', 'what', '--columns', 't', '--where-not', 'what=t']],
  ])('and none that one does: %j', async (words) => {
    const named = words.includes('--columns-are') ? ['--actor', 'country'] : ROWS;
    expect(await said(TEXT, ...named, ...words)).not.toContain('No row has "');
  });
  it('once, where nothing is counted', async () => {
    const text = await said(TEXT, ...ROWS, '--where', 'region=x', '--where', 'region=y');
    expect(text.match(/No row/g)).toHaveLength(1);
  });
});

describe('calc tells columns that are added up or read by mistake', () => {
  const UNITS = 'Column unit has several units, "t" and "kt", whose rows are added up.';
  it.each([
    ['several units', 'country,t,unit\nA,70,t\nB,20,kt\n', ROWS, UNITS],
    ['units by their cells', 'country,t,in\nA,70,t\nB,20,kt\n', ROWS, 'Column in has several units'],
    [
      'years as values',
      'country,year,t\nA,2020,5\nB,2021,6\n',
      ['--actor', 'country', '--value', 'year'],
      'Column year has only years, and they are counted as quantities. Name',
    ],
    [
      'years as a supplier',
      'year,A,B\n2020,5,6\n2021,6,7\n',
      ['--columns-are', 'actor'],
      'Column year has only years, and they are counted as quantities. To keep years apart, add --by year.',
    ],
    [
      'a label that differs by case',
      'country,t,T\nA,600,1\nB,300,2\n',
      ROWS,
      'The labels of columns "t" and "T" differ by case alone, and "T" is not read.',
    ],
    [
      'a subtotal by its name',
      'country,t\nSubtotal Asia,75\nB,20\nC,50\nD,9\n',
      ROWS,
      `"Subtotal Asia" is counted as a supplier. If it is the sum of others, leave it out: --where-not 'country=Subtotal Asia'.`,
    ],
  ])('%s', async (_what, text, words, told) => {
    expect(await said(text, ...words)).toContain(told);
  });
  it.each([
    ['one unit', 'country,t,unit\nA,70,t\nB,20,t\n', ROWS],
    ['units of which one is chosen', 'country,t,unit\nA,70,t\nB,20,kt\n', [...ROWS, '--where', 'unit=t']],
    ['units of rows that are left out', 'country,t,unit\nA,70,t\nB,20,kt\n', [...ROWS, '--where', 'country=A']],
    ['units kept apart', 'country,t,unit\nA,70,t\nB,20,kt\n', [...ROWS, '--by', 'unit']],
    ['two quantities that look like years', 'country,t\nA,1950\nB,2010\n', ROWS],
    ['a company called Total', 'country,t\nTotalEnergies,70\nB,20\n', ROWS],
  ])('but not %s', async (_what, text, words) => {
    expect(await said(text, ...words)).not.toMatch(/several units|only years|is counted as a supplier/);
  });
});

describe('calc tells names that differ by marks alone', () => {
  it.each([
    ['China 1/', 'case, blanks or marks alone'],
    ['China*', 'case, blanks or marks alone'],
    ['China²', 'case, blanks or marks alone'],
    ['China (3)', 'case, blanks or marks alone'],
    ['China\u200b', 'case, blanks or marks alone'],
    ['CHINA', 'case alone'],
  ])('"China" and "%s"', async (name, how) => {
    const text = await said(`country,t\nChina,7\n${name},2\nB,5\n`, ...ROWS);
    expect(text).toContain(`in country differ by ${how}. They are counted apart.`);
  });
  it.each(['China 2', 'China, mainland', 'Chin'])('but not "China" and "%s"', async (name) => {
    expect(await said(`country,t\nChina,7\n"${name}",2\nB,5\n`, ...ROWS)).not.toContain('counted apart');
  });
  it('among the groups, also a year with a letter', async () => {
    const text = await said('country,t,year\nA,7,2024\nB,5,2024p\n', ...ROWS, '--by', 'year');
    expect(text).toContain('"2024" and "2024p" in year differ by case, blanks or marks alone.');
  });
});

describe('calc refuses', () => {
  it.each([
    ['all', 'A;70\nB;20\n', 2],
    ['the last', 'A,70\nB;20\n', 3],
  ])('rows with another separator than the header: %s', async (_what, rows, line) => {
    const text = await said(`country,t\n${rows}`, ...ROWS);
    expect(text).toContain(`line ${line} separates its cells by ";", but the header by ",".`);
  });
  it('but not a note that has another separator', async () => {
    expect(await said('country,t\nA,70\nB,20\nSurvey A; Survey B\n', ...ROWS)).toContain('1 line is a title or a note');
  });
  it.each([
    ['{"a":"x","t":1}\n{"a":"y","t":1,"t":2}\n', 'object 2 has "t" twice. Delete one of them'],
    ['[{"a":"y","b":{"c":1,"c":2}}]', 'object 1 has "c" twice.'],
    ['[{"a":"y","t":["x",":y",": "],"b":"a\\":"}]', undefined],
  ])('an object with a key twice: %s', async (text, told) => {
    const path = join(folder, 'rows.json');
    writeFileSync(path, text);
    const { err } = await reshare(['calc', path, '--actor', 'a', '--value', 't']);
    if (told === undefined) expect(err).not.toContain('twice');
    else expect(err).toContain(told);
  });
});
