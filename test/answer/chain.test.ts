import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { ceiling } from '../../src/answer/chain.js';
import { report } from '../../src/answer/report.js';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { percents, shown, tonnes } from '../market/worked.js';
import { base, claim, group } from '../world.js';

const without = (actor: string) => ({ exclusions: [{ actor, portionPct: 100 }], bands: 'us2023' }) as const;
/** A market that has a share left without its supplier A. */
const leaving = ({ low, high, lowOpen, highOpen }: Interval): Market =>
  percents([shown(interval(100 - Number(high), 100 - low, highOpen, lowOpen))]);
const [tin] = base.subjects;
if (!tin) throw new Error('no subject');

const step = (place: number) =>
  ({ stage: `s${place}`, kind: 'chain', position: String(place), name: '', note: '' }) as const;

/** An answer at stage `s1`, `s2` and so on, by its market. */
const answerAt = (place: number, market: Market, of = tin): Answer => ({
  evidence: {
    status: 'ok',
    subject: tin,
    stage: step(place),
    period: undefined,
    basis: {
      subject: of,
      tied: [],
      inherited: of !== tin,
      measure: 'share',
      tonnageOf: undefined,
      agreement: 'single',
      outside: [],
    },
    said: [],
    leftOut: { claims: [], said: [], differing: [] },
    witnesses: [],
    involved: [],
  },
  derivation: undefined,
  market,
  profile: profile(market, without('A')),
  total: undefined,
  share: undefined,
  approximate: false,
  notes: [],
});
const steps = [1, 2, 3, 4].map(step);
/** The ceiling of tin with answers in the order of the stages, undefined where a stage has none. */
const limit = (answers: readonly (Answer | undefined)[]) =>
  ceiling(base, tin, steps.slice(0, answers.length), without('A'), (whose, { position }) =>
    whose === tin ? answers[Number(position) - 1] : undefined,
  );
const of = (...remains: readonly (Interval | undefined)[]) =>
  limit(remains.map((i, place) => i && answerAt(place + 1, leaving(i))));
const names = (found: ReturnType<typeof of>) =>
  found && { untouchedPct: found.untouchedPct, setBy: found.setBy.map((s) => s.stage) };

describe('the share that no excluded actor touches along a chain', () => {
  it.each<[string, readonly (Interval | undefined)[], Interval, readonly string[]]>([
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
    ['is exactly what one stage leaves if the other loses nothing', [point(100), point(30)], point(30), ['s2']],
    ['is nothing if nothing remains at one stage', [point(0), point(30)], point(0), ['s1']],
  ])('%s', (_what, remains, untouchedPct, setBy) => {
    expect(names(of(...remains))).toEqual({ untouchedPct, setBy });
  });
  it('counts only stages with an answer', () => {
    const found = of(interval(80, 90), undefined, interval(60, 95));
    expect(names(found)).toEqual({ untouchedPct: interval(40, 90), setBy: ['s1'] });
    expect(found?.passed.map((e) => e.stage.stage)).toEqual(['s1', 's3']);
  });
  it('is computed from exact shares: where a third and two thirds are left, it may be nothing', () => {
    const thirds = ['1', '2'].map((held, i) => answerAt(i + 1, tonnes([held], '[0, inf)', '3')));
    expect(names(limit(thirds))).toEqual({ untouchedPct: interval(0, 100 / 3), setBy: ['s2'] });
  });
  it('is not told of one stage alone, nor if nothing is ruled out', () => {
    expect([of(), of(undefined, undefined), of(interval(40, 60)), of(undefined, point(40))]).toEqual(
      Array(4).fill(undefined),
    );
    expect(of(interval(0, 100), interval(0, 100))).toBeUndefined();
  });
  it('never uses the figures of a group as those of its element', () => {
    const metals = group('metals', ['tin']);
    expect(
      limit([
        answerAt(1, leaving(point(90))),
        answerAt(2, leaving(point(80)), metals),
        answerAt(3, leaving(point(85)), metals),
      ]),
    ).toBeUndefined();
    expect(
      limit([
        answerAt(1, leaving(point(90))),
        answerAt(2, leaving(point(80)), metals),
        answerAt(3, leaving(point(85))),
      ]),
    ).toMatchObject({
      subject: tin,
      of: [tin],
      untouchedPct: interval(75, 85),
    });
  });
});

describe('[c2] the limit that is told of an element that has no figures', () => {
  const ask = (dataset: typeof base, word: string) => {
    const subject = dataset.subjects.find((s) => s.subject === word);
    if (!subject) throw new Error(`no ${word}`);
    const stages = dataset.stages.filter((s) => s.kind === 'chain');
    return report(dataset, [subject], stages, { period: undefined, reading: 'printed' }, without('China')).ceilings.map(
      (c) => ({
        subject: c.subject.subject,
        of: c.of.map((s) => s.subject),
        passed: c.passed.map((e) => e.stage.stage),
        setBy: c.setBy.map((s) => s.stage),
        untouchedPct: c.untouchedPct,
      }),
    );
  };
  it.each([
    [
      'dysprosium',
      'controlled-2025-04',
      ['processing', 'magnets'],
      ['processing', 'magnets'],
      interval(0, 5, false, true),
    ],
    ['neodymium', 'ree', ['mining', 'processing', 'magnets'], ['magnets'], point(8)],
    ['cerium', 'ree', ['mining', 'processing'], ['processing'], interval(0, 15)],
  ] as const)('of %s is that of its narrowest group', async (element, subject, passed, setBy, untouchedPct) => {
    const articles = sound(await load('articles@2025.07'));
    const [found, ...more] = ask(articles, element);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ subject, of: [element], passed, setBy });
    expect(found?.untouchedPct).toMatchObject({ high: untouchedPct.high, highOpen: untouchedPct.highOpen });
  });
  it('leaves out what a source says that it does not cover', () => {
    const metals = group('metals', ['tin', 'indium']);
    const said = ['digging', 'smelting'].map((stage) =>
      claim({ subject: 'metals', actor: 'China', stage, printed: '90%' }),
    );
    const dataset = (excludes: readonly string[]) => ({
      ...base,
      subjects: [...base.subjects.filter((s) => s.kind === 'element').map((s) => ({ ...s, enters: [] })), metals],
      sources: base.sources.map((s) => ({ ...s, excludes })),
      observations: said,
    });
    expect(ask(dataset([]), 'tin')).toMatchObject([{ subject: 'metals', untouchedPct: interval(0, 10) }]);
    expect(ask(dataset(['tin']), 'tin')).toEqual([]);
    expect(ask(dataset(['tin']), 'indium')).toMatchObject([{ subject: 'metals' }]);
  });
});
