import { type Interval, interval, point } from './interval.js';
import { add, minus, type Rational, ratio, rational, times, toNumber } from './rational.js';

/** How a printed value is read: exactly as printed, or as any value that would round to it. */
export const READINGS = ['printed', 'rounded'] as const;
/** How a printed value is read. */
export type ReadingPolicy = (typeof READINGS)[number];

/** The policy used where the user names none. */
export const DEFAULT_READING: ReadingPolicy = 'printed';

/** What a value measures: a share in percent, from 0 to 100, or a quantity in the unit of its column. */
export const KINDS = ['share', 'quantity'] as const;
/** What a value measures. */
export type MeasureKind = (typeof KINDS)[number];

/** What a printed value stands for: an interval, nothing known, or text that cannot be read, with the reason. */
export type Reading =
  | { readonly kind: 'known'; readonly interval: Interval }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

/** Why a printed value cannot be read. */
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
/** The largest number that is read. Beyond it the sum of a table might not be a finite double. */
const LARGEST = 1e300;

/** The most characters that a value takes. A longer text would only cost time. */
const LONGEST = 1000;

const unreadable = (reason: UnreadableReason): Reading => ({ kind: 'unreadable', reason });
const known = (i: Interval): Reading => ({ kind: 'known', interval: i });

/**
 * The interval that a printed value stands for (docs/method.md, section 2): in percent for a share, in the unit of its column for a quantity.
 * NA, W and blank are unknown, never zero. Any text that the table there does not list is unreadable, with the reason.
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

/** The value itself, or under `rounded` every value that would be printed so. */
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

/**
 * Half of the last printed place of a share, or 2.5 where it is approximate and a multiple of 5.
 * For a quantity, half of the place of the last digit that is not zero.
 */
function halfPlace(digits: string, qualifier: 'exact' | 'approximate', measure: MeasureKind): Rational {
  if (measure === 'share' && qualifier === 'approximate' && Number(digits) % 5 === 0) return ratio(5n, 2n);
  const [whole = '', fraction = ''] = digits.split('.');
  const zeros = measure === 'share' ? 0 : trailingZeros(whole + fraction);
  const place = zeros - fraction.length;
  return place < 0 ? ratio(1n, 2n * 10n ** BigInt(-place)) : ratio(10n ** BigInt(place), 2n);
}

/** The number of zeros at the end. The pattern is anchored, so it takes linear time: /0*$/ would start again at every zero. */
const trailingZeros = (digits: string): number => digits.length - (/^.*[^0]/.exec(digits)?.[0].length ?? 0);
