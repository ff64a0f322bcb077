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

describe('the JSON of shares', () => {
  it.each([
    ['of a group', ['-e', 'Dy', '-s', 'mining'], { 'target.additional': 'inherited' }],
    ['of statements', ['-e', 'Li', '-s', 'processing'], { 'target.additional': 'shares-only' }],
    ['without a total', ['-e', 'ree', '-s', 'reserves'], { hhi: 'unidentified', target: 'unidentified' }],
    ['of an unknown remainder', ['-e', 'Li', '-s', 'processing', '-x', 'China'], { hhi: 'unidentified' }],
  ])('has the reasons for what is null in a market %s', async (_what, argv, reasons) => {
    const { markets } = await answer('shares', ...argv, '--target', '40');
    expect(markets[0].reasons).toMatchObject(reasons);
    expect(markets[0].target?.additional ?? null).toBeNull();
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

describe('the cumulative shares', () => {
  it('have no column where all are known only from above, and stay in JSON', async () => {
    const place = ['-e', 'ree', '-s', 'reserves', '-d', 'usgs'];
    expect((await screen(...place)).join('\n')).not.toMatch(/cumulative|>0 %|<98 %/);
    const { rows } = await answer('shares', ...place);
    expect(rows[8].cumulatedPct).toMatchObject({ low: 0, lowOpen: true });
    expect(await text('-e', 'ree', '-s', 'mining')).toContain('cumulative');
  });
});

describe('a note on a row of the table', () => {
  it('has a mark on the row, and is quoted below', async () => {
    const rows = await screen('-e', 'ree', '-s', 'mining');
    expect(rows).toContainEqual(expect.stringMatching(/ Madagascar \(1\) +13,000 /));
    expect(rows).toContainEqual(expect.stringMatching(/ total \(2\) /));
    const all = rows.join(' ').replace(/\s+/g, ' ');
    expect(all).toContain('! (1) Madagascar: "as printed; in the cited USGS table these are figures of Nigeria');
    expect(all).toContain('! (2) Total: "without Thailand the rows leave 11,500 t unallocated".');
    expect(all).not.toMatch(/has notes on (?:World|Madagascar)/);
    const found = await answer('shares', '-e', 'ree', '-s', 'mining');
    const noted = found.rows.filter((r: { notes: string[] }) => r.notes.length > 0);
    expect(noted.map((r: { actor: string | null }) => r.actor)).toEqual(['Madagascar', null]);
  });
  it('has one mark for all rows that it is on', async () => {
    const rows = await screen('-e', 'ree', '-s', 'mining', '-d', 'usgs@2025.01');
    expect(rows.filter((line) => / \(2\) +[\d,]+ /.test(line))).toHaveLength(7);
    expect(rows.join(' ')).toContain('! (2) Burma, Australia, Nigeria and 4 more: "estimated');
  });
});

describe('the legend of bars', () => {
  it('speaks of bars of an HHI only where there are some', async () => {
    expect(await text('-e', 'ree', '-s', 'mining', '--bars')).toMatch(/Bars run from 0 to 100 %\. The/);
    const { out } = await reshare(['stage', '-e', 'ree', '-s', 'mining', '--bars']);
    expect(out).toContain('those of an HHI to 10,000');
    expect((await reshare(['hhi', 'A=60', '--bars'])).out).not.toContain('those of an HHI');
    expect((await reshare(['list', 'observations', '-a', 'Thailand', '--bars'])).out).not.toContain('Bars run');
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
  it('say that perhaps nothing is left, and no points that rule nothing out', async () => {
    const { out } = await reshare(['shares', '-e', 'ree', '-s', 'magnets', '-x', 'China', '-x', 'Japan']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Shares are of what is left without China and Japan: at most 8 % of the market, perhaps nothing.',
    );
    expect(out).toMatch(/the rest +100 % +NA\n/);
    const whole = await reshare(['shares', '-e', 'ree', '-s', 'magnets', '-x', 'China']);
    expect(whole.out).not.toContain('perhaps nothing');
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
