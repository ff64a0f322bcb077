import type { CalculationNote } from '../../tables/text/calculation.js';
import type { Plan } from '../../tables/text/plan.js';
import { count, either } from '../../text/words.js';

/** A note on the results of a file as a sentence. `all` is the number of groups. */
export function calculationWords(note: CalculationNote, all: number, plan: Plan): string {
  switch (note.code) {
    case 'nothing-counted':
      return `No row was counted: ${reason(plan)}.`;
    case 'absent-actor': {
      const meant = note.near.length > 0 ? ` Did you mean ${either(note.near)}?` : '';
      return `No counted row has "${note.actor}" in column ${plan.actor}, so ${ROLES[note.role]}.${meant}`;
    }
    case 'perhaps-total':
      return `"${note.actor}" is counted as a supplier. If it is the total, add --total "${note.actor}".`;
    case 'no-total':
      return `${count(note.groups, 'group')} of ${all} ${note.groups === 1 ? 'states' : 'state'} no total, so their shares are not determined.`;
    case 'exceeds-total':
      return `In ${count(note.groups, 'group')} of ${all} the rows add up to more than the stated total, so their sum is the total.`;
    case 'unknown-values':
      return `${count(note.groups, 'group')} ${note.groups === 1 ? 'has' : 'have'} unknown values. They belong to the rest and are never zero.`;
  }
}

const ROLES = {
  excluded: 'what it supplies is not known',
  rest: 'it is no part of the rest',
  total: 'it is no total',
} as const;

const reason = ({ where }: Plan): string => {
  if (where.size === 0) return 'the file has none';
  const cells = [...where].map(([column, texts]) => `${texts.map((text) => `"${text}"`).join(' or ')} in ${column}`);
  return `no row has ${cells.join(' and ')}`;
};
