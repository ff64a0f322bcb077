import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { ceiling } from '../../src/answer/chain.js';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import { profile } from '../../src/market/profile.js';
import { base, group } from '../world.js';

const market = { unit: undefined, suppliers: [], rest: point(100), total: point(100) };
const some = profile(market, { exclusions: [], bands: 'us2023' });
const [tin] = base.subjects;
if (!tin) throw new Error('no subject');

/** An answer at stage `s1`, `s2` and so on, of which so much remains; undefined where it is not known. */
const stage = (place: number, sharePct: Interval | undefined, of = tin): Answer => ({
  evidence: {
    status: 'ok',
    subject: tin,
    stage: { stage: `s${place}`, kind: 'chain', position: String(place), name: '', note: '' },
    period: undefined,
    basis: { subject: of, tied: [], inherited: of !== tin, measure: 'share', agreement: 'single' },
    witnesses: [],
  },
  market,
  profile: { ...some, remaining: sharePct && { sharePct, quantity: undefined, measures: { hhi: undefined } } },
  notes: [],
});
const silent = (place: number): Answer => {
  const { evidence } = stage(place, undefined);
  return {
    evidence: { status: 'no-evidence', subject: tin, stage: evidence.stage, period: undefined },
    market: undefined,
    profile: undefined,
    notes: [],
  };
};
const of = (...remains: readonly (Interval | undefined)[]) =>
  ceiling(remains.map((i, place) => (i ? stage(place + 1, i) : silent(place + 1))));

describe('what no excluded actor touches along a chain', () => {
  it.each<[string, readonly (Interval | undefined)[], Interval, readonly string[]]>([
    ['one stage: what remains there', [interval(40, 60, true, true)], interval(40, 60, true, true), ['s1']],
    ['two: 80 + 70 - 100 at the least', [interval(80, 90), interval(70, 85)], interval(50, 85), ['s2']],
    ['open below where one of them is', [interval(80, 90, true), interval(70, 85)], interval(50, 85, true), ['s2']],
    [
      'open above only where the lowest is',
      [interval(80, 90, false, true), interval(70, 85)],
      interval(50, 85),
      ['s2'],
    ],
    [
      'open above where one of two equally low is, and both set it',
      [interval(80, 85), interval(70, 95), interval(70, 85, false, true)],
      interval(20, 85, false, true),
      ['s1', 's3'],
    ],
    [
      'more than nothing where 60 + 40 just fail',
      [interval(60, 90, true), interval(40, 85)],
      interval(0, 85, true),
      ['s2'],
    ],
    ['perhaps nothing where 60 + 40 may do', [interval(60, 90), interval(40, 85)], interval(0, 85), ['s2']],
    ['perhaps nothing where less is left', [interval(50, 90, true), interval(40, 85)], interval(0, 85), ['s2']],
    ['perhaps nothing after a silent stage', [interval(50, 90, true), undefined], interval(0, 90), ['s1']],
    ['all of it but 70, exactly', [point(100), point(30)], point(30), ['s2']],
    ['nothing at all', [point(0), point(30)], point(0), ['s1']],
  ])('%s', (_what, remains, untouchedPct, setBy) => {
    expect(of(...remains)).toMatchObject({ untouchedPct, setBy });
  });
  it('passes the stages that are answered, by a bounded share', () => {
    const found = of(interval(80, 90), undefined, interval(70, 'unbounded'), interval(60, 95));
    expect(found).toMatchObject({ passed: ['s1', 's4'], setBy: ['s1'], untouchedPct: interval(0, 90) });
    const known = ceiling([stage(1, undefined), stage(2, point(40))]);
    expect(known).toMatchObject({ passed: ['s2'], untouchedPct: interval(0, 40) });
  });
  it('is unknown where no stage is answered', () => {
    expect([of(undefined, undefined), ceiling([stage(1, undefined)])]).toEqual([undefined, undefined]);
  });
  it('names whose figures it is made of, each once, and that one is inherited', () => {
    const metals = group('metals', ['tin']);
    const answers = [stage(1, point(90)), stage(2, point(80), metals), stage(3, point(85), metals), silent(4)];
    expect(ceiling(answers)).toMatchObject({ subject: tin, of: ['tin', 'metals'], inherited: true });
    expect(of(point(90), point(80))).toMatchObject({ of: ['tin'], inherited: false });
  });
});
