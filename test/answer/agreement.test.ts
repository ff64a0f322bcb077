import { describe, expect, it } from 'vitest';
import { agreement, conflicting } from '../../src/answer/agreement.js';
import type { Observation } from '../../src/domain/observation.js';
import { claim } from '../world.js';

const rows = (holdings: Readonly<Record<string, string>>): Observation[] =>
  Object.entries(holdings).map(([actor, printed]) => claim({ measure: 'quantity', table: 't', actor, printed }));

describe('the agreement of claims on one actor', () => {
  it.each([
    ['is "disagree" if only two of three agree: 60, 60 and 61', ['60%', '60%', '61%'], 'disagree'],
    ['is "disagree" if one pair does not meet: about 60, 61.5 and 58', ['about 60%', '61.5%', '58%'], 'disagree'],
    ['is "single" for one known value: 60 and two unknown values', ['60%', 'NA', 'NA'], 'single'],
    ['is "agree" for 60, 60 and an unknown value', ['60%', '60%', 'NA'], 'agree'],
    ['is "single" without claims', [], 'single'],
  ])('%s', (_what, printed, expected) => {
    expect(agreement(printed.map((p) => claim({ printed: p })))).toBe(expected);
  });
});

describe('whether a claim conflicts with a table', () => {
  // quantities with qualifiers, so that rounding moves no end: the total is at most 200
  it.each<[string, Readonly<Record<string, string>>, string, string, boolean]>([
    ['100 % conflicts if another supplier has more than nothing', { Peru: 'over 0' }, 'Bolivia', 'at least 100%', true],
    [
      '100 % does not conflict if the other supplier may have nothing',
      { Peru: 'at least 0' },
      'Bolivia',
      'at least 100%',
      false,
    ],
    [
      '0 % does not conflict for an actor that may have no part of the rest',
      { Peru: 'at least 50' },
      'Bolivia',
      'none',
      false,
    ],
    ['80 % conflicts if the rest has at most 75 %', { Peru: 'at least 50' }, 'Bolivia', '80%', true],
    ['75 % does not conflict if the rest has at most 75 %', { Peru: 'at least 50' }, 'Bolivia', '75%', false],
    ['0 % conflicts if the actor has more than nothing', { Peru: 'over 50' }, 'Peru', 'none', true],
    ['an unknown share does not conflict', { Peru: 'over 50' }, 'Peru', 'NA', false],
    [
      '80 % conflicts for an actor with an unknown row if less remains',
      { Peru: 'NA', Bolivia: 'at least 50' },
      'Peru',
      '80%',
      true,
    ],
  ])('%s', (_what, holdings, actor, printed, conflicts) => {
    const said = claim({ actor, printed });
    expect(conflicting([said], rows({ ...holdings, World: 'at most 200' }))).toEqual(conflicts ? [said] : []);
  });
  it('a claim conflicts with no table whose total is 0, which has no shares', () => {
    expect(conflicting([claim({ printed: '50%' })], rows({ Peru: '0', World: '0' }))).toEqual([]);
  });
});
