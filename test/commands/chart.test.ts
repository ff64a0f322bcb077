import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edited } from '../edited.js';
import { reshare } from '../shell.js';

const title = (svg: string): string => /<title[^>]*>([^<]*)</.exec(svg)?.[1] ?? '';
const chart = async (...argv: readonly string[]) => reshare(['chart', ...argv]);

describe('the kind of a picture', () => {
  it.each([
    ['a chain with an element', ['-e', 'Dy'], 'Dysprosium (Dy): China&#39;s share, and what is left without it'],
    ['a market with a stage', ['-s', 'mining'], 'Rare earth elements, mining 2024: who supplies how much'],
    [
      'a change with two datasets',
      ['-d', 'usgs@2025.01', '-d', 'usgs@2026.05'],
      'Who moved the HHI from usgs 2025.01 to usgs 2026.05',
    ],
    [
      'a comparison with three',
      ['-e', 'Dy', '-d', 'articles', '-d', 'usgs', '-d', 'iea'],
      'Dysprosium (Dy): how concentrated, by dataset',
    ],
  ])('is %s', async (_, argv, expected) => expect(title((await chart(...argv)).out)).toBe(expected));
  it('of a trend over a name holds all its editions, and over one edition its periods', async () => {
    const all = await chart('-k', 'trend', '-d', 'usgs');
    expect(all.out).toContain('2024, revised (printed in 2026.05 and 2026.05.1): 70.3 %');
    expect(all.out).toContain('Revision: ');
    const one = await chart('-k', 'trend', '-d', 'usgs@2025.01');
    expect(one.out).not.toContain('evision');
    expect(one.out).toContain('Since 2023: ');
  });
});

describe('what a picture says', () => {
  it('is what the screen says of the same market', async () => {
    const { out } = await chart('-e', 'Dy');
    const screen = await reshare(['stage', '-e', 'Dy']);
    for (const figure of ['69.2 %', '5,012-5,023', '>95 %', '>9,025']) {
      expect(screen.out).toContain(figure);
      expect(out).toContain(figure.replace('>', '&gt;'));
    }
  });
  it('leaves out half of a supplier, and calls the rest kept', async () => {
    const { out } = await chart('-e', 'Nd', '-x', 'China=50%');
    expect(out).toContain('Others, with the part that is kept');
    expect(out).toContain('China 92 %, 54 % left');
  });
  it('words a limit as the screen does, and its other side only where it is known', async () => {
    const { out } = await chart('-e', 'lithium', '-d', 'iea', '-x', 'largest');
    expect(out).toContain('(lithium): At most 29.8 % without the largest supplier');
    expect(out).not.toContain('the 0 elements');
    const kept = await chart('-e', 'Dy', '-x', 'Burma');
    expect(kept.out).toContain('without Burma');
    expect(kept.out).not.toContain('goes through Burma at some stage');
  });
  it('says "at least" only where a share is not exact, and who holds a stock', async () => {
    expect((await chart('-s', 'mining')).out).not.toContain('at least');
    expect((await chart('-s', 'mining', '-e', 'Dy', '-d', 'ores')).out).toContain('China, at least');
    expect(title((await chart('-s', 'reserves', '-e', 'ree', '-d', 'usgs')).out)).toContain('who holds how much');
  });
  it('tells that several datasets are one witness', async () =>
    expect((await chart('-k', 'compare', '-e', 'ree', '-s', 'mining')).out).toContain('this is one witness'));
  it('tells that shares cannot all be true, and that a dataset is not sealed', async () => {
    const { out } = await chart('-d', './test/fixtures/metal', '-e', 'tin');
    expect(out).toContain('these shares cannot all be true');
    expect(out).toContain('This dataset is not sealed');
  });
  it('of a hostile dataset has no markup of its names', async () => {
    const folder = edited('./test/fixtures/metal', [
      ['subjects', 'tin', 'name', '<script>alert(1)</script>'],
      ['stages', 'digging', 'name', '" onload="alert(1)'],
    ]);
    const { code, out } = await chart('-d', folder, '-e', 'tin');
    expect(code).toBe(0);
    expect(out).not.toMatch(/<script|" onload="/);
    expect(out).toContain('&lt;script&gt;');
  });
});

describe('a PNG', () => {
  const file = () => join(mkdtempSync(join(tmpdir(), 'reshare-')), 'a.png');
  it('is twice as wide as its SVG, and has the same bytes each time', async () => {
    const [first, second] = [file(), file()];
    for (const out of [first, second]) expect((await chart('-e', 'Dy', '--width', '400', '-o', out)).code).toBe(0);
    const bytes = readFileSync(first);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(800);
    expect(readFileSync(second).equals(bytes)).toBe(true);
  });
  it('with a letter that the font lacks is an error that names SVG', async () => {
    const folder = edited('./test/fixtures/metal', [['subjects', 'tin', 'name', '锡']]);
    const { code, err } = await chart('-d', folder, '-e', 'tin', '-o', file());
    expect(code).toBe(2);
    expect(err).toContain('has no letter 锡. Write SVG: --format svg');
  });
  it('is refused on a terminal', async () => {
    const { code, err } = await reshare(['chart', '-e', 'Dy', '-f', 'png'], {}, 80);
    expect(code).toBe(2);
    expect(err).toContain('A terminal cannot show png. Name a file: --output chart.png');
  });
});

describe('a mistake', () => {
  it.each([
    [['-k', 'compare'], 'Add --element'],
    [['-k', 'diff', '-d', 'usgs'], '--dataset BEFORE --dataset AFTER'],
    [['-k', 'chain', '-e', 'Dy', '-d', 'usgs', '-d', 'iea'], 'choose --kind compare'],
    [['-e', 'Dy', '--width', '12'], 'from 280 to 2000'],
    [['-e', 'Dy', '-p', 'all'], 'choose --kind trend'],
    [['-k', 'trend', '-e', 'ree', '-p', '2023'], '--kind market'],
    [['-e', 'Dy', '-o', 'a.csv'], 'It can write .svg and .png'],
    [['-e', 'Dy', '-o', 'a.jpg'], 'It can write .svg and .png'],
    [['-k', 'trend', '-e', 'lithium', '-s', 'processing'], 'has a period, so there is no trend'],
    [['-d', 'usgs', '-d', 'usgs'], '--dataset names usgs twice'],
    [['-e', 'Dy', '-o', 'a.svg', '-f', 'png'], 'contradicts the ending'],
  ])('%j is told with what to do', async (argv, advice) => {
    const { code, err } = await chart(...argv);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain(advice);
  });
});
