import { type Interval, interval } from '../../src/domain/interval.js';
import { completions } from '../../src/market/bounds/completion.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';

/** An interval as a mathematician writes it: '7', '[1, 2)', '(90, inf)'. */
export function span(text: string): Interval {
  const [low = '', high = low] = text.replace(/[[\]() ]/g, '').split(',');
  return high === 'inf'
    ? interval(Number(low), 'unbounded', text.startsWith('('))
    : interval(Number(low), Number(high), text.startsWith('('), text.endsWith(')'));
}

/** An interval in that notation, with its ends rounded. */
export function shown(i: Interval | undefined, digits = 4): string {
  if (!i) return 'undefined';
  const end = (x: Interval['high']): string => (x === 'unbounded' ? 'inf' : String(Number(x.toFixed(digits))));
  return i.low === i.high
    ? end(i.low)
    : `${i.lowOpen ? '(' : '['}${end(i.low)}, ${end(i.high)}${i.highOpen ? ')' : ']'}`;
}

/** A market of quantities with the suppliers A, B, C and so on. */
export const tonnes = (held: readonly string[], rest: string, total: string, more: Partial<Market> = {}): Market => ({
  unit: 't',
  suppliers: held.map((text, i) => ({ actor: String.fromCharCode(65 + i), value: span(text) })),
  rest: span(rest),
  total: span(total),
  ...more,
});
/** A market of shares in percent. */
export const percents = (held: readonly string[], rest = '[0, inf)', more: Partial<Market> = {}): Market =>
  tonnes(held, rest, '100', { unit: undefined, ...more });

/** Equal ranges, one for each of `count` suppliers. */
export const alike = (count: number, text: string): readonly string[] => Array.from({ length: count }, () => text);

/** The profile of a market with all measures, without a portion of an actor in percent. */
export const without = (m: Market, actor?: string, portionPct = 100) =>
  profile(m, { exclusions: actor === undefined ? [] : [{ actor, portionPct }], bands: 'us2023', all: true });

/** The completions of a market; throws if there are none. */
export function both(m: Market): NonNullable<ReturnType<typeof completions>> {
  const found = completions(m);
  if (!found) throw new Error('no completion agrees with this market');
  return found;
}
