import { deposits } from '../../answer/ores/deposit.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Rows of an ore of which no deposit is listed, and that do not say so: any deposit may then be like it ([d2]). */
export const unknownOre = rule({
  code: 'unknown-ore',
  severity: 'warning',
  meaning: 'No deposit is listed of an ore, and the row does not say that its contents are not known.',
  find: ({ observations, compositions, at }) => {
    const listed = new Set(deposits(compositions).map(({ ore }) => ore));
    return observations
      .filter((o) => o.ore !== '' && o.basis === '' && !listed.has(o.ore))
      .map((o) => ({ place: at('observations', o.observation, 'ore'), key: o.observation, found: o.ore }));
  },
  words: ({ found }) =>
    `No deposit in compositions.csv has the ore ${quote(found)}, so any deposit is taken to be like it. Correct the ore, or write "any" as the basis.`,
});
