import { WORLD } from '../../../domain/actor.js';
import { grouped } from '../../../domain/grouped.js';
import type { Observation } from '../../../domain/observation.js';
import type { MeasureKind } from '../../../domain/reading.js';
import { oneLine, slug } from '../slug.js';
import type { McsMarket } from './mcs-market.js';
import type { McsRow } from './mcs-row.js';
import { cellValues, type PrintedCountries, type Value, valueIn, withTotal } from './mcs-value.js';

/**
 * An observation before its id and table are made distinct.
 * `row` is its row in the file, undefined for a total that the file does not print. `repeats` is the row that it repeats.
 * `doubt` says why it is doubtful, undefined if it is not.
 */
export type Draft = {
  readonly row: McsRow | undefined;
  readonly doubt: string | undefined;
  readonly repeats: McsRow | undefined;
  readonly observation: Observation;
};

/** The unit of shares, in all its spellings. */
const PERCENT = /^(?:percent|per cent|%)$/i;

/** The id of the source that a row belongs to. */
export type SourceOf = (row: McsRow) => string;

/**
 * The observations of a market. Quantities form a table for each period; shares form none.
 * A table without a printed World total gets a blank one: the total is then not known ([s5]).
 */
export function drafts({ stage, rows }: McsMarket, sourceOf: SourceOf, names: PrintedCountries): readonly Draft[] {
  const [first] = rows;
  if (!first) return [];
  const measure: MeasureKind = PERCENT.test(first.unit) ? 'share' : 'quantity';
  const unit = measure === 'share' ? 'percent' : first.unit || 'unit not printed';
  const source = sourceOf(first.row);
  const values = rows.map((placed) => valueIn(placed, measure, names));
  return grouped(values, (v) => v.period ?? null).flatMap((own) =>
    ofPeriod(withTotal(own, names), { subject: first.subject, stage, measure, unit, source }),
  );
}

type Of = Pick<Observation, 'subject' | 'stage' | 'measure' | 'unit' | 'source'>;

function ofPeriod(values: readonly Value[], of: Of): readonly Draft[] {
  const [first] = values;
  if (!first) return [];
  const { period, row } = first;
  const id = [of.subject, of.stage, slug(period ?? '') || 'undated'].join('-');
  const table = of.measure === 'share' || period === undefined ? '' : id;
  const common = values.every((v) => v.row.otherNotes === row.otherNotes) ? oneLine(row.otherNotes) : undefined;
  const all = { ...of, period: period ?? '', id, common: table === '' ? undefined : common };
  // without a year, two values are not known to be the same cell
  const cells = grouped(values, (v) => (period === undefined ? v.row.line : v.actor.toLowerCase())).map(cellValues);
  const found = cells.flatMap((cell) => cell.map((value, i) => draft(value, all, i === 0 ? table : '')));
  const total = table === '' || values.some((v) => v.actor === WORLD) ? [] : [unprinted(row, all, table)];
  // in the order of the file
  return [...found.sort((a, b) => (a.row?.line ?? 0) - (b.row?.line ?? 0)), ...total];
}

/**
 * What the observations of one market in one period share.
 * `common` is the other note that all rows of a table have; it is given once, at the total.
 */
type All = Of & { readonly period: string; readonly id: string; readonly common: string | undefined };

function draft({ row, actor, doubt, repeats }: Value, all: All, table: string): Draft {
  const { subject, stage, period, measure, unit, source, id, common } = all;
  const other = common === undefined || (actor === WORLD && table !== '') ? oneLine(row.otherNotes) : '';
  const observation: Observation = {
    observation: [id, slug(actor)].filter((part) => part !== '').join('-'),
    ...{ subject, stage, actor, period, measure, unit },
    printed: row.value,
    table,
    status: doubt === undefined ? 'ok' : 'doubtful',
    repeats: '',
    source,
    locator: locatorOf(row),
    note: noted(doubt, oneLine(row.notes), other),
    excludes: [],
    ore: '',
    basis: '',
  };
  return { row, doubt, repeats: doubt === undefined ? repeats : undefined, observation };
}

/** The blank World total of a table for which the file prints none. */
function unprinted(row: McsRow, all: All, table: string): Draft {
  const { subject, stage, period, measure, unit, source, id, common } = all;
  const observation: Observation = {
    observation: `${id}-${slug(WORLD)}`,
    ...{ subject, stage, actor: WORLD, period, measure, unit },
    printed: '',
    table,
    status: 'ok',
    repeats: '',
    source,
    locator: `${where(row)}: no row World total of ${oneLine(row.detail) || oneLine(row.statistics)}`,
    note: noted('the file prints no World total', common),
    excludes: [],
    ore: '',
    basis: '',
  };
  return { row: undefined, doubt: undefined, repeats: undefined, observation };
}

/** Where a row stands in its file. */
export const locatorOf = ({ place, line }: McsRow): string => `${place}, line ${line}`;

const where = ({ chapter, section }: McsRow): string =>
  [chapter, section]
    .map(oneLine)
    .filter((part) => part !== '')
    .join(', ');

/** Several notes as one, separated as in the file. Blank ones do not count. */
export const noted = (...notes: readonly (string | undefined)[]): string =>
  notes.filter((note) => note !== undefined && note !== '').join(' -- ');
