import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calcOutput } from '../../src/commands/calc/output.js';
import { calcSchema } from '../../src/commands/calc/schema.js';
import { ratio } from '../../src/domain/rational.js';
import { FURTHER_MEASURES } from '../../src/market/measures.js';
import { FORMAT_NAMES, ROW_FORMATS } from '../../src/output/formats/formats.js';
import { PLAIN } from '../../src/output/paint.js';
import { outputPieces } from '../../src/output/render.js';
import { calculation } from '../../src/tables/text/calculation.js';
import type { Plan } from '../../src/tables/text/plan.js';
import { exactTally } from '../../src/tables/text/tally.js';
import { reshare } from '../shell.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const FLOWS = file(
  'flows.csv',
  'year,country,tonnes\n2023,China,60\n2023,Peru,"1,540"\n2024,China,30\n2024,Peru,10\n2024,World,50\n2024,Other,5\n',
);
const COLUMNS = ['--actor', 'country', '--value', 'tonnes'];
const calc = (...words: string[]) => reshare(['calc', ...words]);

describe('reshare calc', () => {
  it.each(['stream', 'duckdb'])('prints all digits of quantities beyond sixteen (%s)', async (engine) => {
    const digits = file(
      'digits.csv',
      'country,tonnes\nA,12345678901234567890\nB,12345678901234567891\nC,0.1\nC,0.2\nD,1e-300\nWorld,24691357802469135783\n',
    );
    const asked = [digits, ...COLUMNS, '--total', 'World', '--engine', engine];
    const row = JSON.parse((await calc(...asked, '--top', '4', '--json')).out).rows[0];
    expect(calcSchema.row.safeParse(row).error).toBeUndefined();
    expect([row.top, row.total.lowExact, row.total.low]).toEqual([
      ['B', 'A', 'C', 'D'],
      '24691357802469135783',
      Number('24691357802469135783'),
    ]);
    expect(row.suppliers[2].quantity).toEqual({ low: 0.3, high: 0.3, lowOpen: false, highOpen: false });
    expect(row.suppliers[0].quantity.highExact).toBe('12345678901234567891');
    const csv = await calc(...asked, '--fields', 'total.high,rest.quantity.low', '--format', 'csv', '--no-terms');
    // what is left of 2 is 1.7 less D
    expect(csv.out).toBe(`total.high,rest.quantity.low\n24691357802469135783,1.6${'9'.repeat(299)}\n`);
    expect((await calc(...asked)).out).toContain('24,691,357,802,469,135,783 t');
  });
  it.each(['stream', 'duckdb'])('gives one supplier of >540 an HHI of 10,000 (%s)', async (engine) => {
    const one = file('one.csv', 'year,country,tonnes\n2023,A,>540\n2024,A,1\n2024,B,1\n');
    const { out } = await calc(one, ...COLUMNS, '--by', 'year', '--engine', engine, '--json');
    expect(JSON.parse(out).rows[0].measures.hhi).toEqual({
      low: 10_000,
      high: 10_000,
      lowOpen: false,
      highOpen: false,
    });
  });
  it('measures each group of rows: 60 of 1,600 in 2023 and 30 of 50 in 2024', async () => {
    const { code, out } = await calc(
      FLOWS,
      ...COLUMNS,
      '--by',
      'year',
      '--total',
      'World',
      '--rest',
      'Other',
      '--where',
      'year=2024',
      '-x',
      'China',
      '--json',
    );
    const document = JSON.parse(out);
    expect(calcSchema.document.safeParse(document).error).toBeUndefined();
    expect(code).toBe(0);
    const [row] = document.rows;
    expect(row.group).toEqual({ year: '2024' });
    expect(row.measures.hhi).toEqual({ low: 4000, high: 4400, lowOpen: true, highOpen: false });
    expect([row.remaining.sharePct.low, row.remaining.quantity.high, row.supplierCount]).toEqual([40, 20, 2]);
    const closed = await calc(
      FLOWS,
      ...COLUMNS,
      '--where',
      'year=2023',
      '--format',
      'csv',
      '--fields',
      'measures.hhi.low,top,total.low',
    );
    expect(closed.out).toBe(`measures.hhi.low,top,total.low\n9278.125,Peru;China,1600\n`);
  });
  it('has each CSV column once, group columns first and further measures only on request', async () => {
    const header = async (...words: string[]) =>
      (await calc(FLOWS, ...COLUMNS, '--by', 'year', '--format', 'csv', '-q', ...words)).out.split('\n')[0]?.split(',');
    const [main = [], all = []] = [await header(), await header('--measures', 'all')];
    expect([main[0], new Set(main).size]).toEqual(['group.year', main.length]);
    expect([all[0], new Set(all).size]).toEqual(['group.year', all.length]);
    expect(all.filter((column) => !main.includes(column)).map((column) => column.split('.')[1])).toEqual(
      FURTHER_MEASURES.flatMap((measure) => Array(4).fill(measure.key)),
    );
  });
  it('writes valid ndjson lines, with each group under the names of its columns', async () => {
    const { out } = await calc(FLOWS, ...COLUMNS, '--by', 'year', '--format', 'ndjson', '-q');
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((r) => r.group.year)).toEqual(['2023', '2024']);
    for (const row of rows) expect(calcSchema.line.safeParse(row).error).toBeUndefined();
  });
  it('says that a row with the name of a total is counted as a supplier, unless it is named', async () => {
    const rows = file('world.csv', 'country,tonnes\nA,5\nWorld total (rounded),9\nWorldland,1\n');
    const note =
      '"World total (rounded)" is counted as a supplier. If it is the total, add --total-row \'World total (rounded)\'.';
    const all = async (...words: string[]): Promise<string> => {
      const { out } = await calc(rows, '--actor', 'country', '--value', 'tonnes', ...words);
      return out.replaceAll('\n  ', ' ');
    };
    expect([await all(), await all('--engine', 'duckdb')].map((out) => out.includes(note))).toEqual([true, true]);
    expect((await all()).match(/is counted as a supplier/g)).toHaveLength(1);
    for (const words of [
      ['--total', 'World total (rounded)'],
      ['--rest', 'World total (rounded)'],
      ['--total-column', 'tonnes'],
    ])
      expect(await all(...words)).not.toContain('is counted as a supplier');
  });
  it('computes nothing if a row cannot be counted, and lists the first ten such lines', async () => {
    const bad = file('bad.csv', `year,country,tonnes\n${'2023,A,5x\n'.repeat(12)}2023,B,1\n`);
    const { code, out, err } = await calc(bad, ...COLUMNS);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/12 rows of .* cannot be counted, so nothing is computed; the first 10 are listed\.\n$/);
    expect(err.match(/bad\.csv:\d+: error not-a-value: tonnes: Cannot read "5x"/g)).toHaveLength(10);
    const failed = JSON.parse((await calc(bad, ...COLUMNS, '--json')).err);
    expect([failed.code, failed.message.includes('\n'), failed.findings.length]).toEqual(['unread-rows', false, 10]);
    expect(failed.findings[0]).toMatchObject({ code: 'not-a-value', severity: 'error', file: bad, line: 2 });
  });
  it.each([
    [['--actor', 'contry', '--value', 'tonnes'], 2, /no column "contry": did you mean "country"\?/],
    [[...COLUMNS, '--total', 'World', '--total-column', 'year'], 2, /contradict each other/],
    [[...COLUMNS, '--total', 'World', '--rest', 'World'], 2, /named as the total and as the rest/],
    [[...COLUMNS, '--where', 'year'], 2, /expected column=text/],
    [[...COLUMNS, '--by', 'year,year'], 2, /each once/],
    [[...COLUMNS, '--top', 'x'], 2, /whole number/],
    [[...COLUMNS, '-x', 'China=0'], 2, /percentage above 0/],
    [[...COLUMNS, '-x', ''], 2, /names nobody/],
    [[...COLUMNS, '--total', 'World', '-x', 'World'], 2, /as the total and as left out/],
    [[...COLUMNS, '--rest', 'Other', '-x', 'Other=50'], 2, /without --rest it is one supplier/],
    [[...COLUMNS, '--encoding', 'windows-1252', '--engine', 'duckdb'], 2, /leave --engine out/],
    [['--value', 'tonnes'], 2, /--actor/],
  ] as const)('refuses %j with a remedy', async (words, expected, message) => {
    const { code, out, err } = await calc(FLOWS, ...words);
    expect([code, out]).toEqual([expected, '']);
    expect(err).toMatch(message);
  });
  it('notes rows that exceed the stated total, and takes their sum as the total', async () => {
    const path = file('exceeds.csv', 'year,country,tonnes\n1,X,540\n1,Y,600\n1,World,1000\n2,X,1\n2,World,2\n');
    const { rows, notes } = JSON.parse(
      (await calc(path, ...COLUMNS, '--by', 'year', '--total', 'World', '--json')).out,
    );
    expect(notes).toEqual([
      'In 1 group of 2 the rows add up to more than the stated total, so their sum is the total.',
    ]);
    expect(
      rows.map((row: { total: { low: number }; exceedsTotal: boolean }) => [row.total.low, row.exceedsTotal]),
    ).toEqual([
      [1140, true],
      [2, false],
    ]);
  });
  it('[s1] notes rows that exceed the total beyond rounding: the group, the factor and the total', async () => {
    const path = file(
      'beyond.csv',
      'year,country,t\n1,X,900\n1,Y,750\n1,World,1000\n2,X,1\n2,World,2\n3,X,3\n3,World,0\n',
    );
    const words = ['--actor', 'country', '--value', 't', '--total', 'World'];
    const { rows, notes } = JSON.parse((await calc(path, ...words, '--by', 'year', '--json')).out);
    expect(notes).toEqual([
      'In 2 groups of 3 the rows add up to more than rounding of the total explains: 1 (1.7 times 1,000); 3 (3 for a total of 0). Look for regions among the suppliers, a misprint or the mark of a footnote.',
    ]);
    type Row = {
      beyondRounding: boolean;
      excessFactor: number | null;
      statedTotal: { low: number };
      totalBasis: string;
    };
    expect(rows.map((r: Row) => [r.beyondRounding, r.excessFactor, r.statedTotal.low, r.totalBasis])).toEqual([
      [true, 1.65, 1000, 'rows'],
      [false, null, 2, 'stated'],
      [true, null, 0, 'rows'],
    ]);
    const one = file('one.csv', 'country,t\nX,900\nY,750\nWorld,1000\n');
    expect((await calc(one, ...words)).out.replace(/\s+/g, ' ')).toContain('explains: 1.7 times 1,000. Look for');
  });
  it('[s1] reads a total by its rounding where the rows reach it beside an unknown value', async () => {
    const rows = 'z,A,130800\nz,B,85000\nz,Other,25000\nz,C,NA\nz,World,240000\n';
    const below = 'b,A,250000\nb,C,NA\nb,World,240000\n';
    const path = file('reach.csv', `g,country,t\n${rows}${below}`);
    const words = ['--actor', 'country', '--value', 't', '--total', 'World', '--rest', 'Other', '--by', 'g', '--json'];
    for (const engine of ['stream', 'duckdb']) {
      const { rows: found, notes } = JSON.parse((await calc(path, ...words, '--engine', engine)).out);
      type Row = { total: { low: number; high: number | null }; totalBasis: string };
      expect(found.map(({ total, totalBasis }: Row) => [totalBasis, total.low, total.high])).toEqual([
        ['below', 250_000, null],
        ['rounding', 240_800, 245_000],
      ]);
      expect(notes.slice(0, 2)).toEqual([
        'In 1 group of 2 the rows reach the stated total although a value is unknown. So the total is read by its rounding.',
        'In 1 group of 2 the rows exceed the stated total, even with its rounding, and a value is unknown. So the total is known only from below.',
      ]);
    }
  });
  it('notes that no row was counted, and why', async () => {
    const said = async (...words: string[]) => (await calc(...words, ...COLUMNS)).out;
    expect(await said(file('none.csv', 'country,tonnes\n'), '-x', 'China')).toContain(
      '! No row was counted: the file has none.\n',
    );
    expect(await said(FLOWS, '--where', 'year=1999', '--where', 'year=2000', '--where', 'country=Peru')).toContain(
      '! No row was counted: no row has "1999" or "2000" in year and "Peru" in country.\n',
    );
  });
  it('says why a file cannot be read', async () => {
    const say = async (path: string) => (({ code, err }) => [code, err.trim()])(await calc(path, ...COLUMNS));
    expect(await say(join(folder, 'nowhere.csv'))).toEqual([3, expect.stringMatching(/there is no such file$/)]);
    expect(await say(file('colons.csv', 'country:tonnes\nPeru:3.5\n'))).toEqual([
      2,
      expect.stringMatching(/its header has one column, "country:tonnes": .* --delimiter/),
    ]);
    expect(await say(file('title.csv', 'Table 3, output\n\ncountry,tonnes\nPeru,3\n'))).toEqual([
      2,
      expect.stringMatching(/line 3 has it, so add --skip 2$/),
    ]);
    expect(await say(folder)).toEqual([3, expect.stringMatching(/it is a folder/)]);
    expect(await say(file('empty.csv', ''))).toEqual([
      3,
      expect.stringMatching(/it is empty, or has no line that names the columns/),
    ]);
    expect(await say(file('quote.csv', 'year,country,tonnes\n1,"A,2\n'))).toEqual([
      3,
      expect.stringMatching(/never closed/),
    ]);
  });
  it('names excluded actors that are in no row', async () => {
    const { err } = await calc(FLOWS, ...COLUMNS, '-x', 'Chna', '--format', 'csv');
    expect(err).toMatch(
      /No counted row has "Chna" in column country, so what it supplies is not known\. Did you mean "China"\?/,
    );
  });
  it('keeps the sign of an end only at a threshold of the bands in use', async () => {
    const half = file('half.csv', 'country,tonnes\nPeru,50\nWorld,100\n');
    const ranges = ['us2023', 'us2010'].map(async (bands) => {
      const { out } = await calc(half, ...COLUMNS, '--total', 'World', '--bands', bands);
      return / (\S+(?: to \S+)?) +high/.exec(out)?.[1];
    });
    expect(await Promise.all(ranges)).toEqual(['2,500-5,000', '>2,500 to 5,000']);
  });
  it('never overwrites its input', async () => {
    const before = readFileSync(FLOWS, 'utf8');
    const { code } = await calc(FLOWS, ...COLUMNS, '--output', FLOWS);
    expect([code, readFileSync(FLOWS, 'utf8')]).toEqual([2, before]);
  });
  it.each([
    ['line feeds', '\n', 20_000],
    ['both', '\r\n', 20_000],
    ['carriage returns', '\r', 7_000],
  ])('says at which line and column a byte is no text, in a file whose lines end with %s', async (_, end, rows) => {
    const path = join(folder, 'bytes.csv');
    const written = (byte: string, ...options: readonly string[]) => {
      const start = `country,tonnes${end}${`A,1${end}`.repeat(rows)}Pe`;
      writeFileSync(path, Buffer.concat([Buffer.from(start), Buffer.from(byte, 'latin1'), Buffer.from(`ru,3${end}`)]));
      return calc(path, ...COLUMNS, '--engine', 'stream', ...options);
    };
    expect((await written('\xfa')).err).toContain(`bytes.csv:${rows + 2}:3: this byte is not UTF-8`);
    expect((await written('\xc3\xa9\0')).err).toContain(`bytes.csv:${rows + 2}:4: this is a NUL byte`);
    const wide = file('wide.csv', Buffer.from('country,tonnes\nPeru,3\n', 'utf16le').toString('latin1'));
    expect((await calc(wide, ...COLUMNS)).err).toContain('Convert it: iconv -f UTF-16LE -t UTF-8');
    expect((await written('\0', '--encoding', 'windows-1252')).err).toContain(`bytes.csv:${rows + 2}:3: this is a NUL`);
  });
  it('reads Windows-1252 with --encoding, and suggests it without', async () => {
    const path = join(folder, 'latin.csv');
    writeFileSync(path, Buffer.from('country,tonnes\nPer\xfa \x96 \x93x\x94,3\n', 'latin1'));
    expect((await calc(path, ...COLUMNS)).err).toMatch(
      /latin\.csv:2:4: this byte is not UTF-8; if the file is older, try --encoding windows-1252/,
    );
    expect((await calc(path, ...COLUMNS, '--encoding', 'windows-1252', '--format', 'tsv', '--fields', 'top')).out).toBe(
      'top\nPerú – “x”\n',
    );
  });
});

describe('a group is measured once', () => {
  const plan: Plan = {
    by: ['year'],
    actor: 'country',
    value: 'tonnes',
    total: 'World',
    totalColumn: undefined,
    rest: [],
    where: new Map(),
    reading: 'printed',
  };
  const UNBLANKED = { blanks: { names: [], filters: [] }, cells: new Map() } as const;
  const look = { paint: PLAIN, width: 80, fits: false, head: true, program: 'reshare' };
  /** Holdings of actors that count how often they are measured. */
  class Holdings extends Map<string, ReturnType<typeof exactTally>> {
    measured = 0;
    override [Symbol.iterator]() {
      this.measured += 1;
      return super[Symbol.iterator]();
    }
  }
  const terms = { exclusions: [], bands: 'us2023' } as const;
  /** Two groups; the rows of the first exceed their total. */
  const two = () => {
    const groups = [100n, 200n].map((total, i) => ({
      by: [`${2023 + i}`],
      actors: new Holdings([
        ['China', exactTally(ratio(60n))],
        ['Peru', exactTally(ratio(50n))],
        ['World', exactTally(ratio(total), ratio(50n))],
      ]),
      total: undefined,
    }));
    const flow = {
      groups,
      actors: ['China', 'Peru', 'World'],
      rows: 6,
      unread: { count: 0, first: [] },
      beside: [],
      ranges: [],
      points: 0,
      plan,
      ...UNBLANKED,
    };
    return { found: calculation(flow, plan, terms), measured: () => groups.map(({ actors }) => actors.measured) };
  };
  it.each(
    FORMAT_NAMES.flatMap((format) => [undefined, ['top', 'exceedsTotal']].map((fields) => [format, fields] as const)),
  )('for %s, fields %j, and for the notes behind it', async (format, fields) => {
    const { found, measured } = two();
    const output = calcOutput('flows.csv', found, plan, terms);
    const text = [...(await outputPieces(output, await ROW_FORMATS[format](), look, fields))].join('');
    expect(text).toContain('China');
    const aside = format === 'csv' || format === 'tsv' || format === 'ndjson';
    expect(aside ? output.notes.join() : text.replaceAll('\n  ', ' ')).toContain(
      'In 1 group of 2 the rows add up to more than the stated total',
    );
    expect(measured()).toEqual([1, 1]);
  });
  it('and again only for notes that are asked for before the results', () => {
    const { found, measured } = two();
    expect(found.notes()).toEqual([{ code: 'exceeds-total', groups: 1 }]);
    expect([...found.results].map((r) => r.exceeds)).toEqual([true, false]);
    expect(measured()).toEqual([2, 2]);
  });
});
