import { ratio, toNumber } from './rational.js';

/*
 * Logarithms and powers that are the same in every engine: those of Math, and `**`, differ between engines in the last bit.
 * They take only sums, products and quotients of doubles, which are the same everywhere, or whole numbers.
 */

/** 1 / ln 2 in two parts: the first has 24 bits, so that its product with a number of 24 bits is exact. */
const PER_LN2 = [1.4426950216293335, 1.9259629911266175e-8] as const;

const SQRT_HALF = Math.SQRT1_2;

/** The logarithm to base 2 of a positive double, to about one unit in its last place; exact for powers of two. That of 0 is finite: 0 times it is 0. */
export function binaryLogarithm(x: number): number {
  const { exponent, fraction } = parts(x);
  // ln(1 + f) = f - f^2/2 + s (f^2/2 + r), where s = f / (2 + f) and r = 2/3 s^2 + 2/5 s^4 + ...
  const f = fraction - 1;
  const s = f / (2 + f);
  const square = s * s;
  let r = 0;
  for (let i = 25; i > 1; i -= 2) r = square * (2 / i + r);
  const half = 0.5 * f * f;
  const high = Math.fround(f - half);
  const low = f - high - half + s * (half + r);
  const whole = exponent + high * PER_LN2[0];
  return whole + (exponent - whole + high * PER_LN2[0] + (high * PER_LN2[1] + low * Math.LOG2E));
}

/** A positive double as a power of two times a fraction from the root of 1/2 to that of 2. */
function parts(x: number): { readonly exponent: number; readonly fraction: number } {
  const bits = new DataView(new ArrayBuffer(8));
  const isTiny = x < 2.2250738585072014e-308;
  bits.setFloat64(0, isTiny ? x * 2 ** 54 : x);
  const word = bits.getUint32(0);
  const exponent = (word >>> 20) - 1022 - (isTiny ? 54 : 0);
  // the exponent of a fraction from 1/2 to 1
  bits.setUint32(0, (word & 0xfffff) | 0x3fe00000);
  const fraction = bits.getFloat64(0);
  return fraction < SQRT_HALF ? { exponent: exponent - 1, fraction: 2 * fraction } : { exponent, fraction };
}

/** The places behind the binary point that powers are worked out with. */
const PLACES = 128n;
/** The natural logarithm of 2, to these places. */
const LN2 = 0xb17217f7d1cf79abc9e3b39803f2f6afn;

/** 2 to the power of x, for x of 0 or more, as the nearest double. */
export function powerOfTwo(x: number): number {
  const whole = Math.floor(x);
  const exponent = (BigInt((x - whole) * Number(1n << PLACES)) * LN2) >> PLACES;
  let [sum, term] = [0n, 1n << PLACES];
  for (let i = 1n; term > 0n; i++) {
    sum += term;
    term = (term * exponent) / (i << PLACES);
  }
  return toNumber(ratio(sum << BigInt(whole), 1n << PLACES));
}
