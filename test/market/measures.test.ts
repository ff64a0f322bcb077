import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Measure } from '../../src/market/measure/measure.js';
import { byKey, FURTHER_MEASURES, holdingsNeeded, MAIN_MEASURES } from '../../src/market/measures.js';
import { profile } from '../../src/market/profile.js';

const PAGE = 'docs/method.md';
const TABLE = /(?<=<!-- measures -->\n\n)[\s\S]*?(?=\n\n<!-- \/measures -->)/;

const end = (x: number): string => x.toLocaleString('en');
/** A range in words: `0 to 10,000`, `above 0, to 1`, `1 or more`. */
function words({ low, high, lowOpen, highOpen }: Interval): string {
  const from = lowOpen ? `above ${end(low)},` : end(low);
  return high === 'unbounded' ? `${from} or more` : `${from} to ${highOpen ? 'below ' : ''}${end(high)}`;
}
const row =
  (given: string) =>
  (m: Measure): string => {
    const range = words(m.range) + (m.unit === 'fraction' ? '' : ` ${m.unit}`);
    return `| ${m.label} | \`${m.key}\` | ${m.formula} | ${range} | ${given} | ${m.source} |`;
  };
const table = [
  '| measure | key | formula | range | given | source |',
  '| --- | --- | --- | --- | --- | --- |',
  ...MAIN_MEASURES.map(row('always')),
  ...FURTHER_MEASURES.map(row('`--measures all`')),
].join('\n');

// To write the table: UPDATE=1 npm test -- test/market/measures.test.ts, then read the difference.
if (process.env.UPDATE && !process.env.CI)
  writeFileSync(
    PAGE,
    readFileSync(PAGE, 'utf8').replace(TABLE, () => table),
  );

const ALL: readonly Measure[] = [...MAIN_MEASURES, ...FURTHER_MEASURES];

describe('the measures', () => {
  it('are those of the table in docs/method.md', () => {
    expect(TABLE.exec(readFileSync(PAGE, 'utf8'))?.[0]).toBe(table);
  });
  it('have unique keys and labels', () => {
    for (const name of ['key', 'label'] as const) expect(new Set(ALL.map((m) => m[name])).size).toBe(ALL.length);
  });
  it('lie within their range in every market', () => {
    const share = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
      .map(([low, more]) => interval(low, low + more));
    const rest = fc.constantFrom(point(0), interval(0, 10), interval(0, 'unbounded'));
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 5 }), rest, (shares, spare) => {
        const suppliers = shares.map((value, i) => ({ actor: `A${i}`, value }));
        const terms = { exclusions: [], bands: 'us2023', all: true } as const;
        const { measures, more } = profile({ unit: undefined, suppliers, rest: spare, total: point(100) }, terms);
        const figures: Readonly<Record<string, Interval | undefined>> = { ...measures, ...more };
        const outside = ALL.filter(({ key, range }) => {
          const figure = figures[key];
          const top = (i: Interval): number => (i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high);
          return figure && (figure.low < range.low || top(figure) > top(range));
        });
        expect(outside.map((m) => m.key)).toEqual([]);
      }),
    );
  });
  it('are kept by key in the order of their list', () => {
    expect(Object.entries(byKey(MAIN_MEASURES, (m) => m.unit))).toEqual(MAIN_MEASURES.map((m) => [m.key, m.unit]));
  });
  it('need as many of the largest holdings as a measure counts or the answer lists', () => {
    expect(holdingsNeeded(0)).toBe(Math.max(...MAIN_MEASURES.map((m) => m.holdings)));
    expect(holdingsNeeded(1000)).toBe(1000);
  });
});
