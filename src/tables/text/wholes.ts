import { compare, minus, type Rational, ratio, times } from '../../domain/rational.js';
import type { HoldingSums } from '../../market/holdings.js';
import type { Plan } from './plan.js';
import { decimalSum, type Tally } from './tally.js';

/** The fewest rows of a group in which an actor can be told to be as large as all others. */
export const FEWEST = 3;

/** The part of its groups in which an actor must look like a whole to be doubted. */
export const MOSTLY = 0.8;

/** How far a whole and the sum of its parts may lie apart, as a part of the whole: both are often rounded. */
const APART = ratio(1n, 50n);

/** Whether an amount above 0 is as large as a sum, but for rounding. */
function alike(whole: Rational, sum: Rational): boolean {
  const [less, more] = [
    times(whole, ratio(APART.d - APART.n, APART.d)),
    times(whole, ratio(APART.d + APART.n, APART.d)),
  ];
  return whole.n > 0n && compare(sum, less) >= 0 && compare(sum, more) <= 0;
}

/** An actor and the least that it holds. */
type Row = readonly [actor: string, tally: Pick<Tally, 'low'>];

const sumOf = (rows: readonly Row[]): Rational => rows.reduce((sum, [, { low }]) => decimalSum(sum, low), ratio(0n));

/** The actor of a group that is as large as all its other rows together; undefined where there is none. `others` are rows that are no actor. */
export function largeAsOthers(named: readonly Row[], others: readonly Pick<Tally, 'low'>[]): string | undefined {
  if (named.length + others.length < FEWEST) return undefined;
  const [first, ...more] = named;
  if (!first) return undefined;
  const [actor, { low }] = more.reduce((most, row) => (isLarger(row, most) ? row : most), first);
  const all = others.reduce((sum, other) => decimalSum(sum, other.low), sumOf(named));
  return alike(low, minus(all, low)) ? actor : undefined;
}

/** Whether a row is the larger one; of equal rows, the first by name. */
function isLarger([actor, { low }]: Row, [other, most]: Row): boolean {
  const difference = compare(low, most.low);
  return difference > 0 || (difference === 0 && actor < other);
}

/** The same for a group whose sums are known. */
export function largeAsOthersOf({ suppliers, total, largest: [most] }: HoldingSums): string | undefined {
  if (suppliers < FEWEST || !most) return undefined;
  return alike(ratio(most.units), ratio(total - most.units)) ? most.actor : undefined;
}

/** Actors and the others whose names contain theirs, such as China and "China, mainland". */
export type Namesakes = ReadonlyMap<string, readonly string[]>;

/** The most names that are compared with each other. More are names of firms or shipments. */
const MOST_COMPARED = 10_000;

/** The actors whose name is a part of other names, word by word and in any case, each with those others. */
export function namesakes(actors: readonly string[]): Namesakes {
  if (actors.length > MOST_COMPARED) return new Map();
  const named = actors.map((actor) => ({ actor, words: wordsOf(actor) }));
  const having = new Map<string, { readonly actor: string; readonly words: readonly string[] }[]>();
  for (const one of named)
    for (const word of new Set(one.words)) {
      const known = having.get(word);
      if (known) known.push(one);
      else having.set(word, [one]);
    }
  return new Map(
    named.flatMap(({ actor, words }) => {
      const [first, ...more] = words.map((word) => having.get(word) ?? []);
      if (!first) return [];
      const candidates = more.reduce((fewest, all) => (all.length < fewest.length ? all : fewest), first);
      const phrase = ` ${words.join(' ')} `;
      const parts = candidates.filter(
        (o) => o.words.length > words.length && ` ${o.words.join(' ')} `.includes(phrase),
      );
      return parts.length > 0 ? [[actor, parts.map((part) => part.actor).sort()] as const] : [];
    }),
  );
}

/** The actors that may be wholes of others, each with these: by their names, or because the first rows show it. */
export const wholesAmong = (actors: readonly string[], { subtotals }: Pick<Plan, 'subtotals'>): Namesakes => {
  if (!subtotals?.size) return namesakes(actors);
  const known = new Set(actors);
  const shown = [...subtotals].filter(([actor]) => known.has(actor));
  return new Map([...shown, ...namesakes(actors)]);
};

const wordsOf = (name: string): readonly string[] => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The actors of a group that have parts in it, and whether each is as large as these parts together. */
export const besideParts = (
  actors: ReadonlyMap<string, Tally>,
  all: Namesakes,
): readonly { readonly actor: string; readonly isSum: boolean }[] =>
  [...all].flatMap(([actor, names]) => {
    const whole = actors.get(actor);
    const parts = names.flatMap((name): Row[] => {
      const part = actors.get(name);
      return part?.known && part.low.n > 0n ? [[name, part]] : [];
    });
    return whole?.known && whole.low.n > 0n && parts.length > 0
      ? [{ actor, isSum: alike(whole.low, sumOf(parts)) }]
      : [];
  });
