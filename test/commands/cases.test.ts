import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reshare } from '../shell.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
let files = 0;
/** A file with this text. */
const written = (text: string): string => {
  const path = join(folder, `${files++}.csv`);
  writeFileSync(path, text);
  return path;
};

/** What `calc` says of a file, which must be the same from both engines. */
async function calc(path: string, ...words: string[]) {
  const said = await Promise.all(
    ['stream', 'duckdb'].map((engine) => reshare(['calc', path, ...words, '--json', '--engine', engine])),
  );
  expect(said[1]).toEqual(said[0]);
  const { code, out, err } = said[0] ?? { code: 1, out: '', err: '' };
  return { code, err, ...(out === '' ? { rows: [], notes: [] } : JSON.parse(out)) };
}
const fixture = (name: string, ...words: string[]) => calc(`test/fixtures/cases/${name}`, ...words);
const TONNES = ['--actor', 'country', '--value', 'tonnes'];

describe('blanks around names do not count', () => {
  it('so an excluded supplier is left out of every row that names it', async () => {
    const { rows, notes } = await fixture('trailing-space.csv', ...TONNES, '--by', 'commodity', '-x', 'Avalon');
    expect([rows[0].supplierCount, rows[0].remaining.sharePct.low]).toEqual([2, 45.45454545454545]);
    expect(notes[0]).toBe('Blanks around names do not count: "Avalon ".');
  });
  it('of columns, groups, filters and words of the command line, be they tabs or no-break spaces', async () => {
    const path = written('year , kind,country\u00a0,tonnes\n2024,x ,\u00a0A,1\n 2024,x,A,2\n2024, x,B,3\n2024,y,C,4\n');
    const words = ['--by', 'year', ...TONNES, '--where', 'kind=x', '-x', ' A', '--rest', 'B '];
    const { rows, notes } = await calc(path, ...words);
    expect(rows.map((r: { group: object; top: string[] }) => [r.group, r.top])).toEqual([[{ year: '2024' }, ['A']]]);
    expect(notes[0]).toBe(
      'Blanks around names do not count: " 2024", " kind", "country\u00a0" and 2 more. Blanks around the cells of kind do not count.',
    );
  });
});

describe('a name that means nothing is told', () => {
  it('for each group that has no row of an excluded supplier', async () => {
    const rows = '1,A,1\n1,B,1\n2,B,1\n3,B,1\n4,B,1\n5,B,1\n';
    const found = await calc(written(`year,country,tonnes\n${rows}`), ...TONNES, '--by', 'year', '-x', 'A');
    expect(found.rows.map((r: { absent: string[] }) => r.absent)).toEqual([[], ['A'], ['A'], ['A'], ['A']]);
    expect(found.notes[0]).toBe(
      '4 groups of 5 have no row of "A", so what it supplies there is not known: 2; 3; 4; 1 more.',
    );
  });
  it('with the cells like a filter that fits no row, in quotes', async () => {
    const { notes } = await fixture('where-case.csv', '--where', 'Commodity=rare earths', ...TONNES);
    expect(notes).toEqual(['No row was counted: no row has "rare earths" in Commodity. Did you mean "Rare Earths"?']);
  });
  it('and names that differ by case alone are told, of suppliers and of groups', async () => {
    const path = written('kind,country,tonnes\nTin,A,1\ntin,a,2\nTIN,B,2\nZinc,b,3\n');
    const { notes } = await calc(path, '--by', 'kind', ...TONNES);
    expect(notes).toEqual([
      '"A" and "a" in country differ by case alone. They are counted apart. 1 more name in country does so too.',
      '"TIN", "Tin" and "tin" in kind differ by case alone. They are counted apart.',
    ]);
  });
});

it('a supplier of zero supplies nothing, and one without a value is unknown', async () => {
  const { rows } = await fixture('zero-and-unknown.csv', '--by', 'commodity', '--actor', 'country', '--value', 't');
  expect(rows.map((r: { unknown: string[]; reasons: object }) => [r.unknown, r.reasons])).toMatchInlineSnapshot(`
    [
      [
        [],
        {
          "band": "nothing-supplied",
          "measures": "nothing-supplied",
          "remaining": "nothing-supplied",
          "rest": "nothing-supplied",
        },
      ],
      [
        [
          "Avalon",
          "Boria",
        ],
        {
          "band": "unidentified",
          "measures.cr1Pct": "unidentified",
          "measures.cr3Pct": "unidentified",
          "measures.effectiveSuppliers": "unidentified",
          "measures.hhi": "unidentified",
          "remaining": "nobody-excluded",
        },
      ],
    ]
  `);
});

it('a filter of an exchange format keeps its total row, and an unknown value is in the rest', async () => {
  const words = ['--by', 'TIME_PERIOD', '--actor', 'geo', '--value', 'OBS_VALUE', '--total', 'EU27_2020'];
  const { rows } = await fixture('sdmx-long.csv', ...words);
  expect(rows[0].measures.hhi).toEqual({ low: 4500, high: 4600, lowOpen: true, highOpen: false });
});

describe('a total among the suppliers that is not named is doubted', () => {
  type Found = { wholes: string[]; measures: { hhi: { low: number } } };
  it('as large as all others together, with the option that names it', async () => {
    const one = await fixture('total-row-unnamed.csv', ...TONNES);
    expect(one.rows.map((r: Found) => r.wholes)).toEqual([['Total']]);
    expect(one.notes).toContain(
      '"Total" is as large as all others together in 1 of 1 group. If it is the total, add --total-row Total.',
    );
    expect((await fixture('total-row-unnamed.csv', ...TONNES, '--total', 'Total')).rows[0].measures.hhi.low).toBe(3800);
    const words = ['--by', 'year', '--actor', 'entity', '--value', 'kt'];
    const two = await fixture('total-row-two-years.csv', ...words);
    expect(two.notes[0]).toMatch(
      /^"World" is as large as all others together in 2 of 2 groups\..* add --total-row World/,
    );
    const named = await fixture('total-row-two-years.csv', ...words, '--total', 'World');
    expect(named.rows.map((r: Found) => Math.round(r.measures.hhi.low * 100) / 100)).toEqual([5555.56, 5312.5]);
    expect(named.notes).toEqual([]);
  });
  it('but no supplier that is so in less than 80 percent of its groups of three and more', async () => {
    const groups = Array.from(
      { length: 5 },
      (_, i) => `${i},A,50\n${i},B,30\n${i},C,${i < 4 ? 20 : 90}\n9,A,${i}\n9,B,${i}\n`,
    );
    const head = 'year,country,tonnes\n';
    const most = await calc(written(head + groups.join('')), ...TONNES, '--by', 'year');
    expect(most.notes.join()).toContain('"A" is as large as all others together in 4 of 5 groups.');
    const half = await calc(written(head + groups.slice(3).join('')), ...TONNES, '--by', 'year');
    expect([half.rows[0].wholes, half.notes.join()]).toEqual([['A'], '']);
  });
  it('and no supplier of half of a stated total, unless the rows exceed it like a second total', async () => {
    const rows = 'country,tonnes\nA,50\nB,30\nC,20\nWorld,100\n';
    const half = await calc(written(rows), ...TONNES, '--total', 'World');
    expect([half.rows[0].wholes, half.notes]).toEqual([[], []]);
    const two = await calc(written(`${rows}All,100\n`), ...TONNES, '--total', 'World');
    expect(two.notes[0]).toContain('If it is another total, leave it out: --where-not country=All.');
  });
  it('and so is a supplier as large as others together whose names contain it', async () => {
    const rows = '1,China,30\n1,"China, mainland",25\n1,"Taiwan, China",5\n1,Peru,9\n2,China,4\n2,Peru,9\n';
    const { rows: found, notes } = await calc(written(`year,country,tonnes\n${rows}`), ...TONNES, '--by', 'year');
    expect(found.map((r: Found) => r.wholes)).toEqual([['China'], []]);
    expect(notes).toEqual([
      '"China" is as large as "China, mainland" and "Taiwan, China" together in 1 of 1 group, so it may be counted twice. To leave it out: --where-not country=China.',
    ]);
  });
});

describe('a name for several suppliers is the rest by itself', () => {
  const names = [
    'other',
    'Others',
    'Other countries',
    'rest of world',
    'Rest of the World',
    'ROW',
    'Residual',
    'N.E.S.',
  ];
  it.each(names)('%s is never squared as one supplier, in calc and in hhi', async (name) => {
    const path = written(`country,tonnes\nA,60\n${name},40\n`);
    const { rows, notes } = await calc(path, ...TONNES);
    expect([rows[0].lumps, rows[0].measures.hhi]).toEqual([
      [name],
      { low: 3600, high: 5200, lowOpen: true, highOpen: false },
    ]);
    expect(notes[0]).toBe(
      `"${name}" stands for several suppliers, so it is the rest. If it is one supplier, add --no-lumps.`,
    );
    const kept = await calc(path, ...TONNES, '--no-lumps');
    expect([kept.rows[0].lumps, kept.rows[0].measures.hhi.low]).toEqual([[], 5200]);
    const typed = await reshare(['hhi', 'A=60', `${name}=10`]);
    expect(typed.out.replaceAll('\n  ', ' ')).toContain(`${name} (10 %) is a part of it`);
    expect(typed.out).toContain('3,600-5,200');
  });
  it('and is not left out, unless it is kept as a supplier', async () => {
    const path = written('country,tonnes\nA,60\nRoW,40\n');
    const { code, err } = await calc(path, ...TONNES, '-x', 'RoW');
    expect([code, err]).toEqual([2, expect.stringMatching(/stands for several suppliers.*add --no-lumps/)]);
    expect((await calc(path, ...TONNES, '-x', 'RoW', '--no-lumps')).rows[0].remaining.sharePct.low).toBe(60);
  });
});

describe('shares are never scaled up', () => {
  type Found = {
    shares: boolean;
    measures: { hhi: { low: number; high: number } } | null;
    reasons: Record<string, string>;
    excessFactor: number | null;
  };
  const hhi = (r: Found) =>
    r.measures && [r.measures.hhi.low, r.measures.hhi.high].map((x) => Math.round(x * 100) / 100);
  const C = ['--actor', 'c', '--value', 'share'];
  it('a percent sign in the cells says that they are shares, and a lump is the rest', async () => {
    const words = ['--actor', 'company', '--value', 'share'];
    const { rows } = await fixture('percent.csv', ...words);
    expect([rows[0].shares, hhi(rows[0]), rows[0].lumps]).toEqual([true, [1643.05, 3641.14], ['Others']]);
    expect((await fixture('percent.csv', ...words, '--shares', '100')).rows).toEqual(rows);
    const late = await calc(written('c,share\nA,35\nB,20.1%\n'), ...C);
    expect([late.rows[0].shares, hhi(late.rows[0])]).toEqual([true, [1629.01, 3645.02]]);
    const mixed = await calc(written('c,share\nA,350\nB,20.1%\n'), ...C);
    expect([mixed.code, mixed.err]).toEqual([
      1,
      expect.stringContaining('If all are shares, add --shares 100; if not, write all as quantities.'),
    ]);
  });
  it('with --shares 1 they are parts of 1, whatever words stand with them', async () => {
    const { rows } = await calc(written('c,share\nA,0.352\nB,>0.2\nC,5%\n'), ...C, '--shares', '1', '--top', '9');
    const held = rows[0].suppliers.map((s: { sharePct: { low: number } }) => s.sharePct.low);
    expect([rows[0].top, held]).toEqual([
      ['B', 'A', 'C'],
      [20, 35.2, 5],
    ]);
    const rounded = await calc(written('c,share\nA,0.30\n'), ...C, '--shares', '1', '--reading', 'rounded');
    expect(rounded.rows[0].suppliers[0].sharePct).toMatchObject({ low: 29.5, high: 30.5 });
  });
  it('[s7] above 100 percent they are all of it within their rounding, and no market beyond it', async () => {
    const three = (y: number) => `${y},A,69.3\n${y},B,11.6\n${y},C,19.2\n`;
    const path = written(`y,c,share\n${three(1)}2,A,80\n2,B,30\n${three(3)}3,D,NA\n4,A,40\n4,B,3\n`);
    const { rows, notes } = await calc(path, '--by', 'y', ...C, '--shares', '100');
    expect(rows.map(hhi)).toEqual([[5295.09, 5295.09], null, null, [1609, 4858]]);
    expect([rows[1].reasons.measures, rows[1].excessFactor]).toEqual(['inconsistent-shares', 1.1]);
    expect(notes.slice(0, 2)).toEqual([
      'In 1 group of 4 the shares add up to more than 100 %, by no more than their rounding. So their sum is the total.',
      '2 groups of 4 have no measures, because the shares add up to more than 100 %: 2; 3. If they are rounded, --reading rounded helps in 1 of them.',
    ]);
    const rounded = await calc(path, '--by', 'y', ...C, '--shares', '100', '--reading', 'rounded');
    expect(rounded.rows.map((r: Found) => r.measures === null)).toEqual([false, true, false, false]);
  });
  it('and a column that looks like shares is doubted, with the option', async () => {
    const doubt = async (text: string, value: string) =>
      (await calc(written(text), '--actor', 'c', '--value', value)).notes.join();
    expect(await doubt('c,share_pct\nA,40\nB,3\n', 'share_pct')).toContain('add --shares 100:');
    expect(await doubt('c,share\nA,0.4\nB,0.03\n', 'share')).toContain('add --shares 1:');
    expect(await doubt('c,share\nA,400\nB,0.03\n', 'share')).toBe('');
    expect(await doubt('c,shareholder_t\nA,4\nB,0.03\n', 'shareholder_t')).toBe('');
    expect(await doubt('c,t\nA,60\nB,39\n', 't')).toContain('add --shares 100:');
    expect(await doubt('c,t\nA,0.6\nB,0.4\n', 't')).toContain('add --shares 1:');
    expect(await doubt('c,t\nA,60\nB,50\n', 't')).toBe('');
  });
  it('no other total stands beside them, and no query computes them', async () => {
    for (const words of [
      ['--total', 'A'],
      ['--total-column', 'c'],
    ]) {
      const { code, err } = await reshare(['calc', 'x.csv', ...C, '--shares', '100', ...words]);
      expect([code, err]).toEqual([2, expect.stringContaining('contradict each other')]);
    }
    const query = await reshare(['calc', '--sql', '--table', 't', ...C, '--shares', '100']);
    expect([query.code, query.err]).toEqual([2, expect.stringContaining('--shares means nothing to --sql')]);
  });
  it('hhi takes typed shares within their rounding as all there is, and says so', async () => {
    const { out } = await reshare(['hhi', 'A=69.3', 'B=11.6', 'C=19.2', '--json']);
    const { measures, exceedsTotal } = JSON.parse(out);
    expect([Math.round(measures.hhi.low * 100) / 100, exceedsTotal]).toEqual([5295.09, true]);
    for (const more of [['D=NA'], ['--rest-cap', '5']])
      expect((await reshare(['hhi', 'A=69.3', 'B=11.6', 'C=19.2', ...more])).err).toContain('add --reading rounded');
  });
});

describe('a total is said in one way', () => {
  const path = written('year,country,tonnes\n1,A,60\n1,2024,90\n2,A,45\n2,2024,60\n');
  const hhi = ({ rows }: { rows: { measures: { hhi: { low: number } } }[] }) => rows.map((r) => r.measures.hhi.low);
  it('as a number for every group, which may have separators or a qualifier', async () => {
    expect(hhi(await calc(path, ...TONNES, '--by', 'year', '--total', '1,500'))).toEqual([52, 25]);
    const about = await calc(path, ...TONNES, '--by', 'year', '--total', '>1500');
    expect(about.rows[0].statedTotal).toEqual({ low: 1500, high: null, lowOpen: true, highOpen: true });
    const comma = await calc(path, ...TONNES, '--total', '1.500', '--decimal', ',');
    expect(comma.rows[0].statedTotal.low).toBe(1500);
  });
  it('or as the name of its row, with --total-row also where it reads as a number', async () => {
    expect(hhi(await calc(path, ...TONNES, '--by', 'year', '--total-row', '2024')).map(Math.round)).toEqual([
      4444, 5625,
    ]);
  });
  it.each([
    [['--total', '5', '--total-row', 'A'], '--total and --total-row contradict each other'],
    [['--total-row', 'A', '--total-column', 'year'], '--total-row and --total-column contradict each other'],
    [['--total-row', 'A', '--shares', '1'], '--total-row and --shares contradict each other'],
    [['--total', '0'], 'not a quantity above 0'],
  ])('but not as %j', async (words, message) => {
    const { code, err } = await calc(path, ...TONNES, ...words);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
  it('and the query takes a plain number only', async () => {
    const query = (total: string) => reshare(['calc', '--sql', '--table', 't', ...TONNES, '--total', total]);
    expect((await query('390,000.5')).out).toContain('390000.5');
    expect(await query('>5')).toMatchObject({ code: 2, err: expect.stringContaining('--sql takes a plain number') });
  });
});

it.each(['n/a', 'NaN', 'NULL', '#N/A', '<NA>', '#DIV/0!', 'n.a.', '\\N'])(
  '%s is unknown in a file and never zero',
  async (text) => {
    const { rows } = await calc(written(`country,tonnes\nA,60\nB,${text}\n`), ...TONNES, '--total', '100');
    expect([rows[0].unknown, rows[0].measures.hhi.high]).toEqual([['B'], 5200]);
  },
);

describe('rows beyond the total are told with the factor', () => {
  it('regions beside countries, with the group and the stated total', async () => {
    const words = ['--by', 'year', '--actor', 'entity', '--value', 'kt', '--total', 'World', '--rest', 'Rest'];
    const { rows, notes } = await fixture('regions-beside-total.csv', ...words);
    expect([rows[0].beyondRounding, rows[0].excessFactor, rows[0].statedTotal.low]).toEqual([true, 2.56, 100]);
    expect(notes[0]).toContain('more than rounding of the total explains: 2024 (2.6 times 100).');
  });
  it('and a footnote mark glued to a number; without it the rows reach the total', async () => {
    const words = [...TONNES, '--total', 'World total', '--rest', 'Other countries'];
    const { rows } = await fixture('rounding-and-blank.csv', ...words);
    expect([rows[0].total.low, rows[0].total.high, rows[0].beyondRounding]).toEqual([376_090, 376_500, false]);
    const { low, high } = rows[0].suppliers[0].sharePct;
    expect([low, high].map((x) => Math.round(x * 100) / 100)).toEqual([67.73, 67.8]);
    const text = readFileSync('test/fixtures/cases/rounding-and-blank.csv', 'utf8').replace(',16000', ',116000');
    const glued = await calc(written(text), ...words);
    expect([glued.rows[0].beyondRounding, glued.rows[0].excessFactor]).toEqual([true, 476_090 / 376_000]);
  });
});
