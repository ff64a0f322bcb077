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
      'No row has "Europ" in column region, so --where-not region=Europ leaves out nothing. Did you mean "Europe"?',
    ],
    [
      ['--where', 'region=Asia', '--where', 'region=Africa'],
      'No row has "Africa" in column region, so --where region=Africa chooses nothing.',
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

describe('calc tells cells like those that a filter names', () => {
  it.each<[text: string, words: string[], told: string]>([
    [
      'A,5,2022\nB,3,2022*\nC,2,2022 (p)\n',
      ['--where', 'x=2022'],
      `Column x has "2022*" and "2022 (p)" beside "2022", and --where does not mean them. To count such rows, too, add --where 'x=2022*' --where 'x=2022 (p)'.`,
    ],
    ['A,5,2022\nB,3,2022.0\n', ['--where', 'x=2022'], 'Column x has "2022.0" beside "2022"'],
    ['A,5,1\nB,3,01\n', ['--where', 'x=1'], 'Column x has "01" beside "1"'],
    ['A,5,Cu\nB,3,cu\n', ['--where', 'x=Cu'], 'Column x has "cu" beside "Cu"'],
    ['A,5,C\u00f4te\nB,3,Co\u0302te\n', ['--where', 'x=C\u00f4te'], 'beside "C\u00f4te"'],
    ['A,5,Cu\nB,3,cu\nC,2,Zn\n', ['--where-not', 'x=Cu'], 'To leave out such rows, too, add --where-not x=cu.'],
  ])('%j %j', async (rows, words, told) => {
    expect(await said(`country,t,x\n${rows}`, ...ROWS, ...words)).toContain(told);
  });
  it.each<[text: string, words: string[]]>([
    ['A,5,2022\nB,3,2022*\n', ['--where', 'x=2022', '--where', 'x=2022*']],
    ['A,5,1.5\nB,3,15\n', ['--where', 'x=15']],
    ['A,5,Asia\nB,3,Europe\n', ['--where', 'x=Asia']],
  ])('but no others: %j %j', async (rows, words) => {
    expect(await said(`country,t,x\n${rows}`, ...ROWS, ...words)).not.toContain('Column x has');
  });
  it.each([
    ['202206', 'Column x has months or days such as 202206, and a year is compared with them as a number.'],
    ['20220630', 'Column x has months or days such as 20220630'],
  ])('and a year that is compared with %s', async (cell, told) => {
    const text = `country,t,x\nA,5,${cell}\nB,3,2023${cell.slice(4)}\n`;
    expect(await said(text, ...ROWS, '--where', 'x>=2023')).toContain(told);
    expect(await said(text, ...ROWS, '--where', 'x>=202301')).not.toContain('Column x');
  });
  it.each([
    [['0.47', '.33', '0.1'], true],
    [['1', '0'], true],
    [['0.47', '33'], false],
    [['0.47%', '0.33%'], false],
  ])('and percent that are parts of 1: %j', async (values, expected) => {
    const rows = values.map((value, i) => `${'ABC'[i]},${value}\n`).join('');
    const text = await said(`country,t\n${rows}`, ...ROWS, '--shares', '100');
    expect(text.includes('If they are parts of 1, write --shares 1.')).toBe(expected);
  });
});

describe('calc tells columns that are added up or read by mistake', () => {
  const UNITS = 'Column unit has "t" and "kt", whose rows are added up.';
  it.each([
    ['several units', 'country,t,unit\nA,70,t\nB,20,kt\n', ROWS, UNITS],
    ['units by their cells', 'country,t,in\nA,70,t\nB,20,kt\n', ROWS, 'Column in has "t" and "kt", whose'],
    [
      'years as values',
      'country,year,t\nA,2020,5\nB,2021,6\n',
      ['--actor', 'country', '--value', 'year'],
      'Column year has only years or dates, and they are counted as quantities. Name',
    ],
    [
      'years as a supplier',
      'year,A,B\n2020,5,6\n2021,6,7\n',
      ['--columns-are', 'actor'],
      'Column year has only years or dates, and they are counted as quantities. To keep them apart, add --by year.',
    ],
    [
      'months as a supplier',
      'period,A,B\n202101,5,6\n202102,6,7\n',
      ['--columns-are', 'actor'],
      'Column period has only years or dates, and they are counted as quantities.',
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
    expect(await said(text, ...words)).not.toMatch(/added up|only years|is counted as a supplier/);
  });
});

const FLOWS = 'country,t,flow\nA,70,Production\nA,20,Exports\nB,9,Production\n';
const MONTHS = 'month,country,t\n1,A,10\n2,A,12\nTotal,A,22\n1,B,5\nTotal,B,5\n';
describe('calc finds what tells figures of one supplier apart in the words of a label', () => {
  it.each([
    ...[
      'flowCode',
      'Flow name',
      'TRADE_TYPE',
      'impexp',
      'nrg_bal',
      'cmdCode',
      'HS Code',
      'hs6',
      'HSCode',
      'product_code',
    ],
    ...['fuel', 'indic_bt', 'status', 'Data type', 'vintage', 'price_basis', 's_adj', 'FREQ', 'grade'],
    ...['motCode', 'customsCode', 'partner2Desc', 'reporterDesc', 'wave', 'round', 'kind', 'what'],
    ...['Art', 'Typ', 'Merkmal', 'Strom', 'Rohstoff', 'Kategorie', 'Richtung', 'Ware', 'Produkt'],
    ...['flux', 'produit', 'catégorie', 'producto', 'flujo', 'tipo', 'fluxo', 'produto', 'flusso', 'prodotto'],
  ])('%s', async (label) => {
    const text = await said(`country,${label},t\nA,x,5\nA,y,6\nB,x,3\n`, ...ROWS);
    expect(text).toContain(`Column ${label} has "x" and "y", whose rows are added up.`);
  });
  it.each(['workflow', 'shs', 'typed', 'note', 'mine', 'partnership', 'rounded', 'party'])(
    'but not in %s',
    async (label) => {
      expect(await said(`country,${label},t\nA,x,5\nA,y,6\nB,x,3\n`, ...ROWS)).not.toContain('added up');
    },
  );
});

describe('calc finds units, powers and currencies by the label of their column', () => {
  const text = (label: string): string => `country,${label},t\nA,x,5\nB,y,6\n`;
  it.each([
    ...['unit', 'UoM', 'uom_code', 'UNIT_MEASURE', 'unit_mult', 'Unit of measurement', 'Units of measure', 'Unit Name'],
    ...['qtyUnitAbbr', 'PowerCode Code', 'Currency', 'Maßeinheit', 'Masseinheit', 'Währung', 'unité de mesure'],
    ...['unidad de medida', 'unità di misura', 'unidade de medida', 'devise', 'moneda', '单位', '単位', '通貨'],
  ])('%s', async (label) => {
    expect(await said(text(label), ...ROWS)).toContain(`Column ${label} has "x" and "y", whose rows are added up.`);
  });
  it.each(['Business unit', 'Unit value', 'Units sold', 'Power plant', 'unit_id'])('but not %s', async (label) => {
    expect(await said(text(label), ...ROWS)).not.toContain('added up');
  });
});

describe('calc finds years under a label of years or dates, however they are written', () => {
  const text = (label: string, a: string, b: string): string => `country,${label},t\nA,${a},5\nA,${b},6\nB,${a},3\n`;
  it.each([
    ['Monat', 'Mai 2022', 'Mai 2023'],
    ['Monat', 'Mai 22', 'Mai 23'],
    ['mois', 'févr. 2022', 'févr. 2023'],
    ['Stichtag', '31.12.22', '31.12.23'],
    ['date', '12/31/22', '12/31/23'],
    ['year', '2022 est.', '2023 est.'],
    ['period', 'Year ended June 2022', 'Year ended June 2023'],
    ['année', '2022 T1', '2023 T1'],
    ['trimestre', 'T1 22', 'T1 23'],
    ['fecha', '2022 (ene-dic)', '2023 (ene-dic)'],
    ['年度', '2022年度', '2023年度'],
    ['年', '令和4年', '令和5年'],
    ['date', '44927', '45292'],
  ])('%s: %s and %s', async (label, a, b) => {
    expect(await said(text(label, a, b), ...ROWS)).toContain(`Column ${label} has several years, whose rows are added`);
  });
  it.each([
    ['months', 'month', 'Jan', 'Feb'],
    ['months by number', 'month', '1', '12'],
    ['quarters', 'quarter', 'Q1', 'Q2'],
    ['months of one year', 'Monat', 'Mai 2022', 'Juni 2022'],
    ['days of one year', 'date', '31.12.22', '30.11.22'],
    ['days of one year in a spreadsheet', 'date', '44927', '45291'],
    ['weeks', 'period', 'week 12', 'week 13'],
    ['lengths of time', 'time', '30', '120'],
    ['years without such a label', 'lot', 'Mai 2022', 'Mai 2023'],
  ])('but not in %s', async (_what, label, a, b) => {
    expect(await said(text(label, a, b), ...ROWS)).not.toContain('several years');
  });
});

describe('calc finds years in dates, months and quarters', () => {
  it('also behind 200 rows of one year', async () => {
    const rows = [2022, 2023].flatMap((year) => Array.from({ length: 250 }, (_, i) => `Firm ${i},${i + 1},${year}\n`));
    expect(await said(`country,t,year\n${rows.join('')}`, ...ROWS)).toContain('Column year has several years');
  });
  it.each([
    ...[
      '202112 202201',
      '20210101 20220101',
      '2021M01 2022M01',
      '2021Q1 2022Q1',
      '2021-Q4 2022-Q1',
      'Jan_2021 Jan_2022',
    ],
    ...[
      '01-Jan-21 01-Jan-22',
      'Q1_2021 Q1_2022',
      '1Q21 1Q22',
      'FY21 FY22',
      '2021_(est.) 2022',
      "'21 '22",
      '2021-Jan 2022-Jan',
    ],
  ])('%s', async (both) => {
    const [a, b] = both.split(' ').map((text) => text.replaceAll('_', ' '));
    const text = await said(`country,period,t\nA,${a},5\nA,${b},6\nB,${a},3\n`, ...ROWS);
    expect(text).toContain('Column period has several years, whose rows are added up.');
  });
  it.each([
    ['codes of goods', 'country,code,t\nA,200811,5\nA,200912,6\n', []],
    [
      'months of the year that --by names',
      'country,y,month,t\nA,2021,2021-01,5\nA,2021,2021-02,5\nA,2022,2022-01,6\n',
      ['--by', 'y'],
    ],
    ['months of one year', 'country,month,t\nA,2021-01,5\nA,2021-02,6\n', []],
    ['impossible months', 'country,period,t\nA,202113,5\nA,202214,6\n', []],
  ])('but no several years in %s', async (_what, text, words) => {
    expect(await said(text, ...ROWS, ...words)).not.toContain('several years');
  });
  it.each([
    ['a year', '2022', '2022-01'],
    ['a year', '2022', '2022Q1'],
    ['a span of months', 'Jan-Dec', '1'],
    ['a fiscal year', 'FY', 'Q1'],
    ['a word', 'Annual', 'January'],
  ])('tells %s beside its parts: %s and %s', async (_what, whole, part) => {
    const text = await said(`country,when,t\nA,${part},5\nA,${whole},9\nB,${part},3\n`, ...ROWS);
    expect(text).toContain(`Column when has "${whole}" beside other cells, so rows may be counted twice.`);
  });
  it('but not a year beside months of another', async () => {
    const text = await said('country,when,t\nA,2021,5\nA,2022-01,9\n', ...ROWS);
    expect(text).not.toContain('counted twice');
  });
});

const valued = (label: string): readonly string[] => ['--actor', 'c', '--value', label];
describe('calc tells a column by its label', () => {
  it.each([
    ...[
      'share',
      'market share',
      'pct',
      'Share (%)',
      'Marktanteil',
      'Anteil',
      'Prozent',
      'part_de_marche',
      'part de marché',
    ],
    ...[
      'cuota',
      'quota',
      'quota di mercato',
      'porcentaje',
      'perc',
      'proportion',
      'fraction',
      'シェア',
      '占比',
      '市场份额',
    ],
  ])('of shares: %s', async (label) => {
    const told = `By its label, column ${label} holds shares. If it does, add --shares 100`;
    expect(await said(`c,${label}\nA,50\nB,20\n`, ...valued(label))).toContain(told);
  });
  it.each(['shareholders', 'export quota', 'spare part', 'per capita'])('but not of shares: %s', async (label) => {
    expect(await said(`c,${label}\nA,50\nB,20\n`, ...valued(label))).not.toContain('holds shares');
  });
  it.each([
    ...['Preis', 'prix', 'precio', 'preço', 'prezzo', '价格', 'price_usd_t', 'Price in EUR', 'USD per tonne'],
    ...['US$/t', '$/kg', 'value_eur_per_t', 'Value (USD/t)', 'Rang'],
  ])('without quantities: %s', async (label) => {
    expect(await said(`c,${label}\nA,500\nB,20\n`, ...valued(label))).toContain('may have no quantities');
  });
  it.each(['Value (USD m)', 'USD', 'Production (t)', 'priced goods'])('but with quantities: %s', async (label) => {
    expect(await said(`c,${label}\nA,500\nB,20\n`, ...valued(label))).not.toContain('may have no quantities');
  });
  it.each([
    ['2021,2022,2022 (%)', '2022 (%)'],
    ['2021,2022,Rank 2022', 'Rank 2022'],
    ['2021,2022,Share 2022', 'Share 2022'],
    ['2021,2022,Price 2022 (USD/t)', 'Price 2022 (USD/t)'],
  ])('of others among years: %s', async (labels, odd) => {
    const text = await said(`c,${labels}\nA,5,6,1\nB,2,3,2\n`, '--actor', 'c', '--columns-are', 'y');
    expect(text).toContain(
      `Column ${odd} is counted like the years, but its label says that it has shares, ranks or prices. To choose columns, add --columns 2021,2022.`,
    );
  });
  it('of shares where all columns of years have them', async () => {
    const text = await said('c,2021 (%),2022 (%)\nA,50,60\nB,20,3\n', '--actor', 'c', '--columns-are', 'y');
    expect(text).toContain('By its label, column 2021 (%) holds shares.');
    expect(text).not.toContain('counted like the years');
  });
});

describe('calc doubts that rows which add up to about 100 are shares', () => {
  it.each([
    ['below it', 'A,47\nB,31\nC,17\nD,3\n', 'add up to about 100. If they are shares, add --shares 100'],
    [
      'above it with a condition',
      'A,47\nB,31\nC,17\nD,9\n',
      'add up to about 100, at most to 104. If they are shares and rounding explains the excess, add --shares 100. If it does not, a row may be counted twice.',
    ],
  ])('%s', async (_what, rows, told) => {
    expect(await said(`country,t\n${rows}`, ...ROWS)).toContain(told);
  });
});

describe('calc takes three quantities for years', () => {
  const told = 'has only years or dates, and they are counted as quantities.';
  const ROWS_OF = ['Chile,2019', 'Peru,2004', 'Congo,1987'];
  it.each(['x', 'year', 'period'])('under %s', async (label) => {
    expect(await said(`c,${label}\n${ROWS_OF.join('\n')}\n`, ...valued(label))).toContain(told);
  });
  it('under value, beside a column that may have the quantities', async () => {
    const text = `c,value,tonnes\n${ROWS_OF.map((row, i) => `${row},${i}`).join('\n')}\n`;
    expect(await said(text, ...valued('value'))).toContain(told);
  });
  it.each([
    ...['tonnes', 't', 'kg', 'units', 'quantity', 'Production', 'value', 'amount', 'volume', 'output', 'Exports (kt)'],
    ...['Menge', 'quantité', 'cantidad'],
  ])('but not under %s', async (label) => {
    expect(await said(`c,${label}\n${ROWS_OF.join('\n')}\n`, ...valued(label))).not.toContain(told);
    expect(
      await said(`c,year,${label}\n${ROWS_OF.map((row) => row.replace(',', ',2020,')).join('\n')}\n`, ...valued(label)),
    ).not.toContain(told);
  });
});

describe('calc tells what no option keeps apart', () => {
  it.each<[string, string, readonly string[], string]>([
    ['flows', FLOWS, ROWS, 'Column flow has "Production" and "Exports", whose rows are added up.'],
    ['currencies', 'country,t,Currency\nA,7,CNY\nB,2,PEN\n', ROWS, 'Column Currency has "CNY" and "PEN"'],
    ['a total among months', MONTHS, ROWS, 'If it is their sum, leave it out: --where-not month=Total.'],
    [
      'units of several suppliers',
      'country,t,unit\nA,70,t\nB,20,kt\n',
      ROWS,
      'If they are different units, write all values in one',
    ],
    ['two sources', 'country,source,t\nA,X,5\nB,X,6\nA,Y,5\nB,Y,7\n', ROWS, 'Column source has "X" and "Y"'],
    [
      'mining and refining',
      'country,stage,t\nA,Mining,5\nA,Refining,6\n',
      ROWS,
      'Column stage has "Mining" and "Refining"',
    ],
    ['dates of two years', 'country,date,t\nA,2022-12-31,5\nA,2023-12-31,6\n', ROWS, 'Column date has several years'],
    ['fiscal years', 'country,y,t\nA,FY2022,5\nA,FY2023,6\n', ROWS, 'Column y has several years'],
    ['spans of years', 'country,y,t\nA,2021/22,5\nA,2022/23,6\n', ROWS, 'Column y has several years'],
    ['years with a total', 'country,y,t\nA,2021,5\nA,2022,6\nA,Total,11\n', ROWS, 'Column y has several years'],
    ['rows that are there twice', 'country,t\nA,5\nB,5\nA,5\n', ROWS, 'Rows are the same, cell by cell, such as "A,5"'],
    ['years as suppliers', 'y,t\n2020,5\n2021,6\n2022,7\n', ['--actor', 'y', '--value', 't'], 'counted as suppliers'],
    [
      'a price',
      'country,Price (EUR/t)\nA,5\nB,6\n',
      ['--actor', 'country', '--value', 'Price (EUR/t)'],
      'may have no quantities',
    ],
    ['a split number', 'country,t,note\nA,1,200\nB,900,est\n', ROWS, '"1" is followed by "200" in the next cell.'],
    [
      'a split decimal, or a label that is missing',
      'country,t,\nA,0,5\nB,1,2\n',
      ROWS,
      'in the next cell, under no label. If that is one number with a comma in it, put it in double quotes in the file. If not, give that column a label: it is not read.',
    ],
    [
      'other cells without a label',
      'country,t,\nA,5,2.5\nB,6,\n',
      ROWS,
      'Some cells stand under no label, and are not read.',
    ],
    [
      'another column among years',
      'c,2021,2022,CAGR\nA,5,6,20\n',
      ['--actor', 'c', '--columns-are', 'y'],
      'add --columns 2021,2022.',
    ],
    [
      'cells without a label',
      'c,2021,,2022\nA,5,9,6\n',
      ['--actor', 'c', '--columns-are', 'y'],
      'Some cells stand under no label',
    ],
  ])('%s', async (_what, text, words, told) => {
    expect(await said(text, ...words)).toContain(told);
  });
  it.each<[string, string, readonly string[]]>([
    ['years that suppliers were founded', 'firm,t,Founded\nA,4,1974\nB,5,1985\n', ['--actor', 'firm', '--value', 't']],
    ['years of groups', 'c,g,t,y\nA,1,4,2022\nB,2,5,2023\n', ['--actor', 'c', '--value', 't', '--by', 'g']],
    ['units of groups', 'c,g,t,unit\nA,1,4,t\nB,2,5,kt\n', ['--actor', 'c', '--value', 't', '--by', 'g']],
    ['sources of mines', 'c,mine,t,source\nA,a,4,X\nA,b,5,Y\nB,c,5,Y\n', ['--actor', 'c', '--value', 't']],
    [
      'values at prices',
      'c,GVA at 2015 prices (EUR m)\nA,4\nB,5\n',
      ['--actor', 'c', '--value', 'GVA at 2015 prices (EUR m)'],
    ],
    ['flows of different suppliers', 'country,t,flow\nA,70,Production\nB,20,Exports\n', ROWS],
    ['a total that has no parts', 'month,country,t\nTotal,A,10\nTotal,B,12\n', ROWS],
    ['one year in dates', 'country,date,t\nA,2022-12-31,5\nB,2022-06-30,6\n', ROWS],
    ['years behind the values', 'country,t,y\nA,5,2022\nB,6,2022\n', ROWS],
    ['numbers of another column', 'country,t,rank\nA,5,200\nB,6,100\n', ROWS],
    [
      'columns that are named',
      'c,2021,2022,CAGR\nA,5,6,20\n',
      ['--actor', 'c', '--columns-are', 'y', '--columns', '2021,CAGR'],
    ],
  ])('but not %s', async (_what, text, words) => {
    expect(await said(text, ...words)).not.toMatch(
      /added up|several years|followed by|To choose columns|twice|no quantities/,
    );
  });
});

describe('calc tells names of suppliers that may be none', () => {
  it.each([
    ['Monde', 'If it is the total, add --total-row Monde.'],
    ['Top 3', "If it is the sum of others, leave it out: --where-not 'country=Top 3'."],
    ['thereof: Hokkaido', 'If it is a part of another, leave it out:'],
    ['Areas, nes', "add --rest 'Areas, nes'."],
    ['Other producers', "If it stands for several or is not known, add --rest 'Other producers'."],
    ['Unknown', 'add --rest Unknown.'],
    ['All Others', "add --rest 'All Others'."],
    ['Asia', 'is counted as a supplier beside others. If countries in it are counted, too,'],
    ['EU-27', 'is counted as a supplier beside others.'],
    ['Latin America & Caribbean', 'is counted as a supplier beside others.'],
    ['S. & Cent. America', 'is counted as a supplier beside others.'],
    ['Africa Eastern and Southern', 'is counted as a supplier beside others.'],
    ['Least developed countries: UN classification', 'is counted as a supplier beside others.'],
    ['OECD members', 'is counted as a supplier beside others.'],
    ['Non-OECD Asia', 'is counted as a supplier beside others.'],
    ['Asia (excl. China)', 'is counted as a supplier beside others.'],
    ['World ex-China', 'is counted as a supplier beside others.'],
    ['Extra-EU27', 'is counted as a supplier beside others.'],
    ['Euro area – 20 countries (from 2023)', 'is counted as a supplier beside others.'],
    ['EU27_2020', 'is counted as a supplier beside others.'],
    ['Average', 'If it is a figure about the others, leave it out: --where-not country=Average.'],
    ['Share of top 3', 'If it is a figure about the others,'],
    ['Memo: EU', 'If it is a part of another, leave it out:'],
    ['(blank)', "add --rest '(blank)'."],
    ['Areas, not specified', "add --rest 'Areas, not specified'."],
    ['Gesamtergebnis', 'If it is the total, add --total-row Gesamtergebnis.'],
    ['country', 'If the header comes again, leave such rows out: --where-not country=country.'],
    ['World 2/', "If it is the total, add --total-row 'World 2/'."],
    ['Total general', "If it is the total, add --total-row 'Total general'."],
    ['总 计', 'is counted as a supplier. If it is the total, add --total-row'],
    ['RoW*', "If it stands for several or is not known, add --rest 'RoW*'."],
    ['Afrique', 'is counted as a supplier beside others.'],
  ])('%s', async (name, told) => {
    expect(await said(`country,t\n"${name}",40\nChina,50\nFrance,30\nPeru,25\n`, ...ROWS)).toContain(told);
  });
  it.each([
    [
      'countries with the name of a region in theirs',
      'South Africa,5\nCentral African Republic,6\nUnited States of America,1',
    ],
    ['regions alone', 'Asia,5\nEurope,6\nAfrica,7'],
    ['a union without its members', 'EU,5\nChina,6\nPeru,7'],
    [
      'countries with names like regions',
      'South Africa,5\nNorth Macedonia,6\nEast Timor,3\nWestern Sahara,2\nCentral African Republic,1',
    ],
    ['firms with words of regions', 'Pacific Metals,5\nNorth American Palladium,6\nExtra Space,3\nAverage Joe,2'],
    ['regions of which one is not known', 'Asia Pacific,5\nEurope,6\nMiddle East & Africa,7\nFSU,2'],
    ['firms by their legal form', 'Total SA,5\nOther Ocean Ltd,6\nVarious Eateries plc,7'],
    ['countries with marks of notes', 'South Africa*,50\nSouth Africa e,3\nPeru 1/,6'],
    ['firms', 'TotalEnergies,5\nAllianz,6\nOtherside,7\nEurope Metals,2'],
  ])('but not %s', async (_what, rows) => {
    expect(await said(`country,t\n${rows}\n`, ...ROWS)).not.toContain('counted as');
  });
  it('a union beside codes of its members', async () => {
    expect(await said('country,t\nEU27_2020,50\nDE,30\nCN,40\n', ...ROWS)).toContain(
      '"EU27_2020" is counted as a supplier beside others.',
    );
  });
  it('nor lumps where lumps are suppliers', async () => {
    expect(await said('country,t\nOther Asia,5\nPeru,6\n', ...ROWS, '--no-lumps')).not.toContain('counted as');
  });
});

describe('calc says why there is no HHI, or which total it does not use', () => {
  it.each<[string, string, readonly string[], string]>([
    [
      'a value without an upper limit',
      'A,>100\nB,50',
      [],
      '1 group of 1 has no HHI, because some of its values have no upper limit.',
    ],
    [
      'a total that is not known',
      'A,100\nB,50\nAll,',
      ['--total', 'All'],
      '1 group of 1 states no total, so its shares are not determined. Write one into it, or leave out --total',
    ],
    [
      'a total of shares',
      'A,40%\nB,30%\nAll,80%',
      ['--total', 'All'],
      '1 group of 1 states another, which is not used.',
    ],
  ])('%s', async (_what, rows, words, told) => {
    expect(await said(`country,t\n${rows}\n`, ...ROWS, ...words)).toContain(told);
  });
  it.each<[string, string, readonly string[]]>([
    ['a total that settles it', 'A,>100\nB,50', ['--total', '160']],
    ['a total of shares that is 100', 'A,40%\nB,60%\nAll,100%', ['--total', 'All']],
  ])('but not beside %s', async (_what, rows, words) => {
    expect(await said(`country,t\n${rows}\n`, ...ROWS, ...words)).not.toMatch(/no HHI|not used/);
  });
});

describe('calc does not doubt', () => {
  it.each([
    ['a supplier with about half of one market', 'A,510\nB,300\nC,120\nD,80'],
    ['a supplier with half of the shares', 'A,50.1%\nB,30.1%\nC,19.8%'],
    [
      'a sum that only the next names make',
      'Total Asia,160\nTotal Europe,60\nChina,100\nIndia,60\nGermany,40\nFrance,20',
    ],
  ])('%s', async (_what, rows) => {
    expect(await said(`country,t\n${rows}\n`, ...ROWS)).not.toContain('as large as');
  });
  it('one known value of 100', async () => {
    expect(await said('country,t\nA,100\nB,NA\n', ...ROWS)).not.toContain('If they are shares');
  });
});

describe('calc tells names that differ by marks alone', () => {
  it.each([
    ['China 1/', 'case, accents, blanks or marks alone'],
    ['China*', 'case, accents, blanks or marks alone'],
    ['China²', 'case, accents, blanks or marks alone'],
    ['China (3)', 'case, accents, blanks or marks alone'],
    ['China e', 'case, accents, blanks or marks alone'],
    ['China (e)', 'case, accents, blanks or marks alone'],
    ['China a/', 'case, accents, blanks or marks alone'],
    ['China**†:', 'case, accents, blanks or marks alone'],
    ['China\u200b', 'case, accents, blanks or marks alone'],
    ['Ch\u00edna', 'case, accents, blanks or marks alone'],
    ['Ch.i.n.a.', 'case, accents, blanks or marks alone'],
    ['CHINA', 'case alone'],
  ])('"China" and "%s"', async (name, how) => {
    const text = await said(`country,t\nChina,7\n${name},2\nB,5\n`, ...ROWS);
    expect(text).toContain(`in country differ by ${how}. They are counted apart.`);
  });
  it.each(['China 2', 'China, mainland', 'Chin'])('but not "China" and "%s"', async (name) => {
    expect(await said(`country,t\nChina,7\n"${name}",2\nB,5\n`, ...ROWS)).not.toContain('counted apart');
  });
  it('and is done at once with a name of many marks', async () => {
    const text = await said(`country,t\nChina,7\n${'*'.repeat(60)}x,2\n`, ...ROWS);
    expect(text).not.toContain('counted apart');
  });
  it('among the groups, also a year with a letter', async () => {
    const text = await said('country,t,year\nA,7,2024\nB,5,2024p\n', ...ROWS, '--by', 'year');
    expect(text).toContain('"2024" and "2024p" in year differ by case, accents, blanks or marks alone.');
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
