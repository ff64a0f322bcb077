import type { Interval } from '../domain/interval.js';
import type { Band } from '../market/band.js';
import type { MeasureUnit } from '../market/measure/measure.js';
import { percent, plain, points } from '../text/number.js';

/** A measure as text, by the rules for its unit. */
export function figureText(unit: MeasureUnit, i: Interval): string {
  switch (unit) {
    case 'points':
      return points(i);
    case 'percent':
      return percent(i);
    case 'suppliers':
    case 'bits':
    case 'fraction':
      return plain(i, 2);
  }
}

/** A band in words: the certain one, or the lowest and the highest possible. */
export const bandWords = ({ lowest, highest }: Pick<Band, 'lowest' | 'highest'>): string =>
  lowest === highest ? lowest : `${lowest} to ${highest}`;
