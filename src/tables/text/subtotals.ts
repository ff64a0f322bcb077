import type { Rational } from '../../domain/rational.js';
import { isLump } from '../../market/lump.js';
import { meets } from './conditions.js';
import { labelText } from './dialect.js';
import { ENGLISH, englishValue } from './notation.js';
import type { Plan } from './plan.js';
import { columnLabels, type Shown } from './resolved-plan.js';
import { certainSum, decimalSum, printedTally } from './tally.js';
import { isSubtotalName } from './total-name.js';
import { MOSTLY, type Namesakes } from './wholes.js';

/** A row of the first ones: who supplies, and how much; undefined where that is no single number. */
type Entry = { readonly actor: string; readonly amount: Rational | undefined };

/** An actor whose amount is the sum of the rows next to it, all before or all behind, by their places in the group. */
type Hit = { readonly whole: number; readonly parts: readonly number[]; readonly behind: boolean };

/** The most values that are looked at. */
const MOST_VALUES = 4_000;

/** How many times its last place the numbers must be, all together, before equal sums are no chance. */
const RARE = 1e6;

/** A plan with the actors that are sums of others, as the first rows of a file show them. */
export function withSubtotals(plan: Plan, { sample }: Pick<Shown, 'sample'>): Plan {
  const [, ...rows] = sample;
  const sums = subtotals(plan, columnLabels(sample), rows);
  return sums.size > 0 ? { ...plan, subtotals: sums } : plan;
}

/**
 * The actors that the first rows show to be sums of those next to them, such as a region above its countries, each with these.
 * Two such sums of different rows must make up most of a group, or one must come back in other groups with other numbers.
 * Neither happens by chance in 2,313 groups of official tables, in which 53 have one such sum.
 */
function subtotals(plan: Plan, labels: readonly string[], rows: readonly (readonly string[])[]): Namesakes {
  const groups = [...entries(plan, labels, rows).values()].filter(
    (group) => new Set(group.map(({ actor }) => actor)).size === group.length,
  );
  const found = new Map<string, readonly string[]>();
  const repeated = new Map<
    string,
    { readonly actor: string; readonly parts: readonly string[]; readonly seen: Map<string, number> }
  >();
  for (const group of groups) {
    const names = (places: readonly number[]): string[] => places.map((place) => group[place]?.actor ?? '').sort();
    const known = group.filter(({ amount }) => amount && amount.n > 0n).length;
    for (const behind of [true, false]) {
      const sums = apart(hits(group, behind));
      const covered = sums.reduce((all, { parts }) => all + parts.length + 1, 0);
      for (const { whole, parts } of sums) {
        const actor = group[whole]?.actor ?? '';
        if (sums.length > 1 && covered >= MOSTLY * known) found.set(actor, names(parts));
        const numbers = [whole, ...parts].map((place) => group[place]?.amount);
        const key = [actor, ...names(parts)].join('\0');
        const same = repeated.get(key) ?? { actor, parts: names(parts), seen: new Map() };
        repeated.set(key, same);
        same.seen.set(
          numbers.map((one) => `${one?.n}/${one?.d}`).join(),
          lastPlaces(numbers.flatMap((one) => one ?? [])),
        );
      }
    }
  }
  for (const { actor, parts, seen } of repeated.values())
    if (seen.size > 1 && [...seen.values()].reduce((product, one) => product * one, 1) >= RARE) found.set(actor, parts);
  return found;
}

/** The first rows by group, in their order, without totals, lumps and rows that the filters leave out. */
function entries(
  plan: Plan,
  labels: readonly string[],
  rows: readonly (readonly string[])[],
): ReadonlyMap<string, readonly Entry[]> {
  const english = englishValue(plan.notation ?? ENGLISH);
  const groups = new Map<string, Entry[]>();
  const wide = plan.unpivot?.columns;
  let values = 0;
  for (const row of rows)
    for (const column of wide ?? [plan.value]) {
      const cell = (name: string): string =>
        (name === plan.unpivot?.name ? column : (row[labels.indexOf(labelText(name))] ?? '')).trim();
      const actor = cell(plan.actor);
      const other =
        actor === '' ||
        actor === plan.total ||
        plan.rest.includes(actor) ||
        (plan.lumps && isLump(actor)) ||
        isSubtotalName(actor);
      const chosen =
        [...plan.where].every(([name, texts]) => texts.includes(cell(name))) &&
        (plan.conditions ?? []).every((condition) => meets(cell(condition.column), condition, english));
      if (other || !chosen || ++values > MOST_VALUES) continue;
      const text = (row[labels.indexOf(labelText(column))] ?? '').trim();
      const tally = printedTally(english?.(text) ?? text, 1n, 'printed', false, plan.shares);
      const key = plan.by.map(cell).join('\0');
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push({ actor, amount: typeof tally === 'string' ? undefined : certainSum(tally) });
    }
  return groups;
}

/** The rows of a group that are the sum of two rows or more next to them, all behind or all before. */
const hits = (group: readonly Entry[], behind: boolean): readonly Hit[] =>
  group.flatMap(({ amount }, whole) => {
    if (!amount || amount.n <= 0n) return [];
    const parts: number[] = [];
    let sum: Rational = { n: 0n, d: 1n };
    for (let at = whole + (behind ? 1 : -1); at >= 0 && at < group.length; at += behind ? 1 : -1) {
      const part = group[at]?.amount;
      if (!part) return [];
      if (part.n > 0n) parts.push(at);
      sum = decimalSum(sum, part);
      const [left, right] = [sum.n * amount.d, amount.n * sum.d];
      if (left === right && parts.length > 1) return [{ whole, parts, behind }];
      if (left >= right) return [];
    }
    return [];
  });

/** Sums of different rows, those of fewest rows first. */
function apart(all: readonly Hit[]): readonly Hit[] {
  const taken = new Set<number>();
  return [...all]
    .sort((a, b) => a.parts.length - b.parts.length)
    .filter(({ whole, parts }) => {
      const rows = [whole, ...parts];
      const free = rows.every((row) => !taken.has(row));
      if (free) for (const row of rows) taken.add(row);
      return free;
    });
}

/** How many times the last place of some decimals that is not zero the first of them is. */
function lastPlaces(all: readonly Rational[]): number {
  const scale = all.reduce((most, { d }) => (d > most ? d : most), 1n);
  let units = all.map(({ n, d }) => n * (scale / d));
  while (units.every((n) => n % 10n === 0n)) units = units.map((n) => n / 10n);
  return Number(units[0] ?? 0n);
}
