import { repeated } from '../domain/grouped.js';
import { type Interval, point } from '../domain/interval.js';
import {
  DEFAULT_READING,
  type MeasureKind,
  READINGS,
  type Reading,
  type ReadingPolicy,
  read,
} from '../domain/reading.js';
import { isLump } from './lump.js';
import { atLeast, FREE, type Market, type Supplier } from './market.js';
import { LIBRARY_ADVICE, type TypingProblem, typingWords } from './typing-words.js';

/**
 * What may be said of a market besides its holdings. `total`: the stated total, printed or as a number; the holdings are then quantities in `unit`.
 * `closed`: there are no unnamed suppliers. `cap`: the largest share of one supplier of the rest, in percent.
 * `leader`: the largest supplier. `reading`: how values are read.
 */
export type Typed = {
  readonly total?: string | number;
  readonly unit?: string;
  readonly closed?: boolean;
  readonly cap?: number;
  readonly leader?: string;
  readonly reading?: ReadingPolicy;
};

const OPTIONS: Readonly<Record<keyof Typed, true>> = {
  total: true,
  unit: true,
  closed: true,
  cap: true,
  leader: true,
  reading: true,
};

/** What is thrown if no market can be made of what was typed. The message says what to write instead; `problem` is the same as data. */
export class UntypableMarket extends Error {
  /** Stays the same between versions. What is wrong stands in `problem.kind`. */
  readonly code = 'untypable-market';
  constructor(readonly problem: TypingProblem) {
    super(typingWords(problem, LIBRARY_ADVICE));
  }
  override get name() {
    return 'UntypableMarket' as const;
  }
}

const JOINT = /^(top|largest|cr)[ -]?\d+$/i;

/**
 * A market from names and values: shares in percent, or quantities if a total is stated.
 * A value is printed, as in `'nearly 90%'`, or a number, which is read as its shortest decimal. NaN, infinite and negative numbers cannot be read.
 * The total binds. `Other` and the other names of lumps are the rest: they bound it from below ([s2]), `Rest` on both sides.
 * An actor with an unknown value is part of the rest. Throws UntypableMarket.
 */
export function market(holdings: Iterable<readonly [name: string, value: string | number]>, typed: Typed = {}): Market {
  demandOptions(typed);
  const { reading = DEFAULT_READING } = typed;
  if (!READINGS.includes(reading)) throw problem({ kind: 'bad-reading', name: String(reading) });
  const measure = typed.total === undefined ? 'share' : 'quantity';
  const known = (name: string, given: string | number, kind: MeasureKind = measure): Interval | undefined => {
    const value = String(given);
    // a caller without types may give anything, and the text of a list may be blank, which would be unknown
    const isValue = typeof given === 'string' || typeof given === 'number';
    const said: Reading = isValue ? read(value, kind, reading) : { kind: 'unreadable', reason: 'not-a-value' };
    if (said.kind === 'unreadable')
      throw problem({ kind: 'unreadable', name, value, measure: kind, reason: said.reason });
    return said.kind === 'known' ? said.interval : undefined;
  };
  const entries = pairs(holdings).map(([name, value]) => ({ name, value: checked(name) && known(name, value) }));
  const twice = repeated(entries, ({ name }) => (isLump(name) ? 'the rest' : `supplier ${name}`));
  if (twice) throw problem({ kind: 'twice', name: twice.name });
  const named = entries.filter((e) => !isLump(e.name));
  if (named.length === 0) throw problem({ kind: 'empty' });
  const total = typed.total === undefined ? point(100) : known('total', typed.total);
  if (!total || total.high === 0) throw problem({ kind: 'unknown-total', name: String(typed.total ?? '') });
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

/** Ends with UntypableMarket where an option has no meaning: a caller without types may misspell one, and would get another market. */
function demandOptions(typed: Typed): void {
  if (typeof typed !== 'object' || typed === null)
    throw problem({ kind: 'unknown-option', name: String(typed), known: Object.keys(OPTIONS) });
  const unknown = Object.keys(typed).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown !== undefined) throw problem({ kind: 'unknown-option', name: unknown, known: Object.keys(OPTIONS) });
  const { closed = false } = typed;
  if (typeof closed !== 'boolean') throw problem({ kind: 'bad-closed', name: String(closed) });
}

/** Names without blanks around them, with their values. A caller without types may give anything. */
function pairs<Value>(holdings: Iterable<readonly [string, Value]>): readonly (readonly [string, Value])[] {
  const isList = typeof holdings === 'object' && holdings !== null && Symbol.iterator in holdings;
  const all = isList ? [...holdings] : [];
  if (!isList || !all.every((pair) => Array.isArray(pair) && typeof pair[0] === 'string'))
    throw problem({ kind: 'no-pairs' });
  return all.map(([name, value]) => [name.trim(), value]);
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

function limits({ cap, ...typed }: Typed, suppliers: readonly Supplier[]): Pick<Market, 'cap' | 'leader'> {
  if (cap !== undefined && !(typeof cap === 'number' && cap >= 0 && cap <= 100))
    throw problem({ kind: 'bad-cap', name: String(cap) });
  const known = suppliers.map((s) => s.actor);
  // a caller without types may give anything
  const leader = typed.leader === undefined ? undefined : String(typed.leader).trim();
  if (leader !== undefined && !known.includes(leader)) throw problem({ kind: 'no-leader', name: leader, known });
  return { ...(cap === undefined ? {} : { cap }), ...(leader === undefined ? {} : { leader }) };
}
