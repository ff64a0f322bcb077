import type { Box } from './completion.js';

/** The ends of a holding. */
export type BoxEnds = Pick<Box, 'low' | 'high'>;

/** How many holdings are at or below a level, and what they give up for it together. */
export type Held = { readonly count: number; readonly cost: bigint };

/** The order of two whole numbers, the smaller first. */
export const byValue = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The most holdings that can be at or below a level at once, for each level and each of its budgets.
 * A holding gives up what its high end has above the level; if its low end lies above the level, it never is below it.
 * The levels are taken from below upwards. Those holdings that contain the level are summed in the order of their high ends.
 */
export function cheapestBelow(
  holdings: readonly BoxEnds[],
  questions: readonly { readonly level: bigint; readonly budgets: readonly bigint[] }[],
): readonly (readonly Held[])[] {
  const byHigh = [...holdings].sort((a, b) => byValue(a.high, b.high));
  const byLow = [...byHigh.entries()].sort(([, a], [, b]) => byValue(a.low, b.low));
  const sums = partialSums(byHigh.length);
  const answers = new Map<number, readonly Held[]>();
  let [entered, passed] = [0, 0];
  for (const [i, { level, budgets }] of [...questions.entries()].sort(([, a], [, b]) => byValue(a.level, b.level))) {
    for (let next = byLow[entered]; next && next[1].low <= level; next = byLow[++entered])
      sums.add(next[0], 1, next[1].high);
    for (let next = byHigh[passed]; next && next.high <= level; next = byHigh[++passed])
      sums.add(passed, -1, -next.high);
    const cost = (count: number, sum: bigint): bigint => sum - BigInt(count) * level;
    answers.set(
      i,
      budgets.map((budget) => {
        const { count, sum } = sums.longest((n, all) => cost(n, all) <= budget);
        return { count: passed + count, cost: cost(count, sum) };
      }),
    );
  }
  return questions.map((_, i) => answers.get(i) ?? []);
}

/** Counts and sums of numbers at places from 0 upwards, of which any beginning is summed in few steps (Fenwick 1994). */
function partialSums(places: number) {
  const counts = new Array<number>(places + 1).fill(0);
  const sums = new Array<bigint>(places + 1).fill(0n);
  let widest = 1;
  while (2 * widest <= places) widest *= 2;
  return {
    add: (place: number, count: number, value: bigint): void => {
      for (let i = place + 1; i <= places; i += i & -i) {
        counts[i] = (counts[i] ?? 0) + count;
        sums[i] = (sums[i] ?? 0n) + value;
      }
    },
    /** The longest beginning that fits; a longer one never fits better. */
    longest: (fits: (count: number, sum: bigint) => boolean): { readonly count: number; readonly sum: bigint } => {
      let [at, count, sum] = [0, 0, 0n];
      for (let step = widest; step >= 1; step /= 2) {
        const [n, all] = [count + (counts[at + step] ?? 0), sum + (sums[at + step] ?? 0n)];
        if (at + step <= places && fits(n, all)) [at, count, sum] = [at + step, n, all];
      }
      return { count, sum };
    },
  };
}
