import { compare, type Rational, ratio } from '../domain/rational.js';
import type { Bound, Bounds } from './bounds/bound.js';

/** A supplier with the bounds of its share. */
type Holder = { readonly actor: string; readonly share: Bounds };

/** Orders suppliers by high end and low end of their shares, the largest first, then by name. */
export const largestFirst = (a: Holder, b: Holder): number =>
  compare(finite(b.share.high), finite(a.share.high)) ||
  compare(finite(b.share.low), finite(a.share.low)) ||
  (a.actor < b.actor ? -1 : 1);

/** The value of a bound of a share, which is always finite. */
const finite = (b: Bound | undefined): Rational => (b && b.value !== 'unbounded' ? b.value : ratio(0n));
