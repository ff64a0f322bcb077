import { filledWidth } from './dialect.js';
import { ENGLISH, shownDecimal } from './notation.js';
import type { Plan } from './plan.js';

/** What the start of a text shows: the character between its cells, and its header with the first rows. */
export type Shown = { readonly delimiter: string; readonly sample: readonly (readonly string[])[] };

/** A plan with what only the file can say: the decimal sign of a text with semicolons, unless the plan names one. */
export function resolvedPlan(plan: Plan, { delimiter, sample }: Shown): Plan {
  const notation = plan.notation ?? ENGLISH;
  const [header = [], ...rows] = sample;
  if (delimiter !== ';' || notation.decimal !== undefined || notation.thousands !== undefined) return plan;
  const at = header.findIndex((label) => label.trim() === plan.value.trim());
  const values = rows.filter((row) => filledWidth(row) > at).map((row) => row[at] ?? '');
  const decimal = shownDecimal(values);
  return decimal === ',' ? { ...plan, notation: { ...notation, decimal, presumed: true } } : plan;
}
