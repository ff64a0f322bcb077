import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edited } from '../edited.js';
import { reshare } from '../shell.js';

const METAL = './test/fixtures/metal';
const json = async (...argv: string[]) => JSON.parse((await reshare([...argv, '--json'])).out);
const SMELTING = ['-e', 'tin', '-s', 'smelting', '-d', METAL];
const MINING = ['-e', 'ree', '-s', 'mining'];
const FLOWS = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'flows.csv');
writeFileSync(
  FLOWS,
  'year,country,t\n1,A,40\n1,B,40\n1,C,20\n2,A,30-50\n2,B,30-50\n2,C,20\n3,A,60\n3,B,7\n3,World,90\n3,C,NA\n',
);
const calc = (...more: string[]) => ['calc', FLOWS, '--by', 'year', '--actor', 'country', '--value', 't', ...more];

/** What is left without the largest supplier, and who it may be. */
const left = ({ remaining, largest }: { readonly remaining: object; readonly largest: object }) => [remaining, largest];
/** The same without quantities, which a market of shares does not have. */
const shares = ({ remaining: { sharePct, measures }, largest }: Awaited<ReturnType<typeof json>>) => [
  sharePct,
  measures,
  largest,
];

describe('--exclude largest', () => {
  it.each(['largest', 'largest=50%', 'LARGEST'])('in stage gives what hhi gives for the market: %s', async (word) => {
    const [row] = (await json('stage', ...SMELTING, '-x', word)).rows;
    const typed = await json('hhi', 'Indonesia=nearly 40%', 'Peru=at least 20%', '-x', word);
    expect(shares(row)).toEqual(shares(typed));
    expect(row.largest).toEqual({ actors: ['Indonesia', 'Peru'], unnamed: true, equal: false });
  });

  it.each(['stream', 'duckdb'])('in calc gives what hhi gives for each group: %s', async (engine) => {
    const typed = [
      ['A=40', 'B=40', 'C=20', '--total', '100', '--closed'],
      ['A=30-50', 'B=30-50', 'C=20', '--total', '80-120', '--closed'],
      ['A=60', 'B=7', '--total', '90'],
    ];
    for (const word of ['largest', 'largest=25%']) {
      const rows = async (...more: string[]) =>
        (await json(...calc('--engine', engine, '-x', word, '--top', '1', ...more))).rows;
      const groups = [
        ...(await rows('--where', 'year=1', '--where', 'year=2')),
        ...(await rows('--where', 'year=3', '--total', 'World')),
      ];
      const wanted = await Promise.all(typed.map((words) => json('hhi', ...words, '-x', word)));
      expect(groups.map(left)).toEqual(wanted.map(left));
      expect(groups[0].largest).toEqual({ actors: ['A', 'B'], unnamed: false, equal: true });
    }
  });

  it.each([
    ['shares', (d: { rows: object }) => d.rows],
    ['explain', (d: { formulas: object }) => d.formulas],
    [
      'cite',
      ({ figure }: { figure: { sharePct: object; remainingPct: object } }) => [figure.sharePct, figure.remainingPct],
    ],
    [
      'stage',
      (d: { chain: object; rows: readonly { remaining: object }[] }) => [d.chain, d.rows.map((r) => r.remaining)],
    ],
  ])('in %s is the supplier that is certainly the largest', async (command, of) => {
    const market = command === 'stage' ? ['-e', 'ree'] : MINING;
    for (const portion of ['', '=40%']) {
      const found = await json(command, ...market, '-x', `largest${portion}`);
      expect(of(found)).toEqual(of(await json(command, ...market, '-x', `China${portion}`)));
      const told = [found.markets?.[0], found.figure, found.rows?.[0]].find((part) => part?.largest);
      expect(told.largest).toEqual({ actors: ['China'], unnamed: false, equal: false });
    }
  });

  it('in diff leaves out the largest of both sides', async () => {
    const found = (word: string) => json('diff', 'articles@2025.06', 'articles@2025.07', '-s', 'mining', '-x', word);
    const [{ largest, ...row }] = (await found('largest')).rows;
    const [other] = (await found('China')).rows;
    const china = { actors: ['China'], unnamed: false, equal: false };
    expect([row, largest]).toEqual([other, { before: china, after: china }]);
    expect(other.largest).toBeUndefined();
  });

  it('has another key in a bibliography than its supplier', async () => {
    const { figure, bibtex } = await json('cite', ...MINING, '-x', 'largest=40');
    expect([figure.key, figure.excluded]).toEqual([
      expect.stringMatching(/:largest-40$/),
      [{ actor: 'largest', portionPct: 40 }],
    ]);
    expect(bibtex).toContain("the largest supplier's share (China's)");
  });

  it('is not the name of an actor, which its country code chooses', async () => {
    const named = edited(METAL, [
      ['actors', 'Peru', 'actor', 'largest'],
      ['observations', 'smelt-peru', 'actor', 'largest'],
      ['observations', 'dig-peru', 'actor', 'largest'],
      ['observations', 'solder-peru', 'actor', 'largest'],
    ]);
    const smelting = [...SMELTING.slice(0, 4), '-d', named];
    const [largest] = (await json('stage', ...smelting, '-x', 'largest')).rows;
    expect(largest.largest.actors).toEqual(['Indonesia', 'largest']);
    const [peru] = (await json('stage', ...smelting, '-x', 'PER')).rows;
    expect([peru.largest, peru.sharePct.low]).toEqual([undefined, 20]);
  });

  it.each([
    [calc('-x', 'largest', '-x', 'A'), /^reshare: --exclude largest stands alone/],
    [
      ['calc', '--sql', '--table', 'a.b', '--actor', 'c', '--value', 'v', '-x', 'largest'],
      /^reshare: No query leaves out the largest supplier\. Leave --sql out and name a file, or name a supplier: --exclude NAME\.$/m,
    ],
    [['stage', '-x', 'largst'], /Did you mean --exclude largest\?/],
    [['shares', ...MINING, '-x', 'largest=0'], /Write a percentage above 0 up to 100: --exclude largest=50%/],
  ])('%j says what to do', async (argv, words) => {
    const { code, err } = await reshare(argv);
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
  });

  it('is refused in calc beside a supplier of that name', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'named.csv');
    writeFileSync(file, 'country,t\nLargest,3\nB,4\n');
    const { code, err } = await reshare(['calc', file, '--actor', 'country', '--value', 't', '-x', 'largest']);
    expect([code, err]).toEqual([2, expect.stringContaining('Give it another name in the file.')]);
  });

  it('in shares covers every supplier that may be the largest, and is then not sharp', async () => {
    const { rows, markets } = await json('shares', ...SMELTING, '-x', 'largest');
    const told = rows.map((r: { actor: string; sharePct: { low: number; high: number } }) => [
      r.actor,
      r.sharePct.low,
      r.sharePct.high,
    ]);
    // Peru of 40 is 2 / 3 of what is left without Indonesia of 40; without Peru of 65 Indonesia is alone
    expect(told.slice(0, 2)).toEqual([
      ['Indonesia', 0, 100],
      ['Peru', 0, expect.closeTo(200 / 3, 9)],
    ]);
    expect([markets[0].sharp, markets[0].largest.unnamed]).toEqual([false, true]);
  });
});
