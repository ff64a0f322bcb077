import { type Interval, point } from '../domain/interval.js';
import { DEFAULT_READING, type ReadingPolicy, read, type UnreadableReason } from '../domain/reading.js';
import { isLump } from './lump.js';
import { atLeast, FREE, type Market, type Supplier } from './market.js';

/**
 * What may be said of a market besides its holdings. `total`: the stated total; the holdings are then quantities in `unit`.
 * `closed`: there are no unnamed suppliers. `cap`: the largest share of one supplier of the rest, in percent.
 * `leader`: the largest supplier. `reading`: how values are read.
 */
export type Typed = {
  readonly total?: string;
  readonly unit?: string;
  readonly closed?: boolean;
  readonly cap?: number;
  readonly leader?: string;
  readonly reading?: ReadingPolicy;
};

/** What is wrong with a market as it was typed. */
export type TypingProblem =
  | { readonly kind: 'unreadable'; readonly name: string; readonly value: string; readonly reason: UnreadableReason }
  | { readonly kind: 'twice' | 'joint' | 'unknown-total' | 'bad-cap'; readonly name: string }
  | { readonly kind: 'no-leader'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'empty' };

/** What is thrown if no market can be made of what was typed. */
export class UntypableMarket extends Error {
  constructor(readonly problem: TypingProblem) {
    super(`no market can be made: ${problem.kind}`);
  }
}

const JOINT = /^(top|largest|cr)[ -]?\d+$/i;

/**
 * A market from names and printed values (docs/method.md, section 2): shares in percent, or quantities if a total is stated.
 * The total binds. `Other` and the other names of lumps are the rest: they bound it from below ([s2]), `Rest` on both sides.
 * An actor with an unknown value is part of the rest. Throws UntypableMarket.
 */
export function market(holdings: Iterable<readonly [name: string, value: string]>, typed: Typed = {}): Market {
  const measure = typed.total === undefined ? 'share' : 'quantity';
  const known = (name: string, value: string, kind: 'share' | 'quantity' = measure): Interval | undefined => {
    const reading = read(value, kind, typed.reading ?? DEFAULT_READING);
    if (reading.kind === 'unreadable') throw problem({ kind: 'unreadable', name, value, reason: reading.reason });
    return reading.kind === 'known' ? reading.interval : undefined;
  };
  const entries = [...holdings].map(([name, value]) => ({ name, value: checked(name) && known(name, value) }));
  const twice = entries.find((e, i) =>
    entries.some((o, j) => j < i && (o.name === e.name || (isLump(o.name) && isLump(e.name)))),
  );
  if (twice) throw problem({ kind: 'twice', name: twice.name });
  const named = entries.filter((e) => !isLump(e.name));
  if (named.length === 0) throw problem({ kind: 'empty' });
  const total = typed.total === undefined ? point(100) : known('total', typed.total);
  if (!total || total.high === 0) throw problem({ kind: 'unknown-total', name: typed.total ?? '' });
  const unknown = named.filter((e) => !e.value).map((e) => e.name);
  const suppliers = named
    .flatMap(({ name, value }): Supplier[] =>
      value ? [{ actor: name, value }] : typed.closed ? [{ actor: name, value: FREE }] : [],
    )
    .sort((a, b) => (a.actor < b.actor ? -1 : 1));
  return {
    unit: typed.total === undefined ? undefined : (typed.unit ?? ''),
    suppliers,
    rest: restOf(
      entries.find((e) => isLump(e.name)),
      typed.closed === true,
    ),
    total,
    ...(typed.closed ? {} : { unknown }),
    ...limits(typed, suppliers),
  };
}

const problem = (p: TypingProblem): UntypableMarket => new UntypableMarket(p);

function checked(name: string): true {
  if (JOINT.test(name)) throw problem({ kind: 'joint', name });
  return true;
}

function restOf(
  entry: { readonly name: string; readonly value: Interval | undefined } | undefined,
  closed: boolean,
): Interval {
  if (!entry?.value) return closed && !entry ? point(0) : FREE;
  return closed || /^rest$/i.test(entry.name) ? entry.value : atLeast(entry.value);
}

function limits({ cap, leader }: Typed, suppliers: readonly Supplier[]): Pick<Market, 'cap' | 'leader'> {
  if (cap !== undefined && !(cap >= 0 && cap <= 100)) throw problem({ kind: 'bad-cap', name: String(cap) });
  const known = suppliers.map((s) => s.actor);
  if (leader !== undefined && !known.includes(leader)) throw problem({ kind: 'no-leader', name: leader, known });
  return { ...(cap === undefined ? {} : { cap }), ...(leader === undefined ? {} : { leader }) };
}
