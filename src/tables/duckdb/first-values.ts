import { POINTS, pointsIn } from '../text/notation.js';
import type { Plan } from '../text/plan.js';

/**
 * The values that DuckDB adds up itself: up to twelve digits and six decimals.
 * A cast alone would accept 1e3, 1_000 and " 5 ".
 */
export const DECIMAL = String.raw`[0-9]{1,12}(\.[0-9]{1,6})?`;
/** The same with separators of thousands. */
export const SEPARATED = String.raw`[1-9][0-9]{0,2}(,[0-9]{3}){1,3}(\.[0-9]{1,6})?`;

/** What the first values of a text show: whether one settles their notation, and whether most are plain decimals. */
export type FirstValues = { readonly settled: boolean; readonly plain: boolean };

const PLAIN = new RegExp(`^(?:${DECIMAL}|${SEPARATED})$`);

/** What the values of the first rows show. Values that a plan may not count settle nothing. */
export function firstValues(plan: Plan, sample: readonly (readonly string[])[]): FirstValues {
  const [header = [], ...rows] = sample;
  const at = header.findIndex((label) => label.trim() === plan.value.trim());
  const values = rows.filter((row) => row.length === header.length).map((row) => row[at] ?? '');
  const all = plan.where.size === 0 && (plan.conditions ?? []).length === 0 && !plan.unpivot;
  return {
    settled: all && values.some((value) => pointsIn(value.trim()) === POINTS.settled),
    plain: plan.unpivot !== undefined || 2 * values.filter((value) => PLAIN.test(value)).length >= values.length,
  };
}
