import type { Mover } from '../../answer/movers.js';
import { signed } from '../../text/number.js';

/** The most suppliers that are named. The others become one sentence. */
const MOST_NAMED = 3;

/** Who moved an HHI, in sentences: `China moved the HHI by +88 points at both ends.` They add up to what it moved. */
export function moverSentences(movers: readonly Mover[]): readonly string[] {
  const left = movers.slice(MOST_NAMED);
  const named = left.length > 1 ? movers.slice(0, MOST_NAMED) : movers;
  const sum = (end: (m: Mover) => number): number => left.reduce((total, m) => total + end(m), 0);
  const others = { low: sum((m) => m.low), high: sum((m) => m.high) };
  return [
    ...named.map((m, i) => `${m.actor ?? 'The rest'} moved ${i === 0 ? 'the HHI' : 'it'} ${by(m)}.`),
    ...(named.length < movers.length ? [`${left.length} others together moved it ${by(others)}.`] : []),
  ];
}

/** By how many points, and at which ends. */
function by({ low, high }: Pick<Mover, 'low' | 'high'>): string {
  const [a, b] = [signed(low), signed(high)];
  if (a === b) return `by ${a} points at both ends`;
  if (low === 0) return `by ${b} points at the high end only`;
  if (high === 0) return `by ${a} points at the low end only`;
  return `by ${a} points at the low end and ${b} at the high end`;
}
