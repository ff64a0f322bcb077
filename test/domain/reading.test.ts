import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/domain/interval.js';
import { type MeasureKind, type ReadingPolicy, read } from '../../src/domain/reading.js';

const shown = (i: Interval): string =>
  `${i.lowOpen ? '(' : '['}${i.low}, ${i.high === 'unbounded' ? 'inf' : i.high}${i.highOpen ? ')' : ']'}`;
const reading = (printed: string, measure: MeasureKind, policy: ReadingPolicy): string => {
  const r = read(printed, measure, policy);
  return r.kind === 'known' ? shown(r.interval) : r.kind === 'unknown' ? 'unknown' : r.reason;
};

/** METHOD 2, row by row: as printed, measure, reading printed, reading rounded. */
const TABLE: readonly (readonly [string, MeasureKind, string, string])[] = [
  ['92%', 'share', '[92, 92]', '[91.5, 92.5]'],
  ['92', 'share', '[92, 92]', '[91.5, 92.5]'],
  ['92 percent', 'share', '[92, 92]', '[91.5, 92.5]'],
  ['92 Per Cent', 'share', '[92, 92]', '[91.5, 92.5]'],
  ['12.30%', 'share', '[12.3, 12.3]', '[12.295, 12.305]'],
  ['100%', 'share', '[100, 100]', '[99.5, 100]'],
  ['0%', 'share', '[0, 0]', '[0, 0.5]'],
  ['~63%', 'share', '[63, 63]', '[62.5, 63.5]'],
  ['approximately 60%', 'share', '[60, 60]', '[57.5, 62.5]'],
  ['about 70%', 'share', '[70, 70]', '[67.5, 72.5]'],
  ['Around 72%', 'share', '[72, 72]', '[71.5, 72.5]'],
  ['roughly 5%', 'share', '[5, 5]', '[2.5, 7.5]'],
  ['estimated 0%', 'share', '[0, 0]', '[0, 2.5]'],
  ['over 69%', 'share', '(69, 100]', '(69, 100]'],
  ['>95%', 'share', '(95, 100]', '(95, 100]'],
  ['more than 95 %', 'share', '(95, 100]', '(95, 100]'],
  ['at least 60%', 'share', '[60, 100]', '[60, 100]'],
  ['nearly 90%', 'share', '[85, 90)', '[85, 90)'],
  ['almost 3%', 'share', '[0, 3)', '[0, 3)'],
  ['just under 50%', 'share', '[45, 50)', '[45, 50)'],
  ['under 10%', 'share', '[0, 10)', '[0, 10)'],
  ['less than 10%', 'share', '[0, 10)', '[0, 10)'],
  ['<10%', 'share', '[0, 10)', '[0, 10)'],
  ['up to 10%', 'share', '[0, 10]', '[0, 10]'],
  ['at most 10%', 'share', '[0, 10]', '[0, 10]'],
  ['85-90%', 'share', '[85, 90]', '[84.5, 90.5]'],
  ['85–90%', 'share', '[85, 90]', '[84.5, 90.5]'],
  ['85% to 90%', 'share', '[85, 90]', '[84.5, 90.5]'],
  ['from 85 to 90 percent', 'share', '[85, 90]', '[84.5, 90.5]'],
  ['between 85 and 90%', 'share', '[85, 90]', '[84.5, 90.5]'],
  ['99-100%', 'share', '[99, 100]', '[98.5, 100]'],
  ['330 - 390', 'quantity', '[330, 390]', '[325, 395]'],
  ['none', 'share', '[0, 0]', '[0, 0]'],
  ['no', 'quantity', '[0, 0]', '[0, 0]'],
  ['—', 'quantity', '[0, 0]', '[0, 0]'],
  ['virtually none', 'share', '[0, 1]', '[0, 1]'],
  ['virtually none', 'quantity', 'unknown', 'unknown'],
  ['270,000', 'quantity', '[270000, 270000]', '[265000, 275000]'],
  ['about 41,600', 'quantity', '[41600, 41600]', '[41550, 41650]'],
  ['376,000', 'quantity', '[376000, 376000]', '[375500, 376500]'],
  ['0', 'quantity', '[0, 0]', '[0, 0]'],
  ['0.25', 'quantity', '[0.25, 0.25]', '[0.245, 0.255]'],
  ['nearly 390,000', 'quantity', '[370500, 390000)', '[370500, 390000)'],
  ['>90,000,000', 'quantity', '(90000000, inf)', '(90000000, inf)'],
  ['at least 5', 'quantity', '[5, inf)', '[5, inf)'],
  ['<200,000', 'quantity', '[0, 200000)', '[0, 200000)'],
  ['NA', 'quantity', 'unknown', 'unknown'],
  ['w', 'share', 'unknown', 'unknown'],
  ['', 'share', 'unknown', 'unknown'],
  [' 92% ', 'share', '[92, 92]', '[91.5, 92.5]'],
  ['  NA\t', 'share', 'unknown', 'unknown'],
  ['more  than\t95%', 'share', '(95, 100]', '(95, 100]'],
  ['85-85%', 'share', '[85, 85]', '[84.5, 85.5]'],
  [`1${'0'.repeat(300)}`, 'quantity', '[1e+300, 1e+300]', '[5e+299, 1.5e+300]'],
];

describe('a printed value', () => {
  it.each(TABLE)('%s (%s) is %s as printed and %s as rounded', (printed, measure, asPrinted, asRounded) => {
    expect([reading(printed, measure, 'printed'), reading(printed, measure, 'rounded')]).toEqual([
      asPrinted,
      asRounded,
    ]);
  });
  it.each([
    ['103%', 'share', 'above-100-percent'],
    ['nearly 103%', 'share', 'above-100-percent'],
    ['85-110%', 'share', 'above-100-percent'],
    ['>100%', 'share', 'nothing-left'],
    ['<0%', 'share', 'nothing-left'],
    ['nearly 0', 'quantity', 'nothing-left'],
    ['90-85%', 'share', 'reversed'],
    ['5%', 'quantity', 'percent-of-quantity'],
    ['-', 'share', 'not-a-value'],
    ['-', 'quantity', 'not-a-value'],
    ['—', 'share', 'not-a-value'],
    ['-5', 'quantity', 'not-a-value'],
    ['3,5', 'quantity', 'not-a-value'],
    ['27,0000', 'quantity', 'not-a-value'],
    ['1e3', 'quantity', 'not-a-value'],
    ['0x10', 'quantity', 'not-a-value'],
    ['~63% , >69%', 'share', 'not-a-value'],
    ['nearly 85-90%', 'share', 'not-a-value'],
    ['top 3=86', 'share', 'not-a-value'],
    ['Large', 'quantity', 'not-a-value'],
    ['9'.repeat(310), 'quantity', 'too-large'],
    [`1-${'9'.repeat(310)}`, 'quantity', 'too-large'],
    ['some 5%', 'share', 'not-a-value'],
    [`0.${'5'.repeat(999)}`, 'quantity', 'not-a-value'],
    ['5 percent', 'quantity', 'percent-of-quantity'],
    ['5 per cent', 'quantity', 'percent-of-quantity'],
    ['1-5 percent', 'quantity', 'percent-of-quantity'],
  ] as const)('is refused: "%s" as a %s is %s', (printed, measure, reason) => {
    expect(read(printed, measure, 'printed')).toEqual({ kind: 'unreadable', reason });
  });
  it('is read up to a length of a thousand characters', () => {
    expect(read(`0.${'5'.repeat(998)}`, 'quantity', 'rounded').kind).toBe('known');
  });
  it('read as rounded contains its reading as printed, and a share stays within 0 to 100', () => {
    const words = fc.constantFrom('', '~', 'about ', 'over ', '>', 'at least ', 'nearly ', '<', 'up to ');
    const tenths = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(words, tenths, (word, n) => {
        const [a, b] = (['printed', 'rounded'] as const).map((policy) => read(`${word}${n / 10}%`, 'share', policy));
        if (a?.kind !== 'known' || b?.kind !== 'known') throw new Error('not read');
        const [p, r] = [a.interval, b.interval];
        expect(r.low <= p.low && Number(r.high) >= Number(p.high) && r.low >= 0 && Number(r.high) <= 100).toBe(true);
      }),
    );
  });
});
