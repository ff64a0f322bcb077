import { describe, expect, it } from 'vitest';
import { answer, reshare } from '../shell.js';

/** The lines of a screen. */
const screen = async (...argv: string[]): Promise<readonly string[]> =>
  (await reshare(['shares', ...argv])).out.split('\n');
/** A screen in one line, so that a sentence can be found whatever its line breaks. */
const text = async (...argv: string[]): Promise<string> => (await screen(...argv)).join('\n').replace(/\s+/g, ' ');

const METAL = ['-d', './test/fixtures/metal'];

describe('the title of shares', () => {
  it.each([
    ['the subject, the stage and the period', ['-e', 'ree', '-s', 'mining'], 'Rare earth elements, mining 2024: who'],
    ['when undated claims were said', ['-e', 'Li', '-s', 'processing'], 'Lithium (Li), processing (said in 2025): who'],
    [
      'no period above tables of several',
      ['-e', 'ree', '-s', 'mining', '-p', 'all'],
      'Rare earth elements, mining: who',
    ],
    ['who holds a stock', ['-e', 'ree', '-s', 'reserves'], 'Rare earth elements, reserves 2024: who holds how much'],
    ['the group and the element', ['-e', 'Dy', '-s', 'mining'], 'how much shown for dysprosium (Dy) rank supplier'],
    ['the terms that are no default', ['-e', 'ree', '-s', 'mining', '-x', 'China'], 'how much without China rank'],
  ])('names %s', async (_what, argv, words) => {
    expect(await text(...argv)).toContain(words);
  });
});

describe('the table of shares', () => {
  it('names its columns in plain words, or by the period where there are several tables', async () => {
    expect(await screen('-e', 'ree', '-s', 'mining')).toContainEqual(
      expect.stringMatching(/^rank +supplier +t REO +share +cumulative +HHI points$/),
    );
    const all = await screen('-e', 'ree', '-s', 'mining', '-p', 'all');
    expect(all.filter((line) => /^rank/.test(line)).map((line) => line.split(/ {2,}/)[1])).toEqual([
      'mining 2024',
      'mining 2023',
    ]);
  });
  it('aligns ranks right, also those without an end', async () => {
    const ranks = (await screen('-e', 'ree', '-s', 'reserves', '-d', 'usgs')).filter((line) => / or lower /.test(line));
    expect(ranks.length).toBeGreaterThan(10);
    expect(new Set(ranks.map((line) => line.indexOf(' lower '))).size).toBe(1);
  });
  it('shows approximate values as such, and what is built on them', async () => {
    const rows = await screen('-e', 'Li', '-s', 'processing');
    expect(rows).toContainEqual(expect.stringMatching(/China +about 60 % +about 60 % +3,600$/));
    expect(rows).toContainEqual(expect.stringMatching(/the rest +about 40 %/));
    expect(rows).toContainEqual(expect.stringMatching(/total +100 %/));
    const found = await answer('shares', '-e', 'Li', '-s', 'processing');
    expect(found.rows.map((r: { approximate: boolean }) => r.approximate)).toEqual([true, true, false]);
    expect(await text('-e', 'Li', '-s', 'processing', '-r', 'rounded')).not.toContain('about');
  });
  it('has no figure for a quantity that may be anything', async () => {
    expect(await screen('-e', 'ree', '-s', 'reserves', '-d', 'usgs')).toContainEqual(
      expect.stringMatching(/the rest +NA +<100 %/),
    );
  });
});

describe('the sentences of shares', () => {
  it('name the suppliers of the rest, which JSON lists', async () => {
    const place = ['-e', 'tin', '-s', 'digging', ...METAL];
    expect(await text(...place)).toContain('The rest includes Peru, whose quantity is not known.');
    expect((await answer('shares', ...place)).markets[0].inRest).toEqual(['Peru']);
  });
  it('explain ranges of ranks and the rest only where there are some', async () => {
    const [RANKS, REST] = ['A rank is a range where', 'The rest adds almost nothing'];
    expect(await text('-e', 'ree', '-s', 'mining')).toMatch(new RegExp(`${REST}.*${RANKS}`));
    expect(await text('-e', 'Li', '-s', 'processing')).toContain(REST);
    expect(await text('-e', 'Li', '-s', 'processing')).not.toContain(RANKS);
    expect(await text('-e', 'Ce', '-s', 'magnets')).not.toMatch(`${REST}|HHI points`);
  });
  it('say of what the shares are where somebody is left out', async () => {
    expect(await text('-e', 'ree', '-s', 'mining')).not.toContain('Shares are of');
    expect(await text('-e', 'ree', '-s', 'mining', '-x', 'China=50%')).toContain(
      "Shares are of what is left without 50 % of China's share.",
    );
  });
});

describe('the commands that shares names', () => {
  const steps = async (...argv: string[]) =>
    (await screen(...argv)).flatMap((line) => /^(\w+) +(?:.*: )?reshare (.*)$/.exec(line)?.slice(1, 3).join(' ') ?? []);
  it('quote and trace the same figure', async () => {
    expect(await steps('-e', 'ree', '-s', 'mining', '-p', '2023', '-x', 'Burma', '-r', 'rounded')).toEqual([
      'Quote cite -e ree -s mining -p 2023 -r rounded -x Burma',
      'Trace explain -e ree -s mining -p 2023 -r rounded -x Burma',
    ]);
  });
  it('show the quantities of the group where an element has none', async () => {
    const [first, ...others] = await steps('-e', 'Dy', '-s', 'mining');
    expect([first, others]).toEqual([
      'Group shares -e ree -s mining',
      [
        'Quote cite -e dysprosium -s mining',
        'Trace explain -e dysprosium -s mining',
        'Newer shares -e dysprosium -s mining -d usgs',
      ],
    ]);
    expect((await answer('shares', '-e', 'ree', '-s', 'mining')).rows[0].quantity.low).toBe(270_000);
    expect(await steps('-e', 'Dy', '-s', 'processing')).toHaveLength(2);
  });
  it('show the stages that have a figure where this one has none', async () => {
    expect(await steps('-e', 'Ce', '-s', 'magnets', '-d', 'articles')).toEqual(['Stages stage -e cerium -d articles']);
  });
});
