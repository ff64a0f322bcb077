import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval } from '../../src/domain/interval.js';
import { DEFAULT_BANDS } from '../../src/market/band.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import '../seed.js';
import { percents, shown, tonnes } from './worked.js';

const profiled = (market: Market, targetPct: number) =>
  profile(market, { exclusions: [], bands: DEFAULT_BANDS, targetPct });
const needed = (market: Market, targetPct: number): string => shown(profiled(market, targetPct).target?.additional);
const parts = (market: Market, targetPct: number): string => shown(profiled(market, targetPct).target?.additionalPct);

describe('what others must add for a line', () => {
  it('is 270,000 / 0.65 - 390,000 = 25,384.6 t where China mines 270,000 of 390,000', () => {
    const mined = tonnes(['270000', '45000'], '[0, inf)', '390000');
    expect([needed(mined, 65), parts(mined, 65)]).toEqual(['25384.6154', '6.5089']);
  });
  it('is the same for a market that is fully known', () => {
    const mined = tonnes(['270000', '120000'], '0', '390000');
    expect([needed(mined, 65), parts(mined, 65)]).toEqual(['25384.6154', '6.5089']);
    expect(needed(mined, 70)).toBe('0');
  });
  it('is 100 (92 / 65 - 1) = 41.54 percent for a share of 92, and no amount is known', () => {
    const { target, reasons } = profiled(percents(['92']), 65);
    expect(shown(target?.additionalPct)).toBe('41.5385');
    expect([target?.additional, reasons.get('target.additional')]).toEqual([undefined, 'shares-only']);
  });
  it('has the open ends of the share', () => {
    expect(parts(percents(['(95, 100]']), 50)).toBe('(90, 100]');
    expect(parts(percents(['[85, 90)']), 65)).toBe('[30.7692, 38.4615)');
  });
  it('is 0 where no share is above the line, and 0 is attained', () => {
    expect(parts(percents(['63']), 65)).toBe('0');
    expect(parts(percents(['[60, 70]']), 65)).toBe('[0, 7.6923]');
    expect(parts(percents(['(65, 70]']), 65)).toBe('(0, 7.6923]');
  });
  it('never takes the holding and the total apart', () => {
    // the most is 60 of 70, not of 60; the least is 50 of 70, not of 100
    expect(needed(tonnes(['[50, 60]', '[10, 20]'], '0', '[60, 100]'), 65)).toBe('[6.9231, 22.3077]');
    expect(needed(tonnes(['[60, 70]', '[10, 20]'], '[0, inf)', '[100, 120]'), 50)).toBe('[0, 40]');
  });
  it('takes the rest as one supplier, no larger than a cap', () => {
    expect(parts(percents(['30', '10']), 40)).toBe('[0, 50]');
    expect(parts(percents(['30', '10'], '[0, inf)', { cap: 50 }), 40)).toBe('[0, 25]');
    // the cap of 60 % and the rest of 18 meet at a total of 30
    const small = ['[2.5, 8]', '[2.5, 8]', '[2.5, 8]', '[2.5, 8]'];
    expect(needed(tonnes(small, '[0, 18]', '[20, 50]', { cap: 60 }), 50)).toBe('[0, 6]');
  });
  it('takes the rest as large as the cap on the largest total, where the rest never fills up', () => {
    // 5.5 of 11 at a cap of half: 5.5 / 0.4 - 11
    expect(needed(tonnes(['4'], '[0, 7]', '[10, 11]', { cap: 50 }), 40)).toBe('[0, 2.75]');
  });
  it('takes the rest as nothing under a cap of 0, and as one supplier under a cap of 100', () => {
    expect(parts(percents(['80', '[0, 20]'], '[0, inf)', { cap: 0 }), 50)).toBe('60');
    expect(parts(percents(['30'], '[0, inf)', { cap: 100 }), 50)).toBe('[0, 40]');
  });
  it('has no amount in a fully known market of shares', () => {
    const { target, reasons } = profiled(percents(['60', '40'], '0'), 50);
    expect([shown(target?.additionalPct), target?.additional, reasons.get('target.additional')]).toEqual([
      '20',
      undefined,
      'shares-only',
    ]);
    expect(profiled(tonnes(['60', '40'], '0', '100'), 50).reasons.has('target.additional')).toBe(false);
  });
  it('looks only at a leader', () => {
    const held = ['[30, 40]', '[20, 30]', '5'];
    expect(parts(percents(held, '[0, inf)', { leader: 'A' }), 25)).toBe('[20, 60]');
    expect(parts(percents(held), 25)).toBe('[20, 80]');
  });
  it('is not determined where nothing is ruled out, or the total is open above', () => {
    const open = [percents(['[60, 100]']), tonnes(['44'], '[0, inf)', '(90, inf)')];
    expect(open.map((m) => profiled(m, 65)).map((p) => [p.target, p.reasons.get('target')])).toEqual(
      open.map(() => [undefined, 'unidentified']),
    );
    expect(profiled(percents(['60', '50']), 65).reasons.get('target')).toBe('inconsistent-shares');
  });
});

/** The least and the greatest addition over all completions in whole units, the rest as one supplier or divided without end. */
function enumerated(boxes: readonly Box[], rest: Box, total: Box, line: number, led: boolean): readonly Ends[] {
  const found: { readonly amount: number; readonly part: number }[] = [];
  const add = (top: number, all: number): void => {
    const amount = Math.max(0, (top * 100) / line - all);
    found.push({ amount, part: (100 * amount) / all });
  };
  const place = (held: readonly number[]): void => {
    const [low, high] = boxes[held.length] ?? [0, -1];
    for (let x = low; x <= high; x++) place([...held, x]);
    if (held.length < boxes.length) return;
    const top = Math.max(...held);
    if (led && held[0] !== top) return;
    for (let r = rest[0]; r <= rest[1]; r++) {
      const all = held.reduce((a, b) => a + b, r);
      // a leader that must hold nothing is alone with nothing; of one that may hold a little, nothing is the limit
      if (led && top === 0 && r > 0 && r === rest[0] && all === total[1]) continue;
      if (all < total[0] || all > total[1]) continue;
      add(top, all);
      if (!led) add(Math.max(top, r), all);
    }
  };
  place([]);
  const ends = (of: readonly number[]): Ends => [Math.min(...of), Math.max(...of)];
  return found.length === 0 ? [] : [ends(found.map((f) => f.amount)), ends(found.map((f) => f.part))];
}
type Box = readonly [low: number, high: number];
type Ends = readonly [low: number, high: number];

/** Ends in steps of 6: a level of up to three suppliers is then a whole number. */
const box = fc.tuple(fc.nat(3), fc.nat(3)).map(([a, b]): Box => [6 * Math.min(a, b), 6 * Math.max(a, b)]);
const text = ([low, high]: Box): string => `[${low}, ${high}]`;

it('what others must add has the ends that all completions in whole units have', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.array(box, { minLength: 1, maxLength: 3 }),
      box,
      fc.tuple(fc.integer({ min: 1, max: 8 }), fc.nat(4)).map(([a, b]): Box => [6 * a, 6 * (a + b)]),
      fc.integer({ min: 10, max: 90 }),
      fc.boolean(),
      (boxes, rest, total, line, led) => {
        // a leader of nothing is alone with nothing
        fc.pre(!led || boxes[0]?.[1] !== 0);
        const market = tonnes(boxes.map(text), text(rest), text(total), led ? { leader: 'A' } : {});
        const found = profiled(market, line).target;
        const [amounts, part] = enumerated(boxes, rest, total, line, led);
        expect(found === undefined || amounts !== undefined).toBe(true);
        if (!amounts || !part) return;
        compared += 1;
        // the whole range says nothing
        close(found ? found.additionalPct : interval(0, 10_000 / line - 100), part);
        if (found) close(found.additional, amounts);
      },
    ),
  );
  expect(compared).toBeGreaterThan(0);
});

function close(i: Interval | undefined, [low, high]: Ends): void {
  expect(i?.low).toBeCloseTo(low, 6);
  expect(i?.high).toBeCloseTo(high, 6);
}
