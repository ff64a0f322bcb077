import { deposits } from '../../answer/ores/deposit.js';
import { knownContent } from '../../domain/composition.js';
import { compare, ratio, toNumber } from '../../domain/rational.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { lowSum } from '../../market/market.js';
import { full } from '../../text/number.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Deposits whose printed shares add up to more than 100 percent, beyond what rounding explains. They are used as printed ([d1]). */
export const compositionBeyondHundred = rule({
  code: 'composition-beyond-hundred',
  severity: 'warning',
  meaning: 'What a deposit holds adds up to more than 100 percent, and rounding does not explain that.',
  find: ({ compositions, at }) =>
    deposits(compositions).flatMap(({ deposit, compositions: own }) => {
      const sum = (reading: ReadingPolicy) => lowSum(own.flatMap((c) => knownContent(c, reading) ?? []));
      if (compare(sum('rounded'), ratio(100n)) <= 0) return [];
      const [first] = own;
      const place = at('compositions', first.composition, 'printed');
      return [{ place, key: first.composition, deposit, found: toNumber(sum('printed')), expected: 100 }];
    }),
  words: ({ deposit, found }) =>
    `The printed shares of ${quote(deposit)} add up to ${full(found)} percent. Check them in the source; they are used as printed.`,
});
