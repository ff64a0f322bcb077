import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';
import { grouped } from '../../src/domain/grouped.js';
import { read } from '../../src/domain/reading.js';
import { reference } from '../reference-files.js';
import { reshare } from '../shell.js';

const figures = reference('iea-critical-minerals-2025.csv');
let dataset: Dataset;
beforeAll(async () => {
  dataset = sound(await load('iea@2025.05'));
});

describe('iea@2025.05', () => {
  it.skipIf(!figures)('has exactly the figures of the reference, as printed and in the same order', () => {
    const rows: Record<string, string>[] = parse(figures ?? '', { columns: true });
    const printed = dataset.observations.filter((o) => o.actor !== 'World');
    expect(printed.map((o) => [o.subject, o.stage, o.actor, o.period, o.unit, o.printed])).toEqual(
      rows.map((r) => [r.subject, r.stage, r.country, r.period, r.unit, r['value as printed']]),
    );
    expect(printed.map((o) => o.note)).toEqual(rows.map((r) => `stage as printed: ${r['stage as printed']}`));
  });
  it('has World rows that are the exact sums of the others, and says whose sums these are', () => {
    const scaled = (printed: string): bigint => {
      const [whole = '', fraction = ''] = printed.split('.');
      return BigInt(whole + fraction.padEnd(20, '0'));
    };
    const tables = grouped(dataset.observations, (o) => o.table);
    expect(tables).toHaveLength(12);
    for (const rows of tables) {
      const [world, ...more] = rows.filter((o) => o.actor === 'World');
      const others = rows.filter((o) => o.actor !== 'World');
      expect(more).toEqual([]);
      expect(scaled(world?.printed ?? '')).toBe(others.reduce((sum, o) => sum + scaled(o.printed), 0n));
      expect(world?.note).toMatch(/computed by us: the exact sum of the rows$/);
      expect(world?.locator).toContain('the sum of the rows');
    }
  });
  it('invents no precision where a figure has the digits of a double', () => {
    const computed = '12.071962643478264';
    expect(read(computed, 'quantity', 'rounded')).toEqual(read(computed, 'quantity', 'printed'));
    expect(read('45.78735', 'quantity', 'rounded')).not.toEqual(read('45.78735', 'quantity', 'printed'));
  });

  // computed from the figures of the reference without this program
  it.each([
    ['magnet-ree', 'mining', [60.9695, 4077.6657, 4168.1861, 39.0305, 2365.7046, 2959.9119]],
    ['magnet-ree', 'processing', [91.2772, 8353.0733, 8362.3555, 8.7228, 2831.3841, 4051.3357]],
    ['graphite', 'processing', [95.7111, 9166.3644, 9169.7205, 4.2889, 3127.5517, 4952.0378]],
  ])('gives what follows of %s %s', async (element, stage, expected) => {
    const { out } = await reshare(['stage', '-d', 'iea', '-e', element, '-s', stage, '--json']);
    const [row] = JSON.parse(out).rows;
    const { sharePct, measures, remaining } = row;
    const ends = [sharePct.low, measures.hhi.low, measures.hhi.high, remaining.sharePct.low];
    const left = remaining.measures.hhi;
    expect([...ends, left.low, left.high].map((x: number) => Math.round(x * 1e4) / 1e4)).toEqual(expected);
    expect([measures.hhi.lowOpen, measures.hhi.highOpen]).toEqual([true, false]);
  });
  it.each([
    ['cobalt', 83.284],
    ['nickel', 84.1202],
  ])('says of %s mining that the excluded supplier may be in Other', async (element, low) => {
    const { out } = await reshare(['stage', '-d', 'iea', '-e', element, '-s', 'mining', '--json']);
    const { rows, notes } = JSON.parse(out);
    const { sharePct } = rows[0].remaining;
    expect([Math.round(sharePct.low * 1e4) / 1e4, sharePct.high]).toEqual([low, 100]);
    expect(notes.map((n: { code: string }) => n.code)).toContain('excluded-actor-unknown');
  });
  it('says of a magnet element that the figures are of the group of four, and its ceiling too', async () => {
    const { out } = await reshare(['stage', '-d', 'iea', '-e', 'Dy']);
    expect(out).toContain('magnet rare earth elements');
    expect(out).toMatch(/8\.7/);
  });
});
