import { exactInterval, type Interval, interval, point, type Unbounded } from './interval.js';
import { add, compare, decimal, minus, type Rational, ratio, times } from './rational.js';

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
export const UNREADABLE_REASONS = [
  'not-a-value',
  'above-100-percent',
  'nothing-left',
  'reversed',
  'percent-of-quantity',
  'too-large',
] as const;
/** Why a printed value cannot be read. */
export type UnreadableReason = (typeof UNREADABLE_REASONS)[number];

type Qualifier = 'exact' | 'approximate' | 'above' | 'at-least' | 'nearly' | 'below' | 'at-most';

const each = <const T>(meaning: T, words: readonly string[]): readonly (readonly [word: string, meaning: T])[] =>
  words.map((word) => [word, meaning]);

/** The words and signs that may stand before a number. */
const BEFORE: ReadonlyMap<string, Qualifier> = new Map([
  // before the signs that they start with
  ...each('at-least', ['>=']),
  ...each('at-most', ['<=']),
  ...each('approximate', ['~', '≈', 'about', 'around', 'approximately', 'roughly', 'estimated', 'some']),
  ...each('approximate', ['c.', 'ca.', 'circa']),
  ...each('above', ['>', 'over', 'well over', 'above', 'more than', 'in excess of', 'upwards of']),
  ...each('at-least', ['≥', 'at least', 'no less than']),
  ...each('nearly', ['nearly', 'almost', 'close to', 'just under', 'just below', 'not quite']),
  ...each('below', ['<', 'under', 'less than']),
  ...each('at-most', ['≤', 'up to', 'at most', 'at the most', 'no more than', 'as much as']),
]);

/** The words and signs that may stand after a number. */
const AFTER: ReadonlyMap<string, Qualifier> = new Map([
  ...each('approximate', ['or so']),
  ...each('at-least', ['+', 'or more']),
  ...each('at-most', ['or less']),
]);

/** The fractions that may be written in words, in percent. */
const FRACTIONS: ReadonlyMap<string, Rational> = new Map([
  ...each(ratio(25n), ['a quarter', 'one quarter']),
  ...each(ratio(100n, 3n), ['a third', 'one third']),
  ...each(ratio(50n), ['half', 'a half', 'one half']),
  ...each(ratio(200n, 3n), ['two thirds']),
  ...each(ratio(75n), ['three quarters']),
]);

/** The pattern for any of these words or signs. */
const anyOf = (words: Iterable<string>): string => [...words].map((w) => w.replace(/[.+]/g, String.raw`\$&`)).join('|');

const UNIT = '(?: ?(?:%|percent|per cent))';
const NUMBER = String.raw`(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?)`;
const AMOUNT = `(${anyOf(FRACTIONS.keys()).replaceAll(' ', '[ -]')}|${NUMBER}${UNIT}?)`;
const ONE_AMOUNT = new RegExp(`^${AMOUNT}$`);
const RANGE = new RegExp(
  `^(?:${AMOUNT} ?(?:-|–|to) ?${AMOUNT}|from ${AMOUNT} to ${AMOUNT}|between ${AMOUNT} and ${AMOUNT})$`,
);
/** What joins the ends of a range. Without it `RANGE` is not tried: to compile it takes longer than to read a small dataset. */
const JOINT = /[-–]|to|and/;
const AFTER_WORD = new RegExp(`^(.*[^ ]) ?(${anyOf(AFTER.keys())})(${UNIT}?)$`);
const BEFORE_WORD = new RegExp(`^(${anyOf(BEFORE.keys())}) ?(.*)$`);

/** What is printed for a value that is not known. */
const NOTHING_KNOWN: ReadonlySet<string> = new Set(['', 'na', 'w', '...', '…']);
/** The dashes that tables of quantities print for none. One hyphen, or two, may also mean that a value is missing. */
const NIL: ReadonlySet<string> = new Set(['—', '-----']);

/** What a table prints for a quantity that rounds to 0 in its unit. */
const HALF_UNIT = /^less than (?:½|1\/2|0\.5|half|one[ -]half)(?: (?:a|the|of a|of the))? unit\.?$/;

/**
 * A number in percent or in the unit of its column, with its printed digits; these are undefined for a fraction in words.
 * `shift` is the number of places by which the value is larger than its digits say: 2 for a share of 1.
 */
type Amount = { readonly value: Rational; readonly digits: string | undefined; readonly shift: number };

/** What shares add up to as they are printed: 100 in percent, or 1. */
export const SHARE_TOTALS = [100, 1] as const;
/** What is thrown if values are to be read in a way that there is not. The message says what to write instead. */
export class UnknownReading extends Error {
  /** Stays the same between versions. */
  readonly code = 'unknown-reading';
  constructor(readonly reading: unknown) {
    super(`No reading is called "${reading}". There are ${READINGS.join(' and ')}.`);
  }
  override get name() {
    return 'UnknownReading' as const;
  }
}

/** What shares add up to as they are printed. */
export type ShareTotal = (typeof SHARE_TOTALS)[number];

/** A printed number, or a range with two ends, and the qualifier that stands with it. */
type Expression = { readonly qualifier: Qualifier; readonly amounts: readonly Amount[]; readonly percent: boolean };

const UNKNOWN: Reading = { kind: 'unknown' };
/** The largest number that is read. Beyond it the sum of a table might not be a finite double. */
const LARGEST = ratio(10n ** 300n);

/** The most characters that a value takes. A longer text would only cost time. */
const LONGEST = 1000;

const unreadable = (reason: UnreadableReason): Reading => ({ kind: 'unreadable', reason });
const known = (i: Interval): Reading => ({ kind: 'known', interval: i });

/** A printed text in lower case with single blanks. */
/** The minus that programs write before a zero that is left of rounding. */
const NEGATIVE_ZERO = /^-(?=0+(?:\.0+)?%?$)/;

const normal = (printed: string): string => printed.trim().toLowerCase().replace(/\s+/g, ' ');

/**
 * The interval that a printed value stands for: in percent for a share, in the unit of its column for a quantity.
 * A number is itself. `over 69%` is above 69, `at least 60%` is 60 and more, `85-90%` lies between its ends.
 * `nearly 90%` is from 85 to below 90: five points below for a share, five percent for a quantity.
 * With the policy `printed`, `about 60%` is 60. With `rounded`, a number may differ by half of its last printed place, and
 * an approximate one by 2.5 points where it is a multiple of 5.
 * A share is printed as a part of `whole`, unless it has a percent sign.
 * NA, W, three dots and blank are unknown, never zero. Any other text is unreadable, with the reason. Throws UnknownReading.
 */
export function read(
  value: string | number,
  measure: MeasureKind,
  policy: ReadingPolicy = DEFAULT_READING,
  whole: ShareTotal = 100,
): Reading {
  if (!READINGS.includes(policy)) throw new UnknownReading(policy);
  const printed = String(value);
  if (printed.length > LONGEST) return unreadable('not-a-value');
  const text = normal(printed).replace(NEGATIVE_ZERO, '');
  if (NOTHING_KNOWN.has(text)) return UNKNOWN;
  if (text === 'none' || text === 'no' || (measure === 'quantity' && NIL.has(text))) return known(point(0));
  if (text === 'virtually none') return measure === 'share' ? known(interval(0, 1)) : UNKNOWN;
  if (measure === 'quantity' && HALF_UNIT.test(text)) return known(exactInterval(NOTHING, ratio(1n, 2n), false, true));
  const found = expression(text, measure === 'share' ? whole : 100);
  if (!found) return unreadable('not-a-value');
  const { qualifier, amounts, percent } = found;
  if (measure === 'quantity' && percent) return unreadable('percent-of-quantity');
  if (amounts.some((a) => compare(a.value, LARGEST) > 0)) return unreadable('too-large');
  if (measure === 'share' && amounts.some((a) => compare(a.value, HUNDRED) > 0)) return unreadable('above-100-percent');
  const [first, last] = amounts;
  if (!first) return unreadable('not-a-value');
  return last ? between(first, last, qualifier, measure, policy) : qualified(qualifier, first, measure, policy);
}

/**
 * Whether a printed value says of itself that it is approximate: a word such as about stands with its number or range, or it is a fraction in words.
 * The reading `printed` takes such a number at its word although the source does not. False for other qualifiers (over, nearly, at least),
 * and for what is unknown or cannot be read.
 */
export function isApproximate(printed: string, measure: MeasureKind): boolean {
  if (read(printed, measure, 'printed').kind !== 'known') return false;
  const found = expression(normal(printed));
  if (!found) return false;
  const inWords = found.qualifier === 'exact' && found.amounts.some((a) => a.digits === undefined);
  return found.qualifier === 'approximate' || inWords;
}

/** The expression that a text is; undefined for any other text, also for one with two qualifiers, or with a range and any but an approximate one. */
function expression(text: string, whole: ShareTotal = 100): Expression | undefined {
  const plain = amountsOf(text, whole);
  if (plain) return { qualifier: 'exact', ...plain };
  const [, start = text, after = '', unit = ''] = AFTER_WORD.exec(text) ?? [];
  const [, before = '', rest = start + unit] = BEFORE_WORD.exec(start + unit) ?? [];
  const qualifier = BEFORE.get(before) ?? AFTER.get(after);
  const found = amountsOf(rest, whole);
  if (!found || qualifier === undefined || (before !== '' && after !== '')) return undefined;
  return found.amounts.length === 1 || qualifier === 'approximate' ? { qualifier, ...found } : undefined;
}

/** The number, or the two ends of a range, that a text without a qualifier is; undefined for any other text. */
function amountsOf(text: string, whole: ShareTotal): Omit<Expression, 'qualifier'> | undefined {
  const parts = (ONE_AMOUNT.exec(text) ?? (JOINT.test(text) ? RANGE.exec(text) : undefined))
    ?.slice(1)
    .filter((part) => part !== undefined);
  return (
    parts && {
      amounts: parts.map((part) => amount(part, whole)),
      percent: parts.some((part) => !/^[\d.,e+-]+$/.test(part)),
    }
  );
}

function amount(part: string, whole: ShareTotal): Amount {
  const value = FRACTIONS.get(part.replace('-', ' '));
  if (value) return { value, digits: undefined, shift: 0 };
  const digits = (/^[\d.,]+(?:e[+-]?\d+)?/.exec(part)?.[0] ?? '').replaceAll(',', '');
  const printed = decimal(digits);
  const isPart = whole === 1 && /^[\d.,e+-]+$/.test(part);
  return isPart ? { value: times(printed, HUNDRED), digits, shift: 2 } : { value: printed, digits, shift: 0 };
}

function between(from: Amount, to: Amount, qualifier: Qualifier, measure: MeasureKind, policy: ReadingPolicy): Reading {
  if (compare(from.value, to.value) > 0) return unreadable('reversed');
  const [low] = around(from, qualifier === 'approximate', measure, policy);
  const [, high] = around(to, qualifier === 'approximate', measure, policy);
  return known(exactInterval(low, high));
}

function qualified(qualifier: Qualifier, amount: Amount, measure: MeasureKind, policy: ReadingPolicy): Reading {
  const { value } = amount;
  const top = measure === 'share' ? HUNDRED : 'unbounded';
  switch (qualifier) {
    case 'exact':
    case 'approximate':
      return known(exactInterval(...around(amount, qualifier === 'approximate', measure, policy)));
    case 'above':
      return something(value, top, true, false);
    case 'at-least':
      return known(exactInterval(value, top));
    case 'nearly':
      return something(shortOf(value, measure), value, false, true);
    case 'below':
      return something(NOTHING, value, false, true);
    case 'at-most':
      return known(exactInterval(NOTHING, value));
  }
}

/** The interval with an open end, unless nothing is left in it. */
function something(low: Rational, high: Rational | Unbounded, lowOpen: boolean, highOpen: boolean): Reading {
  const empty = high !== 'unbounded' && compare(low, high) >= 0;
  return empty ? unreadable('nothing-left') : known(exactInterval(low, high, lowOpen, highOpen));
}

/** The low end of "nearly": five points under a share, five percent under a quantity. */
const shortOf = (value: Rational, measure: MeasureKind): Rational =>
  measure === 'share' ? larger(NOTHING, minus(value, ratio(5n))) : times(value, ratio(19n, 20n));

/** The value itself, or under `rounded` the ends of all values that would be printed so. */
function around(
  amount: Amount,
  approximate: boolean,
  measure: MeasureKind,
  policy: ReadingPolicy,
): readonly [low: Rational, high: Rational] {
  const { value } = amount;
  if (policy === 'printed' || (measure === 'quantity' && (value.n === 0n || isComputed(amount.digits ?? ''))))
    return [value, value];
  const half = halfPlace(amount, approximate, measure);
  const [low, high] = [larger(NOTHING, minus(value, half)), add(value, half)];
  return [low, measure === 'share' && compare(high, HUNDRED) > 0 ? HUNDRED : high];
}

/**
 * Half of the last printed place of a share, or 2.5 where it is a fraction in words, or approximate and a multiple of 5.
 * For a quantity, half of the place of the last digit that is not zero.
 */
function halfPlace({ value, digits, shift }: Amount, approximate: boolean, measure: MeasureKind): Rational {
  if (digits === undefined) return ratio(5n, 2n);
  if (measure === 'share' && approximate && value.n % (5n * value.d) === 0n) return ratio(5n, 2n);
  const [significand = '', exponent = '0'] = digits.split('e');
  const [whole = '', fraction = ''] = significand.split('.');
  const last = Number(exponent) - fraction.length;
  const place = measure === 'share' ? Math.min(0, last) + shift : last + trailingZeros(whole + fraction);
  return place < 0 ? ratio(1n, 2n * 10n ** BigInt(-place)) : ratio(10n ** BigInt(place), 2n);
}

/** Whether a number in plain digits has a fraction and so many digits that a program computed it: nobody rounded it to its last place. */
export const isComputed = (digits: string): boolean =>
  /^\d+\.\d+$/.test(digits) && digits.replace(/^[0.]+/, '').replace('.', '').length >= COMPUTED_DIGITS;
/** The significant digits that every decimal keeps in a double, so that a printed double may have as many or more. */
const COMPUTED_DIGITS = 15;

/** The number of zeros at the end. The pattern is anchored, so it takes linear time: /0*$/ would start again at every zero. */
const trailingZeros = (digits: string): number => digits.length - (/^.*[^0]/.exec(digits)?.[0].length ?? 0);

const NOTHING = ratio(0n);
const HUNDRED = ratio(100n);

const larger = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? b : a);
