import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileValues } from '../../src/commands/completion/file-values.js';
import { groupLines } from '../../src/tables/text/group-market.js';
import { exactTally } from '../../src/tables/text/tally.js';
import { reshare } from '../shell.js';
import { PLAN } from '../tables/plan.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
const made = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const FLOWS = made(
  'flows.csv',
  `year,country,t\n1,A,40\n1,B,40\n1,C,20\n2,A,30-50\n2,B,30-50\n2,C,20\n3,A,60\n3,B,7\n3,World,90\n3,C,NA
4,A,>5\n4,World,20\n5,A,8\n5,World,8\n6,A,0\n6,World,0\n7,A,9\n7,Other,3\n7,B,4\n7,World,NA\n8,Other,5\n`,
);
const SHARES = made('shares.csv', 'year,country,t\n1,A,40\n1,B,30\n2,A,80\n2,B,60\n');
const calc = (file: string, ...more: string[]) => [
  'calc',
  file,
  '--by',
  'year',
  '--actor',
  'country',
  '--value',
  't',
  ...more,
];
const json = async (...argv: string[]) => JSON.parse((await reshare([...argv, '--json'])).out);

/** The facts of a row that say nothing of who is left out. */
const same = ({ without: _without, remainingBand: _band, absent: _absent, ...row }: Record<string, unknown>) => row;

describe('--exclude each', () => {
  it.each([
    ['each', '', [FLOWS, '--total', 'World', '--engine', 'stream']],
    ['EACH=25%', '=25%', [FLOWS, '--total', 'World', '--engine', 'duckdb']],
    ['each', '', [FLOWS, '--engine', 'stream']],
    ['each', '', [FLOWS, '--engine', 'duckdb', '--top', '1', '--target', '40']],
    ['each=50', '=50%', [FLOWS, '--measures', 'all', '--reading', 'rounded']],
    ['each', '', [SHARES, '--shares', '100']],
  ])('%s leaves out one supplier a row, as --exclude NAME%s does: %j', async (word, part, [file = '', ...more]) => {
    const { rows, excluded } = await json(...calc(file, ...more, '-x', word));
    expect(excluded).toEqual([{ actor: 'each', portionPct: part === '' ? 100 : Number.parseFloat(part.slice(1)) }]);
    const whole = (await json(...calc(file, ...more))).rows;
    const counts = whole.map((row: { supplierCount: number }) => row.supplierCount);
    expect(rows).toHaveLength(counts.reduce((sum: number, n: number) => sum + n, 0));
    for (const name of new Set<string>(rows.map((row: { without: string }) => row.without))) {
      const one = await json(...calc(file, ...more, '-x', `${name}${part}`));
      const groups = rows.filter((row: { without: string }) => row.without === name);
      expect(groups.map(same)).toEqual(
        one.rows.filter((row: { absent: string[] }) => row.absent.length === 0).map(same),
      );
    }
  });

  it('shows what is left, its HHI and its level, the largest supplier first', async () => {
    const { out } = await reshare(calc(FLOWS, '-x', 'each', '--where', 'year=3', '--total', 'World'));
    expect(out).toMatch(/^ +3 +A +33\.3 % +30 t +544-6,423 +low to high$/m);
    expect(out.match(/^ +3 +\S+/gm)?.map((line) => line.at(-1))).toEqual(['A', 'B', 'C']);
  });

  it('has the supplier and the level of what is left in csv, and not without it', async () => {
    const header = async (...more: string[]) =>
      (await reshare(calc(FLOWS, '--format', 'csv', ...more))).out.split('\n')[0];
    const columns = ['without', 'remainingBand.lowest', 'remainingBand.highest', 'remainingBand.certain'];
    expect((await header('-x', 'each'))?.split(',')).toEqual(expect.arrayContaining(columns));
    expect((await header('-x', 'A'))?.split(',').filter((column) => columns.includes(column))).toEqual([]);
  });

  it('measures the whole market of a group once', () => {
    const actors = new Map(['A', 'B', 'C'].map((actor, i) => [actor, exactTally({ n: BigInt(i + 1), d: 1n })]));
    const terms = { exclusions: [], bands: 'us2023', eachPct: 100, top: 1 } as const;
    for (const all of [false, true]) {
      const group = { by: ['1'], actors, total: undefined };
      const { result, lines } = groupLines(group, PLAN, { ...terms, all }, new Map());
      const [first, ...others] = lines;
      expect([first, ...others].map((line) => line?.without?.actor)).toEqual(['C', 'B', 'A']);
      for (const line of [first, ...others]) expect(line?.profile.measures).toBe(result.profile.measures);
    }
  });

  it('is completed beside the suppliers of the file', async () => {
    const typed = (option: string) => (option === 'actor' ? 'country' : undefined);
    const found = await fileValues('exclude', FLOWS, typed, '');
    expect(found.map(({ value }) => value)).toEqual(['A', 'B', 'C', 'World', 'Other', 'largest', 'each']);
  });

  it('tells groups that name no supplier', async () => {
    const { notes } = await json(...calc(FLOWS, '-x', 'each'));
    expect(notes).toContain('1 group of 8 names no supplier, so it has no line: 8.');
  });

  it.each([
    [calc(FLOWS, '-x', 'each', '-x', 'A'), /^reshare: --exclude each stands alone/],
    [calc(FLOWS, '-x', 'each=0'), /Write a percentage above 0 up to 100: --exclude each=50%/],
    [calc(made('named.csv', 'year,country,t\n1,Each,3\n'), '-x', 'each'), /called "Each" .* each supplier in turn/],
    [
      ['calc', '--sql', '--table', 'a.b', '--actor', 'c', '--value', 'v', '-x', 'each'],
      /No query leaves out each supplier in turn \(--exclude each\)\. Leave --sql out/,
    ],
  ])('%j says what to do', async (argv, words) => {
    const { code, err } = await reshare(argv);
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
  });
});
