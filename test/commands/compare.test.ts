import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer, reshare } from '../shell.js';

const [one, other] = ['one', 'other'].map((name) => join(mkdtempSync(join(tmpdir(), 'reshare-compare-')), name)) as [
  string,
  string,
];
/** Imports the table of the tests as a dataset with figures of the built-in subject and stage. */
const imports = (out: string, source: string) => {
  const roles = ['--subject', '=ree', '--stage', '=mining', '--period', 'year', '--actor', 'country'];
  const total = ['--value', 'tonnes', '--total-row', 'World total', '--rest', 'Other countries'];
  return reshare(['import', 'table', 'test/fixtures/mined.csv', ...roles, ...total, '--source', source, '--out', out]);
};
beforeAll(async () => {
  await imports(one, '=Report of the ministry');
  cpSync(one, other, { recursive: true });
  const path = join(other, 'observations.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace('270,000', '250,000'));
});
const asked = (...datasets: readonly string[]) => [
  ...['compare', '-e', 'ree', '-s', 'mining'],
  ...datasets.flatMap((word) => ['-d', word]),
];

describe('compare of two folders with one name and version', () => {
  it('names them as they were typed, in the table, the sentences and the last line', async () => {
    const { out } = await reshare(asked(one, other), {}, 400);
    expect(out).toMatch(new RegExp(`^mining +${one} +2024 +69\\.2 %`, 'm'));
    expect(out).toMatch(new RegExp(`^mining +${other} +2024 +64\\.1 %`, 'm'));
    expect(out).toContain(`2,318-2,429 in ${one}, 1,703-2,246 in ${other}.`);
    expect(out).toContain('points at the low end, ');
    expect(out.trimEnd().split('\n').at(-1)).toBe(`${one}, ${other}`);
  });
  it('has their words in JSON, and in each part of it', async () => {
    const [command = '', ...words] = asked(one, other);
    const { rows, verdicts } = await answer(command, ...words);
    expect(rows.map((row: { dataset: { named: string } }) => row.dataset.named)).toEqual([one, other]);
    const [{ from, to }] = verdicts[0].differences;
    expect([from.named, to.named]).toEqual([one, other]);
  });
  it('asks a dataset once that is named twice', async () => {
    expect((await reshare(asked(one, one))).out).toContain('what 1 dataset says\n');
  });
});

describe('compare of groups', () => {
  it('says where the figures are of different ones, and counts none that leaves the element out', async () => {
    const text = async (element: string) =>
      (await reshare(['compare', '-e', element, '-s', 'mining'], {}, 400)).out.replace(/\s+/g, ' ');
    expect(await text('dysprosium')).toMatch(
      /different subjects: 17 elements in articles .* usgs .*; 4 elements in iea/,
    );
    const scandium = await text('scandium');
    expect(scandium).toContain('Mining: no dataset has an HHI that counts for scandium.');
    expect(scandium).toContain('is not counted: the statistic behind it, usgs, leaves scandium out.');
    expect(await text('ree')).not.toMatch(/different subjects|not counted/);
  });
});

describe('compare of a table that a reader copied', () => {
  it('counts it as no second witness where its source has the title of a built-in one', async () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'reshare-compare-')), 'copy');
    await imports(copy, '=Survey: Mineral Commodity Summaries 2025');
    expect((await reshare(asked(copy, 'usgs@2025.01'))).out.replace(/\s+/g, ' ')).toContain('this is one witness');
    expect((await reshare(asked(one, 'usgs@2025.01'))).out).not.toContain('witness');
  });
});

describe('compare of datasets that rest on one statistic', () => {
  it('calls high concentration possible where one of them is not certain of it', async () => {
    const { out } = await reshare(['compare', '-e', 'lutetium', '-s', 'mining', '-d', 'usgs', '-d', 'ores']);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Mining: high concentration is possible in both datasets; not all are certain of it. They rest on one statistic',
    );
  });
});

describe('compare without --stage', () => {
  const stages = async (element: string): Promise<readonly string[]> => {
    const { rows } = await answer('compare', '-e', element, '-d', 'articles', '-d', 'usgs');
    return [...new Set<string>(rows.map((r: { stage: string }) => r.stage))];
  };
  it('shows the chain, and any other stage where a dataset has figures of the subject itself', async () => {
    expect(await stages('terbium')).toEqual(['mining', 'processing', 'magnets', 'us-imports']);
    expect(await stages('dysprosium')).toEqual(['mining', 'processing', 'magnets']);
    expect(await stages('ree')).toContain('reserves');
  });
});
