import { beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../../../src/answer/answer.js';
import type { OreContent } from '../../../src/answer/ores/ore-content.js';
import { oreSettlings } from '../../../src/answer/ores/ore-settling.js';
import { oreExtremes, oreShare } from '../../../src/answer/ores/ore-share.js';
import { load } from '../../../src/dataset/load.js';
import { type Dataset, sound } from '../../../src/dataset/sound.js';
import { exactInterval, type Interval, point } from '../../../src/domain/interval.js';
import { rational } from '../../../src/domain/rational.js';
import type { Terms } from '../../../src/market/profile-record.js';
import { printedEvidence } from '../../../src/output/evidence-table.js';
import { reshare } from '../../shell.js';

const terms = (...actors: readonly string[]): Terms => ({
  exclusions: actors.map((actor) => ({ actor, portionPct: 100 })),
  bands: 'us2023',
});
const derived = (dataset: Dataset, word: string, on: Terms) => {
  const subject = dataset.subjects.find((s) => s.subject === word);
  const [stage] = dataset.stages;
  if (!subject || !stage) throw new Error(word);
  const [answer] = answers(dataset, subject, stage, { period: undefined, reading: 'printed' }, on);
  const share = answer?.derivation && oreShare(answer.derivation, on);
  if (!answer?.derivation || !share) throw new Error(`nothing derived of ${word}`);
  return { answer, derivation: answer.derivation, share };
};
const width = (i: Interval | undefined): number => Number(i?.high) - Number(i?.low);

/** The ends of an actor's share in percent, in doubles: its least with the most of all others, and the reverse. */
function ends(contents: readonly OreContent[], actor: string): readonly [number, number] {
  const held = (own: boolean, end: 'low' | 'high'): number =>
    contents
      .filter((c) => (c.observation.actor === actor) === own)
      .reduce((sum, c) => sum + Number(c.content?.[end]), 0);
  const share = (a: number, b: number): number => (100 * a) / (a + b);
  return [share(held(true, 'low'), held(false, 'high')), share(held(true, 'high'), held(false, 'low'))];
}

let ores: Dataset;
let parts: Dataset;
beforeAll(async () => {
  ores = sound(await load('ores@2025.01'));
  parts = sound(await load('test/fixtures/parts'));
});

describe('what would narrow a derived share', () => {
  it("which clays China mines is worth 16 to 20 of the 63 points, Burma's ore 6 to 33", () => {
    const settlings = oreSettlings(derived(ores, 'dysprosium', terms('China')).share);
    expect(settlings?.width).toBeCloseTo(63.445789, 5);
    const found = settlings?.rows.map(({ row, narrowsBy }) => ({
      row: row.observation.observation,
      points: [Math.round(narrowsBy.low), Math.round(Number(narrowsBy.high))],
    }));
    expect(found?.slice(0, 3)).toEqual([
      { row: 'mining-2023-china-ionic', points: [16, 20] },
      { row: 'mining-2023-china-rock', points: [7, 8] },
      { row: 'mining-2023-burma', points: [6, 33] },
    ]);
  });

  it.each([
    ['ores', 'dysprosium', 'China'],
    ['ores', 'neodymium', 'Burma'],
    ['parts', 'rhodium', 'Avalon'],
    ['parts', 'palladium', 'Boria'],
  ])('in %s, the share of %s that %s has narrows by no less and no more than told', (name, word, actor) => {
    const { answer, derivation, share } = derived(name === 'ores' ? ores : parts, word, terms(actor));
    const settlings = oreSettlings(share);
    expect(settlings?.width).toBeCloseTo(width(answer.share), 8);
    for (const { row, narrowsBy } of settlings?.rows ?? []) {
      const { low, high } = row.content ?? point(0);
      const found = Array.from({ length: 21 }, (_, i) => {
        // the lowest value is only approached, where no other supplier holds anything
        const v = low + ((Number(high) - low) * Math.max(i, 1e-9)) / 20;
        const contents = derivation.contents.map((c) =>
          c === row ? { ...c, content: exactInterval(rational(v), rational(v)) } : c,
        );
        const [least, most] = ends(contents, actor);
        return (settlings?.width ?? 0) - (most - least);
      });
      expect(Math.min(...found)).toBeGreaterThanOrEqual(narrowsBy.low - 1e-6);
      expect(Math.max(...found)).toBeLessThanOrEqual(Number(narrowsBy.high) + 1e-6);
      // twenty steps come near both ends
      const near = (Number(narrowsBy.high) - narrowsBy.low) / 10 + 1e-6;
      expect(Math.min(...found)).toBeLessThan(narrowsBy.low + near);
      expect(Math.max(...found)).toBeGreaterThan(Number(narrowsBy.high) - near);
    }
  });
});

describe('the mixes at the ends of a derived share', () => {
  it.each([
    ['ores', 'dysprosium', 'China'],
    ['parts', 'palladium', 'Avalon'],
  ])('in %s, the mixes for %s give the share that %s has at least and at most', (name, word, actor) => {
    const { answer, share } = derived(name === 'ores' ? ores : parts, word, terms(actor));
    const found = oreExtremes(share).map(({ own, others, sharePct }) => {
      const contents = [...own, ...others].map(({ row, end }) => {
        const v = Number(row.content?.[end]);
        return { ...row, content: exactInterval(rational(v), rational(v)) };
      });
      expect(ends(contents, actor)[0]).toBeCloseTo(sharePct, 8);
      expect(ends(contents, actor)[1]).toBeCloseTo(sharePct, 8);
      return sharePct;
    });
    expect(found[0]).toBeCloseTo(answer.share?.low ?? -1, 8);
    expect(found[1]).toBeCloseTo(Number(answer.share?.high), 8);
  });

  it('China has least dysprosium from Xunwu and most from Longnan, Burma the reverse', () => {
    const [least, most] = oreExtremes(derived(ores, 'dysprosium', terms('China')).share);
    const clay = (all: NonNullable<typeof least>['own'] | undefined) =>
      all
        ?.filter((m) => m.row.observation.ore === 'ionic')
        .map((m) => m.deposits.map((d) => d.deposit.deposit.split(',')[0]));
    expect([clay(least?.own), clay(least?.others)]).toEqual([[['Xunwu']], [['Longnan']]]);
    expect([clay(most?.own), clay(most?.others)]).toEqual([[['Longnan']], [['Xunwu']]]);
  });
});

describe('a derived share of another metal', () => {
  const asked = [
    '--element',
    'palladium',
    '--stage',
    'digging',
    '--exclude',
    'Avalon',
    '--dataset',
    'test/fixtures/parts',
  ];

  it('is cited as worked out, with what is printed of each deposit used', async () => {
    const { figure, sources } = JSON.parse((await reshare(['cite', ...asked, '--json'])).out);
    expect(figure.sentence).toContain('(worked out from tonnes by ore and what the ores hold)');
    expect(figure.sentence).not.toContain('printed "');
    expect(
      sources.map((s: { compositions: readonly { printed: string }[] }) => s.compositions.map((c) => c.printed)),
    ).toEqual([['30', '50', '<5']]);
    expect((await reshare(['cite', ...asked])).out).toContain('  South reef: 50 % (p. 3)');
  });

  it('is traced to the deposits, with their lines, and to the mixes of both ends', async () => {
    const { markets } = JSON.parse((await reshare(['explain', ...asked, '--json'])).out);
    const [{ contents, extremes, settles }] = markets;
    expect(contents[0].deposits.map((d: { line: number }) => d.line)).toEqual([3, 6]);
    expect(extremes.map((e: { mixes: readonly { deposits: readonly string[] }[] }) => e.mixes[0]?.deposits)).toEqual([
      ['North reef'],
      ['South reef'],
    ]);
    expect(settles.actors).toEqual(['Avalon']);
    const screen = (await reshare(['explain', ...asked])).out.replace(/\s+/g, ' ');
    expect(screen).toContain(
      'if it mines North reef (reef) and Sands (placer), and the others hold the most possible.',
    );
  });

  it('has the compositions among the printed values of a workbook', async () => {
    const subject = parts.subjects.find((s) => s.subject === 'palladium');
    const [stage] = parts.stages;
    if (!subject || !stage) throw new Error('no palladium');
    const found = answers(parts, subject, stage, { period: undefined, reading: 'printed' }, terms('Avalon'));
    const { rows, columns } = printedEvidence([[parts, found]]);
    const cells = (name: string) => rows.map((row) => row[columns.indexOf(name)]).slice(-3);
    expect([cells('observation'), cells('line')]).toEqual([
      ['north-palladium', 'south-palladium', 'sands-palladium'],
      [3, 6, 9],
    ]);
  });
});
