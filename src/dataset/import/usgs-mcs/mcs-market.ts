import { grouped } from '../../../domain/grouped.js';
import type { Stage } from '../../../domain/stage.js';
import { brief, distinct, slug, spaced } from '../slug.js';
import type { McsRow } from './mcs-file.js';
import { type Detail, detailOf } from './mcs-words.js';

/** A row of a worldwide section with what it is of, as ids: its commodity and its market within that. */
export type Placed = {
  readonly row: McsRow;
  readonly subject: string;
  readonly name: string;
  readonly detail: Detail;
  readonly statistic: string;
  readonly unit: string;
  readonly section: string;
};

/** What a row is of; else why that cannot be told. The commodity is the subject; where none is named, the chapter is. */
export function placed(row: McsRow): Placed | string {
  const name = [row.commodity, row.chapter].map(spaced).find((text) => slug(text) !== '');
  const [detail, statistic] = [detailOf(row.detail), slug(row.statistics)];
  if (name === undefined) return 'it names no commodity';
  if (detail.id === '' && statistic === '') return 'it does not say what it counts';
  if (spaced(row.country) === '') return 'it names no country';
  return { row, subject: slug(name), name, detail, statistic, unit: spaced(row.unit), section: slug(row.section) };
}

type Rows = readonly [Placed, ...Placed[]];

/** A market of the file: the rows of one commodity, statistic, detail, unit and section, and the stage that they are at. */
export type McsMarket = { readonly stage: string; readonly rows: Rows };

/** The same statistic in the same detail of some commodities; `unit` and `section` tell it apart where one of these has it in several. */
type Kind = { readonly rows: Rows; readonly unit: string; readonly section: string };

/**
 * The markets of a file and the stages that they are at. A stage is a statistic in some detail, "Mine production" or "Reserves", whatever commodity it is of;
 * its id is the detail, with the statistic behind it where the detail does not name it. Nothing is converted: where one commodity has a detail in several units
 * or sections, each is a stage of its own, named by what tells them apart.
 */
export function mcsMarkets(rows: readonly Placed[]): {
  readonly markets: readonly McsMarket[];
  readonly stages: readonly Stage[];
} {
  const markets = grouped(rows, (p) => [p.subject, p.detail.id, p.statistic, p.unit.toLowerCase(), p.section]);
  const kinds = grouped(
    grouped(markets, ([p]) => [p.subject, p.detail.id, p.statistic]).flatMap(toldApart),
    ({ rows: [p], unit, section }) => [p.detail.id, p.statistic, unit.toLowerCase(), slug(section)],
  );
  const ids = distinct(kinds.map(([kind]) => stageId(kind)));
  const at = new Map(kinds.flatMap((kind, i) => kind.map((k) => [k.rows, ids[i] ?? ''] as const)));
  const stages = kinds.map((kind, i) => stage(ids[i] ?? '', kind));
  return {
    markets: markets.map((own) => ({ stage: at.get(own) ?? '', rows: own })),
    stages: distinctlyNamed(stages).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)),
  };
}

/** The markets of one commodity that have the same statistic and detail, with what tells them apart. */
function toldApart(markets: readonly Rows[]): readonly Kind[] {
  const several = (of: (p: Placed) => string): boolean => new Set(markets.map(([p]) => of(p))).size > 1;
  const [units, sections] = [several((p) => p.unit.toLowerCase()), several((p) => p.section)];
  return markets.map((rows) => ({
    rows,
    unit: units ? rows[0].unit || 'no unit' : '',
    section: sections ? spaced(rows[0].row.section) : '',
  }));
}

/** Whether an id does not say of itself which statistic it is of. */
const unsaid = (id: string, statistic: string): boolean => !id.split('-').includes(statistic);

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

function stageId({ rows: [{ detail, statistic }], unit, section }: Kind): string {
  const id = brief(detail.id);
  return joined([id, unsaid(id, statistic) ? statistic : '', slug(unit), slug(section)], '-');
}

/** What is printed first of a stage, as its name: the spelling of a row before that of a total. */
function stage(id: string, kinds: readonly [Kind, ...Kind[]]): Stage {
  const [{ rows, unit, section }] = kinds;
  const p = kinds.flatMap((k) => k.rows).find((row) => !row.detail.rounded) ?? rows[0];
  const words = joined(
    [p.detail.words, unsaid(p.detail.id, p.statistic) ? spaced(p.row.statistics).toLowerCase() : ''],
    ' ',
  );
  const apart = [unit, section].filter((part) => part !== '').map((part) => `(${part})`);
  return { stage: id, kind: kindOf(p.statistic), position: '', name: joined([words, ...apart], ' '), note: '' };
}

/** The stages, a name that names another one too with its id behind. */
function distinctlyNamed(stages: readonly Stage[]): Stage[] {
  const names = grouped(stages, (s) => s.name.toLowerCase()).filter((same) => same.length > 1);
  const several = new Set(names.flat());
  const ids = new Set(stages.map((s) => s.stage));
  const another = (s: Stage): boolean => ids.has(s.name.toLowerCase()) && s.name.toLowerCase() !== s.stage;
  return stages.map((s) => (several.has(s) || another(s) ? { ...s, name: `${s.name} (${s.stage})` } : s));
}

/** What is produced comes before what there is. */
const KINDS: readonly Stage['kind'][] = ['output', 'capacity', 'stock'];

/**
 * The kind of a statistic. Production is an `output`, no step of a chain: the file does not say that one stage comes before another (the mine production of two
 * clays stands side by side), so no ceiling is claimed over them.
 */
function kindOf(statistic: string): Stage['kind'] {
  if (/^reserves?\b/.test(statistic)) return 'stock';
  return /^capacity\b/.test(statistic) ? 'capacity' : 'output';
}
