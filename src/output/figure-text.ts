import { type Interval, interval } from '../domain/interval.js';
import { type Band, type BandSet, DEFAULT_BANDS, LARGEST_SHARE_LINE, thresholds } from '../market/band.js';
import type { MeasureUnit } from '../market/measure/measure.js';
import type { Reason } from '../market/reasons.js';
import { endTexts, type IsLine, nearestText, plain, quantity, range } from '../text/number.js';

const isShareLine: IsLine = (x) => x === 0 || x === LARGEST_SHARE_LINE || x === 100;
/** Whether a number of points is a line: an end of the scale, or a threshold of the set of bands that is used. */
const isPointLine =
  (bands: BandSet): IsLine =>
  (x) =>
    [0, 10_000, ...thresholds(bands)].includes(x);

/** A share, with one decimal or `digits`, or more at a line: `69.2 %`. */
export const percent = (i: Interval, digits = 1): string => `${range(i, digits, isShareLine, 100)} %`;
/** The ends of a share, with one decimal or `digits`: `30.7 %` and `30.8 %`, or alike where `percent` writes one number. */
export function percentEnds(i: Interval, digits = 1): readonly [low: string, high: string] {
  const [low, high] = endTexts(i.high === 'unbounded' ? interval(i.low, 100, i.lowOpen) : i, digits, isShareLine);
  return [`${low} %`, `${high} %`];
}
/** An HHI in points, without decimals or with `digits`, or more at a line: `5,012-5,023`. `bands` are those that a screen judges it by. */
export const points = (i: Interval, digits = 0, bands = DEFAULT_BANDS): string =>
  range(i, digits, isPointLine(bands), 10_000);

/** What a formula gives, as its nearest with two decimals or more: `5,022.84` points. */
export const pointsResult = (x: number): string => nearestText(x, 2, isPointLine(DEFAULT_BANDS));
/** The same of a share: `30.77 %`. */
export const percentResult = (x: number): string => `${nearestText(x, 2, isShareLine)} %`;

/** A measure as text, by the rules for its unit. `bands` are those that an HHI is judged by. */
export function figureText(unit: MeasureUnit, i: Interval, bands = DEFAULT_BANDS): string {
  switch (unit) {
    case 'points':
      return points(i, 0, bands);
    case 'percent':
      return percent(i);
    case 'suppliers':
      return plain(i, 2, Number.isInteger);
    case 'fraction':
      return plain(i, 2, (x) => x === 0 || x === 1);
    case 'bits':
      return plain(i, 2);
  }
}

/** A share as text: `69.2 %`, or `about 60 %` where a source prints it with such a word and it is read as printed. */
export const shareText = (share: Interval, approximate: boolean): string =>
  `${approximate ? 'about ' : ''}${percent(share)}`;

/** A share in a sentence: `more than 95 %`, `between 85 % and 90 %`, `about 60 %`. */
export const shareWords = (share: Interval, approximate: boolean): string =>
  inWords(percent(share), ' %', approximate ? 'about ' : '');

/** An HHI in a sentence: `more than 9,025`, `between 5,012 and 5,023`. `bands` are those that a screen judges it by. */
export const pointsWords = (hhi: Interval, bands: BandSet): string => inWords(points(hhi, 0, bands), '', '');

/** A quantity in a sentence: `393,950 t`, `at least 75,290,000 t`. */
export const quantityWords = (i: Interval, unit: string): string =>
  quantity(i, unit).replace(/^[>≥<≤]/, (sign) => SIGNS[sign] ?? sign);

/** A part of a total in a sentence, which may be more than all of it: `38.5 %`, `at most 7.7 %`. */
export const partWords = (i: Interval): string => `${plain(i, 1)} %`.replace(/^[>≥<≤]/, (sign) => SIGNS[sign] ?? sign);

/** Signs of a range, and what they are in a sentence. */
const SIGNS: Readonly<Record<string, string>> = {
  '>': 'more than ',
  '≥': 'at least ',
  '<': 'less than ',
  '≤': 'at most ',
};

/** What stands between the ends of a range. */
const BETWEEN = /-| to /;

/** The text of an interval in words, each end with its unit. The sign of an end becomes a word: `more than 65 % and at most 80 %`. */
function inWords(text: string, unit: string, about: string): string {
  const signed = (end: string, alone: string): string => {
    const word = SIGNS[end.charAt(0)];
    return word === undefined ? `${alone}${about}${end}${unit}` : `${word}${about}${end.slice(1)}${unit}`;
  };
  const [low = '', high] = text.slice(0, text.length - unit.length).split(BETWEEN);
  if (high === undefined) return signed(low, '');
  if (/[<>]/.test(text)) return `${signed(low, 'at least ')} and ${signed(high, 'at most ')}`;
  return about === '' ? `between ${low}${unit} and ${high}${unit}` : `${about}${low}${unit} to ${high}${unit}`;
}

/** Why a measure is not determined where every value is possible. */
export const NOTHING_RULED_OUT = 'nothing is ruled out';

/** Why a measure is missing, in a few words; blank where it is not. */
export function reasonWords(reason: Reason | undefined): string {
  switch (reason) {
    case undefined:
      return '';
    case 'unidentified':
      return `not determined: ${NOTHING_RULED_OUT}`;
    case 'inherited':
      return 'the figures are of a group, and a quantity of a group tells nothing of one member';
    case 'inconsistent-shares':
      return 'the shares cannot all be true';
    case 'nothing-supplied':
      return 'nothing is supplied';
    case 'nothing-left':
      return 'nothing is left';
    case 'nobody-excluded':
      return 'nobody is left out';
    case 'number-of-suppliers-unknown':
      return 'the number of suppliers is not known';
    case 'shares-not-exact':
      return 'not every share is known exactly';
    case 'one-supplier':
      return 'only one supplier';
    case 'outside-total':
      return 'the total leaves it out';
    default:
      return reason.replaceAll('-', ' ');
  }
}

/** A band in words: the certain one, or the lowest and the highest possible. */
export const bandWords = ({ lowest, highest }: Pick<Band, 'lowest' | 'highest'>): string =>
  lowest === highest ? lowest : `${lowest} to ${highest}`;
