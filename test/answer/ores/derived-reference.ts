import { readFileSync } from 'node:fs';

/**
 * An independent computation of what ores hold: it reads the files of the dataset itself, and works in exact fractions.
 * It imports nothing from the program.
 */

/** An exact fraction with a positive denominator. */
export type Exact = readonly [n: bigint, d: bigint];
const cut = ([n, d]: Exact): Exact => {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [n / a, d / a];
};
const add = (a: Exact, b: Exact): Exact => cut([a[0] * b[1] + b[0] * a[1], a[1] * b[1]]);
const times = (a: Exact, b: Exact): Exact => cut([a[0] * b[0], a[1] * b[1]]);
const over = (a: Exact, b: Exact): Exact => cut([a[0] * b[1], a[1] * b[0]]);
const order = (a: Exact, b: Exact): number => (a[0] * b[1] < b[0] * a[1] ? -1 : a[0] * b[1] > b[0] * a[1] ? 1 : 0);
const exact = (text: string): Exact => {
  const [whole = '', part = ''] = text.replaceAll(',', '').split('.');
  return cut([BigInt(whole + part), 10n ** BigInt(part.length)]);
};
const ZERO: Exact = [0n, 1n];
const sum = (all: readonly Exact[]): Exact => all.reduce(add, ZERO);
const most = (all: readonly Exact[]): Exact => all.reduce((a, b) => (order(a, b) >= 0 ? a : b));
const least = (all: readonly Exact[]): Exact => all.reduce((a, b) => (order(a, b) <= 0 ? a : b));
/** A fraction as a number. */
export const number = ([n, d]: Exact): number => Number((n * 10n ** 24n) / d) / 1e24;

/** The rows of a CSV file without line breaks in its cells, by column. */
function rows(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const cells = (line: string): readonly string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])));
}

/** An amount between two ends. */
export type Range = readonly [low: Exact, high: Exact];
/** What each row of tonnage holds of an element: its supplier, its tonnes, and the range of each deposit that may be mined. */
export type Row = { readonly actor: string; readonly tonnes: Exact; readonly deposits: readonly Range[] };

/** The rows of the edition in a folder for an element; undefined where no deposit has a value for it. */
export function tonnage(folder: string, element: string): readonly Row[] | undefined {
  const all = rows(`${folder}/compositions.csv`);
  if (!all.some((c) => c.subject === element)) return undefined;
  const own = (deposit: string): readonly (readonly [Exact, Exact] | undefined)[] =>
    all.filter((c) => c.deposit === deposit).map((c) => read(c.printed ?? ''));
  const found = all
    .filter((c) => c.subject === element)
    .map((c) => ({ ...c, range: read(c.printed ?? '') }) as { range: Range | undefined } & Record<string, string>);
  const high = (some: typeof found): Exact | undefined => {
    const known = some.flatMap((c) => (c.range ? [c.range[1]] : []));
    return known.length > 0 ? most(known) : undefined;
  };
  const range = (c: (typeof found)[number]): Range => {
    if (c.range) return c.range;
    const left = add([100n, 1n], times([-1n, 1n], sum(own(c.deposit ?? '').flatMap((r) => (r ? [r[0]] : [])))));
    const like =
      high(found.filter((f) => f.mineral === c.mineral)) ?? high(found.filter((f) => f.ore === c.ore)) ?? high(found);
    return [ZERO, most([left, ZERO, ...(like ? [like] : [])])];
  };
  const deposits = found.map((c) => ({ actor: c.actor, ore: c.ore, range: range(c) }));
  const richest = most(deposits.map((d) => d.range[1]));
  return rows(`${folder}/observations.csv`)
    .filter((o) => o.table !== '' && o.actor !== 'World')
    .map((o) => {
      const alike = deposits.filter((d) => o.ore !== '' && d.ore === o.ore);
      const listed = alike.filter((d) => d.actor === o.actor);
      const from = listed.length > 0 ? listed : alike;
      const any: readonly Range[] = [[ZERO, richest]];
      return {
        actor: o.actor ?? '',
        tonnes: exact(o.printed ?? ''),
        deposits: from.length > 0 ? from.map((d) => d.range) : any,
      };
    });
}

const read = (printed: string): Range | undefined => {
  if (!/\d/.test(printed)) return undefined;
  return printed.startsWith('<') ? [ZERO, exact(printed.slice(1))] : [exact(printed), exact(printed)];
};

/** The range of what each supplier holds, in tonnes; a lump stands under Other. */
export function contents(all: readonly Row[]): ReadonlyMap<string, Range> {
  const held = new Map<string, Range>();
  for (const { actor, tonnes, deposits } of all) {
    const [low, high] = held.get(actor) ?? [ZERO, ZERO];
    const part = (percent: Exact): Exact => over(times(tonnes, percent), [100n, 1n]);
    held.set(actor, [
      add(low, part(least(deposits.map((d) => d[0])))),
      add(high, part(most(deposits.map((d) => d[1])))),
    ]);
  }
  return held;
}

/** The ends of a supplier's share, in percent: it has least and all others most, or the reverse. */
export function share(held: ReadonlyMap<string, Range>, actor: string): Range {
  const [a, b] = held.get(actor) ?? [ZERO, ZERO];
  const others = [...held].flatMap(([name, range]) => (name === actor ? [] : [range]));
  const percent = (own: Exact, rest: Exact): Exact => over(times(own, [100n, 1n]), add(own, rest));
  return [percent(a, sum(others.map((o) => o[1]))), percent(b, sum(others.map((o) => o[0])))];
}

/**
 * The ends of the HHI. It is most at a corner, because along each amount the HHI falls and then rises; the lump is then one supplier.
 * It is least where the lump is full and endlessly split, and each amount is as near to one level as its range allows.
 */
export function hhi(held: ReadonlyMap<string, Range>): Range {
  const [, lump] = held.get('Other') ?? [ZERO, ZERO];
  const named = [...held].flatMap(([name, range]) => (name === 'Other' ? [] : [range]));
  const fixed = named.filter(([low, high]) => order(low, high) === 0).map(([low]) => low);
  const free = named.filter(([low, high]) => order(low, high) !== 0);
  const points = (squares: Exact, total: Exact): Exact => over(times(squares, [10_000n, 1n]), times(total, total));
  const square = (x: Exact): Exact => times(x, x);
  const corners = Array.from({ length: 2 ** (free.length + 1) }, (_, bits) => {
    const all = [...fixed, ...free.map(([low, high], i) => (bits & (1 << i) ? high : low))];
    const with_ = bits & (1 << free.length) ? [...all, lump] : all;
    return points(sum(with_.map(square)), sum(with_));
  });
  const ends = [...new Map(named.flat().map((x) => [String(x), x])).values()].sort(order);
  const at = (level: Exact): Exact => {
    const all = named.map(([low, high]) => most([low, least([high, level])]));
    return points(sum(all.map(square)), add(lump, sum(all)));
  };
  // between two ends the free amounts are the level l, and the HHI is least at l = squares of the others / their sum
  const levels = ends.slice(1).flatMap((high, i) => {
    const low = ends[i] ?? ZERO;
    const still = named.flatMap((r) => (order(r[1], low) <= 0 ? [r[1]] : order(r[0], high) >= 0 ? [r[0]] : []));
    const rest = add(lump, sum(still));
    const level = rest[0] === 0n ? low : over(sum(still.map(square)), rest);
    return order(level, low) > 0 && order(level, high) < 0 ? [level] : [];
  });
  return [least([...ends, ...levels].map(at)), most(corners)];
}
