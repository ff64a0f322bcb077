import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { ratio } from '../../domain/rational.js';
import { bySize, type Holding, type HoldingSums } from '../../market/holdings.js';
import { blankedLabels, blanksFound, type SurroundingBlanks } from '../text/blanks.js';
import { type FileDoubt, idleFilter, sampleDoubts, soughtTexts } from '../text/doubts.js';
import { type Flow, groupsInOrder, percentSigns, type RowGroup, totalRowsAmong } from '../text/groups.js';
import { ENGLISH, englishValue, POINTS, pointsIn } from '../text/notation.js';
import { type Plan, statesTotal, withLumps } from '../text/plan.js';
import type { Shown } from '../text/resolved-plan.js';
import { exactTally, printedTally, type Tally, tallySum } from '../text/tally.js';
import { largeAsOthersOf, wholesAmong } from '../text/wholes.js';
import { appearances, askedPairs, blankedFilters, blankedNames, havingText, noteLike, trimmedPairs } from './pairs.js';

/** The scale of a decimal in DuckDB's results, which are integers of millionths. */
const SCALE = 1_000_000n;

type Value = DuckDBValue | undefined;
type Open = {
  readonly by: readonly string[];
  readonly actors: Map<string, Tally>;
  readonly rows: Map<string, number>;
  readonly total: Value;
  readonly sums: Omit<HoldingSums, 'largest' | 'excluded'> | undefined;
};

/**
 * The groups that the query `pairs` finds in a table with these columns; undefined where a row cannot be counted.
 * Also where a filter leaves no row, because then somebody must see all cells, and where a row may be a note.
 * They are put in order when they are called for: that takes long, and can wait until DuckDB is closed.
 */
export async function countedFlow(
  connection: DuckDBConnection,
  pairs: string,
  plan: Plan,
  columns: readonly string[],
): Promise<(() => Flow) | undefined> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE pairs AS ${pairs}`);
  const blanks = await withoutBlanks(connection, plan, columns);
  const actors: string[] = [];
  let rows = 0;
  for await (const [names = [], counts = []] of chunksOf(
    connection,
    'SELECT actor, sum(n) FROM pairs GROUP BY actor',
  )) {
    for (const name of names) actors.push(String(name));
    for (const count of counts) rows += Number(count);
  }
  // sums that are too large for DuckDB are added up here from all pairs
  const whole = withLumps(plan, actors);
  await setImmediate();
  const compared = related(whole, actors);
  await setImmediate();
  const all = () => groupsOf(connection, { ...whole, enough: undefined });
  const empty = actors.length === 0 && plan.where.size + (plan.conditions ?? []).length > 0;
  const found =
    empty || actors.includes('') || (await connection.runAndReadAll(noteLike(plan))).currentRowCount > 0
      ? undefined
      : await groupsOf(connection, { ...whole, enough: compared }).catch(all);
  if (!found) return undefined;
  const known = {
    blanks,
    appearances: await appearancesIn(connection, found, whole),
    ...(await writingOf(connection, plan)),
  };
  return () => ({
    ...known,
    groups: groupsInOrder(found),
    actors: actors.sort(),
    rows,
    unread: { count: 0, first: [] },
    cells: new Map(),
    ranges: [],
    beside: [],
    plan,
  });
}

/** The doubts that the first rows of a table give, and those about filters with texts that no row has. */
export async function tableDoubts(
  connection: DuckDBConnection,
  rows: string,
  plan: Plan,
  shown: Pick<Shown, 'sample'>,
  asked: Plan,
): Promise<readonly FileDoubt[]> {
  const idle: FileDoubt[] = [];
  for (const sought of soughtTexts(plan, shown)) {
    const found = sought.place < 0 ? 0 : (await connection.runAndReadAll(havingText(rows, sought))).currentRowCount;
    if (found === 0) idle.push(idleFilter(sought, shown));
  }
  return [...sampleDoubts(plan, shown, asked), ...idle];
}

/** The number of groups after which the program looks for signals. */
const OFTEN = 10_000;

/** Does something for each of many groups, and looks for signals in between. */
async function forEach<Group>(groups: Iterable<Group>, act: (group: Group) => void): Promise<void> {
  let done = 0;
  for (const group of groups) {
    act(group);
    done += 1;
    if (done % OFTEN === 0) await setImmediate();
  }
}

/** The columns of a result, some rows at a time. */
async function* chunksOf(connection: DuckDBConnection, query: string): AsyncGenerator<readonly (readonly Value[])[]> {
  const result = await connection.stream(query);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    yield chunk.getColumns();
}

/** What is enough, with the actors whose names contain others, to say whether they are counted twice. */
const related = (plan: Plan, actors: readonly string[]): Plan['enough'] =>
  plan.enough && { ...plan.enough, compared: [...wholesAmong(actors, plan)].flat(2) };

/** In how many groups those actors appear that are as large as all others in one; undefined where groups have all their actors. */
async function appearancesIn(
  connection: DuckDBConnection,
  groups: readonly RowGroup[],
  plan: Plan,
): Promise<Flow['appearances']> {
  if (groups.every((group) => group.sums === undefined)) return undefined;
  const large = new Set<string>();
  await forEach(groups, ({ sums }) => {
    const actor = sums && largeAsOthersOf(sums);
    if (actor !== undefined) large.add(actor);
  });
  if (large.size === 0) return new Map();
  const found = await connection.runAndReadAll(appearances(plan, [...large]));
  const [actors = [], counts = []] = found.getColumns();
  return new Map(actors.map((actor, i) => [String(actor), Number(counts[i])]));
}

/** Takes the blanks around groups and actors off the table `pairs`, and says where they stood. */
async function withoutBlanks(
  connection: DuckDBConnection,
  plan: Plan,
  columns: readonly string[],
): Promise<SurroundingBlanks> {
  const found = await connection.runAndReadAll(blankedNames(plan));
  const names = (found.getColumns()[0] ?? []).map(String);
  if (names.length > 0) {
    await connection.run(`CREATE TEMP TABLE trimmed AS ${trimmedPairs(plan)}`);
    await connection.run('DROP TABLE pairs; ALTER TABLE trimmed RENAME TO pairs');
  }
  const marked = plan.where.size > 0 ? await connection.runAndReadAll(blankedFilters(plan)) : undefined;
  const filters = [...plan.where.keys()].filter((_, i) => marked?.getRows()[0]?.[i] === 1);
  return blanksFound([...names, ...blankedLabels(columns, plan)], filters.sort());
}

/** What the points in the values of the table `pairs` say of their notation, and the least share without a percent sign where others have one. */
async function writingOf(connection: DuckDBConnection, plan: Plan): Promise<Pick<Flow, 'points' | 'bare'>> {
  const plain = await connection.runAndReadAll('SELECT bit_or(points) FROM pairs');
  const odd = await connection.runAndReadAll('SELECT DISTINCT odd FROM pairs WHERE odd IS NOT NULL');
  const texts = (odd.getColumns()[0] ?? []).map((text) => String(text).trim());
  const points = texts.reduce((all, text) => all | pointsIn(text), Number(plain.getRows()[0]?.[0] ?? 0));
  const [signs, written] = [percentSigns(), inEnglish(plan)];
  for (const text of plan.shares === 100 ? texts : []) {
    const tally = printedTally(written(text), 1n, plan.reading, false, plan.shares);
    if (typeof tally !== 'string') signs.add(written(text), tally);
  }
  return { points: Math.min(points, POINTS.settled), bare: signs.bare() };
}

async function groupsOf(connection: DuckDBConnection, plan: Plan): Promise<readonly RowGroup[] | undefined> {
  const groups = new Map<string, Open>();
  const written = inEnglish(plan);
  for await (const columns of chunksOf(connection, askedPairs(plan))) {
    const by = columns.slice(0, plan.by.length);
    const [
      actors = [],
      odds = [],
      counts = [],
      plains = [],
      places = [],
      suppliers = [],
      helds = [],
      squares = [],
      ...totals
    ] = columns.slice(plan.by.length);
    const [least = [], most = []] = totals;
    for (const [i, actor] of actors.entries()) {
      const cells = by.map((column) => String(column[i]));
      const key = cells.join('\0');
      const sums = () => summed(suppliers[i], helds[i], squares[i]);
      const group = groups.get(key) ?? {
        by: cells,
        actors: new Map(),
        rows: new Map<string, number>(),
        total: least[i],
        sums: sums(),
      };
      groups.set(key, group);
      const tally = tallied(odds[i], counts[i], plains[i], places[i], plan, written);
      if (!tally || least[i] !== most[i] || group.total !== least[i]) return undefined;
      const before = group.actors.get(String(actor));
      group.actors.set(String(actor), before ? tallySum(before, tally) : tally);
      if (plan.total !== undefined)
        group.rows.set(String(actor), (group.rows.get(String(actor)) ?? 0) + Number(counts[i]));
    }
  }
  const all: (RowGroup | undefined)[] = [];
  await forEach(groups.values(), (open) => all.push(closed(open, plan, written)));
  return all.every((group) => group !== undefined) ? all : undefined;
}

const units = (value: Value): bigint | undefined =>
  value instanceof Object && 'value' in value && typeof value.value === 'bigint' ? value.value : undefined;

function summed(suppliers: Value, held: Value, square: Value): Open['sums'] {
  const [total, squares] = [units(held), units(square)];
  if (total === undefined || squares === undefined) return undefined;
  return { scale: SCALE, suppliers: Number(suppliers), total, squares };
}

/** Gives the text of a cell as the reading of values expects it. */
function inEnglish({ notation = ENGLISH }: Plan): (cell: Value) => string {
  const english = englishValue(notation);
  return (cell) => {
    const text = String(cell).trim();
    return english?.(text) ?? text;
  };
}

/** The sum of an actor's rows: of plain decimals, or of one other text that occurs `count` times. Undefined where the text cannot be read. */
function tallied(
  odd: Value,
  count: Value,
  plain: Value,
  places: Value,
  plan: Plan,
  written: (cell: Value) => string,
): Tally | undefined {
  const sum = units(plain);
  if (sum !== undefined) return exactTally(ratio(sum, SCALE), ratio(units(places) ?? 0n, 2n * SCALE));
  const tally =
    typeof count === 'bigint'
      ? printedTally(written(odd), count, plan.reading, statesTotal(plan), plan.shares)
      : undefined;
  return typeof tally === 'string' ? undefined : tally;
}

/** The group with the suppliers that the plan asks for; undefined where its stated total cannot be read. */
function closed(
  { by, actors, rows, total, sums }: Open,
  plan: Plan,
  written: (cell: Value) => string,
): RowGroup | undefined {
  const { totalColumn, enough } = plan;
  const stated = totalColumn === undefined ? undefined : printedTally(written(total), 1n, plan.reading, true);
  if (typeof stated === 'string') return undefined;
  const more = plan.total === undefined ? {} : totalRowsAmong(rows, plan.total);
  if (!sums) return { by, actors, total: stated, ...more };
  const held = [...actors].map(([actor, { low }]): Holding => ({ actor, units: low.n })).sort(bySize);
  const excluded = held.filter(({ actor }) => enough?.actors.includes(actor));
  return { by, actors, total: stated, sums: { ...sums, largest: held.slice(0, enough?.largest), excluded } };
}
