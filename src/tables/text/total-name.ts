/** What the row of a total is called. */
const TOTAL = /^(?:world|total|all countries)\s*(?:\(.*\))?[\s\d*]*$|^(?:world|grand|global) total\b/i;

/** Whether a supplier has the name of a total. */
export const isTotalName = (actor: string): boolean => TOTAL.test(actor.trim());

/** What the row of a sum of some suppliers is called. */
const SUBTOTAL = /^sub[- ]?total\b|^total[,:]? \S|\b(?:sub[- ]?)?total$/i;

/** Whether a supplier has the name of a sum, such as "Subtotal Asia" or "Total OPEC". */
export const isSubtotalName = (actor: string): boolean => SUBTOTAL.test(actor.trim());
