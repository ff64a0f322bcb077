import { OTHER, WORLD } from '../../../domain/actor.js';
import { grouped } from '../../../domain/grouped.js';
import { latestFirst } from '../../../domain/period.js';
import type { EditionName } from '../../edition.js';
import type { Fate, ImportedDataset } from '../importer.js';
import { periodOf } from '../printed-period.js';
import { distinctIds, oneLine, slug } from '../slug.js';
import { isFact, type McsFact, mcsFacts } from './mcs-facts.js';
import type { McsFile } from './mcs-file.js';
import { mcsFiles } from './mcs-files.js';
import { type McsMarket, mcsMarkets, type PlacedRow, placedRow } from './mcs-market.js';
import { type Draft, drafts, type SourceOf } from './mcs-observation.js';
import type { McsRow } from './mcs-row.js';
import type { PrintedCountries } from './mcs-value.js';
import { exceptionIn, namedActor, suppliersLeftOut } from './mcs-words.js';

/**
 * The files of one edition of the Mineral Commodity Summaries as a dataset.
 * Neither the clock nor a folder has any influence: equal bytes make equal files.
 */
export function mcsDataset(files: readonly McsFile[], edition: EditionName): ImportedDataset {
  const rows = files.flatMap((file) => file.rows);
  const sources = sourcesOf(files, edition);
  const sourceOf: SourceOf = (row) => sources.get(row) ?? '';
  const places = new Map(rows.filter(isUsed).map((row) => [row, placedRow(row)]));
  const known = [...places.values()].flatMap((p) => (typeof p === 'string' ? [] : [p]));
  const names = namesIn(known);
  const { markets, stages } = mcsMarkets(known.filter((p) => !isFact(p.row)));
  const found = withIds(markets, sourceOf, names);
  const facts = mcsFacts(
    known.filter((p) => isFact(p.row)),
    sourceOf,
  );
  const own = new Map<McsRow | undefined, Draft | McsFact>([
    ...found.map((f) => [f.row, f] as const),
    ...facts.map((f) => [f.row, f] as const),
  ]);
  return {
    files: mcsFiles({
      files: files.map((file) => ({ file, source: sourceOfFile(file, files, edition) })),
      ...{ edition, sourceOf, rows: known, stages },
      observations: found.map((f) => f.observation),
      facts: facts.map((f) => f.fact),
    }),
    fates: files.flatMap((file) =>
      [...file.rows.map((row) => fate(row, places.get(row), own.get(row))), ...file.aside].sort(
        (a, b) => a.line - b.line,
      ),
    ),
    subjects: [...new Set(known.map((p) => p.subject))],
    stages,
    untotalled: found.filter((f) => f.row === undefined).length,
  };
}

/** Whether a row makes an observation or a fact, if it says what it is about. */
const isUsed = (row: McsRow): boolean => row.scope === 'world' || row.scope === 'imports' || isFact(row);

/** The latest year with values in files; undefined if there is none. */
export function latestYear(files: readonly McsFile[]): number | undefined {
  const rows = files.flatMap((file) => file.rows.filter((row) => row.scope === 'world'));
  const periods = rows.flatMap((row) => periodOf(row.year) ?? []);
  const [latest] = periods.filter((period) => period !== '').sort(latestFirst);
  const [year] = /^\d{4}/.exec(latest?.split('/').at(-1) ?? '') ?? [];
  return year === undefined ? undefined : Number(year);
}

/** The id of a file's source: that of the edition, with the name of the file if there are several. */
function sourceOfFile({ name }: McsFile, files: readonly McsFile[], { version }: EditionName): string {
  const own = slug(name.replace(/\.[^.]*$/, '').replace(/^.*mcs\d{4}[-_ ]|_world$/gi, ''));
  return ['mcs', version.slice(0, 4), ...(files.length > 1 ? [own] : [])].join('-');
}

const sourcesOf = (files: readonly McsFile[], edition: EditionName): ReadonlyMap<McsRow, string> =>
  new Map(files.flatMap((file) => file.rows.map((row) => [row, sourceOfFile(file, files, edition)] as const)));

/** The names of countries in rows: all as printed, and the suppliers among them. */
function namesIn(rows: readonly PlacedRow[]): PrintedCountries {
  const countries = [...new Set(rows.map(({ row }) => oneLine(row.country)))];
  const printed = new Set(countries.map((country) => country.toLowerCase()));
  const named = countries.map((country) => namedActor(country, printed).actor);
  return { printed, actors: [...new Set(named)].filter((a) => a !== WORLD && a !== OTHER && !a.includes(';')) };
}

/** All observations, with distinct ids and tables, and the ids of what they repeat. An actor is spelt as in its first row. */
function withIds(markets: readonly McsMarket[], sourceOf: SourceOf, names: PrintedCountries): readonly Draft[] {
  const own = markets.flatMap((market) => grouped(drafts(market, sourceOf, names), (d) => d.observation.table));
  const tables = distinctIds(own.map(([d]) => d.observation.table));
  const all = own.flatMap((drafted, i) => drafted.map((d) => ({ ...d, table: tables[i] ?? '' })));
  const ids = distinctIds(all.map((d) => d.observation.observation));
  const idOf = new Map(all.map((d, i) => [d.row, ids[i] ?? '']));
  const spelling = new Map(all.toReversed().map((d) => [d.observation.actor.toLowerCase(), d.observation.actor]));
  const actors = [...new Set(spelling.values())].filter((a) => a !== WORLD && a !== OTHER && !a.includes(';'));
  return all.map(({ observation: o, table, ...draft }, i): Draft => {
    const actor = spelling.get(o.actor.toLowerCase()) ?? o.actor;
    const first = (draft.repeats && idOf.get(draft.repeats)) ?? '';
    const statistic = slug(draft.row?.statistics ?? '');
    const said = `${exceptionIn(draft.row?.country ?? '', statistic)} -- ${o.note}`;
    const excludes = o.table !== '' && actor === WORLD && draft.row ? suppliersLeftOut(said, statistic, actors) : [];
    const own = { observation: ids[i] ?? '', actor, table: o.table === '' ? '' : table, repeats: first, excludes };
    const observation = { ...o, ...own };
    return { ...draft, observation };
  });
}

function fate(row: McsRow, place: PlacedRow | string | undefined, made: Draft | McsFact | undefined): Fate {
  const { file, line } = row;
  const at = { file, line };
  if (made && 'fact' in made) return { ...at, is: 'fact', fact: made.fact.fact };
  if (made) {
    const { observation, repeats: of } = made.observation;
    if (made.doubt !== undefined) return { ...at, is: 'doubtful', observation, why: made.doubt };
    return of === '' ? { ...at, is: 'observation', observation } : { ...at, is: 'repeat', observation, of };
  }
  if (typeof place === 'string') return { ...at, is: 'left-out', why: place };
  const { file: _, line: __, place: ___, scope, ...cells } = row;
  if (Object.values(cells).every((text) => oneLine(text) === '')) return { ...at, is: 'blank' };
  return scope === 'reliance'
    ? { ...at, is: 'left-out', why: 'it has no value' }
    : { ...at, is: 'elsewhere', section: oneLine(row.section) };
}
