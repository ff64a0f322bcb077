import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLow, type Interval } from '../../src/domain/interval.js';
import { ratio } from '../../src/domain/rational.js';
import { isApproximate, type MeasureKind, type ReadingPolicy, read } from '../../src/domain/reading.js';

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
  ['roughly 85-90%', 'share', '[85, 90]', '[82.5, 92.5]'],
  ['about 1-3%', 'share', '[1, 3]', '[0.5, 3.5]'],
  ['between 85 and 92% or so', 'share', '[85, 92]', '[82.5, 92.5]'],
  ['90% or more', 'share', '[90, 100]', '[90, 100]'],
  ['90 or more percent', 'share', '[90, 100]', '[90, 100]'],
  ['90+', 'share', '[90, 100]', '[90, 100]'],
  ['90+%', 'share', '[90, 100]', '[90, 100]'],
  ['90%+', 'share', '[90, 100]', '[90, 100]'],
  ['100+%', 'share', '[100, 100]', '[100, 100]'],
  ['≤5 %', 'share', '[0, 5]', '[0, 5]'],
  ['90% or less', 'share', '[0, 90]', '[0, 90]'],
  ['c. 90%', 'share', '[90, 90]', '[87.5, 92.5]'],
  ['ca.90%', 'share', '[90, 90]', '[87.5, 92.5]'],
  ['Some 5%', 'share', '[5, 5]', '[2.5, 7.5]'],
  ['80 or so percent', 'share', '[80, 80]', '[77.5, 82.5]'],
  ['half', 'share', '[50, 50]', '[47.5, 52.5]'],
  ['a quarter', 'share', '[25, 25]', '[22.5, 27.5]'],
  ['three-quarters', 'share', '[75, 75]', '[72.5, 77.5]'],
  ['about half', 'share', '[50, 50]', '[47.5, 52.5]'],
  ['nearly half', 'share', '[45, 50)', '[45, 50)'],
  ['half or more', 'share', '[50, 100]', '[50, 100]'],
  ['a quarter to half', 'share', '[25, 50]', '[22.5, 52.5]'],
  ['between half and 60%', 'share', '[50, 60]', '[47.5, 60.5]'],
  ['1e5', 'quantity', '[100000, 100000]', '[50000, 150000]'],
  ['2.5E+03', 'quantity', '[2500, 2500]', '[2450, 2550]'],
  ['2.50e3', 'quantity', '[2500, 2500]', '[2450, 2550]'],
  ['25e-1', 'quantity', '[2.5, 2.5]', '[2.45, 2.55]'],
  ['about 1e5', 'quantity', '[100000, 100000]', '[50000, 150000]'],
  ['1e3-2e3', 'quantity', '[1000, 2000]', '[500, 2500]'],
  ['9e1', 'share', '[90, 90]', '[89.5, 90.5]'],
  ['9.20E1 %', 'share', '[92, 92]', '[91.95, 92.05]'],
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
  ['-0', 'quantity', '[0, 0]', '[0, 0]'],
  ['-0.0', 'quantity', '[0, 0]', '[0, 0]'],
  ['-0.0%', 'share', '[0, 0]', '[0, 0.05]'],
  ['0.25', 'quantity', '[0.25, 0.25]', '[0.245, 0.255]'],
  ['nearly 390,000', 'quantity', '[370500, 390000)', '[370500, 390000)'],
  ['>90,000,000', 'quantity', '(90000000, inf)', '(90000000, inf)'],
  ['at least 5', 'quantity', '[5, inf)', '[5, inf)'],
  ['<200,000', 'quantity', '[0, 200000)', '[0, 200000)'],
  ['NA', 'quantity', 'unknown', 'unknown'],
  ['w', 'share', 'unknown', 'unknown'],
  ['', 'share', 'unknown', 'unknown'],
  ['...', 'quantity', 'unknown', 'unknown'],
  ['…', 'share', 'unknown', 'unknown'],
  ['-----', 'quantity', '[0, 0]', '[0, 0]'],
  [' 92% ', 'share', '[92, 92]', '[91.5, 92.5]'],
  ['  NA\t', 'share', 'unknown', 'unknown'],
  ['more  than\t95%', 'share', '(95, 100]', '(95, 100]'],
  ['85-85%', 'share', '[85, 85]', '[84.5, 85.5]'],
  ['Less than ½ unit', 'quantity', '[0, 0.5)', '[0, 0.5)'],
  ['less than one-half of the unit.', 'quantity', '[0, 0.5)', '[0, 0.5)'],
  ['96.1', 'share', '[96.1, 96.1]', '[96.05, 96.15]'],
  ['0.5', 'share', '[0.5, 0.5]', '[0.45, 0.55]'],
  [
    '12345.678901234567',
    'quantity',
    '[12345.678901234567, 12345.678901234567]',
    '[12345.678901234567, 12345.678901234567]',
  ],
  [
    '0.0123456789012345',
    'quantity',
    '[0.0123456789012345, 0.0123456789012345]',
    '[0.0123456789012345, 0.0123456789012345]',
  ],
  ['1234567890.1234', 'quantity', '[1234567890.1234, 1234567890.1234]', '[1234567890.12335, 1234567890.12345]'],
  ['123456789012345', 'quantity', '[123456789012345, 123456789012345]', '[123456789012344.5, 123456789012345.5]'],
  [
    '0.00001234567891234',
    'quantity',
    '[0.00001234567891234, 0.00001234567891234]',
    '[0.000012345678912335, 0.000012345678912345]',
  ],
  [`1${'0'.repeat(300)}`, 'quantity', '[1e+300, 1e+300]', '[5e+299, 1.5e+300]'],
];

/** Forms of a value that mean the same; N is a number (METHOD 2). */
const FORMS: readonly (readonly [string, ...string[]])[] = [
  ['about N', '~N', '≈ N', 'around N', 'approximately N', 'roughly N', 'estimated N', 'some N', 'c. N', 'ca. N'],
  ['about N', 'circa N', 'N or so', 'Circa  N'],
  ['more than N', '>N', 'over N', 'well over N', 'above N', 'in excess of N', 'upwards of N'],
  ['at least N', '≥N', '>=N', 'no less than N', 'N or more', 'N+', 'N +'],
  ['nearly N', 'almost N', 'close to N', 'just under N', 'just below N', 'not quite N'],
  ['less than N', '<N', 'under N'],
  ['at most N', '≤N', '≤ N', 'up to N', 'at the most N', 'no more than N', 'as much as N', 'N or less'],
  ['about N-N', 'roughly N to N', '~N–N', 'N-N or so', 'about between N and N'],
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
    ['--', 'quantity', 'not-a-value'],
    ['-----', 'share', 'not-a-value'],
    ['..', 'quantity', 'not-a-value'],
    ['-5', 'quantity', 'not-a-value'],
    ['3,5', 'quantity', 'not-a-value'],
    ['27,0000', 'quantity', 'not-a-value'],
    ['1e1000', 'quantity', 'not-a-value'],
    ['1e301', 'quantity', 'too-large'],
    ['1,000e3', 'quantity', 'not-a-value'],
    ['1e', 'quantity', 'not-a-value'],
    ['1e2.5', 'quantity', 'not-a-value'],
    ['1e3', 'share', 'above-100-percent'],
    ['0x10', 'quantity', 'not-a-value'],
    ['~63% , >69%', 'share', 'not-a-value'],
    ['nearly 85-90%', 'share', 'not-a-value'],
    ['85-90% or more', 'share', 'not-a-value'],
    ['about 90% or more', 'share', 'not-a-value'],
    ['about nearly 90%', 'share', 'not-a-value'],
    ['90%+%', 'share', 'not-a-value'],
    ['half percent', 'share', 'not-a-value'],
    ['less than ½ unit', 'share', 'not-a-value'],
    ['half%', 'share', 'not-a-value'],
    ['third', 'share', 'not-a-value'],
    ['well under 5%', 'share', 'not-a-value'],
    ['ca 90%', 'share', 'not-a-value'],
    ['>100% or so', 'share', 'not-a-value'],
    ['a third', 'quantity', 'percent-of-quantity'],
    ['about half', 'quantity', 'percent-of-quantity'],
    ['three quarters to half', 'share', 'reversed'],
    ['top 3=86', 'share', 'not-a-value'],
    ['Large', 'quantity', 'not-a-value'],
    ['9'.repeat(310), 'quantity', 'too-large'],
    [`1-${'9'.repeat(310)}`, 'quantity', 'too-large'],
    [`0.${'5'.repeat(999)}`, 'quantity', 'not-a-value'],
    ['5 percent', 'quantity', 'percent-of-quantity'],
    ['5 per cent', 'quantity', 'percent-of-quantity'],
    ['1-5 percent', 'quantity', 'percent-of-quantity'],
  ] as const)('is refused: "%s" as a %s is %s', (printed, measure, reason) => {
    expect(read(printed, measure, 'printed')).toEqual({ kind: 'unreadable', reason });
  });
  it('is a part of 1 where shares add up to 1, unless it has a percent sign', () => {
    const ends = (printed: string, measure: MeasureKind, policy: ReadingPolicy): string => {
      const r = read(printed, measure, policy, 1);
      return r.kind === 'known' ? shown(r.interval) : r.kind;
    };
    expect(
      ['0.92', '92%', 'about 0.9', '0.85-0.9', '1', '9e-1', '1.5'].map((p) => ends(p, 'share', 'printed')),
    ).toEqual(['[92, 92]', '[92, 92]', '[90, 90]', '[85, 90]', '[100, 100]', '[90, 90]', 'unreadable']);
    expect(['0.92', '92%', '0.125', 'half'].map((p) => ends(p, 'share', 'rounded'))).toEqual([
      '[91.5, 92.5]',
      '[91.5, 92.5]',
      '[12.45, 12.55]',
      '[47.5, 52.5]',
    ]);
    expect(ends('0.92', 'quantity', 'printed')).toBe('[0.92, 0.92]');
  });
  it('is read up to a length of a thousand characters', () => {
    expect(read(`0.${'5'.repeat(998)}`, 'quantity', 'rounded').kind).toBe('known');
  });
  it('takes a fraction in words exactly, and a qualifier moves it as it moves a number', () => {
    const ends = (printed: string, policy: ReadingPolicy): readonly unknown[] => {
      const r = read(printed, 'share', policy);
      return r.kind === 'known' ? [r.interval.low, r.interval.high] : [];
    };
    expect(ends('a third', 'printed')).toEqual([100 / 3, 100 / 3]);
    expect(ends('Two-Thirds', 'rounded')).toEqual([385 / 6, 415 / 6]);
    expect(ends('nearly a third', 'printed')).toEqual([85 / 3, 100 / 3]);
    expect(ends('more than two thirds', 'rounded')).toEqual([200 / 3, 100]);
    expect(ends('about one third', 'rounded')).toEqual([185 / 6, 215 / 6]);
    const exact = (printed: string, policy: ReadingPolicy): unknown => {
      const r = read(printed, 'share', policy);
      return r.kind === 'known' ? [r.interval.lowExact, r.interval.highExact] : [];
    };
    expect([exact('a third', 'printed'), exact('a quarter', 'printed')]).toEqual([
      ['100/3', '100/3'],
      [undefined, undefined],
    ]);
  });
  it('keeps digits that a double cannot hold', () => {
    const exact = (printed: string): unknown => {
      const r = read(printed, 'quantity', 'printed');
      return r.kind === 'known' ? [r.interval.low, exactLow(r.interval)] : [];
    };
    expect(exact('33.3333333333333333')).toEqual([33.333333333333336, ratio(333333333333333333n, 10n ** 16n)]);
    expect(exact('9007199254740993')).toEqual([9007199254740992, ratio(9007199254740993n)]);
    expect(read('>99.99999999999999999%', 'share', 'printed').kind).toBe('known');
    expect(reading('100.0000000000000001%', 'share', 'printed')).toBe('above-100-percent');
  });
  it('is read alike in all forms that mean the same', () => {
    const amount = fc
      .tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 3 }))
      .map(([n, places]) => (n / 1000).toFixed(places));
    const same = fc.constantFrom(
      ...FORMS.flatMap(([first, ...others]) => others.map((other) => [first, other] as const)),
    );
    fc.assert(
      fc.property(amount, same, fc.constantFrom('share', 'quantity'), fc.boolean(), (n, [a, b], measure, rounded) => {
        const [x, y] = [a, b].map((form) => reading(form.replaceAll('N', n), measure, rounded ? 'rounded' : 'printed'));
        expect(y).toBe(x);
      }),
      { numRuns: 1000 },
    );
  });
  it('with an exponent is read like the number written out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom('', '~', 'over ', 'nearly ', '≤'),
        fc.constantFrom('printed', 'rounded'),
        (n, power, word, policy) => {
          const written = `${n}${'0'.repeat(power)}`;
          for (const form of [`${n}e${power}`, `${n / 10}E+${power + 1}`, `${written}0e-1`])
            expect(reading(word + form, 'quantity', policy)).toBe(reading(word + written, 'quantity', policy));
        },
      ),
    );
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

describe('a printed value is approximate', () => {
  it.each([
    ['~63%', 'share'],
    ['about 60%', 'share'],
    ['Estimated 60 percent', 'share'],
    ['60% or so', 'share'],
    ['≈60%', 'share'],
    ['roughly 85-90%', 'share'],
    ['85 to 90% or so', 'share'],
    ['about 41,600', 'quantity'],
    ['ca. 1e5', 'quantity'],
    ['half', 'share'],
    ['about two-thirds', 'share'],
    ['a quarter to a third', 'share'],
    ['a quarter to 30%', 'share'],
  ] as const)('with a word such as about, or as a fraction in words: %s (%s)', (printed, measure) => {
    expect(isApproximate(printed, measure)).toBe(true);
  });
  it.each([
    ['63%', 'share'],
    ['85-90%', 'share'],
    ['over 69%', 'share'],
    ['nearly 90%', 'share'],
    ['nearly half', 'share'],
    ['more than a third', 'share'],
    ['at least 60%', 'share'],
    ['60+', 'share'],
    ['up to 5%', 'share'],
    ['less than 5%', 'share'],
    ['none', 'share'],
    ['virtually none', 'share'],
    ['270,000', 'quantity'],
    ['1e5', 'quantity'],
    ['NA', 'quantity'],
    ['about 103%', 'share'],
    ['about 5%', 'quantity'],
    ['half', 'quantity'],
    ['about', 'share'],
  ] as const)('not where it is plain, bounded, unknown or unreadable: %s (%s)', (printed, measure) => {
    expect(isApproximate(printed, measure)).toBe(false);
  });
});
