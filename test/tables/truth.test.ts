import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Engine, flow } from '../../src/tables/engine.js';
import { groupResult } from '../../src/tables/text/group-market.js';
import type { Plan } from '../../src/tables/text/plan.js';
import { exactly, fraction, less, withinUlp } from '../reference.js';
import { PLAN } from './plan.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
/** A row: year, actor, and a quantity in millionths. */
type Row = readonly [year: string, actor: string, units: bigint];
const TERMS = { exclusions: [{ actor: 'A', portionPct: 100 }], bands: 'us2023', top: 3 } as const;

/** A number of millionths as a source may print it. */
function printed(units: bigint): string {
  const text = units.toString().padStart(7, '0');
  const [whole, part] = [text.slice(0, -6), text.slice(-6).replace(/0+$/, '')];
  const grouped = units % 3n === 0n ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return part === '' ? grouped : `${grouped}.${part}`;
}
const lines = (rows: readonly Row[], delimiter = ','): string =>
  ['year,country,tonnes,kept'.replaceAll(',', delimiter)]
    .concat(
      rows.map(([year, actor, units]) => {
        const value = printed(units);
        return [year, actor, value.includes(delimiter) ? `"${value}"` : value, 'yes'].join(delimiter);
      }),
    )
    .join('\n');
async function asked(bytes: string | Uint8Array, plan: Plan = PLAN, engine: Engine = 'stream') {
  const file = join(folder, 'rows');
  writeFileSync(file, bytes);
  const { groups } = await flow(file, plan, { engine, encoding: 'utf-8', progress: () => {} });
  return groups.map((group) => groupResult(group, plan, TERMS));
}

/** A double as an exact fraction n / d. */
function exact(x: number): readonly [n: bigint, d: bigint] {
  let [m, d] = [x, 1n];
  for (; !Number.isInteger(m); m *= 2) d *= 2n;
  return [BigInt(m), d];
}
/** Whether x is n / d within half a unit in the last place, the error of any double. */
function nearest(x: number, n: bigint, d: bigint): boolean {
  const [xn, xd] = exact(x);
  const off = xn * d - n * xd;
  return (off < 0n ? -off : off) * 2n ** 53n <= n * xd;
}
const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);
const squares = (all: readonly bigint[]): bigint => sum(all.map((x) => x * x));

const row = fc.tuple(
  fc.constantFrom('2023', '2024'),
  fc.constantFrom('A', 'B', 'C', 'Ä', '日本'),
  fc.oneof(
    fc.bigInt(0n, 10n ** 9n),
    fc.bigInt(0n, 10n ** 20n),
    fc.bigInt(0n, 999n).map((x) => x * 10n ** 6n),
  ),
);
const table = fc.array(row, { minLength: 1, maxLength: 20 });
const years = (rows: readonly Row[]): string[] => [...new Set(rows.map(([year]) => year))].sort();
/** The quantity of each actor in a year. */
const held = (rows: readonly Row[], year: string): Map<string, bigint> => {
  const of = rows.filter(([y]) => y === year);
  return new Map(of.map(([, actor]) => [actor, sum(of.flatMap(([, a, units]) => (a === actor ? [units] : [])))]));
};

describe('the measures of rows are exact', () => {
  it('if the rows are the whole market', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const found = await asked(lines(rows));
        expect(found.map((g) => g.by)).toEqual(years(rows).map((year) => [year]));
        for (const { by, profile } of found) {
          const all = held(rows, by[0] ?? '');
          const total = sum([...all.values()]);
          const left = [...all].flatMap(([actor, units]) => (actor === 'A' ? [] : [units]));
          if (total === 0n) {
            expect(profile.measures).toBeUndefined();
            continue;
          }
          const { hhi, cr1Pct } = profile.measures ?? {};
          const most = [...all.values()].reduce((a, b) => (a > b ? a : b));
          for (const [x, n, d] of [
            [profile.total, total, 10n ** 6n],
            [hhi, 10_000n * squares([...all.values()]), total * total],
            [cr1Pct, 100n * most, total],
            [profile.remaining?.sharePct, 100n * sum(left), total],
            ...(sum(left) > 0n
              ? [[profile.remaining?.measures.hhi, 10_000n * squares(left), sum(left) ** 2n] as const]
              : []),
          ] as const) {
            expect([x?.low, x?.low]).toEqual([x?.low, x?.high]);
            expect(nearest(x?.low ?? -1, n, d)).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
  it('if a total is stated and the rest may be one supplier or many', async () => {
    const plan = { ...PLAN, total: 'World' };
    await fc.assert(
      fc.asyncProperty(table, fc.bigInt(1n, 10n ** 12n), async (rows, more) => {
        const world = years(rows).map((year): Row => [year, 'World', sum([...held(rows, year).values()]) + more]);
        for (const { by, profile } of await asked(lines([...rows, ...world]), plan)) {
          const all = [...held(rows, by[0] ?? '').values()];
          const total = sum(all) + more;
          if (total === 0n) continue;
          const { low, high } = profile.measures?.hhi ?? { low: -1, high: -1 };
          const [least, most] = [squares(all), squares(all) + more * more].map((n) =>
            fraction(10_000n * n, total ** 2n),
          );
          if (!least || !most) throw new Error('two ends');
          // an end lies on or outside the exact one, by at most one unit in the last place
          expect([withinUlp(low, least), withinUlp(Number(high), most)]).toEqual([true, true]);
          expect([less(least, exactly(low)), less(exactly(Number(high)), most)]).toEqual([false, false]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('an answer does not depend on', () => {
  const same = async (rows: readonly Row[], other: string | Uint8Array, plan = PLAN, engine: Engine = 'stream') => {
    const found = await asked(lines(rows));
    expect(await asked(other, plan, engine)).toEqual(found);
  };
  const few = { numRuns: 25 };
  it('the order of the rows', () =>
    fc.assert(
      fc.asyncProperty(table, async (rows) => same(rows, lines(rows.toReversed()))),
      few,
    ));
  it('whether a quantity is in one row or in two', () =>
    fc.assert(
      fc.asyncProperty(table, fc.nat(), fc.bigInt(0n, 10n ** 9n), async (rows, at, part) => {
        const split = rows.flatMap((r, i): Row[] => {
          const [year, actor, units] = r;
          const [one, two] = [part % (units + 1n), units - (part % (units + 1n))];
          return i === at % rows.length ? [[year, actor, one], [year, actor, two]] : [r]; // biome-ignore format: a pair
        });
        await same(rows, lines(split));
      }),
      few,
    ));
  it('a condition that every row meets', () =>
    fc.assert(
      fc.asyncProperty(table, async (rows) =>
        same(rows, lines(rows), { ...PLAN, where: new Map([['kept', ['yes']]]) }),
      ),
      few,
    ));
  it('the unit, except for quantities', () =>
    fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const thousandfold = rows.map(([year, actor, units]): Row => [year, actor, 1000n * units]);
        const [a, b] = [await asked(lines(rows)), await asked(lines(thousandfold))];
        expect(b.map((g) => g.profile.measures)).toEqual(a.map((g) => g.profile.measures));
        expect(b.map((g) => g.profile.remaining?.sharePct)).toEqual(a.map((g) => g.profile.remaining?.sharePct));
      }),
      few,
    ));
  it('the format: TSV, gzip or Parquet with text columns', () =>
    fc.assert(
      fc.asyncProperty(table, async (rows) => {
        await same(rows, lines(rows, '\t'));
        await same(rows, gzipSync(lines(rows)));
        await same(rows, lines(rows), PLAN, 'duckdb');
        const [csv, parquet] = [join(folder, 'rows.csv'), join(folder, 'rows.parquet')];
        writeFileSync(csv, lines(rows));
        await connection.run(`COPY (FROM read_csv('${csv}', all_varchar = true)) TO '${parquet}' (FORMAT parquet)`);
        const { groups } = await flow(parquet, PLAN, { engine: 'auto', encoding: 'utf-8', progress: () => {} });
        expect(groups.map((group) => groupResult(group, PLAN, TERMS))).toEqual(await asked(lines(rows)));
      }),
      { numRuns: 10 },
    ));
});
