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
      'lakhs',
      'country,t\nA,"60,00,000"\nB,"40,00,000"\n',
      '--actor country --value t',
      '--thousands ,',
      '--thousands ,',
    ],
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
    expect([answer.code, answer.text]).toEqual([
      0,
      expect.stringMatching(/ (?:1|10,000),000 .* A 60 % 5,200 high B 40 %/),
    ]);
  });
});

describe('calc says what is wrong with a name, a number or a filter', () => {
  it.each([
    ['-9', true],
    ['9-', true],
    ['(1,009)', true],
    ['9', false],
    ['1-9', false],
  ])('calls %s negative: %s', async (value, negative) => {
    const { text } = await said(`country,tonnes\nA,"${value}"\nB,1\n`, ROWS);
    expect(text.includes(`"${value}" is negative, and no quantity is below 0.`)).toBe(negative);
  });
  it('refuses a name that no row has, if another differs by case, accents or signs alone', async () => {
    const rows = "country,tonnes\nAvalon,6\nCôte d'Oro,3\nAll,9\n";
    for (const engine of ['stream', 'duckdb']) {
      const of = (words: string) => said(rows, `${ROWS} --engine ${engine} ${words}`);
      for (const [words, meant] of [
        ['-x avalon', '--exclude Avalon'],
        ['-x "Cote d’Oro"', `--exclude 'Côte d'\\''Oro'`],
        ['--total all', '--total All'],
        ['--total-row ALL', '--total-row All'],
        ['--rest all', '--rest All'],
      ] as const) {
        const { code, text } = await of(words.replaceAll('"', "'"));
        expect([code, text]).toEqual([2, expect.stringContaining(`Did you mean ${meant}?`)]);
      }
      // another supplier may well be left out of several files, also one with a similar name
      expect(await of('-x Avalo')).toEqual({ code: 0, text: expect.stringContaining('Did you mean "Avalon"?') });
    }
  });
  it('says which numbers and cells there are if a filter leaves no row', async () => {
    for (const engine of ['stream', 'duckdb']) {
      const of = async (words: string) => (await said(TWO_YEARS, `${ROWS} --engine ${engine} ${words}`)).text;
      expect(await of('--where year>=2030')).toContain('The numbers in year go from 2022 to 2023.');
      expect(await of('--where year>=2030 --where country=A --where-not year=2022')).toContain('go from 2022 to 2023.');
      expect(await of('--where tonnes<9 --where country=Boria')).toContain('Column country has "A" and "B".');
      expect(await of('--where year=1999')).toContain('Column year has "2022" and "2023".');
      expect(await of('--where year>=2022')).not.toContain('The numbers');
    }
  });
  it('says why values that are all 0 have no HHI', async () => {
    const rows = 'year,country,tonnes\n1,A,0\n1,B,0\n2,A,1\n3,A,0\n';
    for (const engine of ['stream', 'duckdb'])
      expect((await said(rows, `${ROWS} --by year --engine ${engine}`)).text).toContain(
        '2 groups of 3 have no HHI, because all their values are 0: 1; 3.',
      );
  });
  it('asks whether a target below 1 is a part of 1', async () => {
    const { code, text } = await said(TWO_YEARS, `${ROWS} --target 0.4`);
    expect([code, text]).toEqual([
      2,
      expect.stringContaining('Did you mean --target 40? If not, write --target 0.4%.'),
    ]);
    for (const target of ['40', '0.4%', '1'])
      expect((await said(TWO_YEARS, `${ROWS} --target ${target}`)).code).toBe(0);
  });
});

describe('calc says what to do with a file that it cannot read', () => {
  it.each<[what: string, name: string, text: string, words: string, message: RegExp]>([
    ['an empty file', 'empty.csv', '', ROWS, /it is empty, or has no line that names the columns/],
    [
      'lists in JSON',
      'lists.json',
      '[["country","tonnes"],["A",600]]',
      ROWS,
      /no object for each row\. .* orient="records"/,
    ],
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
    ['an object of another kind', 'one.json', '{"error":"no data"}', ROWS, /no "country": their only key is "error"/],
    ['suppliers in columns', 'wide.csv', 'year,A,B\n2022,1,2\n', ROWS, /use calc --columns-are/],
    ['a column of years and --columns-are', 'y.csv', TWO_YEARS, '--actor country --columns-are year', /add --by year/],
    ['suppliers as groups', 'y.csv', TWO_YEARS, `${ROWS} --by country`, /Leave it out of --by/],
    [
      'a total as quantities',
      'y.csv',
      TWO_YEARS,
      `${ROWS} --total-column tonnes`,
      /--value and --total-column both name/,
    ],
    [
      'a header further down in another case',
      'wb.csv',
      'Source,WDI\n\nCountry Name,2020\nA,6\n',
      "--actor 'country name' --value 2020",
      /line 3 has it, so add --skip 2/,
    ],
    [
      'a header that is skipped',
      'c.csv',
      'country,tonnes\nA,6\nB,4\n',
      `${ROWS} --skip 1`,
      /line 1 has it, so add --skip 0/,
    ],
    [
      'GeoJSON',
      'g.json',
      '{"type":"FeatureCollection","features":[{"properties":{"country":"A","tonnes":6}}]}',
      ROWS,
      /jq '\[\.features\[\]\.properties\]' \S+g\.json > rows\.json/,
    ],
    [
      'a name with its accent apart',
      'n.csv',
      'country,tonnes\nCo\u0302te,6\nB,4\n',
      `${ROWS} --exclude C\u00f4te`,
      /other characters that look the same: copy it from there/,
    ],
    ['suppliers as quantities', 'y.csv', TWO_YEARS, '--actor country --value country', /quantities in --value/],
    ['no option for a column', 'y.csv', TWO_YEARS, '', /the columns of \S+ are country, year and tonnes/],
    [
      'columns in fixed widths',
      'fixed.txt',
      'country      tonnes\nA               600\n',
      ROWS,
      /sed -E 's\/ \{2,\}\/\|\/g' < \S+fixed\.txt > table\.csv/,
    ],
    [
      'a table as R prints it',
      'r.txt',
      '  country tonnes\n1   China    600\n',
      ROWS,
      /nothing but blanks between the cells.*write\.csv\(x, "table\.csv", row\.names = FALSE\)/,
    ],
    [
      'a first column of several, as Eurostat has it',
      'e.tsv',
      'freq,geo\\TIME\t2023\t2024\nA,AT\t600\t500\n',
      '--actor geo --columns-are year',
      /holds several, "freq,geo\\TIME"\. Separate them: tr , '\\t' < \S+e\.tsv > table\.tsv/,
    ],
    ['an SQLite database', 'a.db', 'SQLite format 3\0x', ROWS, /it is an SQLite database\. Save its table/],
    ['an archive of tar', 'a.tar', `${'a'.padEnd(257, '\0')}ustar`, ROWS, /it is packed as \.tar\. Unpack it first/],
    [
      'no row behind --skip',
      'c.csv',
      'country,tonnes\nA,6\n',
      `${ROWS} --skip 9`,
      /behind those that --skip leaves out/,
    ],
    ['rows without a header', 'c.csv', 'A,600\nB,4\n', ROWS, /If that is a row, add a line with the names/],
    ['a NUL byte', 'n.csv', 'country,tonnes\nA,6\0\n', ROWS, /tr -d '\\0' < \S+n\.csv > table\.csv/],
    ['a key in another case', 'k.json', '[{"Country":"A","tonnes":6}]', ROWS, /did you mean "Country"\?/],
    [
      'no column of a pattern',
      'c.csv',
      'c,2020\nA,6\n',
      "--actor c --columns-are y --columns '/^19/'",
      /no column that fits the pattern/,
    ],
    ['JSON without rows', 'none.json', ' [ ]\n', ROWS, /it is empty, or has no line/],
    [
      'an object of suppliers',
      'map.json',
      '{"A":60,"B":40}',
      ROWS,
      /its keys are A and B\. .* add --columns-are actor/,
    ],
    ['a list of Python', 'list.json', "[{'country':'A','tonnes':5}]", ROWS, /it is a list of Python, not JSON/],
    ['a text of a word processor', 'table.rtf', '{\\rtf1 country}', ROWS, /it is a text of a word processor \(\.rtf\)/],
    ['a file of bzip2', 'table.csv.bz2', 'BZh91AY', ROWS, /it is packed as \.bz2\. Unpack it first/],
    ['a ZIP archive', 'table.zip', 'PK\x03\x04rows', ROWS, /If it is another ZIP archive, unpack it first/],
    [
      'objects for columns',
      'split.json',
      '{"country":{"0":"A"},"tonnes":{"0":6}}',
      ROWS,
      /no object for each row\. .* orient="records"/,
    ],
    [
      'lists for columns',
      'lists.json',
      '{"country":["A"],"tonnes":[6]}',
      ROWS,
      /no object for each row\. Write one; pandas/,
    ],
    [
      'a list within a list',
      'pages.json',
      '[{"page":1},[{"country":"A","tonnes":6}]]',
      ROWS,
      /a list within another list\. .* jq '\.\[1\]' \S+pages\.json > rows\.json/,
    ],
    [
      'lines above the header, and a pattern',
      'bank.csv',
      'Source,WDI\n\nName,2020,2021\nA,6,4\n',
      "--actor Name --columns-are year --columns '/^20/'",
      /no column "Name" in its header: line 3 has it, so add --skip 2/,
    ],
    ['a column without a label beside one', 'b.csv', ',t\nA,6\n', '--actor c --value t', /is named by two quotes, ""/],
    ['another separator', 'c.csv', 'country,tonnes\nA,6\n', `${ROWS} --delimiter ;`, /as in --delimiter ,/],
    ['a column without a label', 'blank.csv', ',tonnes,x\nA,6,1\n', ROWS, /are \(a blank label\), tonnes and x/],
    ['a negative total', 'c.csv', 'country,tonnes\nA,6\n', `${ROWS} --total -5`, /not a quantity above 0/],
    ['a minus as a mark', 'minus.csv', 'country,tonnes\nA,-9\n', `${ROWS} --flags -`, /and is no minus/],
  ])('%s', async (_what, name, text, words, message) => {
    const { code, text: out } = await said(text, words, name);
    expect([code > 1, out]).toEqual([true, expect.stringMatching(message)]);
  });
});

describe('calc says what to do with a cell that it cannot read', () => {
  it.each<[what: string, cell: string, message: string]>([
    ['a code before it', 'USD 1200', 'add --flags USD'],
    ['a sign of a spreadsheet', '"=""100"""', 'Write the number alone, without the signs around it'],
    ['digits of another script', '١٢٣', 'Cannot read "١٢٣". Write its digits as 0 to 9 in the file'],
    ['full-width digits', '１２', 'Write its digits as 0 to 9 in the file'],
    ['points', '..', "--where-not 'tonnes=..'"],
    ['a number in brackets', '(31)', "or the mark of a note, leave such rows out: --where-not 'tonnes=(31)'"],
    ['a currency before it', '"$270,000"', "add --flags '$'"],
    ['a currency of letters', 'US$ 270', "add --flags 'US$'"],
    ['a currency behind it', '270 €', "add --flags '€'"],
    ['a note with a slash', '270 1/', 'If the last digits are the mark of a note, delete them'],
    ['a date of a spreadsheet', 'Oct-20', '"Oct-20" is a date.'],
    ['a date', '2020-10-05', '"2020-10-05" is a date.'],
    ['the header again', 'tonnes', 'is the label of the column again. Leave such rows out: --where-not tonnes=tonnes'],
    ['a line', '---', 'is a drawn line. Leave it out: --where-not tonnes=---'],
    ['percent in words', '47 pct', 'If all values are percentages, add --flags pct --shares 100'],
    ['a decimal comma before a percent sign', '"47,5 %"', 'If the comma is the decimal sign, add --decimal ,'],
    ['a mark before it', '(1) 1200', "add --flags '(1)'"],
    ['a plus', '+1200', 'Write the number alone, without the signs around it'],
    ['a point behind it', '1200.', 'Write the number alone, without the signs around it'],
    ['a character of no width', '1200\u200b', 'It has a character that cannot be seen. Delete it in the file'],
    ['a month', '2021-01', '"2021-01" is a date.'],
    ['a line break', '"x\ny"', 'or NA if it is unknown.'],
    ['an object', '"{""v"":5}"', 'is a list or an object. Write one value in each row.'],
  ])('%s', async (_what, cell, message) => {
    const { code, text } = await said(`country,tonnes\nA,600\nB,${cell}\n`, ROWS);
    expect([code, text]).toEqual([1, expect.stringContaining(message)]);
  });
  it.each([
    ['1 200,5', '--thousands .', 'between thousands is "." in other values. Write all in one way'],
    ['1\u2019200', '--thousands .', 'between thousands is "." in other values. Write all in one way'],
    ['12,50', '--thousands ,', 'between thousands is "," in other values. Write all in one way'],
    ['-5,5', '--decimal ,', '"-5,5" is negative'],
    ['3,4,5', '--decimal ,', 'Cannot read "3,4,5". Write 270000, ~270000,'],
  ])('a sign that an option contradicts: %s with %s', async (cell, words, message) => {
    const { code, text } = await said(`country;tonnes\nA;3\nB;${cell}\n`, `${ROWS} --delimiter ; ${words}`);
    expect([code, text]).toEqual([1, expect.stringContaining(message)]);
  });
  it('one of many cells where none is a number', async () => {
    const { text } = await said('country,tonnes\nA,x\nB,y\nC,z\n', ROWS);
    expect(text.match(/error not-a-value/g)).toHaveLength(1);
    expect(text).toContain('3 rows of ');
    expect(text).toContain('the first is listed.');
  });
  it('a point beside a decimal comma', async () => {
    const { text } = await said('country;tonnes\nA;3,25\nB;31.2\n', `${ROWS} --decimal ,`);
    expect(text).toContain('"31.2" has a decimal point, but the decimal sign of the file is a comma. Write "31,2".');
  });
  it('words in the whole column of values', async () => {
    const swapped = await said('country,tonnes\nA,6\nB,4\n', '--actor tonnes --value country');
    expect(swapped.text).toContain('No cell of column country is a number: name the column with the quantities.');
    expect((await said('country,tonnes\nA,6\nB,x\nC,y\n', ROWS)).text).not.toContain('No cell');
  });
  it('digits of another script in the whole column', async () => {
    expect((await said('country,tonnes\nA,١\nB,٢\n', ROWS)).text).not.toContain('No cell');
  });
  it.each(['2022-01', '2021/22', 'Jan 2021', '2022-12-31'])('a date among columns of suppliers: %s', async (date) => {
    const { text } = await said(`Date,A,B\n${date},6,4\n`, '--columns-are actor');
    expect(text).toContain(`Date: "${date}" is a year or a date. Keep the rows apart by it: --by Date`);
  });
  it('no supplier, which may mean the one above', async () => {
    const { text } = await said('country,tonnes\nA,6\n,4\nB,5\n', ROWS);
    expect(text).toContain(
      'country is blank. Write who supplies; if a blank cell means the one above it, write that one.',
    );
  });
  it('different totals of a group', async () => {
    const { text } = await said('country,tonnes,all\nA,6,10\nB,4,11\n', `${ROWS} --total-column all`);
    expect(text).toContain('or name the columns that tell groups apart in --by.');
  });
});

describe('calc says how to write what an option may mean', () => {
  it.each([
    ["--where 'tonnes=>5'", "To compare numbers, write --where 'tonnes>=5'."],
    ['--exclude A,B', 'For several, repeat the option: --exclude A --exclude B.'],
    ['--where country=A,B', 'For several cells, repeat --where.'],
    ['--by country --by tonnes', 'Write all of them in one: country,tonnes.'],
    ['--shares 1', '"6" is more than 1, and by --shares 1 shares are parts of 1. For percent, write --shares 100.'],
    ['--total 300t', 'To state a total, write a number alone, as in --total 390000.'],
  ])('%s', async (words, told) => {
    expect((await said('country,tonnes\nA,6\nB,4\n', `${ROWS} ${words}`)).text).toContain(told);
  });
});

it('calc says how to take columns for suppliers, and how to read an address', async () => {
  const { text } = await said('year,A,B\n2022,1,2\n', '--columns-are suppliers');
  expect(text).toContain('if the columns are suppliers, write --columns-are actor;');
  const { err } = await reshare(['calc', 'https://example.org/x.csv', '--actor', 'a', '--value', 'b']);
  expect(err).toContain('addresses are not read. Fetch it first, as in: curl -sL ADDRESS | reshare calc -');
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

describe('calc tells which marks may change what a number says', () => {
  const table = (...values: string[]) => `country,tonnes\n${values.map((v, i) => `C${i},${v}\n`).join('')}`;
  it.each<[what: string, text: string, words: string, told: string]>([
    ['a letter that multiplies', table('270k', '900'), '', 'If "k" multiplies the number, write all its digits'],
    ['a word that multiplies', table('1.2 million', '900'), '', 'If "million" multiplies the number, write all its'],
    [
      'a short unit',
      table('270 t', '900 t'),
      '',
      'If all values have the unit "t", add --flags t. If their units differ',
    ],
    [
      'a multiplier that is left out',
      table('270k', '1.2M'),
      ' --flags k,M',
      '--flags leaves out "k" and "M", so 12k is read',
    ],
    ['two units that are left out', table('270 kt', '31 t'), ' --flags kt,t', 'If they are different units, write all'],
  ])('%s', async (_what, text, words, told) => {
    expect((await said(text, ROWS + words)).text).toContain(told);
  });
  it.each([
    ['one unit', table('270 kt', '31 kt'), '--flags kt'],
    ['letters that mark numbers', table('270 e', '31 p'), '--flags e,p'],
  ])('and says nothing of %s', async (_what, text, words) => {
    expect((await said(text, `${ROWS} ${words}`)).text).not.toContain('leaves out');
  });
});

describe('calc lists the largest of shares that cannot all be true', () => {
  it('first, and as many as --top says', async () => {
    const rows = 'country,share\nA,1\nB,2\nY,40\nZ,90\n';
    expect((await said(rows, '--actor country --value share --shares 100 --top 2')).text).toMatch(
      / 4 Z 90 % NA Y 40 % !/,
    );
  });
});

describe('calc tells notes below the rows from suppliers', () => {
  const ROW = 'country,year,tonnes\nA,2024,600\nB,2024,400\n';
  it.each([
    ['Source: office,,', 'Source: office'],
    ['"Source: office, 2024",,', 'Source: office, 2024'],
    ['source : office,2024,', 'source : office,2024'],
    ['Note: all in tonnes,2024,31', 'Note: all in tonnes,2024,31'],
    ['Footnotes,,', 'Footnotes'],
    ['* estimated,,', '* estimated'],
    ['¹ estimated,,', '¹ estimated'],
    ['(a) estimated,,', '(a) estimated'],
    ['Herkunft: Amt,,', 'Herkunft: Amt'],
    ['All values are in tonnes.,,', 'All values are in tonnes.'],
    ['1 Estimated.,,', '1 Estimated.'],
  ])('%s', async (line, told) => {
    for (const engine of ['stream', 'duckdb']) {
      const of = (text: string, words = ROWS) => said(text, `${words} --engine ${engine}`);
      const note = `! 1 line is a title or a note, not a row: line 4 "${told}".`;
      for (const words of [ROWS, `${ROWS} --by year`, '--columns-are x --columns tonnes --actor country']) {
        const { code, text } = await of(`${ROW}${line}\n`, words);
        expect([code, text]).toEqual([0, expect.stringMatching(/1,000.* 2 A 60 % 5,200 high/)]);
        expect(text).toContain(note);
      }
    }
  });
  it('and counts them as suppliers where rows follow, or where they do not look like notes', async () => {
    for (const engine of ['stream', 'duckdb']) {
      const of = async (line: string, more: string) =>
        (await said(`${ROW}${line}\n${more}`, `${ROWS} --engine ${engine}`)).text;
      expect(await of('Source: office,2024,', 'C,2024,9\n')).toContain('1 row of Source: office.');
      expect(await of('* estimated,,', 'C,2024,9\n')).toContain('1 row of * estimated.');
      expect(await of('Republic of C,,', '')).toContain('1 row of Republic of C.');
      const remarks = 'remark,country,tonnes\nNote: early,A,600\nNote: late,B,400\n';
      expect((await said(remarks, `${ROWS} --engine ${engine}`)).text).toContain('1,000 tonnes 2 A 60 % 5,200 high');
    }
  });
});

describe('calc doubts a supplier that is the sum of those next to it', () => {
  const told = (whole: string, parts: string, groups: string) =>
    `"${whole}" is as large as ${parts} together in ${groups}, so it may be counted twice. To leave it out: --where-not country=${whole}.`;
  const regions = (...values: readonly number[]) =>
    `country,tonnes\n${['Asia', 'China', 'Japan', 'Europe', 'France', 'Poland'].map((name, i) => `${name},${values[i]}\n`).join('')}`;
  const years = (...values: readonly string[]) =>
    `country,2022,2023\n${['China', 'Japan', 'Asia', 'Brazil', 'Chile'].map((name, i) => `${name},${values[i]}\n`).join('')}`;
  const wide = '--actor country --columns-are year';
  it.each<[what: string, rows: string, words: string, doubt: readonly [string, string, string] | undefined]>([
    ['regions above countries', regions(15, 10, 5, 7, 4, 3), ROWS, ['Asia', '"China" and "Japan"', '1 of 1 group']],
    [
      'one region below its countries, in two years',
      years('1041,1100', '510,523', '1551,1623', '77,80', '12,11'),
      wide,
      ['Asia', '"China" and "Japan"', '2 of 2 groups'],
    ],
    ['one sum by chance', regions(15, 10, 5, 8, 4, 3), ROWS, undefined],
    ['the same numbers in two years', years('1041,1041', '510,510', '1551,1551', '77,80', '12,11'), wide, undefined],
    ['round numbers in two years', years('1000,1200', '500,400', '1500,1600', '77,80', '12,11'), wide, undefined],
    ['one year of two', years('1041,1100', '510,523', '1551,1624', '77,80', '12,11'), wide, undefined],
  ])('%s', async (_what, rows, words, doubt) => {
    for (const engine of ['stream', 'duckdb']) {
      const { text } = await said(rows, `${words} --engine ${engine}`);
      if (doubt) expect(text).toContain(told(...doubt));
      else expect(text).not.toContain('counted twice');
    }
  });
  it('as far as the first rows show it, but by all groups of the file', async () => {
    const year = (n: number, more = 0) =>
      regions(15 + n + more, 10, 5 + n, 7, 4, 3).replaceAll(/^(?=[A-Z])/gm, `${n},`);
    const rows = (more: number) =>
      `country,tonnes\n`.replace(/^/, 'year,') +
      [0, 1, 2, 3, 4]
        .map((n) =>
          year(n, n > 1 ? more : 0)
            .split('\n')
            .slice(1)
            .join('\n'),
        )
        .join('');
    for (const engine of ['stream', 'duckdb']) {
      const of = async (text: string) => (await said(text, `${ROWS} --by year --engine ${engine}`)).text;
      expect(await of(rows(0))).toContain(told('Asia', '"China" and "Japan"', '5 of 5 groups'));
      expect(await of(rows(20))).not.toContain('"Asia" is as large');
    }
  });
});

describe('calc tells a total that is stated twice', () => {
  const rows = (...more: readonly string[]) =>
    ['year,country,tonnes', '2022,A,6', '2022,B,4', '2022,World,10', '2023,A,5', '2023,World,5', ...more].join('\n');
  const note = (which: string) => `the total has more rows than any supplier, and they are added up${which}.`;
  it.each([
    ['by year', rows('2023,World,5'), '--by year', 'In 1 group of 2 ', ': 2023'],
    ['as an unknown value, too', rows('2023,World,NA'), '--by year', 'In 1 group of 2 ', ': 2023'],
    ['with blanks around it', rows('2023, World,5'), '--by year', 'In 1 group of 2 ', ': 2023'],
    ['in all years together', rows('2023,World,5'), '', 'In 1 group of 1 ', ''],
  ])('%s', async (_what, text, words, groups, which) => {
    for (const engine of ['stream', 'duckdb']) {
      const of = async (file: string) => (await said(file, `${ROWS} --total World --engine ${engine} ${words}`)).text;
      expect(await of(text)).toContain(`${groups}${note(which)}`);
      expect(await of(rows())).not.toContain('more rows than any supplier');
    }
  });
});

describe('calc leaves out objects and rows without a cell that is read', () => {
  it.each([
    [
      'an object before the rows',
      '[{"title":"Output","by":"x"},{"country":"A","tonnes":6},{"country":"B","tonnes":4}]',
      1,
      'Output,x',
    ],
    ['an object behind them', '{"country":"A","tonnes":6}\n{"country":"B","tonnes":4}\n{"n":2,"m":3}', 3, '2,3'],
    ['a row in a text', 'kind,remark,country,tonnes\n,,A,6\nx,y,,\n,,B,4\n', 3, 'x,y'],
  ])('%s', async (_what, text, line, told) => {
    const found = await said(text, ROWS, 'rows.txt');
    expect(found).toEqual({ code: 0, text: expect.stringContaining('10 tonnes 2 A 60 % 5,200 high B 40 %') });
    expect(found.text).toContain(`1 line is a title or a note, not a row: line ${line} "${told}".`);
  });
});

describe('calc doubts points before three digits', () => {
  it.each([
    ['beside semicolons', 'A;12.200\nB;3.300', ROWS, true],
    ['with another decimal', 'A;12.200\nB;3.30', ROWS, false],
    ['of values of one size', 'A;1.200\nB;1.300', ROWS, false],
    ['that add up to 100', 'A;62.200\nB;37.800', ROWS, false],
    ['unless the sign is named', 'A;12.200\nB;3.300', `${ROWS} --decimal .`, false],
  ])('%s', async (_what, rows, words, doubted) => {
    for (const engine of ['stream', 'duckdb']) {
      const { text } = await said(`country;tonnes\n${rows}\n`, `${words} --engine ${engine}`);
      expect(text.includes('Every value has three digits behind a point.')).toBe(doubted);
    }
  });
});

describe('calc finds columns where they are', () => {
  it.each([
    [',t\nA,600\nB,400\n', "--actor '' --value t"],
    ['"","t"\n"A",600\n"B",400\n', "--actor '' --value t"],
    ['Title\n,t\nA,600\nB,400\n', "--actor '' --value t"],
    ['country,\nA,600\nB,400\n', "--actor country --value ''"],
  ])('under a header of one label: %j', async (text, words) => {
    for (const engine of ['stream', 'duckdb'])
      expect((await said(text, `${words} --engine ${engine}`)).text).toMatch(/1,000 (t )?2 A 60 % 5,200 high/);
  });
  it('but takes one label above the header for a title', async () => {
    const { text } = await said('tonnes,\ncountry,tonnes\nA,600\nB,400\n', ROWS);
    expect(text).toContain('1,000 tonnes 2 A 60 % 5,200 high');
  });
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
