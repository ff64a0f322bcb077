import type { Claim, Doubt } from '../domain/doubt.js';
import { brackets, full } from '../text/number.js';
import { placeText } from '../text/place-text.js';
import { list } from '../text/words.js';

/** A value or text as far as a message needs it. */
export const cut = (found: string, most = 80): string =>
  found.length > most ? `${found.slice(0, most).replace(/[\ud800-\udbff]$/, '')}...` : found;

const claims = (all: readonly Claim[]): string => {
  const shown = all.slice(0, 6).map((c) => `"${cut(c.printed)}" (${c.observation})`);
  return list(all.length > 6 ? [...shown, `${all.length - 6} more`] : shown);
};

/** A doubt in English: what was found, what was expected. */
export function doubtWords(d: Doubt): string {
  switch (d.code) {
    case 'unsealed':
      return 'bytes or hash of a file are missing: nobody can tell whether it was changed';
    case 'inconsistent-shares':
      return `the shares of ${d.subject} at ${d.stage} add up to at least ${full(d.found)} percent, expected at most 100: ${claims(d.claims)}`;
    case 'disagreement':
      return `the claims on ${d.actor} (${d.subject}, ${d.stage}) share no value even if rounded: ${claims(d.claims)}`;
    case 'conflict':
      return `"${cut(d.found)}" of ${d.actor} contradicts table ${d.table}, which has ${d.cell === undefined ? 'no known value for it' : `"${cut(d.cell)}"`} in a total of "${cut(d.total)}"`;
    case 'above-world':
      return `"${cut(d.found)}" is more than the World total of table ${d.table}, "${cut(d.expected)}"`;
    case 'rows-exceed-total':
      return `the rows of table ${d.table} add up to ${full(d.found)}, more than the total "${cut(d.expected)}" even if all are rounded`;
    case 'never-answers':
      return `"${cut(d.found)}" never answers: the dataset does not say that ${d.subject} enters ${d.stage}; name the stage in its "enters"`;
    case 'repeats-value':
      return `"${cut(d.found)}" is not what it repeats, "${cut(d.expected)}" (${d.first})`;
    case 'unmarked-repeat':
      return `"${cut(d.found)}" is what the same source says in ${d.first}: a second witness only if "repeats" does not name that`;
    case 'change-mismatch':
      return `a change of "${cut(d.found)}" is stated, but from "${cut(d.from)}" to "${cut(d.to)}" ${d.expected ? `is ${brackets(d.expected)} percent` : 'no change can be computed'}`;
    case 'doubtful-without-note':
      return `"${cut(d.found)}" is doubtful, and no note says why`;
    case 'unread-value':
      return `"${cut(d.found)}" cannot be read: what it stands for is not known, and nothing is computed with it`;
    case 'missing-locator':
      return `names the source ${d.source}, expected a locator that says where in it`;
    default:
      return otherWords(d);
  }
}

type Other = Extract<
  Doubt,
  {
    code:
      | 'undated-source'
      | 'date-not-printed'
      | 'member-not-element'
      | 'enters-nothing'
      | 'meaning-changed'
      | 'duplicate-name'
      | 'unmatched-acknowledgement';
  }
>;

/** Doubts on what a dataset speaks of. */
function otherWords(d: Other): string {
  switch (d.code) {
    case 'undated-source':
      return 'no date, and no published_note that says why: which of two sources is later cannot be told';
    case 'date-not-printed':
      return `no date to order sources by: ${cut(d.note)}`;
    case 'member-not-element':
      return `the member ${d.found} is a ${d.kind}, expected an element`;
    case 'enters-nothing':
      return `no source says that ${d.subject} enters any stage`;
    case 'meaning-changed':
      return `${d.column} of ${d.id} is "${cut(d.found)}", "${cut(d.expected)}" expected as in ${d.edition}: an id keeps its meaning; give another one`;
    case 'duplicate-name':
      return `"${cut(d.found)}" names another row too, at ${placeText(d.first)}; expected one meaning for a name`;
    case 'unmatched-acknowledgement':
      return `there is no finding ${cut(d.rule)} of ${cut(d.found)} in ${cut(d.edition)}; ${d.every ? 'name the edition that has it, or delete the row' : 'delete the row'}`;
  }
}
