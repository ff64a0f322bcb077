import type { OreBasis } from '../../domain/composition.js';
import { exactHigh, exactInterval, exactLow, hull, type Interval } from '../../domain/interval.js';
import { known, type Observation } from '../../domain/observation.js';
import { over, type Rational, ratio, times } from '../../domain/rational.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { basisByDeposits, type DepositContent } from './deposit.js';

/**
 * What a row of a table by ore holds of one subject ([d2]). `basis` is how that is known: by the deposits, unless the row says that its ore is not known. `from` are the deposits whose range is taken, in percent; `content` is tonnage times range, in the row's unit.
 * `tonnage` and `content` are undefined where the tonnage is not known.
 */
export type OreContent = {
  readonly observation: Observation;
  readonly basis: OreBasis;
  readonly from: readonly DepositContent[];
  readonly percent: Interval;
  readonly tonnage: Interval | undefined;
  readonly content: Interval | undefined;
};

/** What a row holds, from what each listed deposit holds. */
export function oreContent(row: Observation, all: readonly DepositContent[], reading: ReadingPolicy): OreContent {
  const { basis, from } = basisOf(row, all);
  const range = hull(from.map((f) => f.percent));
  // of an ore that is not known nothing says that it holds any
  const high = range ? exactHigh(range) : ratio(0n);
  const percent = range && basis !== 'any' ? range : exactInterval(ratio(0n), high, false, range?.highOpen ?? false);
  const tonnage = known(row, reading);
  return { observation: row, basis, from, percent, tonnage, content: tonnage && percentOf(tonnage, percent) };
}

/** The basis of a row, and the deposits that it takes: its country's of that ore, all of that ore, or all. */
function basisOf({ actor, ore, basis: said }: Observation, all: readonly DepositContent[]) {
  const listed = all.map((d) => d.deposit);
  const basis = said === 'any' ? said : basisByDeposits({ actor, ore }, listed);
  const isTaken = ({ deposit: d }: DepositContent): boolean =>
    basis === 'any' || (d.ore === ore && (basis === 'analogy' || d.actor === actor));
  return { basis, from: all.filter(isTaken) };
}

/** The products of a tonnage and a percentage, divided by 100: an end is attained where both ends are, or where one that is 0 is. */
function percentOf(tonnage: Interval, percent: Interval): Interval {
  const [a, p] = [exactLow(tonnage), exactLow(percent)];
  const [b, q] = [exactHigh(tonnage), exactHigh(percent)];
  const part = (x: Rational, y: Rational): Rational => over(times(x, y), ratio(100n));
  const lowOpen =
    !(a.n === 0n && !tonnage.lowOpen) && !(p.n === 0n && !percent.lowOpen) && (tonnage.lowOpen || percent.lowOpen);
  // a percentage has a high end
  if (q === 'unbounded' || (b === 'unbounded' && q.n > 0n)) return exactInterval(part(a, p), 'unbounded', lowOpen);
  const high = b === 'unbounded' ? ratio(0n) : part(b, q);
  return exactInterval(part(a, p), high, lowOpen, tonnage.highOpen || percent.highOpen);
}
