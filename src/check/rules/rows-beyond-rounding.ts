import { tableMarket } from '../../answer/evidence-market.js';
import { WORLD } from '../../domain/actor.js';
import { tablesOf } from '../../domain/observation.js';
import { factorText, full } from '../../text/number.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Tables whose rows add up to more than the stated total, beyond what rounding explains ([s1]). Rows of suppliers that the total leaves out do not count. */
export const rowsBeyondRounding = rule({
  code: 'rows-beyond-rounding',
  severity: 'warning',
  meaning: 'The rows of a table add up to more than rounding of its World total explains.',
  find: ({ observations, at }) =>
    tablesOf(observations).flatMap((rows) => {
      const world = rows.find((o) => o.actor === WORLD);
      const { excess } = tableMarket(rows, 'printed');
      if (!world || !excess) return [];
      const place = at('observations', world.observation, 'printed');
      return [{ place, key: world.table, found: excess.sum, expected: world.printed, factor: excess.factor }];
    }),
  words: ({ key, found, expected, factor }) =>
    `The rows of table ${key} add up to ${full(found)}, ${factor === undefined ? 'more than' : `${factorText(factor)} times`} its World total ${quote(expected)}. Rounding does not explain that: check them in the source.`,
});
