import { describe, expect, it } from 'vitest';
import { answers, claim, group, source, table } from '../world.js';

/** All orders of a short list. */
function orders<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((x, i) => orders(all.filter((_, j) => j !== i)).map((others) => [x, ...others]));
}
const only = (found: ReturnType<typeof answers>) => {
  const [one, ...others] = found;
  if (!one || !('roles' in one) || others.length > 0) throw new Error('not one answer');
  return one;
};

describe('the table that answers', () => {
  const sources = [source('a', '2024-01-01'), source('b', '2024-06-01'), source('c', '2024-06-01')];
  const old = table('t0', { period: '2022', source: 'c' });
  const early = table('t1', { period: '2023', source: 'a' });
  const first = table('t2', { period: '2023', source: 'b' });
  const second = table('t3', { period: '2023', source: 'b' });
  const third = table('t0', { period: '2023', source: 'c' }).map((o) => ({ ...o, table: 't4' }));
  it.each([
    ['is the one of the later period', [old, early], 't1'],
    ['is the one of the source published last', [early, third, first], 't2'],
    ['is the one of the first source id if both were published on the same day', [third, first], 't2'],
    ['is the one with the first id if one source has two', [second, first], 't2'],
    ['does not depend on the order of the rows', [old, early, first, second, third], 't2'],
  ])('%s', (_claim, tables, expected) => {
    const chosen = orders(tables).map((some) => only(answers(some.flat(), { sources })).used?.[0]?.table);
    expect([...new Set(chosen)]).toEqual([expected]);
  });
  it('has quantities, a single agreement and one period, or none if it is blank', () => {
    expect(only(answers(early, { sources }))).toMatchObject({
      measure: 'quantity',
      agreement: 'single',
      claimPeriods: [],
      period: '2023',
    });
    expect(only(answers(table('t1', {}))).period).toBeUndefined();
  });
  it('has the period that is asked for', () => {
    expect(answers(table('t1', {}), { period: '2023' })).toMatchObject([{ status: 'no-evidence' }]);
  });
  it('is at the stage that is asked for', () => {
    expect(answers(table('t1', { stage: 'smelting' }))).toEqual([{ status: 'no-evidence' }]);
  });
});

describe('the role of an observation beside the table', () => {
  const rows = table('t1', { period: '2023' });
  it.each([
    [
      'is "doubtful" for a doubtful row',
      claim({ measure: 'quantity', table: 't1', period: '2023', status: 'doubtful' }),
      'doubtful',
    ],
    ['is "doubtful" for a doubtful claim', claim({ printed: '90%', status: 'doubtful' }), 'doubtful'],
    ['is "doubtful" for a doubtful repeat', claim({ printed: '90%', status: 'doubtful', repeats: 'x' }), 'doubtful'],
    ['is "repeats" for a repeat, even of a contradicting claim', claim({ printed: '90%', repeats: 'x' }), 'repeats'],
    ['is "conflicts" for a claim that contradicts the table', claim({ printed: '90%' }), 'conflicts'],
    ['is "set-aside" for a claim that agrees with the table', claim({ printed: '41%' }), 'set-aside'],
    ['is "set-aside" for an unknown claim', claim({ printed: 'NA' }), 'set-aside'],
  ])('%s', (_what, observation, role) => {
    expect(only(answers([...rows, observation])).roles).toEqual(['used', 'used', role]);
  });
  it('is "set-aside" for a row of another table, which is not a share', () => {
    const other = table('t2', { period: '2023' }, '90');
    expect(only(answers([...rows, ...other])).roles).toEqual(['used', 'used', 'set-aside', 'set-aside']);
  });
});

describe('claims without a table', () => {
  it('are used unless they are doubtful, repeated or about the whole world', () => {
    const all = [
      claim({ period: '2021' }),
      claim({ period: '2020', status: 'doubtful' }),
      claim({ period: '2019', repeats: 'x' }),
      claim({ period: '2018', actor: 'World' }),
      claim({ actor: 'Bolivia' }),
      claim({ period: '2022', actor: 'Bolivia', printed: 'NA' }),
      claim({ period: '2021', actor: 'Bolivia' }),
    ];
    expect(only(answers(all))).toMatchObject({
      measure: 'share',
      claimPeriods: ['2022', '2021', ''],
      roles: ['used', 'doubtful', 'repeats', 'set-aside', 'used', 'used', 'used'],
    });
  });
  it('are not joined by a quantity without a table', () => {
    const stray = claim({ measure: 'quantity', unit: 'kg', printed: '90' });
    expect(only(answers([claim({}), stray]))).toMatchObject({ agreement: 'single', roles: ['used', 'set-aside'] });
  });
});

describe('the subject that answers', () => {
  it('is the first id among equally small groups, in any order of rows', () => {
    const groups = ['b', 'a', 'c'].map((id) => group(id, ['tin', 'indium']));
    const claims = groups.map((g) => claim({ subject: g.subject }));
    for (const some of orders(groups))
      expect(only(answers(claims, { groups: some }))).toMatchObject({ of: 'a', tied: ['b', 'c'] });
  });
  it('has no ties if it is the subject asked for', () => {
    const groups = [group('pair', ['tin', 'indium']), group('around', ['pair', 'lead'])];
    const claims = groups.map((g) => claim({ subject: g.subject }));
    expect(only(answers(claims, { groups }, 'pair'))).toMatchObject({ of: 'pair', tied: [], inherited: false });
  });
  it('may be an element that enters the stage', () => {
    expect(only(answers([claim({})], { enters: ['digging'] })).of).toBe('tin');
  });
  it('does not depend on what enters a stage that is not in the chain', () => {
    const world = { enters: ['digging'], kind: 'stock' } as const;
    expect(only(answers([claim({ subject: 'indium' })], { ...world, enters: [...world.enters] }, 'indium')).of).toBe(
      'indium',
    );
  });
});
