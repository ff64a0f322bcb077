import type { Derivation } from '../market/derivation.js';
import type { Market } from '../market/market.js';
import type { Answer } from './answer.js';

/** The points by which one supplier, or the rest (undefined), moved each end of an HHI. */
export type Mover = { readonly actor: string | undefined; readonly low: number; readonly high: number };

/** A function that gives the derivations of a market's ends. */
export type DerivationsOf = (market: Market) => readonly Derivation[];

/** The HHIs whose movers are known: of a market, and of what the exclusions leave. */
type MovedPath = Exclude<Derivation['path'], 'remaining.sharePct'>;

/** The movers of an HHI, largest first: at each end dH = sum of (s' - s)(s' + s) over suppliers. Empty where an end has no derivation. */
export function movers(
  before: Answer | undefined,
  after: Answer | undefined,
  derived: DerivationsOf,
  path: MovedPath = 'measures.hhi',
): readonly Mover[] {
  const ends = [before, after].map((a) => (a?.market ? derived(a.market) : []));
  const [from, to] = ends.map((all) => ({ low: all.find(isEnd(path, 'low')), high: all.find(isEnd(path, 'high')) }));
  if (!from?.low || !from.high || !to?.low || !to.high) return [];
  const [low, high, lower, higher] = [from.low, from.high, to.low, to.high].map(pointsByActor);
  const actors = new Set([low, high, lower, higher].flatMap((points) => [...(points?.keys() ?? [])]));
  return [...actors]
    .map((actor) => ({
      actor,
      low: (lower?.get(actor) ?? 0) - (low?.get(actor) ?? 0),
      high: (higher?.get(actor) ?? 0) - (high?.get(actor) ?? 0),
    }))
    .filter((m) => m.low !== 0 || m.high !== 0)
    .sort((a, b) => Math.max(Math.abs(b.low), Math.abs(b.high)) - Math.max(Math.abs(a.low), Math.abs(a.high)));
}

/** The points of each supplier, and of the rest, in a derivation. */
function pointsByActor({ held }: Derivation): ReadonlyMap<string | undefined, number> {
  const points = new Map<string | undefined, number>();
  for (const h of held) points.set(h.actor, (points.get(h.actor) ?? 0) + h.points);
  return points;
}

const isEnd =
  (path: MovedPath, end: Derivation['end']) =>
  (d: Derivation): boolean =>
    d.path === path && d.end === end;
