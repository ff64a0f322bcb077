import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/domain/observation.js';
import { answers, claim, group, source, table, type World } from '../world.js';

describe('[e1] the answer for an element', () => {
  const groups = [
    group('wide', ['tin', 'indium', 'x']),
    group('narrow', ['tin', 'indium']),
    group('also', ['tin', 'indium']),
  ];
  it('comes from the element itself, or else from its smallest group', () => {
    const wide = claim({ subject: 'wide' });
    expect(answers([wide, claim({ subject: 'narrow' }), claim({})], { groups })[0]).toMatchObject({
      of: 'tin',
      inherited: false,
    });
    expect(answers([wide, claim({ subject: 'narrow' })], { groups })[0]).toMatchObject({
      of: 'narrow',
      inherited: true,
      tied: [],
    });
    expect(answers([wide], { groups })[0]).toMatchObject({ of: 'wide', inherited: true });
  });
  it('comes from the first id if two groups tie, and names the other', () => {
    expect(answers([claim({ subject: 'narrow' }), claim({ subject: 'also' })], { groups })[0]).toMatchObject({
      of: 'also',
      tied: ['narrow'],
    });
  });
  it('never comes from a claim that may be nothing, is doubtful or repeats another', () => {
    for (const idle of [
      claim({ printed: 'virtually none' }),
      claim({ printed: 'NA' }),
      claim({ status: 'doubtful' }),
      claim({ repeats: 'x' }),
      claim({ actor: 'Other' }),
    ])
      expect(answers([idle, claim({ subject: 'wide' })], { groups })[0]).toMatchObject({ of: 'wide' });
    expect(answers([claim({ printed: 'virtually none' })])).toEqual([{ status: 'no-evidence' }]);
  });
  it('comes from no other group if the question is about a group', () => {
    expect(answers([claim({ subject: 'wide' })], { groups }, 'narrow')).toEqual([{ status: 'no-evidence' }]);
    expect(answers([claim({ subject: 'narrow' })], { groups }, 'narrow')[0]).toMatchObject({
      of: 'narrow',
      inherited: false,
    });
  });
});

describe('[e2] a table comes before claims', () => {
  it('the latest period first, then the latest source, then the first source id', () => {
    const sources = [source('a', '2024-01-01'), source('b', '2024-06-01'), source('c', '2024-06-01')];
    const all = [
      claim({ printed: '41%' }),
      ...table('t1', { period: '2022', source: 'c' }),
      ...table('t2', { period: '2023', source: 'a' }),
      ...table('t3', { period: '2023', source: 'c' }),
      ...table('t4', { period: '2023', source: 'b' }),
    ];
    expect(answers(all, { sources })[0]).toMatchObject({ period: '2023', used: [{ table: 't4' }, { table: 't4' }] });
    expect(answers(all, { sources, period: '2022' })[0]).toMatchObject({
      period: '2022',
      used: [{ table: 't1' }, { table: 't1' }],
    });
    expect(answers(all, { sources, period: 'all' }).map((a) => ('period' in a ? a.period : ''))).toEqual([
      '2023',
      '2022',
    ]);
    expect(answers(all, { sources })[0]).toMatchObject({
      roles: ['set-aside', ...Array(6).fill('set-aside'), 'used', 'used'],
    });
  });
  it('a question on a period uses what is dated so, and what sources of that time say undated', () => {
    const sources = [
      source('early', '2021-05-09'),
      { ...source('vague', ''), published_note: 'about the end of 2022' },
    ];
    const all = [
      claim({ period: '2021' }),
      claim({ period: '2022' }),
      claim({ source: 'early' }),
      claim({ source: 'vague' }),
      claim({ source: 'survey' }),
    ];
    const of = (period: string) => answers(all, { sources, period })[0];
    expect(of('2022')).toMatchObject({
      period: '2022',
      said: ['2022'],
      used: [{ period: '2022' }, { source: 'vague' }],
    });
    expect(of('2021')).toMatchObject({ period: '2021', said: ['2021-05-09'], used: [{}, { source: 'early' }] });
    expect(of('2021-05')).toMatchObject({ period: undefined, said: ['2021-05-09'], used: [{ source: 'early' }] });
    expect(of('2024')).toMatchObject({ period: undefined, said: ['2024-03-01'], used: [{ source: 'survey' }] });
    expect(of('2023/2024')).toMatchObject({ period: undefined, said: ['2024-03-01'] });
    expect(answers(all, { sources, period: 'all' }).map((a) => ('period' in a ? a.period : ''))).toEqual([undefined]);
  });
  it('a period without figures has no evidence, and is told the periods that have some', () => {
    const sources = [{ ...source('unknown', ''), published_note: 'not printed' }];
    const rows = [
      claim({ period: '2021' }),
      claim({}),
      claim({ source: 'unknown' }),
      ...table('t1', { period: '2022' }),
    ];
    expect(answers(rows, { sources, period: '1999' })).toEqual([
      { status: 'no-evidence', periods: ['2022', '2021'], saidElsewhere: ['', '2024-03-01'] },
    ]);
    // a claim that could be nothing, and a doubtful one, answer in no period
    const idle = [claim({ period: '2021', printed: 'NA' }), claim({ period: '2022', status: 'doubtful' })];
    expect(answers(idle, { period: '1999' })).toEqual([{ status: 'no-evidence' }]);
  });
});

describe('[e8] a source that leaves a subject out', () => {
  const groups = [group('metals', ['tin', 'indium'])];
  const excluding = { ...source('partial', '2024-01-01'), excludes: ['tin'], note: 'without tin' };
  it('does not answer for it through a group', () => {
    const rows = [claim({ subject: 'metals', source: 'partial' })];
    const world = { groups, sources: [excluding] };
    expect(answers(rows, world)).toEqual([{ status: 'no-evidence', silent: ['partial'] }]);
    expect(answers(rows, world, 'indium')).toMatchObject([{ of: 'metals' }]);
    expect(answers(rows, world, 'metals')).toMatchObject([{ of: 'metals' }]);
    expect(answers(rows, { groups, sources: [{ ...excluding, excludes: [] }] })).toMatchObject([{ of: 'metals' }]);
  });
  it('leaves the figures of other sources and of the subject itself in place', () => {
    const own = claim({ source: 'partial' });
    expect(answers([own], { groups, sources: [excluding] })).toMatchObject([{ of: 'tin', inherited: false }]);
    const both = [claim({ subject: 'metals', source: 'partial' }), claim({ subject: 'metals', printed: '20%' })];
    expect(answers(both, { groups, sources: [excluding] })).toMatchObject([{ used: [{ printed: '20%' }] }]);
  });
});

describe('doubtful and repeated observations', () => {
  it('a table without a usable row does not answer and does not hide an earlier table', () => {
    const doubtful = table('t2', { period: '2024', status: 'doubtful' });
    expect(answers([...doubtful, ...table('t1', { period: '2023' })])[0]).toMatchObject({ period: '2023' });
    expect(answers(doubtful)).toEqual([{ status: 'no-evidence' }]);
  });
  it('each period has one row, whatever the order of publication', () => {
    const sources = [source('a', '2025-01-01'), source('b', '2025-02-01'), source('c', '2025-03-01')];
    const all = [
      ...table('t1', { period: '2024', source: 'c' }),
      ...table('t2', { period: '2024-01/2024-12', source: 'b' }),
      ...table('t3', { period: '2024', source: 'a' }),
    ];
    expect(answers(all, { sources, period: 'all' }).map((a) => ('period' in a ? a.period : ''))).toEqual([
      '2024',
      '2024-01/2024-12',
    ]);
  });
  it('a claim above 0 competes even if it contradicts another claim', () => {
    expect(answers([claim({ printed: 'at least 60%' }), claim({ printed: 'at most 60%' })])[0]).toMatchObject({
      of: 'tin',
    });
  });
  it('a share of the world is neither a supplier nor supporting evidence', () => {
    expect(answers([claim({ actor: 'World', printed: '100%' }), ...table('t1', { period: '2023' })])[0]).toMatchObject({
      roles: ['set-aside', 'used', 'used'],
    });
  });
});

describe('[e4] agreement and conflict', () => {
  it.each([
    ['one claim stands alone', ['60%'], 'single'],
    ['a claim beside an unknown one stands alone', ['60%', 'NA'], 'single'],
    ['about 60 and 61.5 agree as rounded', ['about 60%', '61.5%'], 'agree'],
    ['60 and 61 disagree', ['60%', '61%'], 'disagree'],
    ['~85 and ~90 only touch at an end and disagree', ['~85%', '~90%'], 'disagree'],
    ['over 69 and 69 agree as rounded', ['over 69%', '69%'], 'agree'],
    ['over 69 and 68 disagree', ['over 69%', '68%'], 'disagree'],
  ])('%s', (_what, printed, agreement) => {
    expect(answers(printed.map((p) => claim({ printed: p })))[0]).toMatchObject({ agreement });
  });
  it('claims on different actors do not support each other', () => {
    expect(answers([claim({ printed: '60%' }), claim({ actor: 'Bolivia', printed: '10%' })])[0]).toMatchObject({
      agreement: 'single',
    });
  });
  it('claims of different dates are not compared, an undated one with all', () => {
    const agreement = (...all: readonly Partial<Observation>[]) => answers(all.map(claim))[0]?.agreement;
    expect([
      agreement({ printed: '60%', period: '2021' }, { printed: '70%', period: '2022' }),
      agreement({ printed: '60%', period: '2021' }, { printed: '70%', period: '2022' }, { printed: '60%', period: '' }),
      agreement({ printed: '60%', period: '2021' }, { printed: '60%' }),
    ]).toEqual(['single', 'disagree', 'agree']);
  });
  it('a claim conflicts with the table of its period, or an undated one with the answer', () => {
    const rows = [...table('t1', { period: '2022' }, '11'), ...table('t2', { period: '2023' }, '41')];
    const roles = (printed: string, period: string, asked?: string) =>
      answers([claim({ printed, period }), ...rows], asked ? { period: asked } : {})[0]?.roles?.[0];
    expect([
      roles('60%', ''),
      roles('41%', ''),
      roles('10%', '2022'),
      roles('10%', '2023'),
      roles('40%', '2022', '2022'),
    ]).toEqual(['conflicts', 'set-aside', 'set-aside', 'conflicts', 'conflicts']);
  });
  it('an actor without a row may have any part of the rest, but no more', () => {
    const roles = (printed: string) =>
      answers([claim({ actor: 'Bolivia', printed }), ...table('t1', { period: '2023' }, '41')])[0]?.roles?.[0];
    expect([roles('55%'), roles('75%')]).toEqual(['set-aside', 'conflicts']);
  });
});

describe('[e6] if some subjects enter a stage of the chain', () => {
  const all = [group('metals', ['tin', 'indium'])];
  it('only those subjects have answers there, and so does any group that is asked for', () => {
    const observations = [claim({ subject: 'metals' })];
    const status = (world: World, element: string) =>
      Object.keys(answers(observations, world, element)[0] ?? {}).includes('of');
    expect([status({ groups: all }, 'tin'), status({ groups: all }, 'indium')]).toEqual([true, true]);
    const through = [group('metals', ['tin', 'indium']), { ...group('entering', ['indium']), enters: ['digging'] }];
    expect([
      status({ groups: through }, 'tin'),
      status({ groups: through }, 'indium'),
      status({ groups: through }, 'metals'),
    ]).toEqual([false, true, true]);
    expect(answers(observations, { groups: all, enters: ['digging'] }, 'indium')).toEqual([{ status: 'not-entered' }]);
  });
});
