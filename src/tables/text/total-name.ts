/** What the row of a total is called. */
const TOTAL = /^(?:world|total|all countries)\s*(?:\(.*\))?[\s\d*]*$|^(?:world|grand|global) total\b/i;

/** Whether a supplier has the name of a total. */
export const isTotalName = (actor: string): boolean => TOTAL.test(actor.trim());

const SUBTOTAL = /^sub[- ]?total\b|^total[,:]? \S|\btotal$|^top[- ]?\d+$/i;

/** Whether a supplier has the name of a sum of some others, such as "Subtotal Asia", "Total OPEC" or "Top 3". */
export const isSubtotalName = (actor: string): boolean => SUBTOTAL.test(actor.trim());
