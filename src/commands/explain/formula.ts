import type { Derivation } from '../../market/derivation.js';
import { full } from '../../text/number.js';

/** A formula with the figures in it: `10,000 × (92² + 8²) / 100² = 8,528`. */
export function formulaText({ kind, held, divided, total, value }: Derivation): string {
  const squared = kind === 'squares' ? '²' : '';
  const terms = held.map((h) => `${full(h.value)}${squared}`);
  const sum = terms.length > 1 ? `(${terms.join(' + ')})` : (terms[0] ?? '0');
  const rest = divided > 0 ? `; the rest, ${full(divided)}, split without end, adds nothing` : '';
  return `${kind === 'squares' ? '10,000' : '100'} × ${sum} / ${full(total)}${squared} = ${full(value)}${rest}`;
}
