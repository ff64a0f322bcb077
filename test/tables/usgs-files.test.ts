import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flow } from '../../src/tables/engine.js';
import { firstRows } from '../../src/tables/first-rows.js';
import type { Flow } from '../../src/tables/text/groups.js';
import { ENGLISH } from '../../src/tables/text/notation.js';
import type { Plan } from '../../src/tables/text/plan.js';
import { referencePath } from '../reference-files.js';
import { PLAN } from './plan.js';

const folder = referencePath('usgs-mcs');
/** The marks that these files have beside NA and W. */
const MARKS = { ...ENGLISH, unknown: ['XX', 's', 'included with ilmenite'], flags: ['e'] };
const read = (file: string, plan: Partial<Plan>, encoding: 'utf-8' | 'windows-1252' = 'utf-8'): Promise<Flow> =>
  flow(file, { ...PLAN, notation: MARKS, ...plan }, { engine: 'stream', encoding, progress: () => {} });

describe.skipIf(folder === undefined)('the official files of the U.S. Geological Survey', () => {
  const inYear = (year: string): readonly string[] =>
    readdirSync(join(folder ?? '', year)).map((name) => join(folder ?? '', year, name));
  it.each([
    ['2022', 12],
    ['2023', 76],
    ['2024', 76],
  ])('of %s all answer in every year of production, with options alone', async (year, expected) => {
    const answered: string[] = [];
    for (const file of inYear(year)) {
      const [header = []] = await firstRows(file, 'utf-8', 0);
      if (!header.some((label) => /^prod_(?!note)/i.test(label))) continue;
      const kind = header[2] ?? '';
      const years = { name: 'year', chosen: /^prod_(?!note)/i };
      const { groups, plan } = await read(file, { by: [kind, 'year'], actor: 'Country', value: '', unpivot: years });
      expect([file, plan.subtotals]).toEqual([file, undefined]);
      if (groups.length > 0) answered.push(file);
    }
    expect(answered).toHaveLength(expected);
  });
  it('of 2025 and 2026 answer for every commodity', async () => {
    const [of2025 = ''] = inYear('2025');
    const years = { name: 'year', chosen: /^PROD_(EST_ )?\d/ };
    const wide = { by: ['COMMODITY', 'TYPE', 'UNIT_MEAS', 'year'], actor: 'COUNTRY', value: '', unpivot: years };
    expect((await read(of2025, wide)).groups.length).toBeGreaterThan(190);
    const [of2026 = ''] = inYear('2026');
    const by = ['Commodity', 'Statistics_detail', 'Unit', 'Year'];
    const where = new Map([['Statistics', ['Production']]]);
    const long = { by, actor: 'Country', value: 'Value', where };
    expect((await read(of2026, long, 'windows-1252')).groups.length).toBeGreaterThan(500);
  });
});
