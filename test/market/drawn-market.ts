import { drawnNumbers } from './drawn-numbers.js';
import type { UnitMarket, Units } from './enumeration.js';

/** A random market in whole units, the same for the same seed: 2 to 60 intervals, mostly few, with open and closed ends. */
export function drawnMarket(seed: number): UnitMarket {
  const below = drawnNumbers(seed, 0x5bf03635);
  const chance = (n: number): boolean => below(n) === 0;
  const range = (most: number): Units => {
    const [a, b] = [below(most + 1), chance(4) ? -1 : below(most + 1)];
    if (b < 0 || a === b) return { low: a, high: a, lowOpen: false, highOpen: false };
    return { low: Math.min(a, b), high: Math.max(a, b), lowOpen: chance(3), highOpen: chance(3) };
  };
  const count = chance(40) ? 8 + below(53) : 2 + below(4);
  const named = Array.from({ length: count }, () => range(count > 8 ? 4 : 7));
  const lows = named.reduce((s, u) => s + u.low, 0);
  const highs = named.reduce((s, u) => s + u.high, 0);
  const least = Math.max(1, lows + below(Math.min(20, highs - lows + 3)));
  const limited = below(5);
  // a cap is a percentage: one is drawn that is exact
  const caps = Array.from({ length: least }, (_, i) => i + 1).filter((c) => (100 * c) % least === 0);
  const cap = limited === 1 ? caps[below(caps.length)] : undefined;
  const leader = limited === 2 ? below(count) : undefined;
  const exact = cap !== undefined || chance(2);
  const total = exact
    ? { low: least, high: least, lowOpen: false, highOpen: false }
    : { low: least, high: least + 1 + below(4), lowOpen: chance(4), highOpen: chance(4) };
  const rest = chance(3)
    ? { low: 0, high: 0, lowOpen: false, highOpen: false }
    : { low: 0, high: total.high, lowOpen: false, highOpen: false };
  const excludes = leader === undefined && chance(2);
  const half = excludes && chance(2) ? below(count) : -1;
  const kept = named.map((_, i) => (i === half ? 1 : excludes && chance(4) ? 0 : 2));
  return { named, rest, total, cap, leader, kept };
}
