/**
 * An exact fraction n / d with d > 0, not always in lowest terms.
 * Shares and sums of squares are computed exactly and rounded once, so no result depends on the order of rows ([s6]).
 */
export type Rational = { readonly n: bigint; readonly d: bigint };

/** The fraction n / d, its sign in n. */
export const ratio = (n: bigint, d = 1n): Rational => (d < 0n ? { n: -n, d: -d } : { n, d });

/** The greatest common divisor of two numbers that are not negative. */
export function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The exact value of the shortest decimal that names x: 33.3 gives 333/10, as it was printed. Throws where x is not finite. */
export const rational = (x: number): Rational =>
  Number.isSafeInteger(x) ? { n: BigInt(x), d: 1n } : decimal(String(x));

/** The exact value of a decimal such as 33.30, -5 or 2.5e+03. Throws for any other text. */
export function decimal(text: string): Rational {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === '') throw new Error(`${text} is not a finite number`);
  const n = BigInt(sign + whole + fraction);
  const power = Number(exponent) - fraction.length;
  return power < 0 ? { n, d: 10n ** BigInt(-power) } : { n: n * 10n ** BigInt(power), d: 1n };
}

/** The exact value of a decimal, or of a fraction in digits such as 200/3. */
export function fraction(text: string): Rational {
  const [n = '', d] = text.split('/');
  return d === undefined ? decimal(n) : ratio(BigInt(n), BigInt(d));
}

/** A number that is not negative with all its digits, or as a fraction in lowest terms where they never end: 0.05, 200/3. */
export function fractionText(x: Rational): string {
  const { n, d } = reduced(x);
  let [other, places] = [d, 0];
  for (; other % 10n === 0n; places++) other /= 10n;
  for (const prime of [2n, 5n]) for (; other % prime === 0n; places++) other /= prime;
  if (other !== 1n) return `${n}/${d}`;
  const text = ((n * 10n ** BigInt(places)) / d).toString().padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** a + b. */
export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
/** a - b. */
export const minus = (a: Rational, b: Rational): Rational => add(a, { n: -b.n, d: b.d });
/** a * b. */
export const times = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });

/** The sum of fractions. Those with the same denominator are added first, so that few different ones are multiplied. */
export function sumOf(all: readonly Rational[]): Rational {
  const byDenominator = new Map<bigint, bigint>();
  for (const { n, d } of all) byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n);
  return [...byDenominator].map(([d, n]) => ({ n, d })).reduce(add, ratio(0n));
}

/** a / b. Throws where b is 0. */
export function over(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new Error('division by zero');
  return ratio(a.n * b.d, a.d * b.n);
}

/** Below 0 where a < b, 0 where they are equal, above 0 where a > b. */
export function compare(a: Rational, b: Rational): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The smaller of two fractions; the first if they are equal. */
export const lesser = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
/** The larger of two fractions; the first if they are equal. */
export const greater = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);

/** The square root of a fraction that is not negative, or a fraction below it by less than 10^-30 of it. */
export function rootBelow(x: Rational): Rational {
  const { n, d } = reduced(x);
  // sqrt(n / d) = sqrt(n d) / d, with so many digits behind the point
  const scale = 10n ** 32n;
  const square = n * d * scale * scale;
  if (square === 0n) return ratio(0n);
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (let next = (root + square / root) >> 1n; next < root; next = (root + square / root) >> 1n) root = next;
  return ratio(root, d * scale);
}

/** The same fraction in lowest terms. */
export function reduced({ n, d }: Rational): Rational {
  if (d === 1n) return { n, d };
  const common = divisor(n < 0n ? -n : n, d);
  return common > 1n ? { n: n / common, d: d / common } : { n, d };
}

/** The first of those whose value is greatest; undefined for an empty list. */
export const greatest = <T>(all: readonly T[], value: (item: T) => Rational): T | undefined => extreme(all, value, 1);
/** The first of those whose value is least; undefined for an empty list. */
export const least = <T>(all: readonly T[], value: (item: T) => Rational): T | undefined => extreme(all, value, -1);

function extreme<T>(all: readonly T[], value: (item: T) => Rational, sign: 1 | -1): T | undefined {
  let best: { readonly item: T; readonly value: Rational } | undefined;
  for (const item of all) {
    const here = value(item);
    if (!best || sign * compare(here, best.value) > 0) best = { item, value: here };
  }
  return best?.item;
}

/** The number of bits in n, give or take one. */
const bits = (n: bigint): number => {
  const near = Number(n);
  return Number.isFinite(near) ? Math.ceil(Math.log2(near + 1)) : n.toString(16).length * 4;
};

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The double nearest to the exact value (ties to even); Infinity where no finite double is near. */
export function toNumber({ n, d }: Rational): number {
  if (d === 1n) return Number(n);
  if (n < 0n) return -toNumber({ n: -n, d });
  // a quotient of two doubles is rounded once
  if (n <= SAFE && d <= SAFE) return Number(n) / Number(d);
  // about 64 bits of the quotient, and one more that a remainder sets, so that Number() rounds once and correctly
  const shift = 64 + bits(d) - bits(n);
  const [top, bottom] = shift < 0 ? [n, d << BigInt(-shift)] : [n << BigInt(shift), d];
  const sticky = ((top / bottom) << 1n) | (top % bottom === 0n ? 0n : 1n);
  const half = Math.floor((shift + 1) / 2);
  return Number(sticky) / 2 ** half / 2 ** (shift + 1 - half);
}

/** The largest double that is at most the exact value, or the one whose shortest decimal is that value. */
export const toNumberBelow = (x: Rational): number => outside(x, -1);
/** The smallest double that is at least the exact value, or the one whose shortest decimal is that value. Infinity where no finite double is. */
export const toNumberAbove = (x: Rational): number => outside(x, 1);

function outside(x: Rational, side: 1 | -1): number {
  const near = toNumber(x);
  return !Number.isFinite(near) || compare(rational(near), x) === 0 ? near : beyond(near, x, side);
}

/** A double near the exact value, or the next one where it is on the wrong side of it, bit for bit. */
const beyond = (near: number, x: Rational, side: 1 | -1): number =>
  side * compare(binary(near), x) >= 0 ? near : neighbour(near, side);

/**
 * Two doubles that hold both values and what is between them: as `toNumberBelow` and `toNumberAbove` give them, if these differ.
 * One of them then is the decimal of both, which is not on the outer side of the other bit for bit, and its neighbour is taken.
 */
export function toNumbersAround(low: Rational, high: Rational): readonly [below: number, above: number] {
  const [below, above] = [toNumberBelow(low), toNumberAbove(high)];
  if (below !== above || !Number.isFinite(below)) return [below, above];
  return [beyond(below, low, -1), beyond(above, high, 1)];
}

/** The value of a double, bit for bit. */
function binary(x: number): Rational {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(x));
  const word = bits.getBigUint64(0);
  const exponent = Number(word >> 52n);
  const mantissa = (word & 0xfffffffffffffn) | (exponent === 0 ? 0n : 1n << 52n);
  const power = BigInt(Math.max(exponent, 1) - 1075);
  const size = power < 0n ? ratio(mantissa, 1n << -power) : ratio(mantissa << power);
  return x < 0 ? ratio(-size.n, size.d) : size;
}

/** The double next to x, above it (1) or below it (-1). */
function neighbour(x: number, side: 1 | -1): number {
  if (x === 0) return side * Number.MIN_VALUE;
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(x > 0 ? side : -side));
  return bits.getFloat64(0);
}

/** The sum of numbers, rounded once and so the same in any order. */
export const exactSum = (all: readonly number[]): number => toNumber(all.map(rational).reduce(add, ratio(0n)));
