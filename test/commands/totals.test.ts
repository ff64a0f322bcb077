import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/answer/report.js';
import { mcsDataset } from '../../src/dataset/import/usgs-mcs/mcs-dataset.js';
import { type Edit, edited } from '../edited.js';
import { shown } from '../market/worked.js';
import { EDITION, made, mcsOf } from '../mcs.js';
import { referencePath } from '../reference-files.js';
import { answer, reshare } from '../shell.js';

const TOTALS = './test/fixtures/totals';
/** What a command prints of the fixture, in one line. */
const screen = async (...argv: string[]): Promise<string> =>
  (await reshare([...argv, '-d', TOTALS])).out.replace(/\s+/g, ' ');
const row = async (element: string, ...more: string[]) =>
  (await answer('stage', '-e', element, '-s', 'digging', '-d', TOTALS, ...more)).rows[0];

describe('[s3] a total that leaves a supplier out', () => {
  const WORLD = 'for the world without Bolivia';
  it.each([
    ['stage', ['stage', '-e', 'antimony']],
    ['shares', ['shares', '-e', 'antimony', '-s', 'digging']],
    ['explain', ['explain', '-e', 'antimony', '-s', 'digging']],
    ['cite', ['cite', '-e', 'antimony', '-s', 'digging']],
  ])('is said to be so by %s', async (_, argv) => expect(await screen(...argv)).toContain(WORLD));
  it('is named with every figure: beside the row, in the title and in the sentence to quote', async () => {
    expect(await screen('stage', '-e', 'antimony', '-s', 'digging')).toMatch(/5,385 the world without Bolivia/);
    expect(await screen('shares', '-e', 'antimony', '-s', 'digging')).toMatch(/how much the world without Bolivia /);
    const quoted = ['-e', 'antimony', '-s', 'digging', '-x', 'Peru', '--format', 'sentence'];
    expect(await screen('cite', ...quoted)).toContain("Peru's share of world supply outside Bolivia");
  });
  it('gives a market without that supplier, whatever its row says', async () => {
    const found = await row('antimony');
    expect([found.total.low, found.total.high, found.rest.sharePct.high]).toEqual([110_720, 110_720, 0]);
    expect(found.basis).toMatchObject({ outside: ['Bolivia'] });
    expect((await row('tin')).basis).toMatchObject({ outside: [] });
    const inTotal = { role: 'not-in-total', observation: 'antimony-2023-bolivia' };
    expect(found.evidence).toContainEqual(expect.objectContaining(inTotal));
  });
  it('leaves everything where that supplier is left out, whose share is not known', async () => {
    const found = await row('antimony', '-x', 'Bolivia');
    expect([found.sharePct, found.remaining.sharePct.low, found.remaining.quantity.low]).toEqual([null, 100, 110_720]);
    expect(found.suppliers.map((s: { actor: string }) => s.actor)).toEqual(['Indonesia', 'Peru']);
    const half = await row('antimony', '-x', 'Bolivia=50%', '-x', 'Peru');
    expect([half.sharePct, half.remaining.quantity.low]).toEqual([null, 70_720]);
    expect(await screen('shares', '-e', 'antimony', '-s', 'digging', '-x', 'Bolivia=50%')).not.toMatch(/\d Bolivia /);
  });
  it('says nothing of the world: no limit, no line of 65 %, no claim that contradicts it', async () => {
    const { chain, notes } = await answer('stage', '-e', 'antimony', '-d', TOTALS, '-x', 'Indonesia');
    const codes = notes.map((n: { code: string }) => n.code);
    expect([chain, codes.includes('conflict')]).toEqual([[], false]);
    const large = await screen('stage', '-e', 'antimony', '-x', 'Peru');
    expect(large).toContain('The largest share is not known at digging (antimony)');
    // with the guard off, the claim of 90 % contradicts the table, and the two stages make a limit
    const off = edited(TOTALS, [['observations', 'antimony-2023-world', 'excludes', '']]);
    const { notes: told, chain: limit } = await answer('stage', '-e', 'antimony', '-d', off, '-x', 'Indonesia');
    expect([told.map((n: { code: string }) => n.code).includes('conflict'), limit.length]).toEqual([true, 1]);
  });
  it('is said to be so by diff, which names nobody who moved the HHI of another market', async () => {
    const off = edited(TOTALS, [['observations', 'antimony-2023-world', 'excludes', '']]);
    const { rows } = await answer('diff', off, TOTALS, '-e', 'antimony', '-s', 'digging');
    expect(rows[0]).toMatchObject({ outside: { before: [], after: ['Bolivia'] }, movers: [] });
    const text = (await reshare(['diff', off, TOTALS, '-e', 'antimony', '-s', 'digging'])).out.replace(/\s+/g, ' ');
    expect(text).toMatch(/! \S+: Digging: the stated total for antimony in 2023 leaves out Bolivia/);
    expect(text).toMatch(/After: Digging/);
    const less = edited(TOTALS, [['observations', 'antimony-2023-peru', 'printed', '50,000']]);
    const both = (await reshare(['diff', less, TOTALS, '-e', 'antimony', '-s', 'digging'])).out.replace(/\s+/g, ' ');
    expect(both).toMatch(/! Digging: the stated total for antimony in 2023 leaves out Bolivia/);
    expect(both).toContain('who moved the HHI');
  });
  it.each<[string, Edit, string]>([
    ['a row that is no total', ['observations', 'tin-2023-peru', 'excludes', 'Bolivia'], 'constraint-error'],
    ['a claim on the world', ['observations', 'antimony-smelting', 'excludes', 'Peru'], 'constraint-error'],
    ['a supplier without a row', ['observations', 'tin-2023-world', 'excludes', 'Peru;Narnia'], 'foreign-key'],
    ['a supplier twice', ['observations', 'tin-2023-world', 'excludes', 'Peru;Peru'], 'constraint-error'],
  ])('is an error of the dataset for %s', async (_, edit, code) => {
    const { out } = await reshare(['check', edited(TOTALS, [edit])]);
    expect(out).toContain(`error ${code} `);
  });
  it('lets a larger row of that supplier pass, which is no doubt', async () => {
    const large: Edit = ['observations', 'antimony-2023-bolivia', 'printed', '900,000'];
    expect((await reshare(['check', edited(TOTALS, [large])])).out).not.toContain('above-world');
    const off: Edit = ['observations', 'antimony-2023-world', 'excludes', ''];
    expect((await reshare(['check', edited(TOTALS, [large, off])])).out).toContain('above-world');
  });
});

describe('[s1] rows that reach or exceed a total', () => {
  it('beside an unknown row, have the total by its rounding, in every command', async () => {
    const said = 'is read by its rounding: 240,800-245,000 kg';
    for (const name of ['shares', 'explain', 'cite'])
      expect(await screen(name, '-e', 'tin', '-s', 'digging')).toContain(said);
    expect(await screen('stage', '-e', 'tin', '-s', 'digging')).toContain(said);
    expect(await screen('cite', '-e', 'tin', '-s', 'digging', '-x', 'Peru')).toContain(
      '85,000 of 240,800-245,000 kg, the total by its rounding',
    );
  });
  it('beyond its rounding, are a doubt with the factor, and never the mild note', async () => {
    for (const name of ['stage', 'shares', 'explain', 'cite']) {
      const text = await screen(name, '-e', 'indium', '-s', 'digging');
      expect(text).toMatch(/the rows for indium add up to 1,600 kg, 1\.6 times the stated total of 1,000/);
      expect(text).not.toContain('more than the stated total');
    }
    expect((await reshare(['check', TOTALS])).out).toMatch(/warning rows-beyond-rounding indium-2023: .* 1\.6 times/);
  });
});

const official = referencePath('usgs-mcs/2026/MCS2026_Commodities_Data.csv');

describe('the official file of the Mineral Commodity Summaries 2026', () => {
  const dataset = official && made(mcsDataset([mcsOf('MCS2026.csv', readFileSync(official))], EDITION)).dataset();
  const found = (subject: string, stage: string) => {
    if (!dataset) return undefined;
    const { answers } = report(
      dataset,
      dataset.subjects.filter((s) => s.subject === subject),
      dataset.stages.filter((s) => s.stage === stage),
      { period: '2025', reading: 'printed' },
      { exclusions: [], bands: 'us2023' },
    );
    const { profile, evidence } = answers[0] ?? {};
    const outside = evidence?.status === 'ok' ? evidence.basis.outside : undefined;
    return [shown(profile?.total), shown(profile?.measures?.hhi, 2), outside];
  };
  it.skipIf(!official)('has an HHI of zinc reserves, whose total is read by its rounding', () =>
    expect(found('zinc', 'reserves')).toEqual(['[240800, 245000]', '(1551.86, 1714.26]', []]),
  );
  it.skipIf(!official)('has antimony mining of the world without the United States', () =>
    expect(found('antimony', 'mine-production')).toEqual(['110720', '2582.28', ['United States']]),
  );
  it.skipIf(!official)('has an interval for rhenium, whose rows equal the total beside an unknown one', () =>
    expect(found('rhenium', 'mine-production')).toEqual(['[81000, 81500]', '(2341.19, 2370.19]', []]),
  );
});
