import { OTHER, WORLD } from '../../../domain/actor.js';
import { grouped } from '../../../domain/grouped.js';
import { latestFirst } from '../../../domain/period.js';
import type { EditionName } from '../../edition.js';
import type { Fate, ImportedDataset } from '../importer.js';
import { distinctIds, oneLine, slug } from '../slug.js';
import type { McsFile, McsRow } from './mcs-file.js';
import { mcsFiles } from './mcs-files.js';
import { type McsMarket, mcsMarkets, type PlacedRow, placedRow } from './mcs-market.js';
import { type Draft, drafts } from './mcs-observation.js';
import { isWorldwide, periodOf, suppliersLeftOut } from './mcs-words.js';

/**
 * The commodities data of the Mineral Commodity Summaries as a dataset. `name` is the name of the file.
 * Neither the clock nor a folder has any influence: equal bytes make equal files.
 */
export function mcsDataset(file: McsFile, name: string, edition: EditionName): ImportedDataset {
  const source = `mcs-${edition.version.slice(0, 4)}`;
  const places = new Map(file.rows.filter((row) => isWorldwide(row.section)).map((row) => [row, placedRow(row)]));
  const known = [...places.values()].flatMap((p) => (typeof p === 'string' ? [] : [p]));
  const { markets, stages } = mcsMarkets(known);
  const found = withIds(markets, source);
  const own = new Map(found.map((f) => [f.row, f]));
  const observations = found.map((f) => f.observation);
  return {
    files: mcsFiles({ file, name, edition, source, rows: known, stages, observations }),
    fates: file.rows.map((row) => fate(row, places.get(row), own.get(row))),
    subjects: [...new Set(known.map((p) => p.subject))],
    stages,
    untotalled: found.filter((f) => f.row === undefined).length,
  };
}

/** The latest year with values in the worldwide sections of a file; undefined if there is none. */
export function latestYear({ rows }: McsFile): number | undefined {
  const periods = rows.flatMap((row) => (isWorldwide(row.section) ? (periodOf(row.year) ?? []) : []));
  const [latest] = periods.filter((period) => period !== '').sort(latestFirst);
  const [year] = /^\d{4}/.exec(latest?.split('/').at(-1) ?? '') ?? [];
  return year === undefined ? undefined : Number(year);
}

/** All observations, with distinct ids and tables, and the ids of what they repeat. An actor is spelt as in its first row. */
function withIds(markets: readonly McsMarket[], source: string): readonly Draft[] {
  const own = markets.flatMap((market) => grouped(drafts(market, source), (d) => d.observation.table));
  const tables = distinctIds(own.map(([d]) => d.observation.table));
  const all = own.flatMap((drafted, i) => drafted.map((d) => ({ ...d, table: tables[i] ?? '' })));
  const ids = distinctIds(all.map((d) => d.observation.observation));
  const idOf = new Map(all.map((d, i) => [d.row, ids[i] ?? '']));
  const spelling = new Map(all.toReversed().map((d) => [d.observation.actor.toLowerCase(), d.observation.actor]));
  const actors = [...new Set(spelling.values())].filter((a) => a !== WORLD && a !== OTHER && !a.includes(';'));
  return all.map(({ observation: o, table, ...draft }, i): Draft => {
    const actor = spelling.get(o.actor.toLowerCase()) ?? o.actor;
    const first = (draft.repeats && idOf.get(draft.repeats)) ?? '';
    const excludes =
      o.table === '' || actor !== WORLD || !draft.row
        ? []
        : suppliersLeftOut(o.note, slug(draft.row.statistics), actors);
    const own = { observation: ids[i] ?? '', actor, table: o.table === '' ? '' : table, repeats: first, excludes };
    const observation = { ...o, ...own };
    return { ...draft, observation };
  });
}

function fate(row: McsRow, place: PlacedRow | string | undefined, draft: Draft | undefined): Fate {
  const { line } = row;
  if (draft) {
    const { observation, repeats: of } = draft.observation;
    if (draft.doubt !== undefined) return { line, is: 'doubtful', observation, why: draft.doubt };
    return of === '' ? { line, is: 'observation', observation } : { line, is: 'repeat', observation, of };
  }
  if (typeof place === 'string') return { line, is: 'left-out', why: place };
  const { line: _, ...cells } = row;
  return Object.values(cells).every((text) => oneLine(text) === '')
    ? { line, is: 'blank' }
    : { line, is: 'elsewhere', section: oneLine(row.section) };
}
