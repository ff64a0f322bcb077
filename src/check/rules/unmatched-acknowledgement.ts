import type { Acknowledgement } from '../../dataset/acknowledged.js';
import type { Edition } from '../../dataset/load.js';
import { cut } from '../../text/words.js';
import { rule } from '../rule.js';

/**
 * Acknowledgements that match no finding of an edition, or that name an edition that does not exist.
 * This rule comes last, because it needs all other doubts.
 */
export const unmatchedAcknowledgement = rule({
  code: 'unmatched-acknowledgement',
  severity: 'warning',
  meaning: 'A row of acknowledged.csv matches no finding.',
  find: ({ name, version }: Edition, unmatched: readonly Acknowledgement[]) =>
    unmatched.map(({ code, key, edition, place }) => ({
      place,
      key: `${code}/${key}`,
      acknowledged: code,
      found: key,
      edition: `${name}@${edition || version}`,
      every: edition === '',
    })),
  words: ({ acknowledged, found, edition, every }) =>
    `There is no finding ${cut(acknowledged)} with the key ${cut(found)} in ${cut(edition)}. Delete this row${every ? ', or name the edition that has the finding' : ''}.`,
});
