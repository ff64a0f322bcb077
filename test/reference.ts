/** An independent reference: exact fractions and completions one by one. It imports nothing from the program. */
export type Fraction = { readonly n: bigint; readonly d: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
export function fraction(n: bigint, d = 1n): Fraction {
  const g = gcd(n, d) || 1n;
  return d < 0n ? { n: -n / g, d: -d / g } : { n: n / g, d: d / g };
}
export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;

/** The value of a double, bit for bit. */
export function exactly(x: number): Fraction {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const mantissa = (word & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n);
  const power = Math.max(exponent, 1) - 1075;
  return power < 0 ? fraction(mantissa, 1n << BigInt(-power)) : fraction(mantissa << BigInt(power));
}

/** Whether a double is within 1 ulp of an exact positive value: the value itself or one of the doubles next to it. */
export function withinUlp(x: number, exact: Fraction): boolean {
  const step = (by: bigint): number => {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, x);
    bits.setBigUint64(0, bits.getBigUint64(0) + by);
    return bits.getFloat64(0);
  };
  if (x === 0) return exact.n === 0n;
  return less(exactly(step(-1n)), exact) && less(exact, exactly(step(1n)));
}

/** How far a double lies above an exact value, in units of its last place; below 0 if it lies below. */
export function ulps(x: number, exact: Fraction): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  bits.setBigUint64(0, bits.getBigUint64(0) + 1n);
  const unit = exactly(bits.getFloat64(0));
  const own = exactly(x);
  const [gap, size] = [plus(own, fraction(-exact.n, exact.d)), plus(unit, fraction(-own.n, own.d))];
  return Number((1_000_000n * gap.n * size.d) / (gap.d * size.n)) / 1e6;
}

/** The HHI, 10,000 times the sum of squares over the squared total. */
export function hhiOf(holdings: readonly bigint[], total: bigint): Fraction {
  const squares = holdings.reduce((sum, q) => sum + q * q, 0n);
  return fraction(10_000n * squares, total * total);
}

/** The largest sum of k holdings over the total, in percent. */
export function crOf(holdings: readonly bigint[], total: bigint, k: number): Fraction {
  const top = [...holdings].sort((a, b) => (a < b ? 1 : -1)).slice(0, k);
  return fraction(100n * top.reduce((sum, q) => sum + q, 0n), total);
}

/** A closed range of whole numbers. */
export type Range = readonly [low: bigint, high: bigint];

/** Every list of whole numbers within the ranges. */
export function* grid(ranges: readonly Range[]): Generator<readonly bigint[]> {
  const [first, ...others] = ranges;
  if (!first) {
    yield [];
    return;
  }
  for (let value = first[0]; value <= first[1]; value++) for (const tail of grid(others)) yield [value, ...tail];
}
