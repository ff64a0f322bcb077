/** A year, a month, or a span of either, as in `2024`, `2025-05` or `2020/2023`. */
export type Period = string;

const ONE = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2]))?`;
const PERIOD = new RegExp(`^(${ONE})(?:/(${ONE}))?$`);

const start = (part: string): string => (part.length === 4 ? `${part}-01` : part);
const end = (part: string): string => (part.length === 4 ? `${part}-12` : part);

/** Whether the text is a period. A span that ends before it starts is none. */
export function isPeriod(text: string): boolean {
  const [, from, to = from] = PERIOD.exec(text) ?? [];
  return from !== undefined && to !== undefined && start(from) <= end(to);
}

/** Whether a date (YYYY-MM-DD) or a period lies within a period, to the month. Nothing lies within a blank one, nor does a blank one. */
export function liesWithin(date: string, period: Period): boolean {
  const ends = (text: string): readonly [string, string] => {
    const [from = '', to = from] = text.split('/');
    return [start(from.slice(0, 7)), end(to.slice(0, 7))];
  };
  const [[from, to], [first, last]] = [ends(date), ends(period)];
  return date !== '' && period !== '' && first <= from && to <= last;
}

/** Orders periods by their end, then by their start, latest first; a blank one comes last ([e2]). */
export function latestFirst(a: Period, b: Period): number {
  const [left, right] = [a, b].map((period) => {
    const [from = '', to = from] = period.split('/');
    return period === '' ? '' : `${end(to)} ${start(from)}`;
  });
  return left === right ? 0 : (left ?? '') > (right ?? '') ? -1 : 1;
}
