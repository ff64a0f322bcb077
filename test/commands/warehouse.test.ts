import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { query } from '../../src/tables/sql/query.js';
import { reshare } from '../shell.js';

const asking = (table: string, ...more: string[]): string[] => [
  'calc',
  '--sql',
  '--table',
  table,
  '--by',
  'year',
  '--actor',
  'who',
  '--value',
  't',
  ...more,
];

describe('calc --sql', () => {
  it('prints the query for the options and nothing else', async () => {
    const more = [
      '--total',
      'World',
      '--rest',
      'Other',
      '--where',
      "kind=o'er",
      '--where',
      'kind=x',
      '--exclude',
      'A=50%',
    ];
    const plan = {
      by: ['year'],
      actor: 'who',
      value: 't',
      total: 'World',
      totalColumn: undefined,
      rest: ['Other'],
      lumps: true,
      where: new Map([['kind', ["o'er", 'x']]]),
      reading: 'printed',
    } as const;
    const out = query({ table: ['trade', 'flows'], plan, exclusions: [{ actor: 'A', portionPct: 50 }] });
    expect(await reshare(asking('trade.flows', ...more))).toEqual({ code: 0, out, err: '' });
    expect(out).toContain(`WHERE "kind" IN ('o''er', 'x')`);
  });
  it.each([
    ['flows', '"flows"'],
    ['lake.trade.flows 2024', '"lake"."trade"."flows 2024"'],
    ['trade."flows.2024"', '"trade"."flows.2024"'],
    ['"a ""b"""', '"a ""b"""'],
  ])('writes the table %s as %s', async (table, from) => {
    expect((await reshare(asking(table))).out).toContain(`\n  FROM ${from}\n`);
  });
  it.each(['', '.', 'a.', '.a', 'a..b', 'a"b"', '"a', '"a"b', '""'])('refuses a table called %j', async (table) => {
    expect(await reshare(asking(table))).toMatchObject({ code: 2, out: '' });
  });
  it.each([
    ['a backslash', 'a\\b', /Warehouses disagree on what a backslash is/],
    ['an escape code', 'a\u001b[31m', /invisible character/],
    ['a line break', 'a\n::error::b', /invisible character/],
    ['a command of a build server', 'a##[error]b', /A build server takes it for a command/],
  ])('refuses %s in a text, and says why', async (_, text, why) => {
    const { code, out, err } = await reshare(asking('flows', '--exclude', text));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(why);
  });
  it('refuses a backslash, which some warehouses read as an escape', async () => {
    const texts = [
      ['--exclude', "a\\' OR 1=1 --"],
      ['--total', 'a\\'],
      ['--rest', '\\'],
      ['--where', 'x=\\'],
      ['--where', '\\=x'],
    ];
    for (const more of [...texts, ['--total-column', '\\']])
      expect(await reshare(asking('flows', ...more))).toMatchObject({ code: 2, out: '' });
    for (const column of ['--by', '--actor', '--value']) {
      const words = asking('flows').map((word, i, all) => (all[i - 1] === column ? 'a\\b' : word));
      expect(await reshare(words)).toMatchObject({ code: 2, out: '' });
    }
    expect(await reshare(asking('a\\b'))).toMatchObject({ code: 2, out: '' });
  });
  it('refuses a column without a name', async () => {
    expect((await reshare(asking('flows', '--total-column', ''))).err).toMatch(/a column of a table has a name/);
  });
  it('writes the query to a file with --output', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reshare-query-'));
    try {
      const file = join(folder, 'flows.sql');
      expect(await reshare(asking('flows', '--output', file))).toEqual({ code: 0, out: '', err: '' });
      expect(readFileSync(file, 'utf8')).toBe((await reshare(asking('flows'))).out);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
