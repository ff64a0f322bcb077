import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURE_PATHS, type Figure } from '../../src/answer/result-changes.js';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import { changeText } from '../../src/output/moved.js';

/** A figure of which no side is printed with a word such as "about". */
const exactly = (path: Figure['path'], before: Interval | undefined, after: Interval | undefined): Figure => ({
  path,
  before,
  after,
  approximate: { before: false, after: false },
  parts: undefined,
});

describe('a figure before and after', () => {
  it('has an arrow, and NA where it is not known', () => {
    const before = interval(60, 70);
    expect(changeText(exactly('cr1Pct', before, point(69.23)))).toBe('60-70 % -> 69.2 %');
    expect(changeText(exactly('cr1Pct', undefined, interval(95, 100, true)))).toBe('NA -> >95 %');
    expect(changeText(exactly('hhi', interval(9025, 10_000, true), undefined))).toBe('>9,025 -> NA');
    expect(changeText(exactly('remaining', point(1000), point(1200)), ['t', 't'])).toBe('1,000 t -> 1,200 t');
    expect(changeText(exactly('remaining', point(1000), point(1)), ['t', 'kt'])).toBe('1,000 t -> 1 kt');
  });
  it('keeps the word about, with which a source prints its share', () => {
    const figure = { ...exactly('cr1Pct', interval(60, 70), point(80)), approximate: { before: true, after: false } };
    expect(changeText(figure)).toBe('about 60-70 % -> 80 %');
  });
  it('has as many decimals as tell the two apart', () => {
    const points = (before: number, after: number) => changeText(exactly('hhi', point(before), point(after)));
    expect([points(2644.31, 2644.32), points(2644.3, 2644.4)]).toEqual(['2,644.31 -> 2,644.32', '2,644.3 -> 2,644.4']);
    expect(points(2644, 2644.4)).toBe('2,644.0 -> 2,644.4');
    expect(changeText(exactly('cr1Pct', point(67.82), point(67.8)))).toBe('67.82 % -> 67.80 %');
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
        const [from, to] = changeText(exactly(path, before, after)).split(' -> ');
        expect(from).not.toBe(to);
      }),
    );
  });
});
