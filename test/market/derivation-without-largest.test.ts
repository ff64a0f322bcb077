import { describe, expect, it } from 'vitest';
import { derivations } from '../../src/market/derivation.js';
import { derivationsWithoutLargest } from '../../src/market/derivation-without-largest.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { percents, tonnes } from './worked.js';

/** Each end with the holdings that give it; a supplier of the rest is "one". */
const ends = (market: Market, largestPct = 100): readonly string[] => {
  const { remaining } = profile(market, { exclusions: [], bands: 'us2023', largestPct });
  return derivationsWithoutLargest(market, largestPct, remaining).map((d) => {
    const held = d.held.map((h) => `${h.actor ?? 'one'} ${h.value}`).join(' + ');
    return `${d.path} ${d.end}: ${held} of ${d.total} = ${Number(d.value.toFixed(2))}`;
  });
};

describe('the derivations without the largest supplier', () => {
  it('are those without that supplier where it is certain who that is', () => {
    const market = tonnes(['[60, 70]', '25'], '[0, 5]', '[85, 95]');
    const { remaining } = profile(market, { exclusions: [], bands: 'us2023', largestPct: 100 });
    expect(derivationsWithoutLargest(market, 100, remaining)).toEqual(
      derivations(market, [{ actor: 'A', portionPct: 100 }]),
    );
  });
  it('take each end from the supplier that gives it as the largest', () => {
    // without A the least is left where B has 5 less than it could; without B, which is at most 45, most is left
    expect(ends(percents(['[40, 60]', '[30, 45]', '10'], '0'))).toEqual([
      'measures.hhi low: A 45 + B 45 + C 10 of 100 = 4150',
      'measures.hhi high: A 60 + B 30 + C 10 of 100 = 4600',
      'remaining.sharePct low: B 30 + C 10 of 100 = 40',
      'remaining.sharePct high: B 45 + C 10 of 100 = 55',
      'remaining.measures.hhi low: B 75 + C 25 of 100 = 6250',
      'remaining.measures.hhi high: B 45 + C 10 of 55 = 7024.79',
    ]);
  });
  it('do not name a supplier of the rest that is the largest, and keep its portion', () => {
    expect(ends(percents(['40']), 50)).toEqual([
      'measures.hhi low: A 40 of 100 = 1600',
      'measures.hhi high: one 60 + A 40 of 100 = 5200',
      'remaining.sharePct low: A 40 + one 30 of 100 = 70',
      'remaining.sharePct high: one 60 + A 20 of 100 = 80',
      'remaining.measures.hhi low: A 20 of 80 = 625',
      'remaining.measures.hhi high: A 40 + one 30 of 70 = 5102.04',
    ]);
  });
  it('lack the ends of a figure that is not determined', () => {
    expect(ends(percents(['40'])).slice(2)).toEqual([
      'remaining.sharePct low: A 40 of 100 = 40',
      'remaining.sharePct high: one 60 of 100 = 60',
    ]);
  });
});
