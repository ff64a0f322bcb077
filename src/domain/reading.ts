import { type Interval, interval, point } from './interval.js';
import { add, minus, type Rational, ratio, rational, times, toNumber } from './rational.js';

/** How a printed value is read: as it stands, or allowing for the rounding of the last printed place. */
export const READINGS = ['printed', 'rounded'] as const;
export type ReadingPolicy = (typeof READINGS)[number];

/** The policy that is used where nobody names one. */
export const DEFAULT_READING: ReadingPolicy = 'printed';

/** What a value measures: a share in percent, 0 to 100, or a quantity in some unit. */
export const KINDS = ['share', 'quantity'] as const;
export type MeasureKind = (typeof KINDS)[number];

/** What a printed value stands for: an interval, nothing known, or text that cannot be read, with the reason. */
export type Reading =
  | { readonly kind: 'known'; readonly interval: Interval }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

export type UnreadableReason =
  | 'not-a-value'
  | 'above-100-percent'
  | 'nothing-left'
  | 'reversed'
  | 'percent-of-quantity'
  | 'too-large';

type Qualifier = 'exact' | 'approximate' | 'above' | 'at-least' | 'nearly' | 'below' | 'at-most';

const QUALIFIERS: ReadonlyMap<string, Qualifier> = new Map([
  ['', 'exact'],
  ...['~', 'about', 'around', 'approximately', 'roughly', 'estimated'].map((w) => [w, 'approximate'] as const),
  ...['>', 'over', 'more than'].map((w) => [w, 'above'] as const),
  ['at least', 'at-least'],
  ...['nearly', 'almost', 'just under'].map((w) => [w, 'nearly'] as const),
  ...['<', 'under', 'less than'].map((w) => [w, 'below'] as const),
  ...['up to', 'at most'].map((w) => [w, 'at-most'] as const),
]);

const NUMBER = String.raw`([1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(%|percent|per cent)?`;
const SINGLE = new RegExp(`^([a-z ]*?|[~<>])\\s*${NUMBER}$`);
const RANGE = new RegExp(
  `^(?:${NUMBER}\\s*(?:-|–|to)\\s*${NUMBER}|from ${NUMBER} to ${NUMBER}|between ${NUMBER} and ${NUMBER})$`,
);

const UNKNOWN: Reading = { kind: 'unknown' };
/** Beyond this no sum of a table is sure to be a finite double. */
const LARGEST = 1e300;

/** No value takes more characters; longer texts would only take time. */
const LONGEST = 1000;

const unreadable = (reason: UnreadableReason): Reading => ({ kind: 'unreadable', reason });
const known = (i: Interval): Reading => ({ kind: 'known', interval: i });

/**
 * The interval that a printed value stands for (METHOD 2), in percent for a share, in the unit of the column for a quantity.
 * Unknown for NA, W and blank, never zero; unreadable, with the reason, for all that the table of METHOD 2 does not hold.
 */
export function read(printed: string, measure: MeasureKind, policy: ReadingPolicy): Reading {
  if (printed.length > LONGEST) return unreadable('not-a-value');
  const text = printed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '' || text === 'na' || text === 'w') return UNKNOWN;
  if (text === 'none' || text === 'no' || (text === '—' && measure === 'quantity')) return known(point(0));
  if (text === 'virtually none') return measure === 'share' ? known(interval(0, 1)) : UNKNOWN;
  const single = SINGLE.exec(text);
  const range = single
    ? undefined
    : RANGE.exec(text)
        ?.slice(1)
        .filter((part) => part !== undefined);
  const qualifier = QUALIFIERS.get(single?.[1] ?? '');
  const numbers = (range ?? single?.slice(2) ?? []).filter((part) => /^\d/.test(part ?? ''));
  if (numbers.length === 0 || (!range && qualifier === undefined)) return unreadable('not-a-value');
  if (measure === 'quantity' && /%|per ?cent/.test(text)) return unreadable('percent-of-quantity');
  const values = numbers.map((digits) => digits.replaceAll(',', ''));
  if (values.some((digits) => Number(digits) > LARGEST)) return unreadable('too-large');
  if (measure === 'share' && values.some((digits) => Number(digits) > 100)) return unreadable('above-100-percent');
  const [first = '', last = first] = values;
  if (range) return between(first, last, measure, policy);
  return qualified(qualifier ?? 'exact', first, measure, policy);
}

function between(from: string, to: string, measure: MeasureKind, policy: ReadingPolicy): Reading {
  if (Number(from) > Number(to)) return unreadable('reversed');
  return known(interval(around(from, 'exact', measure, policy).low, around(to, 'exact', measure, policy).high));
}

function qualified(qualifier: Qualifier, digits: string, measure: MeasureKind, policy: ReadingPolicy): Reading {
  const value = Number(digits);
  const top = measure === 'share' ? 100 : 'unbounded';
  switch (qualifier) {
    case 'exact':
    case 'approximate':
      return known(around(digits, qualifier, measure, policy));
    case 'above':
      return value === top ? unreadable('nothing-left') : known(interval(value, top, true));
    case 'at-least':
      return known(interval(value, top));
    case 'nearly':
      return shortOf(digits, measure) >= value
        ? unreadable('nothing-left')
        : known(interval(shortOf(digits, measure), value, false, true));
    case 'below':
      return value === 0 ? unreadable('nothing-left') : known(interval(0, value, false, true));
    case 'at-most':
      return known(interval(0, value));
  }
}

/** The low end of "nearly": five points under a share, five percent under a quantity. */
const shortOf = (digits: string, measure: MeasureKind): number =>
  measure === 'share'
    ? Math.max(0, toNumber(minus(rational(Number(digits)), ratio(5n))))
    : toNumber(times(rational(Number(digits)), ratio(19n, 20n)));

/** The value itself, or under `rounded` all that is printed so. */
function around(
  digits: string,
  qualifier: 'exact' | 'approximate',
  measure: MeasureKind,
  policy: ReadingPolicy,
): Interval {
  const value = Number(digits);
  if (policy === 'printed' || (measure === 'quantity' && value === 0)) return point(value);
  const half = halfPlace(digits, qualifier, measure);
  const low = Math.max(0, toNumber(minus(rational(value), half)));
  const high = toNumber(add(rational(value), half));
  return interval(low, measure === 'share' ? Math.min(100, high) : high);
}

/** Half of the last printed place of a share (2.5 where an approximate one is a multiple of 5); half the place of the last non-zero digit of a quantity. */
function halfPlace(digits: string, qualifier: 'exact' | 'approximate', measure: MeasureKind): Rational {
  if (measure === 'share' && qualifier === 'approximate' && Number(digits) % 5 === 0) return ratio(5n, 2n);
  const [whole = '', fraction = ''] = digits.split('.');
  const zeros = measure === 'share' ? 0 : trailingZeros(whole + fraction);
  const place = zeros - fraction.length;
  return place < 0 ? ratio(1n, 2n * 10n ** BigInt(-place)) : ratio(10n ** BigInt(place), 2n);
}

/** Anchored, so linear: a bare /0*$/ is tried anew at every zero. */
const trailingZeros = (digits: string): number => digits.length - (/^.*[^0]/.exec(digits)?.[0].length ?? 0);
