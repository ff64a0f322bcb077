import { isPeriod, type Period } from '../../domain/period.js';
import { oneLine } from './slug.js';

/** The period of a printed year, `2025`, or span, `2021–24`. Blank for a blank text, undefined for any other. */
export function periodOf(year: string): Period | undefined {
  const text = oneLine(year);
  const [, from = '', to = ''] = /^(\d{4}) ?[-–—/] ?(\d{2}|\d{4})$/.exec(text) ?? [];
  const period = from === '' ? text : `${from}/${to.length === 2 ? from.slice(0, 2) : ''}${to}`;
  return period === '' || isPeriod(period) ? period : undefined;
}

/** A date, perhaps with a time. */
const DATE = /^(\d{4})-(\d\d)-\d\d(?:[T ][\d:.]+Z?)?$/;

/**
 * The periods that texts stand for, some of which may be dates: years if all are the first of January, months if all are the first of one.
 * Undefined for any other date, and for any other text.
 */
export function periodsOf(texts: readonly string[]): (text: string) => Period | undefined {
  const dates = texts.map(oneLine).filter((text) => DATE.test(text));
  const [years, months] = [/^\d{4}-01-01/, /^\d{4}-\d\d-01/].map((start) => dates.every((date) => start.test(date)));
  return (text) => {
    const [, year, month] = DATE.exec(oneLine(text)) ?? [];
    // a month goes before a span: 2005-12 is December
    if (year === undefined) return isPeriod(oneLine(text)) ? oneLine(text) : periodOf(text);
    return years ? year : months ? `${year}-${month}` : undefined;
  };
}
