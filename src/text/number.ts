import {
  demandInterval,
  exactHigh,
  exactLow,
  type Interval,
  interval,
  isPoint,
  point,
  type Unbounded,
} from '../domain/interval.js';
import { add, compare, decimal, type Rational, rational } from '../domain/rational.js';

// Every number that a person reads becomes text here: grouped by thousands and independent of the locale.

type Rounding = 'nearest' | 'down' | 'up';

/** A number that is not negative, with at most `digits` decimals and no trailing zeros. */
function rounded({ n, d }: Rational, digits: number, rounding: Rounding): string {
  const scaled = n * 10n ** BigInt(digits);
  const shift = rounding === 'down' ? 0n : rounding === 'up' ? d - 1n : d / 2n;
  const text = ((scaled + shift) / d).toString().padStart(digits + 1, '0');
  const whole = byThousands(text.slice(0, text.length - digits));
  const decimals = text.slice(text.length - digits).replace(/0+$/, '');
  return decimals === '' || digits === 0 ? whole : `${whole}.${decimals}`;
}

/** Digits of a whole number, grouped by thousands. */
const byThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * Whether a number is a line: no text says it unless the value is that number, such as 0 or the threshold of a band.
 * Lines are whole numbers, so rounding can reach a line but not pass it.
 */
export type IsLine = (x: number) => boolean;

/** The most decimals that a person is shown. */
export const MOST_DIGITS = 6;
const numberOf = (text: string): number => Number(text.replaceAll(',', ''));
/** Whether a text says an end exactly. */
const says = (text: string, end: Rational | Unbounded): boolean =>
  end !== 'unbounded' && compare(decimal(text.replaceAll(',', '')), end) === 0;
const isZero: IsLine = (x) => x === 0;

/**
 * The ends of an interval as text, alike if it prints as one number: with `digits` decimals, or more if an end would reach a line.
 * They print alike if their nearest roundings are equal. Otherwise they are rounded outwards, so the text holds the interval.
 * A value too near a line for six decimals stands between its neighbours, one of which is the line. A missing high end is blank.
 */
export function endTexts(i: Interval, digits: number, isLine: IsLine): readonly [low: string, high: string] {
  demandInterval(i);
  const [low, high] = [exactLow(i), exactHigh(i)];
  const both = (down: Rounding, up: Rounding): readonly [string, string] => [
    rounded(low, digits, down),
    high === 'unbounded' ? '' : rounded(high, digits, up),
  ];
  const reaches = (text: string, end: Rational | Unbounded): boolean =>
    end !== 'unbounded' && isLine(numberOf(text)) && !says(text, end);
  const [near, outer] = [both('nearest', 'nearest'), both('down', 'up')];
  const held = (near[0] === near[1] ? [near, outer] : [outer]).find((t) => !reaches(t[0], low) && !reaches(t[1], high));
  return held ?? (digits < MOST_DIGITS ? endTexts(i, digits + 1, isLine) : outer);
}

/**
 * An interval: `85-90`, one number if its ends print alike, or `>95`, `≥60`, `<5`, `≤8` where the other end says nothing.
 * `most` is the natural high end. `>` and `<` mean that the printed end is not attained; between two ends, only a line has them: `>1,800 to 4,504`.
 */
export function range(i: Interval, digits: number, isLine: IsLine, most?: number): string {
  const [low, high] = endTexts(i, digits, isLine);
  if (low === high) return low;
  const above = i.lowOpen || !says(low, exactLow(i));
  const below = i.highOpen || (i.high !== 'unbounded' && !says(high, exactHigh(i)));
  const endless = i.high === 'unbounded' || numberOf(high) === most;
  if (numberOf(low) > 0 && endless) return `${above ? '>' : '≥'}${low}`;
  if (numberOf(low) > 0) {
    const ends = [
      (above && isLine(numberOf(low)) ? '>' : '') + low,
      (below && isLine(numberOf(high)) ? '<' : '') + high,
    ];
    return ends.join(ends.some((end) => /^[<>]/.test(end)) ? ' to ' : '-');
  }
  if (i.high === 'unbounded') return above ? '>0' : 'any';
  return endless && !below ? (above ? '>0' : `0-${high}`) : `${below ? '<' : '≤'}${high}`;
}

/** A quantity with its unit: `120,000 t`. */
export function quantity(i: Interval, unit: string): string {
  demandInterval(i);
  return `${range(i, i.high !== 'unbounded' && i.high < 100 ? 2 : 0, isZero)} ${unit}`;
}
/** A figure without a unit, with `digits` decimals or more: `1.17-1.19`. Without other lines, only 0 is one. */
export const plain = (i: Interval, digits: number, isLine: IsLine = isZero): string => range(i, digits, isLine);
/** A figure that the true one is not below, rounded down to `digits` decimals or more: `1,234`. */
export const roundedDown = (x: number, digits: number): string => endTexts(interval(x, 'unbounded'), digits, isZero)[0];
/** The number that lies so far from a line, with six decimals or as many as tell it from the line: `100.00000001`. */
export const besideLine = (line: number, difference: number): string =>
  rounded(
    add(rational(line), rational(difference)),
    difference === 0 ? MOST_DIGITS : Math.max(MOST_DIGITS, 1 - Math.floor(Math.log10(Math.abs(difference)))),
    'nearest',
  );
/** One number with `digits` decimals or more, as its nearest: `5,022.84`. All digits where six decimals do not tell it from a line. */
export function nearestText(x: number, digits: number, isLine: IsLine): string {
  const [low, high] = endTexts(point(x), digits, isLine);
  return low === high ? low : full(x);
}
/** How many times one amount is another, with one decimal or more near 1: `1.6`, `1.02`. */
export const factorText = (x: number): string => nearestText(x, 1, (line) => line === 1);

/** A count or a threshold: `1,800`. */
export const whole = (x: number): string => rounded(rational(x), 0, 'nearest');
/** A number with all digits, grouped by thousands: `5,012.403681788297`. */
export const full = (x: number): string => groupedDecimal(String(x));
/** A number that is not negative with all digits of its exact text, or of the number where there is no such text or its digits never end. */
export const fullExact = (x: number, exact: string | undefined): string =>
  exact === undefined || exact.includes('/') ? full(x) : groupedDecimal(exact);

function groupedDecimal(text: string): string {
  const [, digits = '', decimals = ''] = /^(\d+)(\.\d+)?$/.exec(text) ?? [];
  return digits === '' ? text : byThousands(digits) + decimals;
}

/** The exact ends of an interval with all their digits, as far as its numbers are not these and the digits end. */
export const exactEnds = ({
  lowExact,
  highExact,
}: Interval): { readonly lowExact?: string; readonly highExact?: string } => ({
  ...(lowExact === undefined || lowExact.includes('/') ? {} : { lowExact }),
  ...(highExact === undefined || highExact.includes('/') ? {} : { highExact }),
});
/** An interval with all digits, as docs/method.md writes it: `270,000`, `(95, 100]`, `>90,000,000`. */
export function brackets(i: Interval): string {
  const { lowExact: low = String(i.low), highExact: high = String(i.high) } = exactEnds(i);
  if (isPoint(i)) return groupedDecimal(low);
  if (i.high === 'unbounded') return `${i.lowOpen ? '>' : '≥'}${groupedDecimal(low)}`;
  return `${i.lowOpen ? '(' : '['}${groupedDecimal(low)}, ${groupedDecimal(high)}${i.highOpen ? ')' : ']'}`;
}
/** A difference with its sign, to one decimal or as many as it needs: `+10.4`, `-0.04`. */
export const signed = (x: number): string => (x === 0 ? '0' : `${x < 0 ? '-' : '+'}${plain(point(Math.abs(x)), 1)}`);
