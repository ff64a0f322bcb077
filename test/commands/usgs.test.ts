import { describe, expect, it } from 'vitest';
import { answer, written } from '../shell.js';

type Row = {
  readonly period: string;
  readonly total: Parameters<typeof written>[0];
  readonly suppliers: readonly { readonly actor: string; readonly sharePct: Parameters<typeof written>[0] }[];
  readonly measures: { readonly hhi: Parameters<typeof written>[0] };
  readonly remaining: { readonly quantity: Parameters<typeof written>[0] };
};
const rows = async (...argv: string[]): Promise<readonly Row[]> =>
  (await answer('stage', '--element', 'ree', '--stage', 'mining', ...argv)).rows;
/** Period, share of China, total, HHI, and quantity without China. */
const figures = ({ period, suppliers, total, measures, remaining }: Row): readonly string[] => [
  period,
  written(suppliers.find((s) => s.actor === 'China')?.sharePct ?? null, 6),
  written(total),
  written(measures.hhi, 6),
  written(remaining.quantity),
];

/** To six digits; China, the total and the HHI of all years were worked out apart from the program, from the printed tables. */
const EXAMPLES: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  [
    '2022.01',
    [
      ['2020', '57.212914', '244700', '(3767.72873, 3767.7304]', '104700'],
      ['2021', '60', '280000', '(3995.326531, 3996.632653]', '112000'],
    ],
  ],
  [
    '2023.01',
    [
      ['2021', '57.799491', '290660', '(3778.039486, 3778.039912]', '122660'],
      ['2022', '69.762806', '301020', '(5131.932203, 5131.932909]', '91020'],
    ],
  ],
  [
    '2024.01',
    [
      ['2022', '70', '300000', '(5155.550489, 5156.604533]', '90000'],
      ['2023', '67.927092', '353320', '4909.189202', '113320'],
    ],
  ],
  [
    '2025.01',
    [
      ['2023', '67.802920', '376090', '(4874.352233, 4874.498836]', '121090'],
      ['2024', '68.536616', '393950', '(4923.546397, 4923.624362]', '123950'],
    ],
  ],
  [
    '2026.05',
    [
      ['2024', '70.3125', '384000', '(5192.359972, 5192.427789]', '114000'],
      ['2025', '69.230769', '390000', '(5054.423708, 5054.524799]', '120000'],
    ],
  ],
];

describe('the USGS statistics', () => {
  it.each(EXAMPLES)('give the worked figures of mining in usgs@%s', async (version, expected) => {
    const found = (await rows('--dataset', `usgs@${version}`, '--period', 'all')).map(figures);
    expect(found.toSorted()).toEqual(expected.map((line) => line.map((text) => text.replace(/(\.\d*?)0+$/, '$1'))));
  });
  it('use the sum of rows that exceed a rounded total', async () => {
    const { notes } = await answer('stage', '--element', 'ree', '--stage', 'mining', '--dataset', 'usgs@2025.01');
    expect(
      notes.some((n: { text: string }) =>
        /the rows for the 17 rare earth elements add up to 393,950 t REO, more than the stated total of 390,000/.test(
          n.text,
        ),
      ),
    ).toBe(true);
    // without this rule the denominator would be the printed 390,000
    expect((100 * 270_000) / 390_000).toBeCloseTo(69.231, 3);
  });
  it('read a dash as zero and NA as unknown', async () => {
    const none = (await rows('--dataset', 'usgs'))[0]?.suppliers.filter(
      (s) => s.sharePct && written(s.sharePct) === '0',
    );
    expect(none?.map((s) => s.actor)).toEqual(['Canada', 'Greenland', 'South Africa', 'Tanzania']);
    const [reserves] = (await answer('stage', '-e', 'ree', '-s', 'reserves', '-d', 'usgs')).rows;
    const unknown = reserves.evidence.filter((e: { printed: string }) => e.printed === 'NA');
    expect(unknown.map((e: { actor: string }) => e.actor)).toEqual(
      'Burma;India;Madagascar;Nigeria;Thailand;Other'.split(';'),
    );
    expect(reserves.suppliers.map((s: { actor: string }) => s.actor)).not.toContain('India');
    expect([reserves.measures.hhi, reserves.reasons['measures.hhi']]).toEqual([null, 'unidentified']);
  });
  it('keep shares of US imports apart from supply', async () => {
    const argv = ['-e', 'ree', '-s', 'us-imports', '-d', 'usgs@2025.01'];
    const [row] = (await answer('stage', ...argv)).rows;
    expect([row.period, written(row.measures.hhi), written(row.remaining.sharePct)]).toEqual([
      null,
      '(5130, 5166]',
      '30',
    ]);
    expect((await answer('stage', ...argv)).chain).toEqual([]);
  });
});
