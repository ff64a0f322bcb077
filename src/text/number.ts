import type { Interval } from '../domain/interval.js';
import { rational } from '../domain/rational.js';

// Every number that a person reads becomes text here: grouped by thousands and independent of the locale.

type Rounding = 'nearest' | 'down' | 'up';

/** A non-negative number with at most `digits` decimals and no trailing zeros. */
function decimal(x: number, digits: number, rounding: Rounding): string {
  const { n, d } = rational(x);
  const scaled = n * 10n ** BigInt(digits);
  const shift = rounding === 'down' ? 0n : rounding === 'up' ? d - 1n : d / 2n;
  const rounded = ((scaled + shift) / d).toString().padStart(digits + 1, '0');
  const whole = rounded.slice(0, rounded.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = rounded.slice(rounded.length - digits).replace(/0+$/, '');
  return fraction === '' || digits === 0 ? whole : `${whole}.${fraction}`;
}

/** The same, with more decimals where a number above zero would be printed as zero. */
function nearest(x: number, digits: number): string {
  const text = decimal(x, digits, 'nearest');
  return text === '0' && x > 0 && digits < 12 ? nearest(x, digits + 1) : text;
}

/**
 * An interval: `85-90`, a point as one number, or `>95`, `≥60`, `<5`, `≤8` where the other end says nothing. `most` is the natural high end.
 * Ends are rounded outwards, so the text always holds the interval. They get more decimals where they would look equal.
 */
function range(i: Interval, digits: number, most?: number): string {
  if (i.low === i.high) return nearest(i.low, digits);
  const low = decimal(i.low, digits, 'down');
  if (i.high === 'unbounded' || i.high === most)
    return i.low === 0 ? (i.high === 'unbounded' ? 'any' : `0-${whole(most ?? 0)}`) : `${i.lowOpen ? '>' : '≥'}${low}`;
  const high = decimal(i.high, digits, 'up');
  if (
    (low === high || Number(high.replaceAll(',', '')) - Number(low.replaceAll(',', '')) > 4 * (i.high - i.low)) &&
    digits < 6
  )
    return range(i, digits + 1, most);
  return i.low === 0 ? `${i.highOpen ? '<' : '≤'}${high}` : `${low}-${high}`;
}

/** A share: `69.2 %`. */
export const percent = (i: Interval): string => `${range(i, 1, 100)} %`;
/** The ends of a share, rounded outwards: `30.7 %` and `30.8 %`. */
export const percentEnds = (i: Interval): readonly [low: string, high: string] => [
  `${decimal(i.low, 1, 'down')} %`,
  `${decimal(i.high === 'unbounded' ? 100 : i.high, 1, 'up')} %`,
];
/** An HHI in points: `5,012-5,023`. */
export const points = (i: Interval): string => range(i, 0, 10_000);
/** A quantity with its unit: `120,000 t`. */
export const quantity = (i: Interval, unit: string): string =>
  `${range(i, i.high !== 'unbounded' && i.high < 100 ? 2 : 0)} ${unit}`;
/** A figure without a unit, with at most `digits` decimals: `1.17-1.19`. */
export const plain = (i: Interval, digits: number): string => range(i, digits);
/** A count or a threshold: `1,800`. */
export const whole = (x: number): string => decimal(x, 0, 'nearest');
/** A number with all digits, grouped by thousands: `5,012.403681788297`. */
export function full(x: number): string {
  const [, whole = '', fraction = ''] = /^(\d+)(\.\d+)?$/.exec(String(x)) ?? [];
  return whole === '' ? String(x) : whole.replace(/\B(?=(\d{3})+$)/g, ',') + fraction;
}
/** An interval with all digits, as docs/method.md writes it: `270,000`, `(95, 100]`, `>90,000,000`. */
export function brackets(i: Interval): string {
  if (i.low === i.high) return full(i.low);
  if (i.high === 'unbounded') return `${i.lowOpen ? '>' : '≥'}${full(i.low)}`;
  return `${i.lowOpen ? '(' : '['}${full(i.low)}, ${full(i.high)}${i.highOpen ? ')' : ']'}`;
}
/** A difference with its sign, to one decimal: `+10.4`, `-0.1`. */
export const signed = (x: number): string => (x === 0 ? '0' : `${x < 0 ? '-' : '+'}${nearest(Math.abs(x), 1)}`);
