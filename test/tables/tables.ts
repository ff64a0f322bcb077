import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Interval } from '../../src/domain/interval.js';
import { flow } from '../../src/tables/engine.js';
import type { WarehouseQuestion } from '../../src/tables/sql/sql-text.js';
import { groupResult } from '../../src/tables/text/group-market.js';
import type { Plan } from '../../src/tables/text/plan.js';
import { withLumps } from '../../src/tables/text/plan.js';

/** A table and a question about it. A numeric cell is in eighths, so that decimals and doubles are exact; null is NULL. */
export type Table = {
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'decimal' | 'double' }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly question: WarehouseQuestion;
};

/** One line of an answer by column, with the cells of the group first. */
export type Line = Readonly<Record<string, string | number | null>>;

const ACTORS = [
  'China',
  "Côte d'Ivoire",
  'a "b"',
  'x, y',
  "'; DROP TABLE t; --",
  'World total',
  'Other',
  'Others 2',
  'RoW',
];
const GROUPS = ['2023', "d'or", '"q" ü'];
const COLUMNS = ['year', 'select', 'a "quoted" one', "o'clock", 'k1', 'k2', 'who', 'qty', 'part', 'whole', 'size', '%'];

const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 10, arbitrary: fc.integer({ min: 1, max: 400 }) },
);

/** Small tables with NULLs, zeros, lumps, odd names, exclusions of listed and unlisted actors, and totals above, at or below the sum of the rows. */
export const tables: fc.Arbitrary<Table> = fc
  .record({
    names: fc.uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 7, maxLength: 7 }),
    by: fc.constantFrom(0, 1, 2, 2),
    entries: fc.array(
      fc.record({
        by: fc.tuple(fc.constantFrom(...GROUPS), fc.constantFrom('a', 'b')),
        actor: fc.constantFrom(...ACTORS),
        value: cell,
        flag: fc.constantFrom<string>('in', 'in', 'in', "o'ut"),
      }),
      { maxLength: 60, size: 'max' },
    ),
    total: fc.constantFrom('none', 'rows', 'column', 'number'),
    beyond: fc.array(fc.constantFrom(null, -40, 0, 0, 8, 80, 400), { minLength: 6, maxLength: 6 }),
    rest: fc.subarray(['Other', 'Others 2', 'Nobody']),
    lumps: fc.boolean(),
    exclusions: fc.uniqueArray(
      fc.record({
        actor: fc.constantFrom('China', "Côte d'Ivoire", 'Nobody', 'Other', 'x, y'),
        portionPct: fc.constantFrom(100, 100, 50, 12.5),
      }),
      { selector: (e) => e.actor, maxLength: 3 },
    ),
    where: fc.constantFrom<string[]>([], ['in'], ['in', "o'ut"]),
    condition: fc.constantFrom('none', 'none', 'not', '>=', '<'),
    type: fc.constantFrom('decimal' as const, 'double' as const),
  })
  .map(({ names, by, entries, total, beyond, rest, lumps, exclusions, where, condition, type }) => {
    const [first = '', second = '', actor = '', value = '', whole = '', flag = '', table = ''] = names;
    const keys = [first, second].slice(0, by);
    const keyOf = (e: (typeof entries)[number]): string => e.by.slice(0, by).join('\0');
    const groups = [...new Set(entries.map(keyOf))];
    const counted = entries.filter((e) => where.length === 0 || where.includes(e.flag));
    const stated = (key: string): number | null => {
      const more = beyond[groups.indexOf(key) % beyond.length] ?? null;
      const own = counted.filter((e) => keyOf(e) === key && e.actor !== 'World total');
      return more === null ? null : Math.max(0, own.reduce((sum, e) => sum + (e.value ?? 0), 0) + more);
    };
    // rows with the intended total replace the random ones
    const listed = total === 'rows' ? entries.filter((e) => e.actor !== 'World total') : entries;
    const totals = groups.flatMap((key, i) => {
      const like = entries.find((e) => keyOf(e) === key);
      return total === 'rows' && like && i !== 2
        ? [{ ...like, actor: 'World total', value: stated(key), flag: 'in' }]
        : [];
    });
    return {
      columns: [
        ...[first, second, actor, flag].map((name) => ({ name, type: 'text' as const })),
        ...[value, whole].map((name) => ({ name, type })),
      ],
      rows: [...listed, ...totals].map((e) => [...e.by, e.actor, e.flag, e.value, stated(keyOf(e))]),
      question: {
        table: [table],
        plan: {
          by: keys,
          actor,
          value,
          total: total === 'rows' ? 'World total' : undefined,
          totalColumn: total === 'column' ? whole : undefined,
          stated: total === 'number' ? '12.5' : undefined,
          rest,
          lumps,
          where: where.length > 0 ? new Map([[flag, where]]) : new Map<string, string[]>(),
          ...conditionOf(condition, flag, value),
          reading: 'printed' as const,
        },
        exclusions,
      },
    };
  });

/** A condition on the flag of a row or on its value. */
function conditionOf(kind: string, flag: string, value: string): Pick<Plan, 'conditions'> {
  if (kind === 'not') return { conditions: [{ column: flag, kind, texts: ["o'ut"] }] };
  return kind === '>=' || kind === '<' ? { conditions: [{ column: value, kind, bound: 12.5 }] } : {};
}

const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const value = (x: string | number | null): string =>
  x === null ? 'NULL' : typeof x === 'number' ? String(x / 8) : `'${x.replaceAll("'", "''")}'`;

/** The statements that create a table, in place of any earlier one. */
export function created(
  { columns, rows, question }: Table,
  types: Readonly<Record<'text' | 'decimal' | 'double', string>>,
  engine = '',
): readonly string[] {
  const table = name(question.table[0] ?? '');
  const values = rows.map((row) => `(${row.map(value).join(', ')})`);
  return [
    `DROP TABLE IF EXISTS ${table}`,
    `CREATE TABLE ${table} (${columns.map((c) => `${name(c.name)} ${types[c.type]}`).join(', ')})${engine}`,
    ...(values.length > 0 ? [`INSERT INTO ${table} VALUES ${values.join(', ')}`] : []),
  ];
}

/** The lines of a raw answer with the header first; all cells except those of the group are numbers. */
export function lines(
  { plan }: WarehouseQuestion,
  [header = [], ...rows]: readonly (readonly unknown[])[],
): readonly Line[] {
  const figure = (x: unknown, i: number): string | number | null =>
    x === null || x === undefined ? null : i < plan.by.length ? String(x) : Number(x);
  return rows.map((row) => Object.fromEntries(header.map((column, i) => [String(column), figure(row[i], i)])));
}

/** The figures of `calc` for a table written as CSV, with none if the total is not one number, as in the query. */
export async function calculated({ columns, rows, question }: Table): Promise<readonly Line[]> {
  const { plan, exclusions } = question;
  const quoted = (x: string | number | null): string =>
    x === null ? 'NA' : `"${(typeof x === 'number' ? String(x / 8) : x).replaceAll('"', '""')}"`;
  const folder = mkdtempSync(join(tmpdir(), 'reshare-table-'));
  try {
    const file = join(folder, 'table.csv');
    writeFileSync(file, [columns.map((c) => c.name), ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join(''));
    const reading = { engine: 'stream', encoding: 'utf-8', progress: () => {} } as const;
    const { groups, actors } = await flow(file, plan, reading);
    const whole = withLumps(plan, actors);
    return groups.map((group) => {
      const { by, suppliers, profile } = groupResult(group, whole, { exclusions, bands: 'us2023' });
      const total = profile.total?.low === profile.total?.high ? profile.total?.low : undefined;
      const { measures, remaining } = total === undefined ? {} : profile;
      return {
        ...Object.fromEntries(plan.by.map((column, i) => [column, by[i] ?? ''])),
        total: total ?? null,
        suppliers,
        ...ends('hhi', measures?.hhi),
        ...ends('effective_suppliers', measures?.effectiveSuppliers),
        ...ends('cr1_pct', measures?.cr1Pct),
        ...ends('cr3_pct', measures?.cr3Pct),
        ...(exclusions.length > 0
          ? {
              ...ends('remaining_share_pct', remaining?.sharePct),
              ...ends('remaining_hhi', remaining?.measures.hhi),
            }
          : {}),
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ends = (name: string, i: Interval | undefined): Line => ({
  [`${name}_low`]: i?.low ?? null,
  [`${name}_high`]: i === undefined || i.high === 'unbounded' ? null : i.high,
});

/** The cells in which two answers differ by more than 1e-9 of the value. */
export function differences(expected: readonly Line[], found: readonly Line[]): readonly string[] {
  const cells = (line: Line | undefined): readonly (readonly [string, string | number | null])[] =>
    Object.entries(line ?? {});
  if (expected.length !== found.length) return [`${expected.length} groups, found ${found.length}`];
  return expected.flatMap((line, i) => {
    const other = found[i] ?? {};
    const columns = [cells(line), cells(other)].map((all) => all.map(([name]) => name).join());
    if (columns[0] !== columns[1]) return [`columns ${columns[0]}, found ${columns[1]}`];
    return cells(line).flatMap(([name, value]) =>
      same(value, other[name]) ? [] : [`${name}: ${value}, found ${other[name]}`],
    );
  });
}

function same(a: string | number | null | undefined, b: string | number | null | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
