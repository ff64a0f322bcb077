import { grouped } from '../../../domain/grouped.js';
import type { Stage } from '../../../domain/stage.js';
import { briefId, distinctIds, oneLine, slug } from '../slug.js';
import type { McsRow } from './mcs-row.js';
import { type Detail, detailOf } from './mcs-words.js';

/** A row with the ids of what it is about: its commodity, and its market within the commodity. */
export type PlacedRow = {
  readonly row: McsRow;
  readonly subject: string;
  readonly name: string;
  readonly detail: Detail;
  readonly statistic: string;
  readonly unit: string;
  readonly section: string;
};

/** What a row is about, or why that cannot be told. The commodity is the subject; if none is named, the chapter is. */
export function placedRow(row: McsRow): PlacedRow | string {
  const name = [row.commodity, row.chapter].map(oneLine).find((text) => slug(text) !== '');
  const imports = row.scope === 'imports';
  const detail = detailOf(imports && ALL.test(oneLine(row.detail)) ? '' : row.detail);
  const statistic = imports ? IMPORTS : slug(row.statistics);
  if (name === undefined) return 'it names no commodity';
  if (detail.id === '' && statistic === '') return 'it does not say what it counts';
  if (oneLine(row.country) === '') return 'it names no country';
  return { row, subject: slug(name), name, detail, statistic, unit: oneLine(row.unit), section: slug(row.section) };
}

/** The statistic of import sources. The file gives it the years, which differ from one edition to the next. */
const IMPORTS = 'imports';

/** The details that stand for all imports of a commodity. */
const ALL = /^(?:all|total|total imports|combined total)$/i;

type Rows = readonly [PlacedRow, ...PlacedRow[]];

/** A market of the file: the rows of one commodity, statistic, detail, unit and section, and their stage. */
export type McsMarket = { readonly stage: string; readonly rows: Rows };

/**
 * A market, with the unit and the section that tell it apart from others of its commodity, statistic and detail.
 * Each is blank if it does not.
 */
type Kind = { readonly rows: Rows; readonly unit: string; readonly section: string };

/**
 * The markets of a file and their stages. A stage is a statistic in some detail, such as "Mine production" or "Reserves", for any commodity.
 * Its id is the detail, followed by the statistic if the detail does not name it.
 * Nothing is converted. If a commodity has a detail in several units or sections, each is a separate stage, named by what tells them apart.
 */
export function mcsMarkets(placed: readonly PlacedRow[]): {
  readonly markets: readonly McsMarket[];
  readonly stages: readonly Stage[];
} {
  const rows = withOneImport(placed);
  const markets = grouped(rows, (p) => [
    ...[p.subject, p.detail.id, p.statistic, p.unit.toLowerCase(), p.section, p.row.file],
  ]);
  const kinds = grouped(
    grouped(markets, ([p]) => [p.subject, p.detail.id, p.statistic]).flatMap(toldApart),
    ({ rows: [p], unit, section }) => [p.detail.id, p.statistic, unit.toLowerCase(), slug(section)],
  );
  const ids = distinctIds(kinds.map(([kind]) => stageId(kind)));
  const at = new Map(kinds.flatMap((kind, i) => kind.map((k) => [k.rows, ids[i] ?? ''] as const)));
  const stages = kinds.map((kind, i) => stage(ids[i] ?? '', kind));
  return {
    markets: markets.map((own) => ({ stage: at.get(own) ?? '', rows: own })),
    stages: distinctlyNamed(stages).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
  };
}

/** The rows, in which a commodity with one kind of imports has all of them: what they are stands in the locators. */
function withOneImport(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  const imports = grouped(
    rows.filter((p) => p.statistic === IMPORTS),
    (p) => p.subject,
  );
  const single = new Set(imports.filter((own) => new Set(own.map((p) => p.detail.id)).size === 1).flat());
  return rows.map((p) => (single.has(p) ? { ...p, detail: detailOf('') } : p));
}

/** The markets of one commodity that have the same statistic and detail, with what tells them apart. */
function toldApart(markets: readonly Rows[]): readonly Kind[] {
  const several = (of: (p: PlacedRow) => string): boolean => new Set(markets.map(([p]) => of(p))).size > 1;
  const [units, sections] = [several((p) => p.unit.toLowerCase()), several((p) => p.section)];
  return markets.map((rows) => ({
    rows,
    unit: units ? rows[0].unit || 'no unit' : '',
    section: sections ? oneLine(rows[0].row.section) : '',
  }));
}

/** Whether an id does not contain its statistic. */
const unsaid = (id: string, statistic: string): boolean => !id.split('-').includes(statistic);

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

function stageId({ rows: [{ detail, statistic }], unit, section }: Kind): string {
  const id = briefId(detail.id);
  if (statistic === IMPORTS) return joined(['us', IMPORTS, id, slug(unit), slug(section)], '-');
  return joined([id, unsaid(id, statistic) ? statistic : '', slug(unit), slug(section)], '-');
}

/** A stage, named as it is first printed. The spelling of a row goes before that of a total. */
function stage(id: string, kinds: readonly [Kind, ...Kind[]]): Stage {
  const [{ rows, unit, section }] = kinds;
  const p = kinds.flatMap((k) => k.rows).find((row) => !row.detail.rounded) ?? rows[0];
  if (p.statistic === IMPORTS)
    return {
      stage: id,
      kind: 'trade',
      position: '',
      name: joined([IMPORTS_NAME, p.detail.words], ': '),
      note: IMPORTS_NOTE,
    };
  const words = joined(
    [p.detail.words, unsaid(p.detail.id, p.statistic) ? oneLine(p.row.statistics).toLowerCase() : ''],
    ' ',
  );
  const apart = [unit, section].filter((part) => part !== '').map((part) => `(${part})`);
  return { stage: id, kind: kindOf(p.statistic), position: '', name: joined([words, ...apart], ' '), note: '' };
}

const IMPORTS_NAME = 'United States imports';
const IMPORTS_NOTE = 'stands for: import sources; percent of the imports of several years, no share of supply';

/** The stages with distinct names: one that could mean another stage is followed by its id. */
function distinctlyNamed(stages: readonly Stage[]): Stage[] {
  const names = grouped(stages, (s) => s.name.toLowerCase()).filter((same) => same.length > 1);
  const several = new Set(names.flat());
  const ids = new Set(stages.map((s) => s.stage));
  const another = (s: Stage): boolean => ids.has(s.name.toLowerCase()) && s.name.toLowerCase() !== s.stage;
  return stages.map((s) => (several.has(s) || another(s) ? { ...s, name: `${s.name} (${s.stage})` } : s));
}

/** The kinds in the order of the stages: production, then capacity, stocks and trade. */
const KINDS: readonly Stage['kind'][] = ['output', 'capacity', 'stock', 'trade'];

/**
 * The kind of a statistic. Production is an `output` and not a step of a chain, because the file does not say which stage comes first.
 * So no limit over a chain is claimed for it.
 */
function kindOf(statistic: string): Stage['kind'] {
  if (/^reserves?\b/.test(statistic)) return 'stock';
  return /^capacity\b/.test(statistic) ? 'capacity' : 'output';
}
