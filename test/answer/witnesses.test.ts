import { describe, expect, it } from 'vitest';
import { answers, claim, group, source, table } from '../world.js';

/** All orders of a few things. */
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
    ['of two periods is that of the later', [old, early], 't1'],
    ['of two sources is that of the later published', [early, third, first], 't2'],
    ['of two sources published alike is that of the first id', [third, first], 't2'],
    ['of two of one source is that of the first id', [second, first], 't2'],
    ['of all is so whatever their order', [old, early, first, second, third], 't2'],
  ])('%s', (_claim, tables, expected) => {
    const chosen = orders(tables).map((some) => only(answers(some.flat(), { sources })).used?.[0]?.table);
    expect([...new Set(chosen)]).toEqual([expected]);
  });
  it('has quantities, agrees with itself, pools no periods, and is dated unless its period is blank', () => {
    expect(only(answers(early, { sources }))).toMatchObject({
      measure: 'quantity',
      agreement: 'single',
      claimPeriods: [],
      period: '2023',
    });
    expect(only(answers(table('t1', {}))).period).toBeUndefined();
  });
  it('is dated where a period is asked for', () => {
    expect(answers(table('t1', {}), { period: '2023' })).toEqual([{ status: 'no-evidence' }]);
  });
  it('stands at the stage that is asked for', () => {
    expect(answers(table('t1', { stage: 'smelting' }))).toEqual([{ status: 'no-evidence' }]);
  });
});

describe('each observation beside the table has its role', () => {
  const rows = table('t1', { period: '2023' });
  it.each([
    ['a doubtful row', claim({ measure: 'quantity', table: 't1', period: '2023', status: 'doubtful' }), 'doubtful'],
    ['a doubtful claim', claim({ printed: '90%', status: 'doubtful' }), 'doubtful'],
    ['a doubtful repeat', claim({ printed: '90%', status: 'doubtful', repeats: 'x' }), 'doubtful'],
    ['a repeat of what contradicts', claim({ printed: '90%', repeats: 'x' }), 'repeats'],
    ['a claim that contradicts', claim({ printed: '90%' }), 'conflicts'],
    ['a claim that agrees', claim({ printed: '41%' }), 'set-aside'],
    ['an unknown claim', claim({ printed: 'NA' }), 'set-aside'],
  ])('%s', (_what, observation, role) => {
    expect(only(answers([...rows, observation])).roles).toEqual(['used', 'used', role]);
  });
  it('a row of another table contradicts nothing: it is no share', () => {
    const other = table('t2', { period: '2023' }, '90');
    expect(only(answers([...rows, ...other])).roles).toEqual(['used', 'used', 'set-aside', 'set-aside']);
  });
});

describe('claims without a table', () => {
  it('are used but for the doubtful ones, the repeats and those on the world', () => {
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
  it('do not count a quantity without a table', () => {
    const stray = claim({ measure: 'quantity', unit: 'kg', printed: '90' });
    expect(only(answers([claim({}), stray]))).toMatchObject({ agreement: 'single', roles: ['used', 'set-aside'] });
  });
});

describe('whose market answers', () => {
  it('of groups as narrow is that of the first id, in whatever order they stand', () => {
    const groups = ['b', 'a', 'c'].map((id) => group(id, ['tin', 'indium']));
    const claims = groups.map((g) => claim({ subject: g.subject }));
    for (const some of orders(groups))
      expect(only(answers(claims, { groups: some }))).toMatchObject({ of: 'a', tied: ['b', 'c'] });
  });
  it('ties with nobody where the subject answers for itself', () => {
    const groups = [group('pair', ['tin', 'indium']), group('around', ['pair', 'lead'])];
    const claims = groups.map((g) => claim({ subject: g.subject }));
    expect(only(answers(claims, { groups }, 'pair'))).toMatchObject({ of: 'pair', tied: [], inherited: false });
  });
  it('may be that of an element that enters the stage itself', () => {
    expect(only(answers([claim({})], { enters: ['digging'] })).of).toBe('tin');
  });
  it('is of no matter beside the chain: what enters a stock is not asked', () => {
    const world = { enters: ['digging'], kind: 'stock' } as const;
    expect(only(answers([claim({ subject: 'indium' })], { ...world, enters: [...world.enters] }, 'indium')).of).toBe(
      'indium',
    );
  });
});
