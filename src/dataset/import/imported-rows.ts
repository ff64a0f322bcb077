import { OTHER, WORLD } from '../../domain/actor.js';
import { grouped } from '../../domain/grouped.js';
import { exactHigh, exactLow } from '../../domain/interval.js';
import type { Observation } from '../../domain/observation.js';
import { latestFirst, type Period } from '../../domain/period.js';
import { fractionText, sumOf } from '../../domain/rational.js';
import { type MeasureKind, read } from '../../domain/reading.js';
import type { Stage } from '../../domain/stage.js';
import type { EditionDetails } from '../descriptor.js';
import { datasetTexts, type TextRow } from './dataset-texts.js';
import type { Fate, ImportedDataset } from './importer.js';
import { briefId, distinctIds, oneLine, slug } from './slug.js';

/**
 * A value in a line of a file, with what it is about in the words of the file. `period` is undefined if it cannot be read.
 * `tableNote` is a note on the whole table. `place` says where the value stands. `doubts` say why nothing is computed with it; empty if it is used.
 * `code` is the code of the country in ISO 3166-1, or blank.
 * `parts` are the rows of which the value is the sum. `unlisted`: the value is beside others in its line, so it is no row by itself.
 */
export type ImportedRow = {
  readonly file: string;
  readonly line: number;
  readonly subject: string;
  readonly stage: string;
  readonly actor: string;
  readonly code: string;
  readonly period: Period | undefined;
  readonly unit: string;
  readonly printed: string;
  readonly note: string;
  readonly tableNote: string;
  readonly source: string;
  readonly place: string;
  readonly doubts: readonly string[];
  readonly parts?: readonly ImportedRow[];
  readonly unlisted?: true;
};

/**
 * What is computed for a table without a printed World total: the exact sum of its rows, or that it is at least the sum.
 * It is at least the sum, too, if other sources have rows of the same market: then a table may not have all of them.
 */
export type ComputedTotal = 'sum' | 'at-least-sum';

/**
 * Rows of files that become a dataset. `fates` are those of all other rows.
 * `added`: rows of one supplier in a table are added up. Otherwise one is used, and those that differ are doubtful.
 */
export type ImportedRows = {
  readonly about: EditionDetails;
  readonly sources: readonly TextRow[];
  readonly rows: readonly ImportedRow[];
  readonly fates: readonly Fate[];
  readonly total: ComputedTotal;
  readonly added?: true;
};

/** An observation, with the row that it comes from; a computed total comes from none. `of` is the row that it repeats. */
type Found = { readonly row: ImportedRow | undefined; readonly of: ImportedRow | undefined; readonly it: Observation };

/** The unit of shares, in all its spellings. */
const PERCENT = /^(?:percent|per cent|pct|%)$/i;

const measureOf = ({ unit }: ImportedRow): MeasureKind => (PERCENT.test(unit) ? 'share' : 'quantity');

/**
 * The dataset that rows make. Each subject, stage and unit is a market, and quantities form a table for each period and source.
 * Equal rows make equal files: neither the clock nor a folder has any influence.
 */
export function rowsDataset({ about, sources, rows: single, fates, total, added }: ImportedRows): ImportedDataset {
  const rows = added ? addedUp(single) : single;
  const subjects = named(rows.map((row) => row.subject));
  const staged = stagesOf(rows);
  const stages = named(rows.map((row) => staged.get(row) ?? ''));
  const actors = named(rows.map((row) => row.actor));
  const tables = grouped(rows, tableKey);
  const markets = grouped(tables, ([row]) => marketKey(row)).filter((own) => own.length > 1);
  const shared = new Set(markets.flat());
  const ids = distinctIds(
    tables.map(([row]) =>
      [
        briefId(idOf(subjects, row.subject)),
        idOf(stages, staged.get(row) ?? ''),
        slug(row.period ?? '') || 'undated',
      ].join('-'),
    ),
  );
  const drafted = tables.flatMap((own, i) =>
    tableOf(own, ids[i] ?? '', shared.has(own) ? 'at-least-sum' : total, (row) => ({
      subject: idOf(subjects, row.subject),
      stage: idOf(stages, staged.get(row) ?? ''),
      actor: actors.get(row.actor.toLowerCase())?.name ?? row.actor,
    })),
  );
  const own = distinctIds(drafted.map(({ it }) => it.observation));
  const idAt = new Map(drafted.map(({ row }, i) => [row, own[i] ?? '']));
  const found = drafted.map(({ row, of, it }, i): Found => {
    const repeats = of === undefined ? '' : (idAt.get(of) ?? '');
    return { row, of, it: { ...it, observation: own[i] ?? '', repeats } };
  });
  const all: readonly Stage[] = [...stages.values()].map(({ id, name }) => ({
    ...{ stage: id, kind: 'output', position: '', name, note: '' },
  }));
  return {
    files: datasetTexts({
      ...{ about, sources, stages: all, facts: [], actors: actorRows(rows, actors) },
      subjects: subjectRows(rows, subjects),
      observations: found.map(({ it }) => it),
    }),
    fates: [...fates, ...found.flatMap(fateOf)].sort((a, b) => (a.file === b.file ? a.line - b.line : 0)),
    subjects: [...subjects.values()].map(({ id }) => id),
    stages: all,
    untotalled: found.filter(({ row }) => row === undefined).length,
  };
}

/** What makes a market: rows that agree in it are of one market in one period. */
const marketKey = (row: ImportedRow): readonly unknown[] => [
  ...[row.subject.toLowerCase(), row.stage.toLowerCase(), row.unit.toLowerCase(), row.period ?? null, measureOf(row)],
];

/** What makes a table: a market in one source. */
const tableKey = (row: ImportedRow): readonly unknown[] => [...marketKey(row), row.source];

/** Rows in which those of one supplier in a table are added up. If one is doubtful, so is the sum. A World total is not added up. */
function addedUp(rows: readonly ImportedRow[]): readonly ImportedRow[] {
  return grouped(rows, (row) => [
    ...tableKey(row),
    row.actor.toLowerCase(),
    row.period === undefined || row.actor === WORLD ? row.line : 0,
  ]).map((own) => {
    const [first] = own;
    if (own.length === 1) return first;
    const told = [...new Set(own.flatMap((row) => row.doubts))];
    const measure = measureOf(first);
    const sum = sumText(own, measure, 'sum');
    const unread = told.length === 0 && read(sum, measure, 'printed').kind === 'unreadable';
    const doubts = unread ? [...told, `the sum of its rows, ${sum}, cannot be read`] : told;
    return {
      ...first,
      printed: doubts.length > 0 ? own.map((row) => row.printed).join(' + ') : sum,
      note: joinedNotes(
        `computed by us: ${sum.startsWith('>=') ? 'at least the sum' : 'the sum'} of ${own.length} rows`,
        ...new Set(own.map((row) => row.note)),
      ),
      place: joinedPlaces([...new Set(own.map((row) => row.place))]),
      doubts,
      parts: own,
    };
  });
}

/** The most places that a locator lists. */
const MOST_PLACES = 20;

/** Where the rows of a sum stand: all places, or the first and the last with the number of the others. */
function joinedPlaces(places: readonly string[]): string {
  const [last = ''] = places.slice(-1);
  if (places.length <= MOST_PLACES) return places.join('; ');
  const first = places.slice(0, MOST_PLACES - 1);
  return [...first, `${places.length - MOST_PLACES} more`, last].join('; ');
}

/** A name as it is first written, and its id. */
type Named = { readonly id: string; readonly name: string };

/** Names by their lower case. Names with the same letters and digits have distinct ids. */
function named(names: readonly string[]): ReadonlyMap<string, Named> {
  const first = new Map(names.toReversed().map((name) => [name.toLowerCase(), name]));
  const keys = [...new Set(names.map((name) => name.toLowerCase()))];
  const ids = distinctIds(keys.map((key) => slug(key) || 'unnamed'));
  return new Map(keys.map((key, i) => [key, { id: ids[i] ?? '', name: first.get(key) ?? key }]));
}

const idOf = (names: ReadonlyMap<string, Named>, name: string): string => names.get(name.toLowerCase())?.id ?? '';

/** The stage of each row. If a subject has one stage in several units, each is a separate stage, named by its unit. Nothing is converted. */
function stagesOf(rows: readonly ImportedRow[]): ReadonlyMap<ImportedRow, string> {
  const stages = grouped(rows, (row) => [row.subject.toLowerCase(), row.stage.toLowerCase()]);
  return new Map(
    stages.flatMap((own) => {
      const several = new Set(own.map((row) => row.unit.toLowerCase())).size > 1;
      return own.map((row) => [row, several ? `${row.stage} (${row.unit})` : row.stage] as const);
    }),
  );
}

/** The observations of one table, or of shares that form none, and the World total where the file prints none. */
function tableOf(
  rows: readonly [ImportedRow, ...ImportedRow[]],
  id: string,
  total: ComputedTotal,
  about: (row: ImportedRow) => Pick<Observation, 'subject' | 'stage' | 'actor'>,
): readonly Found[] {
  const [first] = rows;
  const measure = measureOf(first);
  const table = measure === 'share' || first.period === undefined ? '' : id;
  const common = table !== '' && rows.every((row) => row.tableNote === first.tableNote) ? first.tableNote : undefined;
  const unit = measure === 'share' ? 'percent' : first.unit || 'unit not printed';
  const shared = {
    period: first.period ?? '',
    measure,
    unit,
    source: first.source,
    repeats: '',
    excludes: [],
    ore: '',
    basis: '',
  } as const;
  const cells = grouped(rows, (row) => (first.period === undefined ? row.line : row.actor.toLowerCase())).map(ofCell);
  const heads = new Set(cells.map(([head]) => head?.row));
  const found = cells.flat().map(({ row, doubts, of }, i): Found => {
    const { subject, stage, actor } = about(row);
    const it: Observation = {
      observation: `${id}-${slug(actor) || i + 1}`,
      ...{ subject, stage, actor, ...shared },
      printed: row.printed,
      table: heads.has(row) ? table : '',
      status: doubts.length > 0 ? 'doubtful' : 'ok',
      locator: row.place,
      note: joinedNotes(...doubts, row.note, common === undefined || actor === WORLD ? row.tableNote : ''),
    };
    return { row, of: doubts.length > 0 ? undefined : of, it };
  });
  const inFileOrder = found.sort((a, b) => (a.row?.line ?? 0) - (b.row?.line ?? 0));
  if (table === '' || rows.some((row) => row.actor === WORLD)) return inFileOrder;
  const inTable = inFileOrder.flatMap(({ it }) => (it.table === '' ? [] : [it]));
  const sum = sumText(
    inTable.map(({ printed, status }) => ({ printed, doubts: status === 'ok' ? [] : [status] })),
    measure,
    total,
  );
  // a sum that is too large to be read is not known
  const printed = read(sum, measure, 'printed').kind === 'unreadable' ? '' : sum;
  const { subject, stage } = about(first);
  const said = printed.startsWith('>=')
    ? 'computed by us: at least the sum of the rows'
    : 'computed by us: the sum of the rows';
  const it: Observation = {
    observation: `${id}-${slug(WORLD)}`,
    ...{ subject, stage, actor: WORLD, ...shared },
    ...{ printed, table, status: 'ok' },
    locator: `no row World total of ${first.subject}, ${first.stage}${first.period === '' ? '' : `, ${first.period}`}`,
    note: joinedNotes(printed === '' ? 'the file prints no World total, and no row has a value' : said, common ?? ''),
  };
  return [...inFileOrder, { row: undefined, of: undefined, it }];
}

/** A row in its cell of a table: what it repeats, and why it is doubtful. */
type InCell = { readonly row: ImportedRow; readonly of: ImportedRow | undefined; readonly doubts: readonly string[] };

/** The rows of one actor in a table. Equal ones repeat the first. If one differs all are doubtful, because the file does not say which is meant. */
function ofCell(rows: readonly [ImportedRow, ...ImportedRow[]]): readonly InCell[] {
  const [first, ...others] = rows;
  const differing = others.find((row) => oneLine(row.printed) !== oneLine(first.printed));
  const twice = ({ printed, line }: ImportedRow): string =>
    `the file also prints "${oneLine(printed)}", in line ${line}`;
  const doubts = (row: ImportedRow): readonly string[] =>
    differing === undefined ? row.doubts : [...row.doubts, twice(row === first ? differing : first)];
  return rows.map((row) => ({ row, of: row === first ? undefined : first, doubts: doubts(row) }));
}

/**
 * The sum of printed values, as it would be printed: exact, between two sums if a value is a range, or at least a sum.
 * It is at least the sum, too, if a value is unknown, doubtful or has no high end. Blank if no value is known.
 */
function sumText(
  values: readonly Pick<ImportedRow, 'printed' | 'doubts'>[],
  measure: MeasureKind,
  total: ComputedTotal,
): string {
  const known = values.flatMap(({ printed, doubts }) => {
    const reading = doubts.length === 0 ? read(printed, measure, 'printed') : undefined;
    return reading?.kind === 'known' ? [reading.interval] : [];
  });
  if (known.length === 0) return '';
  const low = fractionText(sumOf(known.map(exactLow)));
  const highs = known.map(exactHigh).filter((high) => high !== 'unbounded');
  if (total === 'at-least-sum' || highs.length < values.length) return `>=${low}`;
  const high = fractionText(sumOf(highs));
  return low === high ? low : `${low}-${high}`;
}

/** Notes as one, in which blank ones do not count. */
export const joinedNotes = (...notes: readonly string[]): string => notes.filter((note) => note !== '').join(' -- ');

function fateOf({ row, of, it }: Found): readonly Fate[] {
  if (row === undefined || (row.unlisted && it.status === 'ok')) return [];
  const { file, line, parts } = row;
  const { observation } = it;
  if (parts && it.status === 'ok') return parts.map((part) => ({ file, line: part.line, is: 'added', observation }));
  if (it.status === 'doubtful') {
    const why = it.note.split(' -- ')[0] ?? '';
    return (parts ?? [row]).map((part) => ({ file, line: part.line, is: 'doubtful', observation, why }));
  }
  return [
    of === undefined
      ? { file, line, is: 'observation', observation }
      : { file, line, is: 'repeat', observation, of: it.repeats },
  ];
}

/** The rows of the subjects. Each is a `mineral`: it is no member of a group and inherits from no group. */
function subjectRows(rows: readonly ImportedRow[], subjects: ReadonlyMap<string, Named>): readonly TextRow[] {
  const first = new Map(rows.toReversed().map((row) => [row.subject.toLowerCase(), row]));
  return [...subjects].map(([key, { id, name }]) => ({
    ...{ subject: id, kind: 'mineral', name },
    source: first.get(key)?.source ?? '',
    locator: first.get(key)?.place ?? '',
  }));
}

/** The suppliers in alphabetical order. A code that several names have is that of the one with the latest value. */
function actorRows(rows: readonly ImportedRow[], actors: ReadonlyMap<string, Named>): readonly TextRow[] {
  const latest = rows.filter((row) => row.code !== '').sort((a, b) => latestFirst(a.period ?? '', b.period ?? ''));
  const codes = new Map(latest.toReversed().map((row) => [row.code, row.actor.toLowerCase()]));
  const codeOf = new Map([...codes].map(([code, actor]) => [actor, code]));
  return [...actors]
    .filter(([, { name }]) => name !== WORLD && name !== OTHER)
    .map(([key, { name }]) => ({ actor: name, iso3: codeOf.get(key) ?? '' }))
    .sort((a, b) => (a.actor < b.actor ? -1 : 1));
}
