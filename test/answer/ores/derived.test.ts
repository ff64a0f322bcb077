import { beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../../../src/answer/answer.js';
import { derivedMarket, oreDerivation } from '../../../src/answer/ores/ore-derivation.js';
import { withOres } from '../../../src/answer/ores/supposed-ore.js';
import { load } from '../../../src/dataset/load.js';
import { type Dataset, sound } from '../../../src/dataset/sound.js';
import type { Composition } from '../../../src/domain/composition.js';
import type { Interval } from '../../../src/domain/interval.js';
import { drawnNumbers } from '../../market/drawn-numbers.js';
import { contents, hhi, number, type Range, type Row, share, tonnage } from './derived-reference.js';

const FOLDER = 'datasets/ores/2025.01';
let ores: Dataset;
beforeAll(async () => {
  ores = sound(await load('ores@2025.01'));
});

const market = (dataset: Dataset, word: string) => {
  const subject = dataset.subjects.find((s) => s.symbol === word);
  const [stage] = dataset.stages;
  if (!subject || !stage) throw new Error(word);
  const [answer] = answers(
    dataset,
    subject,
    stage,
    { period: undefined, reading: 'printed' },
    { exclusions: [], bands: 'us2023' },
  );
  return answer;
};
const near = (i: Interval | undefined, [low, high]: Range): void => {
  expect(Math.abs((i?.low ?? -1) - number(low))).toBeLessThan(1e-9 * Math.max(1, number(low)));
  expect(Math.abs(Number(i?.high ?? -1) - number(high))).toBeLessThan(1e-9 * Math.max(1, number(high)));
};
const ELEMENTS = ['Y', 'La', 'Ce', 'Pr', 'Nd', 'Sm', 'Eu', 'Gd', 'Tb', 'Dy', 'Ho', 'Er', 'Tm', 'Yb', 'Lu'] as const;
const named = (symbol: string): string => ores.subjects.find((s) => s.symbol === symbol)?.subject ?? '';

describe('what ores hold', () => {
  it.each(ELEMENTS)('%s has the shares and the HHI of an independent computation in fractions', (symbol) => {
    const held = contents(tonnage(FOLDER, named(symbol)) ?? []);
    const profile = market(ores, symbol)?.profile;
    expect(profile?.suppliers.length).toBe(held.size - 1);
    for (const s of profile?.suppliers ?? []) {
      near(
        s.quantity,
        held.get(s.actor) ?? [
          [0n, 1n],
          [0n, 1n],
        ],
      );
      near(s.sharePct, share(held, s.actor));
    }
    near(profile?.measures?.hhi, hhi(held));
    expect(profile?.sharp).toBe(true);
  });
});

/** What is mined if each row is a mix of its deposits: amounts by supplier, the lump split evenly among some. */
function mixed(
  rows: readonly Row[],
  percent: (row: Row) => number,
  split: number,
): ReadonlyMap<string, readonly number[]> {
  const held = new Map<string, readonly number[]>();
  for (const row of rows) {
    const amount = (number(row.tonnes) * percent(row)) / 100;
    if (row.actor === 'Other')
      held.set(
        'Other',
        Array.from({ length: split }, () => amount / split),
      );
    else held.set(row.actor, [(held.get(row.actor)?.[0] ?? 0) + amount]);
  }
  return held;
}
const total = (held: ReadonlyMap<string, readonly number[]>): number =>
  [...held.values()].flat().reduce((a, b) => a + b, 0);
const hhiOf = (held: ReadonlyMap<string, readonly number[]>): number =>
  [...held.values()].flat().reduce((sum, x) => sum + (100 * x) ** 2, 0) / total(held) ** 2;
const inside = (i: Interval | undefined, x: number): boolean =>
  i !== undefined && x >= i.low - 1e-9 * (1 + i.low) && (i.high === 'unbounded' || x <= i.high + 1e-9 * (1 + i.high));

describe('a mix of deposits', () => {
  it('never has a share, an amount or an HHI outside its interval, in 10,000 mixes', () => {
    const draw = drawnNumbers(1, 17);
    const share = () => draw(1_000_001) / 1_000_000;
    for (const symbol of ELEMENTS) {
      const rows = tonnage(FOLDER, named(symbol)) ?? [];
      const profile = market(ores, symbol)?.profile;
      for (let n = 0; n < 667; n++) {
        const held = mixed(
          rows,
          ({ deposits }) => {
            const weights = deposits.map(() => share() ** 4 + 1e-12);
            const all = weights.reduce((a, b) => a + b, 0);
            return deposits.reduce((sum, [low, high], i) => {
              const x = number(low) + share() * (number(high) - number(low));
              return sum + ((weights[i] ?? 0) / all) * x;
            }, 0);
          },
          1 + draw(40),
        );
        const whole = total(held);
        for (const s of profile?.suppliers ?? []) {
          const own = held.get(s.actor)?.[0] ?? -1;
          expect(inside(s.quantity, own) && inside(s.sharePct, (100 * own) / whole)).toBe(true);
        }
        expect(inside(profile?.total, whole)).toBe(true);
        expect(inside(profile?.measures?.hhi, hhiOf(held))).toBe(true);
      }
    }
  });
  it.each(ELEMENTS)('of %s attains each end of each share, and the most and almost the least HHI', (symbol) => {
    const rows = tonnage(FOLDER, named(symbol)) ?? [];
    const profile = market(ores, symbol)?.profile;
    const end = (row: Row, high: boolean): number => {
      const ends = row.deposits.map((d) => number(d[high ? 1 : 0]));
      return high ? Math.max(...ends) : Math.min(...ends);
    };
    for (const { actor, sharePct } of profile?.suppliers ?? [])
      for (const high of [false, true]) {
        const held = mixed(rows, (row) => end(row, (row.actor === actor) === high), 1);
        expect((100 * (held.get(actor)?.[0] ?? 0)) / total(held)).toBeCloseTo(
          Number(high ? sharePct.high : sharePct.low),
          8,
        );
      }
    const ranges = contents(rows);
    const found = hhiCorner(
      [...ranges].filter(([name]) => name !== 'Other').map(([, r]) => [number(r[0]), number(r[1])]),
      number(ranges.get('Other')?.[1] ?? [0n, 1n]),
    );
    const measured = profile?.measures?.hhi;
    expect(found.most).toBeCloseTo(Number(measured?.high), 6);
    expect(found.least / (measured?.low ?? 0)).toBeCloseTo(1, 5);
  });
});

/** The HHI of the best corner, and of the best level with the lump split among 1,000,000. */
function hhiCorner(
  ranges: readonly (readonly [number, number])[],
  lump: number,
): { readonly most: number; readonly least: number } {
  const of = (all: readonly number[], lumps: number): number => {
    const whole = all.reduce((a, b) => a + b, 0) + lump * Math.min(1, lumps);
    return (1e4 * (all.reduce((a, x) => a + x * x, 0) + (lumps === 0 ? 0 : lump ** 2 / lumps))) / whole ** 2;
  };
  let [most, least] = [0, 1e4];
  for (let bits = 0; bits < 2 ** ranges.length; bits++) {
    const all = ranges.map(([low, high], i) => (bits & (1 << i) ? high : low));
    most = Math.max(most, of(all, 0), of(all, 1));
  }
  const top = Math.max(...ranges.map((r) => r[1]));
  for (let i = 0; i <= 20_000; i++) {
    const level = (top * i) / 20_000;
    const all = ranges.map(([low, high]) => Math.max(low, Math.min(high, level)));
    least = Math.min(least, of(all, 1e6));
  }
  return { most, least };
}

const holds = (wide: Interval | undefined, narrow: Interval | undefined): boolean =>
  wide !== undefined && narrow !== undefined && inside(wide, narrow.low) && inside(wide, Number(narrow.high));
const deposit = (actor: string, ore: string, subject: string, printed: string): Composition => ({
  composition: 'added',
  mineral: 'a mineral of its own',
  ore,
  actor,
  deposit: 'Added',
  subject,
  printed,
  source: '',
  locator: '',
  note: '',
});
/** What each supplier holds of an element. */
function held(dataset: Dataset, symbol: string): ReadonlyMap<string, Interval> {
  const [subject, group] = [symbol, 'ree'].map((word) =>
    dataset.subjects.find((s) => [s.symbol, s.subject].includes(word)),
  );
  const rows = dataset.observations.filter((o) => o.table !== '');
  const found = subject && group && oreDerivation(dataset.compositions, subject, group, rows, 'printed');
  return new Map(found && derivedMarket(found).suppliers.map((s) => [s.actor, s.value]));
}

describe('less knowledge of ores', () => {
  it.each(ELEMENTS)('narrows nothing of %s: no analogy for a country, no split of a tonnage', (symbol) => {
    const rows = ores.observations.filter((o) => o.table !== '' && o.actor === 'China');
    const [first] = rows;
    if (!first) throw new Error('no rows');
    const whole = { ...first, printed: '255,000', ore: '', basis: 'any' as const };
    const unsplit = ores.part([whole, ...ores.observations.filter((o) => !rows.includes(o))]);
    const before = market(ores, symbol)?.profile;
    for (const dataset of [withOres(ores, [{ actor: 'Burma', ore: 'any' }]), unsplit]) {
      const after = market(dataset, symbol)?.profile;
      for (const s of before?.suppliers ?? [])
        expect(holds(after?.suppliers.find((t) => t.actor === s.actor)?.sharePct, s.sharePct)).toBe(true);
      expect(holds(after?.measures?.hhi, before?.measures?.hhi)).toBe(true);
    }
  });
});

describe('one more deposit', () => {
  it('of a listed country and ore never narrows what the country holds', () => {
    for (const symbol of ELEMENTS)
      for (const [actor, ore] of [
        ['China', 'rock'],
        ['China', 'ionic'],
        ['Russia', 'rock'],
        ['India', 'sand'],
      ] as const)
        for (const printed of ['0', '0.3', '12', '<4', 'NA', '70']) {
          const more = ores.part(ores.observations, [
            ...ores.compositions,
            deposit(actor, ore, named(symbol), printed),
          ]);
          expect(holds(held(more, symbol).get(actor), held(ores, symbol).get(actor))).toBe(true);
        }
  });
  it('that is the first of a country replaces its analogy, and may move it either way', () => {
    const burma = (printed: string) =>
      held(
        ores.part(ores.observations, [...ores.compositions, deposit('Burma', 'ionic', 'dysprosium', printed)]),
        'Dy',
      ).get('Burma');
    // 43,000 t of 1.77 to 7.48 percent by analogy
    expect([held(ores, 'Dy').get('Burma')?.low, held(ores, 'Dy').get('Burma')?.high]).toEqual([761.1, 3216.4]);
    expect([burma('1')?.low, burma('1')?.high]).toEqual([430, 430]);
    expect([burma('9')?.low, burma('9')?.high]).toEqual([3870, 3870]);
  });
});

describe('another metal, with two ores and three parts', () => {
  it('has the amounts that its ores hold, open where a value is, and none without compositions', async () => {
    const parts = sound(await load('./test/fixtures/parts'));
    const amounts = (symbol: string) =>
      market(parts, symbol)?.profile?.suppliers.map(({ actor, quantity: q }) => [actor, q?.low, q?.high, q?.highOpen]);
    // 100 t of reef at 40 to 60 percent and 50 t of placer at 80; 40 t of reef; 30 t of any ore
    expect(amounts('Pt')).toEqual([
      ['Avalon', 80, 100, false],
      ['Boria', 16, 24, false],
      ['Corland', 0, 24, false],
    ]);
    // below 5 percent in the placer
    expect(amounts('Pd')).toEqual([
      ['Avalon', 30, 52.5, true],
      ['Boria', 12, 20, false],
      ['Corland', 0, 15, false],
    ]);
    // NA is at most 10 percent, which 40 and 50 leave and the other reef has
    expect(amounts('Rh')).toEqual([
      ['Avalon', 7.5, 17.5, false],
      ['Corland', 0, 4.5, false],
      ['Boria', 0, 4, false],
    ]);
    expect(market(parts, 'Ir')?.evidence.status).toBe('no-evidence');
  });
});

describe('a table by ore with one source that leaves an element out', () => {
  it('does not answer for it with the rows of its other sources ([e8])', async () => {
    const parts = sound(await load('./test/fixtures/parts'));
    const [first, ...others] = parts.sources;
    if (!first) throw new Error('no source');
    const sources = [{ ...first, excludes: ['rhodium'] }, ...others, { ...first, source: 'second' }];
    const observations = parts.observations.map((o) => (o.actor === 'Avalon' ? { ...o, source: 'second' } : o));
    const apart: Dataset = { ...parts.part(observations), sources, part: (some) => ({ ...parts.part(some), sources }) };
    expect(market(apart, 'Rh')?.evidence.status).toBe('no-evidence');
    expect(market(apart, 'Pt')?.evidence.status).toBe('ok');
  });
});
