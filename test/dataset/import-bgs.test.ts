import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { bgsFile } from '../../src/dataset/import/bgs/bgs-file.js';
import { bgsDataset } from '../../src/dataset/import/bgs/bgs-rows.js';
import type { ImportedDataset } from '../../src/dataset/import/importer.js';
import { found } from '../check/found.js';
import { errors, file, made } from '../mcs.js';
import { referencePath } from '../reference-files.js';
import { answer, type Ran, reshare, written } from '../shell.js';

const FIXTURE = 'test/fixtures/bgs.csv';
const EDITION = { name: 'bgs', version: '2024.01' };
const fixture = (): string => readFileSync(FIXTURE, 'utf8');
const made2024 = (name: string, content: string | Uint8Array): ImportedDataset =>
  bgsDataset([bgsFile({ label: name, name, bytes: Buffer.from(content) })], EDITION);
const imports = async (path: string, ...more: readonly string[]) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'reshare-bgs-')), 'bgs');
  return { folder, ran: await reshare(['import', 'bgs', path, '--out', folder, ...more]) };
};
/** The fixture with the first text in place of the second, in the first line that has it. */
const edited = (from: string, to: string): string => {
  expect(fixture()).toContain(from);
  return fixture().replace(from, to);
};
const observations = (it: ImportedDataset) => made(it).dataset().observations;

describe('an export of the World Mineral Statistics', () => {
  let folder = '';
  let ran: Ran;
  beforeAll(async () => {
    ({ folder, ran } = await imports(FIXTURE));
  });
  it('becomes a dataset that says what became of each row', async () => {
    const files = ['subjects', 'stages', 'actors', 'sources', 'observations'].map(
      (name) => `--- ${name}.csv\n${readFileSync(join(folder, `${name}.csv`), 'utf8')}`,
    );
    const { out } = await reshare(['stage', '-e', 'tin oxides', '-d', folder]);
    const said = [ran.out, '--- stderr', ran.err, ...files, '--- reshare stage -e "tin oxides"', out].join('\n');
    await expect(said.replaceAll(folder, './bgs')).toMatchFileSnapshot('../golden/import-bgs-fixture.txt');
    expect(ran.code).toBe(0);
  });
  it('has no doubts, can be sealed, and does not differ from itself', async () => {
    const own = (await imports(FIXTURE)).folder;
    expect(await found(own)).toEqual([
      './datapackage.json note unsealed bgs',
      './sources.csv:2:56 note date-not-printed bgs',
    ]);
    expect((await reshare(['dataset', 'seal', own])).code).toBe(0);
    expect((await reshare(['diff', folder, own, '--exit-code'])).code).toBe(0);
  });
  it('knows its total from below: shares have a high end, and there is no HHI', async () => {
    const { rows } = await answer('stage', '-e', 'tin oxides', '-d', folder);
    expect(rows.map((row: { period: string }) => row.period)).toEqual(['2023']);
    // 620 of at least 760.5; the row without a figure adds nothing that is known
    expect(written(rows[0].suppliers[0].sharePct, 4)).toBe('(0, 81.5253]');
    expect([rows[0].measures.hhi, written(rows[0].remaining.sharePct, 4)]).toEqual([null, '[18.4747, 100)']);
  });
  it('keeps each sub-commodity apart, and the rows that name none', () => {
    const rows = observations(made2024('bgs.csv', fixture())).filter((o) => o.stage === 'production');
    const suppliers = (subject: string) =>
      rows.filter((o) => o.subject === subject && o.actor !== 'World' && o.period === '2023').map((o) => o.actor);
    expect(suppliers('cassiterite-tin-minerals')).toEqual(['China', 'Peru']);
    expect(suppliers('stannite-tin-minerals')).toEqual(['Peru']);
    expect(suppliers('tin-minerals-unspecified')).toEqual(['USA']);
  });
  it('takes its columns in any order, and may lack those that are not read', () => {
    const [head = [], ...rows] = parse(fixture()) as string[][];
    const kept = head.map((_, i) => i).filter((i) => head[i] !== 'x' && head[i] !== 'quantity');
    const text = [head, ...rows]
      .map((row) =>
        kept
          .toReversed()
          .map((i) => `"${row[i]}"`)
          .join(','),
      )
      .join('\n');
    const [one, other] = [made2024('bgs.csv', text), made2024('bgs.csv', fixture())];
    expect(one.files.get('observations.csv')).toBe(other.files.get('observations.csv'));
  });
  it('has the printed name and code of each country', async () => {
    const { rows } = await answer('stage', '-e', 'tin-minerals-unspecified', '-x', 'US', '-d', folder);
    expect(rows[0].suppliers[0].actor).toBe('USA');
  });
});

describe('a row of an export', () => {
  it.each<[string, string, string, string]>([
    [',tin oxides,620,', ',tin oxides,many,', 'doubtful', '"many" cannot be read'],
    ['2023-01-01 00:00:00', '2023-07-01 00:00:00', 'doubtful', 'is not a year'],
  ])('with %s as %s is %s: %s', (from, to, is, why) => {
    const it = made2024('bgs.csv', edited(from, to));
    expect(errors(it)).toEqual([]);
    expect(it.fates.filter((fate) => fate.is === is)).toEqual([
      expect.objectContaining({ why: expect.stringContaining(why) }),
    ]);
  });
});

describe('an unusable file exits 3, names the reason and writes nothing', () => {
  it.each<[string, () => string, RegExp]>([
    [
      'another table',
      () => 'country,year,t\nPeru,2024,5\n',
      /because it has the header of another file\.\nThe file should be an export/,
    ],
    [
      'an export without a column',
      () => fixture().replace('units', 'unit'),
      /:1:1: error missing-label: The column "units" is missing[\s\S]*"unit" does not belong here/,
    ],
    ['a row that is cut off', () => `${fixture()}1,2\n`, /error missing-cell/],
    ['an empty file', () => '', /error blank-header/],
    [
      'an export of imports',
      () => fixture().replaceAll(',Production,', ',Imports,'),
      /because it has no row of production\./,
    ],
  ])('%s', async (_title, text, message) => {
    const { ran } = await imports(file('bgs.csv', text()), '--edition', '2024');
    expect([ran.code, ran.out]).toEqual([3, '']);
    expect(ran.err).toMatch(message);
  });
});

const exports = ['bgs/BGS_REs_production.csv', 'bgs/BGS_gallium_production.csv'].map(referencePath);

describe.skipIf(exports.includes(undefined))('the real exports', () => {
  it.each([
    [0, 639, 168],
    [1, 82, 18],
  ])('of number %i: %i rows become observations, and %i totals are the sums of their rows', (at, rows, totals) => {
    const path = exports[at] ?? '';
    const it = made2024(basename(path), readFileSync(path));
    expect(it.fates.map((fate) => fate.is)).toEqual(Array(rows).fill('observation'));
    const sums = new Map<string, number>();
    for (const row of parse(readFileSync(path), { columns: true }) as Record<string, string>[]) {
      const market = `${row.bgs_commodity_trans}|${row.bgs_sub_commodity_trans}|${row.year?.slice(0, 4)}`;
      sums.set(market, (sums.get(market) ?? 0) + Number(row.quantity));
    }
    const worlds = observations(it).filter((o) => o.actor === 'World');
    expect(worlds).toHaveLength(totals);
    const numbers = (all: readonly number[]) => [...all].sort((a, b) => a - b);
    const stated = worlds.map((o) => Number(o.printed.replace('>=', '')));
    expect(numbers(stated)).toEqual(numbers([...sums.values()]));
    expect(worlds.every((o) => o.printed === '' || o.printed.startsWith('>='))).toBe(true);
  });
});
