import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedDataset } from '../../src/check/check.js';
import { importWarnings } from '../../src/commands/import/words.js';
import { read } from '../../src/domain/reading.js';
import { type Cells, errors, importedText, made, mcsOf, mcsText } from '../mcs.js';

/** A likely cell, or now and then any text. */
const cell = (...likely: readonly string[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...likely) }, { weight: 1, arbitrary: fc.string() });
const row: fc.Arbitrary<Cells> = fc.record({
  'MCS chapter': cell('TIN', 'TITANIUM AND "TITANIUM DIOXIDE"', ''),
  Section: cell('World Mine Production and Reserves', 'World Production:', 'Import Sources', ''),
  Commodity: cell('Tin', 'TIN', 'Tin (Gross)', 'Tin Mine', '—', ''),
  Country: cell(
    'China',
    'china',
    'Côte d’Ivoire',
    'Korea, North',
    'North Korea',
    'Peru1',
    'World total',
    'World',
    'Other countries',
    'World total (excluding China)',
    '',
  ),
  Statistics: cell('Production', 'Reserves', 'Capacity', 'Exports', ''),
  Statistics_detail: cell(
    'Mine production',
    'Mine production: rounded',
    'mine production, rounded',
    'Reserves',
    'Production',
    'Rounded',
    'Production capacity',
    'Smelting\nproduction',
    '',
  ),
  Unit: cell('metric tons', 'Metric tons ', 'kilograms', 'percent', ''),
  Year: cell('2024', '2025', '2024–25', '2025e', 'undated', ''),
  Value: cell(
    '41,600',
    '—',
    'NA',
    'W',
    'XX',
    's',
    'Large',
    '>75,000,000',
    '<200,000',
    '330 - 390',
    '1',
    '120',
    '',
    ' 7 ',
  ),
  Notes: cell('', 'Estimated.', 'a "b", c\r\nd'),
  'Other notes': cell('', '(Data in metric tons)', '(Data in kilograms)'),
});
const NOTHING = { previous: undefined, versions: [], acknowledged: { path: '', text: '', rows: [] }, findings: [] };
/** The codes of findings about numbers; no other warnings may be found. */
const OF_NUMBERS = ['unread-value', 'rows-beyond-rounding', 'above-world', 'inconsistent-shares', 'disagreement'];

describe('any file with the columns of the USGS commodities data', () => {
  it('becomes a sound dataset in which every row is accounted for exactly once', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const text = mcsText(rows);
        const [file, it] = [mcsOf('mcs.csv', text), importedText(text)];
        expect(errors(it)).toEqual([]);
        const dataset = made(it).dataset();
        const observations = new Map(dataset.observations.map((o) => [o.observation, o]));
        const used = new Set<string>();
        expect(it.fates.map((f) => f.line)).toEqual(file.rows.map((r) => r.line));
        for (const [i, fate] of it.fates.entries()) {
          const { scope, value } = file.rows[i] ?? { scope: 'elsewhere', value: '' };
          if (fate.is === 'elsewhere' || fate.is === 'blank') expect(scope).toBe('elsewhere');
          if (!('observation' in fate)) continue;
          const o = observations.get(fate.observation);
          expect([o?.printed, o?.status]).toEqual([value, fate.is === 'doubtful' ? 'doubtful' : 'ok']);
          expect(o?.locator.endsWith(`, line ${fate.line}`)).toBe(true);
          used.add(fate.observation);
        }
        const others = dataset.observations.filter((o) => !used.has(o.observation));
        expect(others.map((o) => [o.actor, o.printed])).toEqual(Array(it.untotalled).fill(['World', '']));
        const warned = importWarnings(it.fates).split('\n').slice(0, -1);
        expect(warned).toHaveLength(it.fates.filter((f) => ['doubtful', 'repeat', 'left-out'].includes(f.is)).length);
      }),
      { numRuns: 300 },
    );
  }, 300_000);
  it('has a warning for each unreadable value, and none about names and ids', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const { loaded, dataset } = made(importedText(mcsText(rows)));
        const found = checkedDataset('.', loaded, NOTHING).open.listed.filter((f) => f.severity === 'warning');
        const unread = dataset().observations.filter(
          (o) => read(o.printed, o.measure, 'printed').kind === 'unreadable',
        );
        expect(unread.every((o) => o.status === 'doubtful')).toBe(true);
        const keys = found.flatMap((f) => (f.code === 'unread-value' ? [f.key] : []));
        expect(keys.toSorted()).toEqual(unread.map((o) => o.observation).toSorted());
        expect(found.filter((f) => !OF_NUMBERS.includes(f.code))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  }, 300_000);
});
