import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_BANDS } from '../../src/market/band.js';
import { derivationsWithoutLargest } from '../../src/market/derivation-without-largest.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { sharesWithoutLargest } from '../../src/market/shares-without-largest.js';
import '../seed.js';
import { percents, shown, tonnes } from './worked.js';

const without = (market: Market, largestPct = 100) => {
  const { remaining, largest, reasons, sharp } = profile(market, { exclusions: [], bands: DEFAULT_BANDS, largestPct });
  return {
    left: shown(remaining?.sharePct),
    hhi: shown(remaining?.measures.hhi),
    who: [...(largest?.actors ?? []), ...(largest?.unnamed ? ['another'] : [])].join(),
    amount: shown(remaining?.quantity),
    reason: reasons.get('remaining.measures.hhi') ?? reasons.get('remaining'),
    sharp,
  };
};

describe('the supply without its largest supplier', () => {
  it('is 120,000 t of 390,000 where the largest mines 270,000, with the HHI of the others', () => {
    const found = without(tonnes(['270000', '45000', '75000'], '0', '390000'));
    // (45^2 + 75^2) / 120^2 = 0.53125
    expect(found).toMatchObject({ left: '30.7692', amount: '120000', hhi: '5312.5', who: 'A' });
  });
  it('is the same for both of two equal suppliers', () => {
    // (40^2 + 20^2) / 60^2 = 0.5556
    expect(without(percents(['40', '40', '20'], '0'))).toMatchObject({ left: '60', hhi: '5555.5556', who: 'A,B' });
  });
  it('is the hull over all who may be the largest', () => {
    // A is 60 and B is 40, or B is 60 and A is 40, or both are 50: one supplier is left
    const pair = percents(['[40, 60]', '[40, 60]'], '0');
    expect(without(pair)).toMatchObject({ left: '[40, 50]', hhi: '10000', who: 'A,B' });
    // C is 20; the others are 30 to 50, and the smaller of them is 30 to 40: ((80 - q)^2 + 20^2) / (100 - q)^2
    const three = percents(['[30, 50]', '[30, 50]', '20'], '0');
    expect(without(three)).toMatchObject({ left: '[50, 60]', hhi: '[5200, 5555.5556]', who: 'A,B' });
  });
  it('may be without a supplier that is not named', () => {
    // A is 40 and B is 30; the rest of 30 is never larger than A
    expect(without(percents(['40', '30']))).toMatchObject({ left: '60', who: 'A' });
    // A is 40; the rest of 60 may be one supplier, which leaves A alone
    expect(without(percents(['40']))).toMatchObject({
      left: '[40, 60]',
      who: 'A,another',
      reason: 'unidentified',
    });
    // half of A leaves 20 of 80, the others dust; half of the other leaves 30 and 40 of 70
    expect(without(percents(['40']), 50)).toMatchObject({ left: '[70, 80]', hhi: '(625, 5102.0408]' });
    expect(without(percents(['40'], '[0, inf)', { cap: 30 }))).toMatchObject({ left: '60', who: 'A' });
  });
  it('is without the one that is said to be the largest', () => {
    const held = percents(['[30, 50]', '[30, 50]', '20'], '0', { leader: 'A' });
    expect(without(held)).toMatchObject({ left: '[50, 60]', who: 'A' });
    const led = percents(['40', '[10, 20]'], '[0, inf)', { leader: 'A' });
    expect(without(led)).toMatchObject({ left: '60', who: 'A' });
  });
  it('has an HHI only where it has one without each who may be the largest', () => {
    expect(without(percents(['40']))).toMatchObject({ hhi: 'undefined' });
    // without A nobody that is left is known; without another one of 30, A is 30 of 70, and others 30 and 10
    expect(without(percents(['[20, 30]'], '[0, inf)', { cap: 30 }))).toMatchObject({ hhi: '(0, 3877.551]' });
    expect(without(tonnes(['[30, 50]', '[30, 50]', '20'], '0', '100'))).toMatchObject({ amount: '[50, 60]' });
  });
  it('keeps a portion of the largest', () => {
    // 30 of 60 are left, and 40: (30^2 + 40^2) / 70^2
    expect(without(percents(['60', '40'], '0'), 50)).toMatchObject({ left: '70', hhi: '5102.0408', who: 'A' });
  });
  it('is nothing of a monopoly, and not determined for a total open above', () => {
    expect(without(percents(['100'], '0'))).toMatchObject({ left: '0', reason: 'nothing-left', who: 'A' });
    expect(without(tonnes(['44'], '[0, inf)', '(90, inf)'))).toMatchObject({
      left: 'undefined',
      reason: 'unidentified',
    });
  });
  it('is sharp where the other shares and the total imply the bounds of the rest', () => {
    // without 62: (20^2 + 18^2) / 38^2; without A, and the rest in small parts: 18^2 / 80^2
    expect(without(percents(['20', '18'], '62'))).toMatchObject({
      left: '[38, 80]',
      hhi: '(506.25, 5013.8504]',
      sharp: true,
    });
    const implied = without(percents(['20', '[10, 18]'], '[62, 70]'));
    expect(implied).toMatchObject({ sharp: true });
    expect(without(percents(['20', '[10, 18]'], '[63, 70]')).sharp).toBe(false);
    expect(without(percents(['20', '[10, 18]'], '[62, 69]')).sharp).toBe(false);
    expect(without(percents(['20', '[10, 18]'], '(62, 70]')).sharp).toBe(false);
  });
  it('is certified but not sharp where a bounded rest has the largest', () => {
    expect(without(tonnes(['[10, 20]', '5'], '[30, 60]', '[50, 80]'))).toMatchObject({ sharp: false });
  });
});

it('gives the same for a known market as by its sums', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }), fc.constantFrom(100, 30), (held, largestPct) => {
      fc.pre(held.some((x) => x > 0));
      const market = tonnes(held.map(String), '0', '[0, inf)');
      const terms = { exclusions: [], bands: DEFAULT_BANDS, largestPct };
      const [sums, bounds] = [profile(market, terms), profile(market, { ...terms, all: true })];
      expect([sums.remaining, sums.largest]).toEqual([bounds.remaining, bounds.largest]);
      const most = Math.max(...held);
      expect(sums.largest?.actors).toEqual(held.flatMap((x, i) => (x === most ? ['ABCDEF'[i]] : [])));
      const kept = held.map((x, i) => (i === held.indexOf(most) ? x * (1 - largestPct / 100) : x));
      expect(Number(sums.remaining?.quantity?.low)).toBeCloseTo(
        kept.reduce((a, b) => a + b, 0),
        9,
      );
    }),
    { numRuns: 50 },
  );
});

const box = fc.tuple(fc.nat(6), fc.nat(6)).map(([a, b]): Box => [5 * Math.min(a, b), 5 * Math.max(a, b)]);
type Box = readonly [low: number, high: number];

it('no completion without its largest supplier lies outside the interval', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.array(box, { minLength: 2, maxLength: 3 }), fc.constantFrom(100, 50), (boxes, part) => {
      const market = tonnes(
        boxes.map(([low, high]) => `[${low}, ${high}]`),
        '[0, inf)',
        '60',
      );
      const { remaining } = profile(market, { exclusions: [], bands: DEFAULT_BANDS, largestPct: part });
      const table = sharesWithoutLargest(market, part).lines;
      for (const d of derivationsWithoutLargest(market, part, remaining)) {
        const figure = d.path === 'remaining.sharePct' ? remaining?.sharePct : remaining?.measures.hhi;
        if (d.path !== 'measures.hhi') expect(d.value).toBeCloseTo(Number(figure?.[d.end]), 6);
      }
      const place = (held: readonly number[]): void => {
        const [low, high] = boxes[held.length] ?? [0, -1];
        for (let x = low; x <= high; x += 5) place([...held, x]);
        const rest = 60 - held.reduce((a, b) => a + b, 0);
        if (held.length < boxes.length || rest < 0) return;
        const all = [...held, rest];
        const first = all.indexOf(Math.max(...all));
        const kept = all.map((x, i) => (i === first ? x * (1 - part / 100) : x));
        const left = kept.reduce((a, b) => a + b, 0);
        for (const { kind, actor, sharePct, quantity } of left === 0 ? [] : table) {
          const own =
            kind === 'rest' ? (kept.at(-1) ?? 0) : kind === 'total' ? left : (kept['ABC'.indexOf(actor ?? '')] ?? 0);
          expect([
            sharePct.low <= (100 * own) / left + 1e-9,
            Number(sharePct.high) >= (100 * own) / left - 1e-9,
          ]).toEqual([true, true]);
          expect([quantity && quantity.low <= own + 1e-9, Number(quantity?.high) >= own - 1e-9]).toEqual([true, true]);
        }
        const hhi = remaining?.measures.hhi;
        compared += 1;
        expect(remaining?.sharePct.low).toBeLessThanOrEqual((100 * left) / 60 + 1e-9);
        expect(remaining?.sharePct.high).toBeGreaterThanOrEqual((100 * left) / 60 - 1e-9);
        if (left === 0 || hhi === undefined) return;
        const points = kept.reduce((a, x) => a + (100 * x) ** 2, 0) / left ** 2;
        expect(hhi.low).toBeLessThanOrEqual(points + 1e-6);
        expect(hhi.high).toBeGreaterThanOrEqual(points - 1e-6);
      };
      place([]);
    }),
    { numRuns: 50 },
  );
  expect(compared).toBeGreaterThan(0);
});
