import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import { BAND_SETS, bandOf, DEFAULT_BANDS, lineStanding, thresholds } from '../../src/market/band.js';
import { figureText, percent, percentEnds, points, pointsWords, shareWords } from '../../src/output/figure-text.js';

/** A number of a text, with the commas between its thousands. */
const said = (text: string): number => Number(text.replaceAll(',', ''));
/** The interval that a text says. `most` is the natural high end. */
function read(text: string, most: number | 'unbounded'): Interval {
  const [, lowSign, low = '', highSign, high] =
    /^([>≥]?)([\d.,]*)(?:(?:-| to |(?=[<≤]))([<≤]?)([\d.,]+))?$/.exec(text) ?? [];
  if (lowSign) return interval(said(low), high === undefined ? most : said(high), lowSign === '>', highSign === '<');
  return interval(said(low || '0'), said(high ?? low), false, highSign === '<');
}

const POINT_LINES = [0, 10_000, ...thresholds(DEFAULT_BANDS)];
const SHARE_LINES = [0, 65, 100];
/** Numbers from 0 to `most`: any, lines, and numbers as near to lines as doubles are. */
const numbersNear = (lines: readonly number[], most: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.double({ min: 0, max: most, noNaN: true }),
    fc.constantFrom(...lines),
    fc
      .tuple(fc.constantFrom(...lines), fc.integer({ min: -99, max: 99 }), fc.integer({ min: 0, max: 11 }))
      .map(([line, n, digits]) => Math.min(most, Math.max(0, line + n / 10 ** digits))),
  );
const intervals = (numbers: fc.Arbitrary<number>): fc.Arbitrary<Interval> =>
  fc
    .tuple(numbers, numbers, fc.boolean(), fc.boolean())
    .map(([a, b, lowOpen, highOpen]) =>
      a === b ? point(a) : interval(Math.min(a, b), Math.max(a, b), lowOpen, highOpen),
    );

describe.each([
  { kind: 'points', text: points, lines: POINT_LINES, most: 10_000, digits: 0 },
  {
    kind: 'percent',
    text: (i: Interval) => percent(i).replace(/ %$/, ''),
    lines: SHARE_LINES,
    most: 100,
    digits: 1,
  },
])('a figure in $kind', ({ text, lines, most, digits }) => {
  const numbers = numbersNear(lines, most);
  it('lies within its text, or is near the one number that it says', () => {
    fc.assert(
      fc.property(intervals(numbers), (i) => {
        const shown = read(text(i), most);
        if (shown.low === shown.high) {
          for (const end of [i.low, Number(i.high)]) {
            expect(Math.abs(end - shown.low)).toBeLessThanOrEqual(0.5 / 10 ** digits + 1e-12);
          }
          return;
        }
        expect(shown.low).toBeLessThanOrEqual(i.low);
        expect(shown.high).toBeGreaterThanOrEqual(Number(i.high));
        if (shown.low === i.low && shown.lowOpen) expect(i.lowOpen).toBe(true);
        if (shown.high === i.high && shown.highOpen) expect(i.highOpen).toBe(true);
      }),
    );
  });
  it('lies on the same side of each line as the ends of its text', () => {
    fc.assert(
      fc.property(intervals(numbers), fc.constantFrom(...lines), (i, line) => {
        const shown = read(text(i), most);
        const low = (x: Interval) => [x.low >= line, x.low > line || (x.low === line && x.lowOpen)];
        const high = (x: Interval) => [
          Number(x.high) <= line,
          Number(x.high) < line || (x.high === line && x.highOpen),
        ];
        if (!/^[<≤]/.test(text(i))) expect(low(shown)).toEqual(low(i));
        if (!/^[>≥]/.test(text(i))) expect(high(shown)).toEqual(high(i));
      }),
    );
  });
  it('has six decimals at most and grows with its value', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [low, high] = [a, b].sort((x, y) => x - y).map((x) => read(text(point(x)), most));
        expect(text(point(a))).not.toMatch(/\.\d{7}/);
        expect(low?.low).toBeLessThanOrEqual(high?.low ?? Number.NaN);
      }),
    );
  });
});

describe('a figure for people', () => {
  it('says the band of its HHI, and where its share stands', () => {
    fc.assert(
      fc.property(
        intervals(numbersNear(BAND_SETS.flatMap(thresholds), 10_000)),
        fc.constantFrom(...BAND_SETS),
        (i, set) => {
          expect(bandOf(read(points(i, 0, set), 10_000), set)).toEqual(bandOf(i, set));
        },
      ),
    );
    fc.assert(
      fc.property(intervals(numbersNear(SHARE_LINES, 100)), (i) => {
        expect(lineStanding(read(percent(i).replace(/ %$/, ''), 100))).toBe(lineStanding(i));
      }),
    );
  });
  it('is not the end of a scale unless its value is', () => {
    expect([99.999, 100, 0.0001, 99.99999999, 1e-8].map((x) => percent(point(x)))).toEqual([
      '99.999 %',
      '100 %',
      '0.0001 %',
      '>99.999999 %',
      '<0.000001 %',
    ]);
    expect([9999.8, 10_000].map((x) => points(point(x)))).toEqual(['9,999.8', '10,000']);
    expect([interval(0, 100), interval(0, 100, true), interval(0, 100, true, true)].map(percent)).toEqual([
      '0-100 %',
      '>0 %',
      '<100 %',
    ]);
  });
  it('is not a threshold unless its value is', () => {
    expect([1800.4, 1799.6, 1800, 1800.00000001].map((x) => points(point(x)))).toEqual([
      '1,800.4',
      '1,799.6',
      '1,800',
      '>1,800 to 1,800.000001',
    ]);
    expect(points(interval(1200.3, 1799.6))).toBe('1,200.3-1,799.6');
    expect(points(interval(1799.9, 1800.1))).toBe('1,799-1,801');
    expect([interval(1800, 4504, true), interval(1800, 10_000, true)].map((i) => points(i))).toEqual([
      '>1,800 to 4,504',
      '>1,800',
    ]);
    expect(points(interval(1200, 1800, false, true))).toBe('1,200 to <1,800');
    expect(percent(interval(64.96, 65.04))).toBe('64.9-65.1 %');
    // only thresholds of the bands in use are lines
    const above = interval(2500, 3800, true);
    expect([points(above), points(above, 0, 'us2010')]).toEqual(['2,500-3,800', '>2,500 to 3,800']);
  });
  it('is a whole number of suppliers only if its value is', () =>
    expect(
      [point(2), point(1.00002), point(1.9999), interval(1, 1.04, true)].map((i) => figureText('suppliers', i)),
    ).toEqual(['2', '1.00002', '1.9999', '>1 to 1.04']));
  it('is one number on every line where its ends print alike', () => {
    const i = interval(49.96, 50.04);
    expect([percent(i), ...percentEnds(i)]).toEqual(['50 %', '50 %', '50 %']);
    expect(points(interval(2644.3114, 2644.3116))).toBe('2,644');
    expect(percentEnds(interval(30.76, 30.84, true))).toEqual(['30.8 %', '30.8 %']);
    expect(percentEnds(interval(0, 4.96))).toEqual(['0 %', '5 %']);
  });
});

describe('a figure in a sentence', () => {
  it.each([
    [interval(65, 80, true), false, 'more than 65 % and at most 80 %'],
    [interval(20, 65, false, true), false, 'at least 20 % and less than 65 %'],
    [interval(20, 60), false, 'between 20 % and 60 %'],
    [interval(85, 90), true, 'about 85 % to 90 %'],
    [interval(65, 80, true), true, 'more than about 65 % and at most about 80 %'],
    [interval(95, 100, true), false, 'more than 95 %'],
    [point(60), true, 'about 60 %'],
  ])('says which end is not reached: %j', (share, approximate, text) =>
    expect(shareWords(share, approximate)).toBe(text),
  );
  it('knows the lines of the bands that are used', () => {
    const hhi = interval(2500, 5000, true);
    expect([pointsWords(hhi, 'us2010'), pointsWords(hhi, 'us2023')]).toEqual([
      'more than 2,500 and at most 5,000',
      'between 2,500 and 5,000',
    ]);
  });
});
