import type { Mover } from '../answer/movers.js';
import { signed } from '../text/number.js';

/** Who moved an HHI, as a line of a table: a name, and by how many points at each end. The lines add up to what it moved. */
export type MoverLine = readonly [who: string, low: string, high: string];

/** The most suppliers that are named, unless one alone would be left. The others become one line. */
const MOST_NAMED = 3;

/** The movers that have a line alone: the suppliers that moved an HHI most. */
export function namedMovers(movers: readonly Mover[]): readonly Mover[] {
  const suppliers = movers.filter((m) => m.actor !== undefined);
  return suppliers.length > MOST_NAMED + 1 ? suppliers.slice(0, MOST_NAMED) : suppliers;
}

/** Who moved an HHI, and by how many points at each end. */
export type MoverPart = { readonly who: string; readonly low: number; readonly high: number };

/** Who moved an HHI: the suppliers that moved it most, the others together, and the rest, which is no supplier. */
export function moverParts(movers: readonly Mover[]): readonly MoverPart[] {
  const named = namedMovers(movers);
  const left = movers.filter((m) => m.actor !== undefined).slice(named.length);
  const sum = (end: (m: Mover) => number): number => left.reduce((total, m) => total + end(m), 0);
  return [
    ...named.map(({ actor, low, high }) => ({ who: actor ?? '', low, high })),
    ...(left.length > 0 ? [{ who: `${left.length} others`, low: sum((m) => m.low), high: sum((m) => m.high) }] : []),
    ...movers.filter((m) => m.actor === undefined).map(({ low, high }) => ({ who: 'the rest', low, high })),
  ];
}

/** The same as lines of a table. */
export const moverLines = (movers: readonly Mover[]): readonly MoverLine[] =>
  moverParts(movers).map(({ who, low, high }) => [who, signed(low), signed(high)]);
