import { describe, expect, it } from 'vitest';
import { moverLines } from '../../src/output/mover-lines.js';
import { edited } from '../edited.js';
import { answer, reshare } from '../shell.js';

const EDITIONS = ['articles@2025.06', 'articles@2025.07'] as const;

describe('reshare diff', () => {
  it('reports no difference with exit code 0', async () => {
    const { code, out } = await reshare(['diff', 'articles', 'articles', '--exit-code', '--fail-on', 'changed']);
    expect([code, out.split('\n\n')[1]]).toEqual([0, 'Nothing differs.\n']);
  });
  it('exits 1 only on request: for any difference, changed result, band or wider interval', async () => {
    const exit = async (...argv: string[]) => (await reshare(['diff', ...argv])).code;
    expect([await exit(...EDITIONS), await exit(...EDITIONS, '--exit-code')]).toEqual([0, 1]);
    expect([await exit(...EDITIONS, '--fail-on', 'changed'), await exit(...EDITIONS, '--fail-on', 'band')]).toEqual([
      1, 1,
    ]);
    const noted = edited('datasets/articles/2025.07', [['sources', 'upper-hand', 'note', 'x']]);
    expect([
      await exit('articles', noted, '--fail-on', 'changed'),
      await exit('articles', noted, '--exit-code'),
    ]).toEqual([0, 1]);
    const narrow = edited('datasets/articles/2025.07', [
      ['observations', 'still-restricting-t1-burma-mining-2024', 'printed', '31,500'],
    ]);
    expect([
      await exit('articles', narrow, '--fail-on', 'wider'),
      await exit(narrow, 'articles', '--fail-on', 'wider'),
    ]).toEqual([0, 1]);
    expect(await exit('articles', narrow, '--fail-on', 'band')).toBe(0);
  });
  it('exits by what is shown if elements or stages are named', async () => {
    const exit = async (...argv: string[]) => (await reshare(['diff', ...EDITIONS, ...argv])).code;
    const [mining, processing] = [
      ['-s', 'mining'],
      ['-s', 'processing', '-e', 'controlled-2025-04'],
    ];
    // mining stays high, and the figures for the group under licence at processing are new
    expect([await exit(...mining, '--fail-on', 'band'), await exit(...processing, '--fail-on', 'band')]).toEqual([
      0, 1,
    ]);
    expect([await exit(...mining, '--exit-code'), await exit('-e', 'lithium', '--exit-code')]).toEqual([1, 0]);
  });
  it('prints each side in the unit that it has, and converts nothing', async () => {
    const folder = 'test/fixtures/metal';
    const other = edited(
      folder,
      ['bolivia', 'indonesia', 'peru', 'other', 'world'].map(
        (actor) => ['observations', `dig-${actor}`, 'unit', 'kt'] as const,
      ),
    );
    const { rows } = await answer('diff', `./${folder}`, other, '-x', 'Indonesia');
    expect(rows.map((row: { unit: unknown; wider: boolean }) => [row.unit, row.wider])).toEqual([
      [{ before: 'kg', after: 'kt' }, false],
    ]);
    const { out } = await reshare(['diff', `./${folder}`, other, '-x', 'Indonesia']);
    expect(out).toMatch(/without Indonesia +[\d,-]+ kg +[\d,-]+ kt$/m);
    expect(out).toContain('the units are kg and kt. Nothing is converted.');
    expect(out).toMatch(/^Trace .* -x Indonesia$/m);
  });
  it('calls two datasets of one name and version as they were typed', async () => {
    const other = edited('test/fixtures/metal', [['observations', 'solder-peru', 'printed', '45%']]);
    const title = async (a: string, b: string) =>
      (await reshare(['diff', a, b], { NO_COLOR: '1' }, 200)).out.split('\n')[0];
    expect(await title('./test/fixtures/metal', other)).toBe(`What changed from ./test/fixtures/metal to ${other}`);
    expect(await title('articles', 'articles')).toBe('What changed from articles 2025.07 to 2025.07');
  });
  it('shows a revision and a new year that add up as printed, at each end that reads otherwise', async () => {
    const { out } = await reshare(
      ['diff', 'usgs@2022.01', 'usgs@2023.01', '-e', 'ree', '-s', 'mining'],
      { NO_COLOR: '1' },
      200,
    );
    const [, table = ''] = /^revised or new.*\n((?:.+\n)+)/m.exec(out) ?? [];
    const lines = table
      .split('\n')
      .flatMap((line) => /(largest share|HHI, .*end|without China) +(\S+) +(\S+)$/.exec(line) ?? []);
    expect(lines.filter((_, i) => i % 4 > 0)).toEqual(
      [
        ['largest share', '-2.2', '+12'],
        // together 5,131.9 - 3,995.3 = 1,136.6 and 5,131.9 - 3,996.6 = 1,135.3
        ['HHI, low end', '-217.3', '+1,353.9'],
        ['HHI, high end', '-218.6', '+1,353.9'],
        ['without China', '+2.2', '-12'],
      ].flat(),
    );
    expect(out).toContain('A revision is what usgs 2023.01 changed in the figures of the older year');
  });
  it('says why a revision cannot be told from a new year, in JSON too', async () => {
    const words = ['diff', 'usgs@2025.01', 'usgs@2026.05.1', '-e', 'ree', '-s', 'us-imports'];
    const { out } = await reshare(words, {}, 300);
    expect(out).toContain(
      'usgs 2026.05.1 has no such figures for 2020/2023, so a revision cannot be told from a new year.',
    );
    const { out: undated } = await reshare(['diff', ...EDITIONS, '-s', 'mining'], {}, 300);
    expect(undated).toContain('the figures of articles 2025.06 have no single year');
    const json = await reshare([...words, '-f', 'json']);
    expect(JSON.parse(json.out).rows).toMatchObject([{ notSeparable: true, hhi: { parts: null } }]);
  });
  it('names a market once, with its group and the elements that share its figures', async () => {
    const { out } = await reshare(['diff', ...EDITIONS], {}, 200);
    const [, , , table = ''] = /^(.*?)\n\n(.*?)\n(.*)who moved/s.exec(out) ?? [];
    expect(table.match(/^mining/gm)).toHaveLength(1);
    expect(table).toMatch(/^the 17 elements +HHI +3,600-5,800 +5,012-5,023\n\(also for each\)/m);
    expect(table).toMatch(/^each of the 7 elements +HHI .*\n\(before: the 17 elements\)/m);
    expect(table).toMatch(/largest share +NA +>95 %/);
    expect(out).toContain('* The 7 elements: medium and heavy rare earths under licence since April 2025.');
  });
  it('keeps the word about, with which a source prints its share', async () => {
    const { out } = await reshare(['diff', ...EDITIONS]);
    expect(out).toMatch(/largest share +about 60-70 % +69\.2 %/);
    expect(out).toMatch(/without China +about 30-40 % +30\.8 %/);
    expect(out).toMatch(/largest share +NA +about 80 %/);
    const { rows } = await answer('diff', ...EDITIONS, '-e', 'ree', '-s', 'mining');
    expect(rows[0].approximate).toEqual({ before: true, after: false });
  });
  it('shows both sides of a figure that did not move, and of a level', async () => {
    const { out } = await reshare(['diff', 'articles', 'usgs', '-e', 'ree', '-s', 'mining']);
    expect(out).toMatch(/largest share +69\.2 % +69\.2 %\n.*HHI +5,012-5,023 +5,054-5,055\n.*level +high +high\n/);
    const [head = '', first = ''] = (await reshare(['diff', ...EDITIONS, '-s', 'mining', '-f', 'csv'])).out.split('\n');
    const cell = (column: string) => first.split(',')[head.split(',').indexOf(column)];
    expect(['band.before.lowest', 'band.after.highest', 'bandMoved'].map(cell)).toEqual(['high', 'high', 'false']);
  });
  it('says of two datasets that they differ, and not that one changed', async () => {
    const { out } = await reshare(['diff', 'articles', 'usgs', '-s', 'mining']);
    expect(out).toMatch(/^How usgs 2026\.05\.1 differs from articles 2025\.07, at mining\n/);
    expect(out).toMatch(/^what differs +figure +articles 2025\.07 +usgs 2026\.05\.1$/m);
    expect(out).toContain('values only in usgs 2026.05.1 (');
    expect(out).not.toMatch(/\b(gone|new|changed) values|moved/);
  });
  it('calls new countries so, for some have no values', async () => {
    const { out } = await reshare(['diff', ...EDITIONS]);
    expect(out).toContain('new countries (9)');
    expect(out).not.toContain('new suppliers');
  });
  it('never shows a figure that moved as the same text before and after', async () => {
    const slightly = edited('datasets/articles/2025.07', [
      ['observations', 'still-restricting-t1-russia-mining-2024', 'printed', '2,500.01'],
    ]);
    const { out } = await reshare(['diff', 'articles', slightly, '-s', 'mining', '-x', 'Russia'], {}, 200);
    const pairs = [...out.matchAll(/(?:HHI|without Russia) {2,}(\S+(?: %)?) {2,}(\S.*)/g)].map(([, a, b]) => [a, b]);
    expect(pairs.length).toBeGreaterThan(1);
    expect(pairs.filter(([a, b]) => a === b)).toEqual([]);
  });
  it('counts the rows that changed in their source alone, and lists the others', async () => {
    const moved = edited('datasets/articles/2025.07', [
      ['observations', 'still-restricting-t1-burma-mining-2024', 'locator', 'table 9'],
      ['observations', 'still-restricting-t1-india-mining-2024', 'note', 'seen again'],
      ['facts', 'trade-leverage-deng-1992', 'locator', 'paragraph 9'],
    ]);
    const { out } = await reshare(['diff', 'articles', moved]);
    expect(out).toContain('Only the source, or the place in it, changed for 1 value and 1 fact.');
    expect(out).not.toContain('table 9');
    expect(out).toMatch(/changed values \(1\)\nmining 2024 +India +note: blank -> seen again\n/);
  });
  it('has the same columns in csv whatever moved, and no row where nothing did', async () => {
    const csv = async (...argv: string[]) => (await reshare(['diff', ...argv, '--format', 'csv'])).out.split('\n');
    const [all, none] = [await csv(...EDITIONS, '-e', 'Dy'), await csv('articles', 'articles')];
    expect([all[0], all.length, none.length]).toEqual([none[0], 8, 2]);
    expect(all[0]).toMatch(/^subject\.id,.*,before,after,reading,bands,excluded$/);
    expect(all[1]).toMatch(/,articles@2025\.06,articles@2025\.07,printed,us2023,China$/);
  });
  it('has a figure that did not move in JSON and csv, too', async () => {
    const found = await answer('diff', 'articles', 'usgs', '-e', 'ree', '-s', 'mining');
    // 270,000 of 390,000 in both
    expect(found.rows[0].cr1Pct.before.low).toBeCloseTo(69.23, 2);
    expect(found.rows[0].cr1Pct.after).toEqual(found.rows[0].cr1Pct.before);
  });
  it('finds names that only one of the datasets has, and suggests near ones', async () => {
    const run = async (...argv: string[]) => reshare(['diff', 'articles@2025.06', 'articles@2025.07', ...argv]);
    expect((await run('-s', 'reserves', '-x', 'Burma')).code).toBe(0);
    expect((await run('-e', 'dysprsium')).err).toContain('Did you mean --element dysprosium?');
  });
  it('exits 2 for a missing argument and 3 for a missing dataset', async () => {
    expect([
      (await reshare(['diff', 'articles'])).code,
      (await reshare(['diff', 'articles', './nowhere'])).code,
    ]).toEqual([2, 3]);
  });
});

describe('who moved an HHI', () => {
  it('is told by the points at each end, of the rest last', () => {
    expect(
      moverLines([
        { actor: 'Peru', low: 88, high: 90 },
        { actor: undefined, low: 0, high: -7 },
        { actor: 'Chile', low: 3, high: 0 },
      ]),
    ).toEqual([
      ['Peru', '+88', '+90'],
      ['Chile', '+3', '0'],
      ['the rest', '0', '-7'],
    ]);
  });
  it('names three suppliers and adds up the others, and the rest is not one of them', () => {
    const all = [50, 40, 30, 20, -10].map((x, i) => ({ actor: `C${i}`, low: x, high: x }));
    expect(moverLines([...all, { actor: undefined, low: 1, high: 1 }]).slice(3)).toEqual([
      ['2 others', '+10', '+10'],
      ['the rest', '+1', '+1'],
    ]);
    expect(moverLines(all.slice(0, 4))).toHaveLength(4);
  });
  it('is not said of a supplier without the total, if the quantity is the same on both sides', async () => {
    const { out } = await reshare(['diff', 'articles', 'usgs', '-s', 'mining']);
    const text = out.replace(/\s+/g, ' ');
    expect(text).toContain(
      "Mining 2024: China's quantity is the same on both sides; its share differs because the total does.",
    );
    expect(text).toContain(
      'Where a line names two times, it compares the latest figures of each dataset, not one year.',
    );
    const same = await reshare(['diff', 'articles@2025.06', 'articles@2025.07', '-s', 'processing']);
    expect(same.out).not.toMatch(/two times|because the total/);
  });
  it('is said of nobody where the figures are of different groups', async () => {
    // before, processing has figures for all rare earths alone; after, also for those under licence
    const { rows } = await answer('diff', ...EDITIONS, '-s', 'processing', '-e', 'dysprosium', '-e', 'ree');
    const [own] = rows.filter((r: { basis: { before: string; after: string } }) => r.basis.before !== r.basis.after);
    expect([own.hhi.before.low, own.hhi.after.low, own.movers]).toEqual([7225, 9025, []]);
    const { out } = await reshare(['diff', ...EDITIONS, '-s', 'processing']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '! Processing, said 2025: the two figures are for different groups, so no supplier moved the HHI.',
    );
    expect(out).not.toContain('1,800');
  });
});
