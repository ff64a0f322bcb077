import type { CalculationNote } from '../../tables/text/calculation.js';
import type { Plan } from '../../tables/text/plan.js';
import { count, list } from '../../text/words.js';

/** A note on the results of a file as a sentence. `all` is the number of groups. */
export function calculationWords(note: CalculationNote, all: number, plan: Plan): string {
  switch (note.code) {
    case 'nothing-counted':
      return `No row was counted: ${reason(plan)}.`;
    case 'absent-actor': {
      const meant = note.near.length > 0 ? ` Did you mean ${list(note.near)}?` : '';
      return `No row counted has "${note.actor}" in its column ${plan.actor}, named as ${ROLES[note.role]}.${meant}`;
    }
    case 'perhaps-total':
      return `"${note.actor}" is counted as a supplier. If it is the total, add --total "${note.actor}".`;
    case 'no-total':
      return `${count(note.groups, 'group')} of ${all} state no total: their shares are not determined.`;
    case 'exceeds-total':
      return `${count(note.groups, 'group')} of ${all}: the rows add up to more than the stated total; their sum is taken.`;
    case 'unknown-values':
      return `${count(note.groups, 'group')} ${note.groups === 1 ? 'has' : 'have'} unknown values: they are in the rest, never zero.`;
  }
}

const ROLES = { excluded: 'who is left out', rest: 'the rest', total: 'the total' } as const;

const reason = ({ where }: Plan): string => {
  if (where.size === 0) return 'the file has none';
  const cells = [...where].map(([column, texts]) => `${texts.map((text) => `"${text}"`).join(' or ')} in ${column}`);
  return `no row has ${cells.join(' and ')}`;
};
