import { type Interval, point } from '../domain/interval.js';
import type { Both } from './bounds/bound.js';
import type { Capped } from './bounds/cap.js';
import { cr } from './measure/cr.js';
import { entropyBits, hill1 } from './measure/entropy.js';
import { gini } from './measure/gini.js';
import { hallTideman } from './measure/hall-tideman.js';
import { knownShares } from './measure/known-shares.js';
import { normalisedHhi } from './measure/normalised.js';

/** Measures beside the main ones. The first and the last two are of a fully known market only: they need the number of suppliers. */
export const MORE = ['normalisedHhi', 'cr5Pct', 'entropyBits', 'hill1', 'hallTideman', 'gini'] as const;
export type MoreMeasures = Readonly<Record<(typeof MORE)[number], Interval | undefined>>;

/** Why one of them is undefined. */
type Reason = 'unidentified' | 'number-of-suppliers-unknown' | 'one-supplier';

/** The further measures of a market whose HHI is known, and why one is undefined. */
export function moreMeasures(
  both: Both,
  hhi: Interval | undefined,
  most: Capped | undefined,
): { readonly values: MoreMeasures; readonly reasons: readonly (readonly [string, Reason])[] } {
  const shares = knownShares(both.closed);
  const bits = hhi && entropyBits(both, hhi, most);
  const normalised = shares && normalisedHhi(shares);
  const values = {
    normalisedHhi: normalised === undefined ? undefined : point(normalised),
    cr5Pct: cr(both, 5, most),
    entropyBits: bits,
    hill1: bits && hill1(bits),
    hallTideman: shares && point(hallTideman(shares)),
    gini: shares && point(gini(shares)),
  };
  const why = (name: string): Reason => {
    if (name === 'cr5Pct' || name === 'entropyBits' || name === 'hill1') return 'unidentified';
    return shares ? 'one-supplier' : 'number-of-suppliers-unknown';
  };
  const missing = Object.entries(values).filter(([, value]) => value === undefined);
  return { values, reasons: missing.map(([name]) => [`measures.${name}`, why(name)] as const) };
}
