import { describe, expect, it } from 'vitest';
import { holdingSums } from '../../src/market/holdings.js';
import { profileWith } from '../../src/market/in-turn.js';
import { knownProfile, knownProfileInTurn } from '../../src/market/known-profile.js';
import type { Market } from '../../src/market/market.js';
import { profile, profileInTurn } from '../../src/market/profile.js';
import { percents, tonnes } from './worked.js';

const TERMS = { exclusions: [], bands: 'us2023' } as const;
const ALL = [
  { actor: 'A', portionPct: 100 },
  { actor: 'B', portionPct: 30 },
  { actor: 'nobody', portionPct: 100 },
];

describe('the profile without each supplier in turn', () => {
  it.each<[string, Market]>([
    ['shares', percents(['60', '30'])],
    ['intervals of tonnes', tonnes(['[50, 60]', '[20, 30]'], '[0, 10]', '[80, 100]')],
    ['a known market', tonnes(['50', '20', '0'], '0', '70')],
    ['one supplier', percents(['100'], '0')],
    ['a capped rest beside a total that is not certain', tonnes(['30', '20'], '[5, 40]', '[60, 90]', { cap: 20 })],
  ])('is its profile with that exclusion: %s', (_what, market) => {
    const { whole, without } = profileInTurn(market, TERMS);
    expect(whole).toEqual(profile(market, TERMS));
    for (const exclusion of ALL)
      expect(without(exclusion)).toEqual(profile(market, { ...TERMS, exclusions: [exclusion] }));
  });
  it('is the whole profile where no completion agrees with the market, or nothing is supplied', () => {
    for (const market of [percents(['60', '50']), tonnes(['0'], '0', '0')]) {
      const { whole, without } = profileInTurn(market, TERMS);
      expect([whole, without({ actor: 'A', portionPct: 100 })]).toEqual(Array(2).fill(profile(market, TERMS)));
    }
  });
  it('needs only the sums of a known market', () => {
    const holdings = Object.entries({ A: 50n, B: 20n, C: 0n }).map(([actor, units]) => ({ actor, units }));
    const { whole, without } = knownProfileInTurn(holdingSums(holdings, 10n, []), 't', TERMS);
    expect(whole).toEqual(knownProfile(holdingSums(holdings, 10n, []), 't', TERMS));
    for (const exclusion of ALL) {
      const sums = holdingSums(holdings, 10n, [exclusion]);
      expect(without(exclusion)).toEqual(knownProfile(sums, 't', { ...TERMS, exclusions: [exclusion] }));
    }
    const sole = knownProfileInTurn(holdingSums([{ actor: 'A', units: 5n }], 1n, []), 't', TERMS);
    expect(sole.without({ actor: 'A', portionPct: 100 }).reasons.get('remaining.measures.hhi')).toBe('nothing-left');
  });
  it('is as little sharp as the less sharp of the whole and of what is left', () => {
    const whole = profile(percents(['60', '30']), TERMS);
    const of = (gap: number | undefined, more: number | undefined) => {
      const found = profileWith({ value: undefined, gap: more, reasons: [] }, { ...whole, gap });
      return [found.sharp, found.gap];
    };
    expect([of(3, 5), of(5, 3), of(undefined, 2), of(4, undefined), of(undefined, undefined)]).toEqual([
      [false, 5],
      [false, 5],
      [false, 2],
      [false, 4],
      [true, undefined],
    ]);
  });
});
