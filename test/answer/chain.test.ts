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

/** An answer at stage `s1`, `s2` and so on, with the share that remains, or undefined if it is unknown. */
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
  share: undefined,
  notes: [],
});
const silent = (place: number): Answer => {
  const { evidence } = stage(place, undefined);
  return {
    evidence: { status: 'no-evidence', subject: tin, stage: evidence.stage, period: undefined },
    market: undefined,
    profile: undefined,
    share: undefined,
    notes: [],
  };
};
const of = (...remains: readonly (Interval | undefined)[]) =>
  ceiling(remains.map((i, place) => (i ? stage(place + 1, i) : silent(place + 1))));

describe('the share that no excluded actor touches along a chain', () => {
  it.each<[string, readonly (Interval | undefined)[], Interval, readonly string[]]>([
    [
      'at one stage is the share that remains there',
      [interval(40, 60, true, true)],
      interval(40, 60, true, true),
      ['s1'],
    ],
    ['at two stages is at least 80 + 70 - 100', [interval(80, 90), interval(70, 85)], interval(50, 85), ['s2']],
    [
      'is open below if one stage is open below',
      [interval(80, 90, true), interval(70, 85)],
      interval(50, 85, true),
      ['s2'],
    ],
    [
      'is open above only if the lowest stage is open above',
      [interval(80, 90, false, true), interval(70, 85)],
      interval(50, 85),
      ['s2'],
    ],
    [
      'is open above if one of the two lowest stages is open above, and both set it',
      [interval(80, 85), interval(70, 95), interval(70, 85, false, true)],
      interval(20, 85, false, true),
      ['s1', 's3'],
    ],
    [
      'is more than nothing if the sum is above 100',
      [interval(60, 90, true), interval(40, 85)],
      interval(0, 85, true),
      ['s2'],
    ],
    ['may be nothing if the sum may be exactly 100', [interval(60, 90), interval(40, 85)], interval(0, 85), ['s2']],
    ['may be nothing if the sum may be below 100', [interval(50, 90, true), interval(40, 85)], interval(0, 85), ['s2']],
    ['may be nothing if one stage has no answer', [interval(50, 90, true), undefined], interval(0, 90), ['s1']],
    ['is exactly what one stage leaves if the other loses nothing', [point(100), point(30)], point(30), ['s2']],
    ['is nothing if nothing remains at one stage', [point(0), point(30)], point(0), ['s1']],
  ])('%s', (_what, remains, untouchedPct, setBy) => {
    expect(of(...remains)).toMatchObject({ untouchedPct, setBy });
  });
  it('counts only stages with an answer and a bounded share', () => {
    const found = of(interval(80, 90), undefined, interval(70, 'unbounded'), interval(60, 95));
    expect(found).toMatchObject({ passed: ['s1', 's4'], setBy: ['s1'], untouchedPct: interval(0, 90) });
    const known = ceiling([stage(1, undefined), stage(2, point(40))]);
    expect(known).toMatchObject({ passed: ['s2'], untouchedPct: interval(0, 40) });
  });
  it('is unknown if no stage has an answer', () => {
    expect([of(undefined, undefined), ceiling([stage(1, undefined)])]).toEqual([undefined, undefined]);
  });
  it('names each subject behind its figures once, and says if a figure is inherited', () => {
    const metals = group('metals', ['tin']);
    const answers = [stage(1, point(90)), stage(2, point(80), metals), stage(3, point(85), metals), silent(4)];
    expect(ceiling(answers)).toMatchObject({ subject: tin, of: ['tin', 'metals'], inherited: true });
    expect(of(point(90), point(80))).toMatchObject({ of: ['tin'], inherited: false });
  });
});
