import type { Fact } from '../../domain/fact.js';
import { type Interval, interval, meet } from '../../domain/interval.js';
import { compare, minus, over, type Rational, ratio, rational, times, toNumber } from '../../domain/rational.js';
import { type ReadingPolicy, read } from '../../domain/reading.js';
import { plain } from '../../text/number.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Stated changes that differ from those of the two figures they name. Their direction is said in words and is not compared. */
export const changeMismatch = rule({
  code: 'change-mismatch',
  severity: 'warning',
  meaning:
    'A stated change does not follow from the two figures that it names, even after rounding, or it cannot be compared with them.',
  find: (dataset) => {
    const facts = new Map(dataset.facts.map((f) => [f.fact, f]));
    return dataset.facts.flatMap((stated) => {
      const [from, to] = stated.of.map((id) => facts.get(id));
      const said = percentage(stated);
      if (!from || !to || (said && close(said, change(from, to, 'rounded')))) return [];
      const place = dataset.at('facts', stated.fact, 'printed');
      const figures = { found: stated.printed, from: written(from), to: written(to) };
      return [
        { place, key: stated.fact, ...figures, isRead: said !== undefined, computed: change(from, to, 'printed') },
      ];
    });
  },
  words: ({ found, from, to, isRead, computed }) => {
    if (!isRead)
      return `${quote(found)} cannot be read as a change in percent, so it is not compared with ${quote(from)} and ${quote(to)}. Leave column of blank.`;
    return computed
      ? `The change is stated as ${quote(found)}, but from ${quote(from)} to ${quote(to)} it is ${plain(computed, 2)} %. Check all three in the source.`
      : `The change is stated as ${quote(found)}, but none can be computed from ${quote(from)} to ${quote(to)}. Name two other facts in column of.`;
  },
});

const written = ({ printed, unit }: Fact): string => (unit === '' ? printed : `${printed} ${unit}`);

const close = (said: Interval, given: Interval | undefined): boolean => given !== undefined && meet(said, given);

/**
 * A stated change in percent, read as rounded; undefined if it cannot be read.
 * Unlike a share it may exceed 100. It is then rounded like a quantity.
 */
function percentage({ printed }: Fact): Interval | undefined {
  const share = read(printed, 'share', 'rounded');
  if (share.kind === 'known') return share.interval;
  const quantity = read(printed.replace(/\s*(%|percent|per cent)/gi, ''), 'quantity', 'rounded');
  return share.kind === 'unreadable' && share.reason === 'above-100-percent' && quantity.kind === 'known'
    ? quantity.interval
    : undefined;
}

/** The size of the change from one figure to another, in percent; undefined if it cannot be computed. */
function change(from: Fact, to: Fact, policy: ReadingPolicy): Interval | undefined {
  const [a, b] = [from, to].map(({ printed }) => read(printed, 'quantity', policy));
  if (from.unit !== to.unit || a?.kind !== 'known' || b?.kind !== 'known') return undefined;
  const [start, end] = [a.interval, b.interval];
  if (start.low <= 0 || start.high === 'unbounded' || end.high === 'unbounded') return undefined;
  const low = percent(end.low, start.high);
  const high = percent(end.high, start.low);
  const [less, more] = [low, high].map(size).sort(compare);
  const through = compare(low, ratio(0n)) < 0 && compare(high, ratio(0n)) > 0;
  return less && more && interval(through ? 0 : toNumber(less), toNumber(more));
}

/** 100 (b / a - 1). */
const percent = (b: number, a: number): Rational =>
  times(minus(over(rational(b), rational(a)), ratio(1n)), ratio(100n));

const size = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });
