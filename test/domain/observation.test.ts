import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { isClaim, known, type Observation, tablesOf } from '../../src/domain/observation.js';

const observation = (more: Partial<Observation>): Observation => ({
  observation: 'o',
  table: '',
  subject: 'tin',
  stage: 'mining',
  actor: 'A',
  measure: 'share',
  unit: 'percent',
  period: '2024',
  printed: '60%',
  status: 'ok',
  repeats: '',
  source: 's',
  locator: '',
  note: '',
  excludes: [],
  ore: '',
  basis: '',
  ...more,
});

describe('an observation', () => {
  it('states the interval of its reading, and nothing if it is unknown or doubtful ([s3])', () => {
    const stated = (more: Partial<Observation>) => known(observation(more), 'rounded');
    expect(
      [{}, { measure: 'quantity', printed: '60' } as const, { printed: 'NA' }, { printed: 'much' }].map(stated),
    ).toEqual([interval(59.5, 60.5), interval(55, 65), undefined, undefined]);
    expect(known(observation({}), 'printed')).toEqual(point(60));
    expect(stated({ status: 'doubtful' })).toBeUndefined();
  });
  it('is a claim if it is a share, neither doubtful nor a repeat, and not of the World ([e3])', () => {
    const cases: readonly Partial<Observation>[] = [
      {},
      { actor: 'Other' },
      { actor: 'World' },
      { measure: 'quantity' },
      { status: 'doubtful' },
      { repeats: 'p' },
    ];
    expect(cases.map((more) => isClaim(observation(more)))).toEqual([true, true, false, false, false, false]);
  });
  it('stands with the others of its table, if it has one', () => {
    const all = ['b', '', 'a', 'b'].map((table, i) => observation({ table, observation: String(i) }));
    expect(tablesOf(all).map((rows) => rows.map((o) => o.observation))).toEqual([['0', '3'], ['2']]);
  });
});
