import { describe, expect, it } from 'vitest';
import { agreement, conflicting } from '../../src/answer/agreement.js';
import type { Observation } from '../../src/domain/observation.js';
import { claim } from '../world.js';

const rows = (holdings: Readonly<Record<string, string>>): Observation[] =>
  Object.entries(holdings).map(([actor, printed]) => claim({ measure: 'quantity', table: 't', actor, printed }));

describe('claims on one actor', () => {
  it.each([
    ['60, 60 and 61, of which two agree', ['60%', '60%', '61%'], 'disagree'],
    ['60, 61.5 and 60.6, of which one pair does not', ['about 60%', '61.5%', '58%'], 'disagree'],
    ['60 and twice unknown', ['60%', 'NA', 'NA'], 'single'],
    ['60, 60 and an unknown', ['60%', '60%', 'NA'], 'agree'],
    ['none', [], 'single'],
  ])('%s', (_what, printed, expected) => {
    expect(agreement(printed.map((p) => claim({ printed: p })))).toBe(expected);
  });
});

describe('a claim conflicts with a table', () => {
  // quantities as qualifiers give them, so that no rounding moves an end: the total is up to 200
  it.each<[string, Readonly<Record<string, string>>, string, string, boolean]>([
    ['all, where somebody else has more than nothing', { Peru: 'over 0' }, 'Bolivia', 'at least 100%', true],
    ['all, where somebody else may have nothing', { Peru: 'at least 0' }, 'Bolivia', 'at least 100%', false],
    ['nothing, where it may be nobody of the rest', { Peru: 'at least 50' }, 'Bolivia', 'none', false],
    ['80, where the rest has at most 75', { Peru: 'at least 50' }, 'Bolivia', '80%', true],
    ['75 as rounded, where the rest has at most 75', { Peru: 'at least 50' }, 'Bolivia', '75%', false],
    ['nothing, where it has some', { Peru: 'over 50' }, 'Peru', 'none', true],
    ['an unknown share', { Peru: 'over 50' }, 'Peru', 'NA', false],
    ['of an unknown row what the rest leaves it', { Peru: 'NA', Bolivia: 'at least 50' }, 'Peru', '80%', true],
  ])('%s', (_what, holdings, actor, printed, conflicts) => {
    const said = claim({ actor, printed });
    expect(conflicting([said], rows({ ...holdings, World: 'at most 200' }))).toEqual(conflicts ? [said] : []);
  });
  it('only where the table has shares: of a total of nothing there are none', () => {
    expect(conflicting([claim({ printed: '50%' })], rows({ Peru: '0', World: '0' }))).toEqual([]);
  });
});
