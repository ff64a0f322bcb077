import { grouped } from '../../domain/grouped.js';
import { exactHigh } from '../../domain/interval.js';
import { known, type Observation, tablesOf } from '../../domain/observation.js';
import { compare, type Rational, toNumber } from '../../domain/rational.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { lowSum } from '../../market/market.js';
import { full } from '../../text/number.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Rows by ore of one country that add up to more than a quantity of it that stands outside the table, beyond what rounding explains. */
export const oresBeyondCountry = rule({
  code: 'ores-beyond-country',
  severity: 'warning',
  meaning:
    'The tonnages of a country by ore add up to more than its printed whole, and rounding does not explain that.',
  find: ({ observations, at }) =>
    tablesOf(observations).flatMap((rows) =>
      grouped(
        rows.filter((o) => o.ore !== ''),
        (o) => o.actor,
      ).flatMap((own) => {
        const sum = (reading: ReadingPolicy) => lowSum(own.flatMap((o) => known(o, reading) ?? []));
        return observations
          .filter((o) => isWhole(o, own[0]) && isLess(o, sum('rounded')))
          .map((whole) => ({
            place: at('observations', own[0].observation, 'printed'),
            key: own[0].observation,
            actor: own[0].actor,
            found: toNumber(sum('printed')),
            expected: whole.printed,
          }));
      }),
    ),
  words: ({ actor, found, expected }) =>
    `The tonnages of ${actor} by ore add up to ${full(found)}, more than its printed ${quote(expected)}. Check them in the sources.`,
});

/** Whether a quantity outside tables is of the same supplier and market as a row by ore. */
const isWhole = (o: Observation, part: Observation): boolean =>
  o.table === '' &&
  o.measure === 'quantity' &&
  [o.actor, o.subject, o.stage, o.period, o.unit].join('\n') ===
    [part.actor, part.subject, part.stage, part.period, part.unit].join('\n');

/** Whether an amount is above all that a printed value may round to. */
function isLess(o: Observation, amount: Rational): boolean {
  const high = known(o, 'rounded');
  const most = high && exactHigh(high);
  return most !== undefined && most !== 'unbounded' && compare(amount, most) > 0;
}
