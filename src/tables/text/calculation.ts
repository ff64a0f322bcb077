import type { Interval } from '../../domain/interval.js';
import { suggest } from '../../domain/suggest.js';
import type { Excess } from '../../market/excess.js';
import type { Terms } from '../../market/profile-record.js';
import { type GroupResult, groupResult } from './group-market.js';
import type { Flow } from './groups.js';
import type { Plan } from './plan.js';

/** A note on the results of a file, with the facts that its sentence needs. `groups` is the number of groups that it is true of. */
export type CalculationNote =
  | { readonly code: 'nothing-counted' }
  | {
      readonly code: 'absent-actor';
      readonly actor: string;
      readonly role: 'excluded' | 'rest' | 'total';
      readonly near: readonly string[];
    }
  | { readonly code: 'perhaps-total'; readonly actor: string }
  | {
      readonly code: 'no-total' | 'exceeds-total' | 'total-by-rounding' | 'total-below' | 'unknown-values';
      readonly groups: number;
    }
  /** `first` are the first of these groups. */
  | { readonly code: 'rows-beyond-rounding'; readonly groups: number; readonly first: readonly GroupExcess[] };

/** A group whose rows exceed its stated total beyond what rounding explains ([s1]). */
export type GroupExcess = { readonly by: readonly string[]; readonly stated: Interval; readonly excess: Excess };

/** The most groups that a note names. */
const MOST_NAMED = 3;

/** The groups whose total is not the stated one, by what it is, and those whose rows exceed it beyond rounding. */
type Seen = { rows: number; rounding: number; below: number; beyond: number; readonly first: GroupExcess[] };

/** Adds the result of a group to what was seen. A group is counted once, for the gravest reason. */
function see(seen: Seen, { by, basis, excess, stated }: GroupResult): void {
  if (stated === undefined) return;
  if (excess) {
    seen.beyond += 1;
    if (seen.first.length < MOST_NAMED) seen.first.push({ by, stated, excess });
  } else if (basis !== 'stated') seen[basis] += 1;
}

/**
 * The results of a file: the number of groups, the result of each in the order of their cells, and the notes.
 * A result is computed when it is taken and is not kept, because a file can have a million groups.
 * So take the results once, and the notes after them.
 */
export type Calculation = {
  readonly groups: number;
  readonly results: Iterable<GroupResult>;
  readonly notes: () => readonly CalculationNote[];
};

/** The results of the groups that an engine found in a file. */
export function calculation({ groups, actors }: Flow, plan: Plan, terms: Terms): Calculation {
  /** What the groups have for a total. It is known once all results are taken. */
  let known: Seen | undefined;
  const results = {
    *[Symbol.iterator]() {
      const seen: Seen = { rows: 0, rounding: 0, below: 0, beyond: 0, first: [] };
      for (const group of groups) {
        const result = groupResult(group, plan, terms);
        see(seen, result);
        yield result;
      }
      known = seen;
    },
  };
  const totals = (): Seen => {
    if (known) return known;
    const seen: Seen = { rows: 0, rounding: 0, below: 0, beyond: 0, first: [] };
    for (const result of results) see(seen, result);
    return seen;
  };
  const notes = (): readonly CalculationNote[] => {
    if (groups.length === 0) return [{ code: 'nothing-counted' }];
    const { total } = plan;
    const bare = total === undefined ? 0 : groups.filter((g) => !g.actors.has(total)).length;
    const unknown = groups.filter((g) => [...g.actors.values()].some((t) => t.unknown)).length;
    const { rows, rounding, below, beyond, first } = totals();
    const counts = [
      { code: 'no-total', groups: bare < groups.length ? bare : 0 },
      { code: 'rows-beyond-rounding', groups: beyond, first },
      { code: 'exceeds-total', groups: rows },
      { code: 'total-by-rounding', groups: rounding },
      { code: 'total-below', groups: below },
      { code: 'unknown-values', groups: unknown },
    ] as const;
    return [...absent(actors, plan, terms), ...unnamedTotals(actors, plan), ...counts.filter((c) => c.groups > 0)];
  };
  return { groups: groups.length, results, notes };
}

/** What the row of a total is called. */
const TOTAL = /^(world|total|world total|grand total|all countries)\s*(\(.*\))?$/i;

/** Notes on the suppliers that have the name of a total, where no total is named. */
const unnamedTotals = (actors: readonly string[], { total, totalColumn, rest }: Plan): readonly CalculationNote[] =>
  total !== undefined || totalColumn !== undefined
    ? []
    : actors
        .filter((actor) => TOTAL.test(actor.trim()) && !rest.includes(actor))
        .map((actor) => ({ code: 'perhaps-total', actor }));

/** Notes on the actors that the command line names and that no row has. */
function absent(actors: readonly string[], plan: Plan, { exclusions }: Terms): readonly CalculationNote[] {
  const named = [
    ...exclusions.map((e) => [e.actor, 'excluded'] as const),
    ...plan.rest.map((actor) => [actor, 'rest'] as const),
    ...(plan.total === undefined ? [] : [[plan.total, 'total'] as const]),
  ];
  return named
    .filter(([actor]) => !actors.includes(actor))
    .map(([actor, role]) => ({ code: 'absent-actor', actor, role, near: suggest(actor, actors) }));
}
