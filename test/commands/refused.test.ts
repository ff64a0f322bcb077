import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reshare } from '../shell.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
/** What calc says of a file with this text, on one line; `words` follow the name of the file. */
async function said(text: string, words: string, name = 'table.csv') {
  const path = join(folder, name);
  writeFileSync(path, text);
  const split = words.match(/'[^']*'|\S+/g) ?? [];
  const { code, out, err } = await reshare(['calc', path, ...split.map((word) => word.replace(/^'(.*)'$/, '$1'))]);
  return { code, text: `${out}${err}`.replace(/\s+/g, ' ') };
}
const ROWS = '--actor country --value tonnes';
const TWO_YEARS = 'country,year,tonnes\nA,2022,500\nB,2022,500\nA,2023,600\nB,2023,400\n';

describe('what calc advises for a refused file gives an answer', () => {
  it.each<[what: string, text: string, words: string, advice: string, followed: string]>([
    ['a footnote in brackets', 'country,tonnes\nA,600\nB,400 (1)\n', ROWS, "--flags '(1)'", "--flags '(1)'"],
    ['a raised footnote', 'country,tonnes\nA,600\nB,400³\n', ROWS, "--flags '³'", '--flags ³'],
    ['a mark with a slash', 'country,tonnes\nA,600\nB,400 r/\n', ROWS, '--flags r/', '--flags r/'],
    ['a unit in the cells', 'country,tonnes\nA,600 kt\nB,400 kt\n', ROWS, '--flags kt', '--flags kt'],
    ['a total without a name', 'country,tonnes\nA,600\nB,400\n,1000\n', ROWS, 'country=', '--where-not country='],
    ['a negative number', 'country,tonnes\nA,600\nB,400\nC,-9\n', ROWS, 'tonnes=-9', '--where-not tonnes=-9'],
    [
      'a column of marks beside the years',
      'country,2022,mark\nA,600,e\nB,400,\n',
      '--actor country --columns-are year',
      'name those that do with --columns',
      '--columns 2022',
    ],
  ])('%s', async (_what, text, words, advice, followed) => {
    const refused = await said(text, words);
    expect([refused.code, refused.text]).toEqual([1, expect.stringContaining(advice)]);
    const answer = await said(text, `${words} ${followed}`);
    expect([answer.code, answer.text]).toEqual([0, expect.stringMatching(/ 1,000 .* A 60 % 5,200 high B 40 %/)]);
  });
});

describe('calc says what to do with a file that it cannot read', () => {
  it.each<[what: string, name: string, text: string, words: string, message: RegExp]>([
    ['an empty file', 'empty.csv', '', ROWS, /it is empty, or --skip/],
    ['lists in JSON', 'lists.json', '[["country","tonnes"],["A",600]]', ROWS, /JSON of lists without names/],
    [
      'objects within one object',
      'nested.json',
      '{"unit":"t","data":[{"country":"A","tonnes":600}]}',
      ROWS,
      /in "data" of another object\. .* jq '\.\["data"\]' \S+nested\.json > rows\.json/,
    ],
    [
      'two columns of one name',
      'two.csv',
      'country,tonnes,tonnes\nA,1,2\n',
      ROWS,
      /columns .* called "tonnes"\. Give one/,
    ],
    ['suppliers in columns', 'wide.csv', 'year,A,B\n2022,1,2\n', ROWS, /use calc --columns-are/],
    ['a column of years and --columns-are', 'y.csv', TWO_YEARS, '--actor country --columns-are year', /add --by year/],
    ['suppliers as groups', 'y.csv', TWO_YEARS, `${ROWS} --by country`, /Leave it out of --by/],
    ['suppliers as quantities', 'y.csv', TWO_YEARS, '--actor country --value country', /quantities in --value/],
    ['no option for a column', 'y.csv', TWO_YEARS, '', /the columns of \S+ are country, year and tonnes/],
    ['a minus as a mark', 'minus.csv', 'country,tonnes\nA,-9\n', `${ROWS} --flags -`, /and is no minus/],
  ])('%s', async (_what, name, text, words, message) => {
    const { code, text: out } = await said(text, words, name);
    expect([code > 1, out]).toEqual([true, expect.stringMatching(message)]);
  });
});

describe('calc tells what a table may mean that it adds up', () => {
  it('notes years that --by does not name, unless they are filtered or one alone', async () => {
    const note = 'Column year has several years, whose rows are added up. To keep them apart, add --by year.';
    expect((await said(TWO_YEARS, ROWS)).text).toContain(note);
    const objects = '[{"country":"A","year":2022,"tonnes":6},{"country":"A","year":2023,"tonnes":4}]';
    expect((await said(objects, ROWS, 'years.json')).text).toContain(note);
    for (const words of ['--by year', '--where year=2023'])
      expect((await said(TWO_YEARS, `${ROWS} ${words}`)).text).not.toContain('added up');
    expect((await said(TWO_YEARS.replaceAll('2022', '2023'), ROWS)).text).not.toContain('added up');
    expect((await said(TWO_YEARS.replaceAll('2022', '31'), ROWS)).text).not.toContain('added up');
  });
  it('notes blank cells of --by beside others, as a sheet leaves them below a name', async () => {
    const rows = (below: string) => `region,country,tonnes\nX,A,6\n${below},B,4\n`;
    expect((await said(rows(''), `${ROWS} --by region`)).text).toContain('Some rows have a blank cell in region');
    expect((await said(rows('X'), `${ROWS} --by region`)).text).not.toContain('blank cell');
  });
});

describe('calc finds columns where they are', () => {
  it('takes a line break in a label for a blank', async () => {
    const { code, text } = await said(
      'country,"tonnes\n(gross)"\nA,600\nB,400\n',
      "--actor country --value 'tonnes (gross)'",
    );
    expect([code, text]).toEqual([0, expect.stringContaining('1,000 tonnes (gross) 2 A 60 % 5,200 high')]);
  });
  it('reads objects with a key for each year or supplier', async () => {
    const objects = '[{"country":"A","2022":5,"2023":6},{"country":"B","2022":5,"2023":4}]';
    expect((await said(objects, '--actor country --columns-are year', 'keys.json')).text).toContain(
      'A 60 % 5,200 high',
    );
    expect((await said('{"A":600,"B":400}', '--columns-are actor', 'one.json')).text).toContain('A 60 % 5,200 high');
  });
  it('does not take the label of a year for the unit', async () => {
    const { text } = await said('country,2023\nA,600\nB,400\n', '--actor country --value 2023');
    expect(text).toContain(' 1,000 2 A 60 %');
  });
});
