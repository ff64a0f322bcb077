import { type Composition, knownContent, type OreBasis } from '../../domain/composition.js';
import { grouped } from '../../domain/grouped.js';
import { exactHigh, exactInterval, hull, type Interval } from '../../domain/interval.js';
import { compare, minus, type Rational, ratio } from '../../domain/rational.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { lowSum } from '../../market/market.js';

/** A deposit whose ore was analysed: its country, mineral and type of ore, and what is printed of each subject that it holds. */
export type Deposit = Pick<Composition, 'actor' | 'mineral' | 'ore' | 'deposit'> & {
  readonly compositions: readonly [Composition, ...Composition[]];
};

/**
 * What a deposit holds of one subject, in percent of all that its table counts. `composition` is the printed value.
 * `missing`: nothing is printed as a number, so that `percent` is [0, u] ([d1]).
 */
export type DepositContent = {
  readonly deposit: Deposit;
  readonly composition: Composition;
  readonly percent: Interval;
  readonly missing: boolean;
};

/** The deposits of a dataset, in the order of their first row. */
export const deposits = (compositions: readonly Composition[]): readonly Deposit[] =>
  grouped(compositions, (c) => [c.actor, c.mineral, c.ore, c.deposit]).map((own) => {
    const [{ actor, mineral, ore, deposit }] = own;
    return { actor, mineral, ore, deposit, compositions: own };
  });

/** How it is known by the deposits what an ore of a country holds ([d2]); `any` where its type is blank or has no deposit. */
export function basisByDeposits(
  { actor, ore }: Pick<Deposit, 'actor' | 'ore'>,
  listed: readonly Pick<Deposit, 'actor' | 'ore'>[],
): OreBasis {
  const alike = listed.filter((d) => ore !== '' && d.ore === ore);
  return alike.some((d) => d.actor === actor) ? 'listed' : alike.length > 0 ? 'analogy' : 'any';
}

/** What each deposit holds of a subject, of those whose table has a row for it ([d1]); undefined where none has. */
export function depositContents(
  all: readonly Deposit[],
  subject: string,
  reading: ReadingPolicy,
): readonly DepositContent[] | undefined {
  const found = all.flatMap((deposit) => {
    const composition = deposit.compositions.find((c) => c.subject === subject);
    return composition ? [{ deposit, composition, known: knownContent(composition, reading) }] : [];
  });
  if (found.length === 0) return undefined;
  return found.map(({ deposit, composition, known }) => {
    if (known) return { deposit, composition, percent: known, missing: false };
    const like = [
      found.filter((f) => f.deposit.mineral === deposit.mineral),
      found.filter((f) => f.deposit.ore === deposit.ore),
      found,
    ].find((some) => some.some((f) => f.known));
    const printed = (like ?? []).flatMap((f) => f.known ?? []);
    return { deposit, composition, percent: upTo(leftOf(deposit, reading), printed), missing: true };
  });
}

/** What the low ends of a deposit's printed shares leave of 100 percent; 0 where they leave nothing. */
function leftOf({ compositions }: Deposit, reading: ReadingPolicy): Rational {
  const printed = compositions.flatMap((c) => knownContent(c, reading) ?? []);
  const left = minus(ratio(100n), lowSum(printed));
  return left.n > 0n ? left : ratio(0n);
}

/** The interval from 0 to the larger of an amount and the greatest high end of intervals. */
function upTo(left: Rational, printed: readonly Interval[]): Interval {
  const most = hull(printed);
  const high = most && exactHigh(most);
  return most && high !== undefined && high !== 'unbounded' && compare(high, left) > 0
    ? exactInterval(ratio(0n), high, false, most.highOpen)
    : exactInterval(ratio(0n), left);
}
