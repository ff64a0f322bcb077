import type { CalculationNote } from '../../tables/text/calculation.js';
import type { Plan } from '../../tables/text/plan.js';
import { factorText, full, quantity } from '../../text/number.js';
import { count, either, list } from '../../text/words.js';

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
    case 'total-by-rounding':
      return `In ${count(note.groups, 'group')} of ${all} the rows reach the stated total although a value is unknown. So the total is read by its rounding.`;
    case 'total-below':
      return `In ${count(note.groups, 'group')} of ${all} the rows exceed the stated total, even with its rounding, and a value is unknown. So the total is known only from below.`;
    case 'rows-beyond-rounding':
      return beyondRounding(note, all);
    case 'unknown-values':
      return `${count(note.groups, 'group')} ${note.groups === 1 ? 'has' : 'have'} unknown values. They belong to the rest and are never zero.`;
  }
}

/** The groups whose rows exceed their total beyond rounding: the first by name, with the factor and the stated total. */
function beyondRounding(
  { groups, first }: Extract<CalculationNote, { code: 'rows-beyond-rounding' }>,
  all: number,
): string {
  const told = first.map(({ by, stated, excess }) => {
    const total = quantity(stated, '').trim();
    const times =
      excess.factor === undefined
        ? `${full(excess.sum)} for a total of ${total}`
        : `${factorText(excess.factor)} times ${total}`;
    return by.length === 0 ? times : `${by.join(', ')} (${times})`;
  });
  const more = groups > first.length ? [`${groups - first.length} more`] : [];
  return `In ${count(groups, 'group')} of ${all} the rows add up to more than rounding of the total explains: ${list([...told, ...more], '; ')}. Look for regions among the suppliers, a misprint or the mark of a footnote.`;
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
