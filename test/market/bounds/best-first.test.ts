import { describe, expect, it } from 'vitest';
import { ratio } from '../../../src/domain/rational.js';
import { largestValue } from '../../../src/market/bounds/best-first.js';
import { drawnNumbers } from '../drawn-numbers.js';

const int = (n: number) => ratio(BigInt(n));
/** A set without a value of its own, such as one that no completion is in, is written as -1. */
const EMPTY = -1;

/** Divides sets that hold nothing but a bound, and tells in which order. */
function divisionsOf(bounds: readonly number[], floor?: number) {
  const order: number[] = [];
  const found = largestValue<number, number, never>(
    bounds,
    (bound) => (bound === EMPTY ? undefined : { node: bound, bound: int(bound), found: undefined }),
    (bound) => {
      order.push(bound);
      return [EMPTY];
    },
    1000,
    floor === undefined ? undefined : int(floor),
  );
  return { order, found };
}

/** The largest of some numbers, from sets that are halved: the bound of a set is `slack` above its largest. */
function searched(all: readonly number[], slack: number, budget: number) {
  let examined = 0;
  const found = largestValue<readonly number[], readonly number[], number>(
    [all],
    (set) => {
      examined += 1;
      const most = Math.max(...set);
      const [only] = set.length === 1 ? set : [];
      const member = only === undefined ? undefined : { value: int(only), member: only };
      return { node: set, bound: int(only ?? most + slack), found: member };
    },
    (set) => [set.slice(0, set.length / 2), set.slice(set.length / 2)],
    budget,
  );
  return { examined, exact: found?.exact, member: found?.best?.member, value: found && Number(found.value.n) };
}

describe('a search for the largest value', () => {
  const below = drawnNumbers(3, 0x5bf03635);
  const numbers = Array.from({ length: 64 }, () => below(1000));
  it('divides the set with the largest bound first, whatever their order', () => {
    const descending = [...numbers].sort((a, b) => b - a);
    expect(divisionsOf(numbers)).toEqual({ order: descending, found: undefined });
    expect(divisionsOf(descending.toReversed()).order).toEqual(descending);
  });
  it('leaves out the sets that do not reach the floor', () => {
    expect(divisionsOf([5, 9, 7, 2], 6).order).toEqual([9, 7]);
    expect(divisionsOf([5, 9, 7, 2], 7).order).toEqual([9, 7]);
  });
  it('goes straight to the largest where the bounds are exact, in two sets for each halving', () => {
    const most = Math.max(...numbers);
    expect(searched(numbers, 0, 1000)).toEqual({ examined: 13, exact: true, member: most, value: most });
    expect(searched(numbers, 40, 1000)).toMatchObject({ exact: true, member: most, value: most });
  });
  it('ends with a bound once it has examined as many sets as it may', () => {
    const most = Math.max(...numbers);
    expect(searched(numbers, 40, 4)).toMatchObject({ exact: false, value: most + 40, examined: 5 });
  });
});
