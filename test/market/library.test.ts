import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { read } from '../../src/domain/reading.js';
import { contradiction } from '../../src/market/contradiction.js';
import { derivations } from '../../src/market/derivation.js';
import { band, exclude, hhi } from '../../src/market/library.js';
import { profile } from '../../src/market/profile.js';
import type { Terms } from '../../src/market/profile-record.js';
import { settle } from '../../src/market/settle.js';
import { shares } from '../../src/market/shares.js';
import { market } from '../../src/market/typed.js';
import { UnusableTerms } from '../../src/market/unusable-terms.js';
import { percent, points } from '../../src/output/figure-text.js';
import { quantity } from '../../src/text/number.js';

describe('a market built with the library', () => {
  it('has an HHI unless it contradicts itself', () => {
    expect([
      hhi(market([['A', '92']])),
      hhi(
        market([
          ['A', '60'],
          ['B', '50'],
        ]),
      ),
    ]).toEqual([interval(8464, 8528, true), undefined]);
  });
  it('has a remainder without all or half of an actor, and none if nobody is excluded', () => {
    const three = market([
      ['A', '50'],
      ['B', '30'],
      ['C', '20'],
    ]);
    expect(exclude(three, [{ actor: 'A', portionPct: 100 }])).toEqual({
      sharePct: point(50),
      quantity: undefined,
      measures: { hhi: point(5200) },
    });
    expect(exclude(three, [{ actor: 'A', portionPct: 50 }])?.sharePct).toEqual(point(75));
    expect(exclude(three, [])).toBeUndefined();
  });
});

describe('the further measures', () => {
  const reasons = (...holdings: [string, string][]) => {
    const found = profile(market(holdings), { exclusions: [], bands: 'us2023', all: true }).reasons;
    return ['cr5Pct', 'entropyBits', 'hill1', 'normalisedHhi', 'hallTideman', 'gini'].map((name) =>
      found.get(`measures.${name}`),
    );
  };
  it('are unidentified or need the number of suppliers if nothing is ruled out', () => {
    expect(reasons(['A', 'at least 0'])).toEqual([
      ...Array(3).fill('unidentified'),
      ...Array(3).fill('number-of-suppliers-unknown'),
    ]);
  });
  it('are all known for one supplier except the normalised HHI', () => {
    expect(reasons(['A', '100'])).toEqual([undefined, undefined, undefined, 'one-supplier', undefined, undefined]);
  });
});

describe('an HHI', () => {
  it.each([
    [point(999), 'low', 'low'],
    [interval(500, 999), 'low', 'low'],
    [interval(500, 'unbounded'), 'low', 'high'],
    [point(1000), 'moderate', 'moderate'],
    [point(1801), 'high', 'high'],
  ] as const)('%j is in the bands from %s to %s', (value, lowest, highest) => {
    expect(band(value, 'us2023')).toEqual({ lowest, highest, certain: lowest === highest });
  });
});

describe('terms by which no market can be measured', () => {
  const made = market([
    ['A', 50],
    ['B', 20],
  ]);
  const terms: Terms = { exclusions: [], bands: 'us2023' };
  it('are none where shares and derivations leave nobody out', () => {
    expect(shares(made)).toEqual(shares(made, []));
    expect(derivations(made)).toEqual(derivations(made, []));
  });
  it.each<[keyof Terms, string, () => unknown]>([
    [
      'exclusions',
      'The portion of A is 150. Give a percentage from 0 to 100, such as 50.',
      () => exclude(made, [{ actor: 'A', portionPct: 150 }]),
    ],
    ['exclusions', 'The portion of A is -50. ', () => exclude(made, [{ actor: 'A', portionPct: -50 }])],
    ['exclusions', 'The portion of A is NaN. ', () => exclude(made, [{ actor: 'A', portionPct: Number.NaN }])],
    ['exclusions', 'The portion of A is undefined. ', () => exclude(made, JSON.parse('[{"actor":"A"}]'))],
    ...['null', '"China"', '[null]', '[{"actor":5}]'].map((text): [keyof Terms, string, () => unknown] => [
      'exclusions',
      "The exclusions are not a list of actors. Write one such as [{ actor: 'China', portionPct: 100 }].",
      () => exclude(made, JSON.parse(text)),
    ]),
    [
      'exclusions',
      'A is left out twice. Give each actor once.',
      () =>
        exclude(
          made,
          [60, 60].map((portionPct) => ({ actor: 'A', portionPct })),
        ),
    ],
    ['exclusions', 'The portion of B is 101. ', () => shares(made, [{ actor: 'B', portionPct: 101 }])],
    ['exclusions', 'The portion of B is 101. ', () => derivations(made, [{ actor: 'B', portionPct: 101 }])],
    ['largestPct', 'largestPct is 101. ', () => profile(made, { ...terms, largestPct: 101 })],
    [
      'targetPct',
      'targetPct is 100. Give a percentage above 0 and below 100, such as 65.',
      () => profile(made, { ...terms, targetPct: 100 }),
    ],
    [
      'bands',
      'No bands are called "eu". There are us2023 and us2010.',
      () => profile(made, JSON.parse('{"exclusions":[],"bands":"eu"}')),
    ],
    [
      'largestPct',
      'Give exclusions or largestPct.',
      () => profile(made, { exclusions: [{ actor: 'China', portionPct: 100 }], largestPct: 100, bands: 'us2023' }),
    ],
    ['bands', 'No bands are called "eu". There are us2023 and us2010.', () => band(point(1200), JSON.parse('"eu"'))],
  ])('%s: %s', (term, message, run) => {
    let said: unknown;
    try {
      run();
    } catch (e) {
      said = e;
    }
    expect(said).toBeInstanceOf(UnusableTerms);
    expect(said).toMatchObject({
      name: 'UnusableTerms',
      code: 'unusable-terms',
      term,
      message: expect.stringContaining(message),
    });
  });
});

describe('a caller without types', () => {
  // what a program without types can give
  const any = (text: string) => JSON.parse(text);
  const nothing: never = [].at(0) as never;
  const made = market([['A', 50]]);
  it.each<[name: string, code: string, () => unknown]>([
    ...[nothing, any('null'), any('5'), any('{}'), any('"A"')].flatMap((what): [string, string, () => unknown][] => [
      ['NoMarket', 'no-market', () => hhi(what)],
      ['NoMarket', 'no-market', () => profile(what)],
      ['NoMarket', 'no-market', () => exclude(what, [{ actor: 'A', portionPct: 100 }])],
      ['NoMarket', 'no-market', () => shares(what)],
      ['NoMarket', 'no-market', () => derivations(what)],
      ['NoMarket', 'no-market', () => settle(what)],
      ['NoMarket', 'no-market', () => contradiction(what)],
      ['NoInterval', 'no-interval', () => points(what)],
      ['NoInterval', 'no-interval', () => percent(what)],
      ['NoInterval', 'no-interval', () => quantity(what, 't')],
      ['NoInterval', 'no-interval', () => band(what)],
    ]),
    ['UntypableMarket', 'untypable-market', () => market([['A', 1]], any('null'))],
    ['UntypableMarket', 'untypable-market', () => market([['A', 1]], any('5'))],
    ['UnusableTerms', 'unusable-terms', () => exclude(made, nothing)],
    ['UnknownReading', 'unknown-reading', () => read('92%', 'share', any('"Rounded"'))],
  ])('gets %s with the code %s', (name, code, run) => {
    const advice = expect.stringMatching(/Make one|Give |ask for that first|There are|Write one/);
    expect(run).toThrow(expect.objectContaining({ name, code, message: advice }));
  });
  it('may leave out the reading of a value and the terms of a profile, and give a number', () => {
    expect(read('92%', 'share')).toEqual(read('92%', 'share', 'printed'));
    expect(read(92, 'share')).toEqual(read('92', 'share', 'printed'));
    expect(profile(made)).toEqual(profile(made, { exclusions: [], bands: 'us2023' }));
  });
});
