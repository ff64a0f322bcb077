import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Exclusion } from '../../src/market.js';
import { drawnNumbers } from '../market/drawn-numbers.js';
import type { AskedMarket } from './market-answers.js';

/** A random market and random terms, the same for the same seed: shares or quantities, typed as sources print them or with ends of any kind. */
export function drawnQuestion(seed: number): AskedMarket {
  const below = drawnNumbers(seed, 0x3c6ef372);
  const chance = (n: number): boolean => below(n) === 0;
  const one = <T>(first: T, ...others: readonly T[]): T => [first, ...others][below(others.length + 1)] ?? first;
  const actors = ['A', 'B', 'C', 'D'].slice(0, 1 + below(4));
  const isQuantity = chance(2);
  const most = Math.floor((isQuantity ? 90_000 : 140) / actors.length);
  // whole numbers, tenths, and doubles with all digits
  const pair = (): readonly [number, number] => {
    const [a, b] = [below(most) / one(1, 1, 10, 9.97), below(most) / one(1, 1, 10)];
    return [Math.min(a, b), Math.max(a, b)];
  };
  const printed = (): string => {
    const [low, high] = pair().map((x) => String(Math.round(10 * x) / 10));
    return one(`${high}`, `>${low}`, `<${high}`, `~${high}`, `${low}-${high}`, `at least ${low}`, 'NA');
  };
  const range = (): Interval => {
    const [low, high] = pair();
    return low === high || chance(3) ? point(high) : interval(low, high, chance(3), chance(3));
  };
  const limits = {
    ...(chance(5) ? { cap: 20 + below(81) } : {}),
    ...(chance(12) ? { leader: one('A', ...actors) } : {}),
  };
  const typed = (): AskedMarket['market'] => ({
    holdings: actors.map((actor) => [actor, printed()] as const),
    typed: {
      ...limits,
      ...(isQuantity ? { total: one('~60,000', '70,000', '>65,000'), unit: 't' } : {}),
      ...(chance(4) ? { closed: true } : {}),
      reading: one('printed', 'rounded'),
    },
  });
  const ranged = (): AskedMarket['market'] => {
    const suppliers = actors.map((actor) => ({ actor, value: range() }));
    const low = suppliers.reduce((sum, { value }) => sum + value.low, 1);
    return {
      ...limits,
      unit: isQuantity ? 't' : undefined,
      suppliers,
      rest: one(interval(0, 'unbounded'), interval(0, 'unbounded'), point(0), range()),
      total: isQuantity ? one(point(1.3 * low), interval(low, 2 * low, chance(2), chance(2))) : point(100),
    };
  };
  const exclusion = (actor: string): Exclusion => ({ actor, portionPct: one(100, 50, 12.5) });
  const excluded = actors.filter(() => chance(2)).map(exclusion);
  // without the largest of many unnamed suppliers of quantities, one market can take seconds
  const [largest, each] = [!isQuantity && chance(25), chance(25)];
  return {
    market: chance(2) ? typed() : ranged(),
    terms: {
      exclusions: largest || each ? [] : excluded,
      bands: one('us2023', 'us2010'),
      ...(chance(3) ? { all: true } : {}),
      ...(chance(3) ? { targetPct: 1 + below(99) } : {}),
      ...(largest ? { largestPct: 100 } : each ? { eachPct: 50 } : {}),
    },
    thorough: chance(40),
  };
}
