import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURE_PATHS } from '../../src/answer/result-changes.js';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import { changeText } from '../../src/output/moved.js';

describe('a figure before and after', () => {
  it('has an arrow, and NA where it is not known', () => {
    const before = interval(60, 70);
    expect(changeText({ path: 'cr1Pct', before, after: point(69.23) })).toBe('60-70 % -> 69.2 %');
    expect(changeText({ path: 'cr1Pct', before: undefined, after: interval(95, 100, true) })).toBe('NA -> >95 %');
    expect(changeText({ path: 'hhi', before: interval(9025, 10_000, true), after: undefined })).toBe('>9,025 -> NA');
    expect(changeText({ path: 'remaining', before: point(1000), after: point(1200) }, 't')).toBe('1,000 t -> 1,200 t');
  });
  it('has as many decimals as tell the two apart', () => {
    const points = (before: number, after: number) =>
      changeText({ path: 'hhi', before: point(before), after: point(after) });
    expect([points(2644.31, 2644.32), points(2644.3, 2644.4)]).toEqual(['2,644.31 -> 2,644.32', '2,644.3 -> 2,644.4']);
    expect(points(2644.3, 2644.3 + 1e-9)).toBe('2,644 (moved by less than 0.000001)');
  });
  it('never says that a text became the same text', () => {
    const figure = fc.option(
      fc
        .tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 1e-5, noNaN: true }))
        .map(([low, width]): Interval => interval(low, low + width)),
      { nil: undefined },
    );
    fc.assert(
      fc.property(fc.constantFrom(...FIGURE_PATHS), figure, figure, (path, before, after) => {
        fc.pre(before !== undefined || after !== undefined);
        const [from, to] = changeText({ path, before, after }).split(' -> ');
        expect(from).not.toBe(to);
      }),
    );
  });
});
