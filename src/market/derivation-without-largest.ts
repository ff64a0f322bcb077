import type { Interval } from '../domain/interval.js';
import { type Derivation, derivations, ENDS } from './derivation.js';
import { certainLargest, type LedMarket, ledMarkets } from './largest.js';
import type { Market } from './market.js';
import type { Profile } from './profile-record.js';

/**
 * Derivations of the HHI of a market, and of what is left without its largest supplier or a portion of it ([x6]): each end
 * from the supplier that may be the largest and gives that end. `left` is what is left. An end that no single completion gives is absent.
 */
export function derivationsWithoutLargest(
  market: Market,
  portionPct: number,
  left: Profile['remaining'],
): readonly Derivation[] {
  const led = ledMarkets(market);
  const certain = certainLargest(led);
  if (certain !== undefined) return derivations(market, [{ actor: certain, portionPct }]);
  const each = led.flatMap((led) => derivationsOf(led, portionPct));
  const figures = [
    ['remaining.sharePct', left?.sharePct],
    ['remaining.measures.hhi', left?.measures.hhi],
  ] as const;
  return [
    ...derivations(market, []),
    ...figures.flatMap(([path, figure]) =>
      ENDS.flatMap((end) => each.find((d) => d.path === path && d.end === end && gives(d, figure)) ?? []),
    ),
  ];
}

/** The derivations of a market without its leader. One that is not named is a supplier of the rest. */
const derivationsOf = ({ market, leader, named }: LedMarket, portionPct: number): readonly Derivation[] =>
  derivations(market, [{ actor: leader, portionPct }]).map((d) => ({
    ...d,
    held: d.held.map((h) => (named || h.actor !== leader ? h : { ...h, actor: undefined })),
  }));

/** Whether a derivation gives an end of a figure, which is rounded outwards where the derivation is rounded to the nearest. */
function gives({ end, value }: Derivation, figure: Interval | undefined): boolean {
  const other = figure?.[end];
  return typeof other === 'number' && Math.abs(value - other) <= 1e-12 * Math.abs(other);
}
