import { compare, type Rational } from '../../domain/rational.js';

/** What is known of a set of completions: none has a larger value than `bound`, and `found` is one of them. */
type Examined<Node, Found> = {
  readonly node: Node;
  readonly bound: Rational;
  readonly found: { readonly value: Rational; readonly member: Found } | undefined;
};

/** The largest value over all sets; if it is not `exact`, a bound of it. `best` is the best member that was found. */
type Searched<Found> = {
  readonly value: Rational;
  readonly exact: boolean;
  readonly best: { readonly value: Rational; readonly member: Found } | undefined;
};

/**
 * The largest value over sets of completions by branch and bound (Land and Doig 1960): the set with the largest bound is divided first.
 * It ends with a bound once `budget` sets are examined. Sets that do not reach the `floor` are left out. Undefined if nothing has a value, or nothing reaches the floor.
 */
export function largestValue<Set, Node, Found>(
  sets: readonly Set[],
  examine: (set: Set) => Examined<Node, Found> | undefined,
  divide: (node: Node) => readonly Set[],
  budget: number,
  floor?: Rational,
): Searched<Found> | undefined {
  const open: Examined<Node, Found>[] = [];
  let best: Examined<Node, Found>['found'];
  let examined = 0;
  for (let next: readonly Set[] = sets; ; ) {
    for (const set of next) {
      const here = examine(set);
      examined += 1;
      if (!here || (floor && compare(here.bound, floor) < 0)) continue;
      if (here.found && (!best || compare(here.found.value, best.value) > 0)) best = here.found;
      if (!best || compare(here.bound, best.value) > 0) push(open, here);
    }
    const first = pop(open);
    if (!first || (best && compare(first.bound, best.value) <= 0)) {
      const reached = best && (!floor || compare(best.value, floor) >= 0);
      return best && reached ? { value: best.value, exact: true, best } : undefined;
    }
    next = examined > budget ? [] : divide(first.node);
    if (next.length === 0) return { value: first.bound, exact: false, best };
  }
}

/** A heap: each entry has at least the bound of the two that follow it. */
type Heap<T extends { readonly bound: Rational }> = T[];

function push<T extends { readonly bound: Rational }>(heap: Heap<T>, item: T): void {
  let at = heap.length;
  for (let up = (at - 1) >> 1; at > 0; at = up, up = (at - 1) >> 1) {
    const above = heap[up];
    if (!above || compare(above.bound, item.bound) >= 0) break;
    heap[at] = above;
  }
  heap[at] = item;
}

function pop<T extends { readonly bound: Rational }>(heap: Heap<T>): T | undefined {
  const [first, last] = [heap[0], heap.pop()];
  if (!last || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    const below = right && left && compare(right.bound, left.bound) > 0 ? 2 * at + 2 : 2 * at + 1;
    const next = heap[below];
    if (!next || compare(next.bound, last.bound) <= 0) break;
    heap[at] = next;
    at = below;
  }
  heap[at] = last;
  return first;
}
