import type { Inventory, Listing } from '../../answer/inventory.js';
import type { Dataset } from '../../dataset/sound.js';
import { sourcesById, subjectsById } from '../../domain/indexed.js';
import type { Period } from '../../domain/period.js';
import { publication, type Source } from '../../domain/source.js';
import { type Subject, shortName } from '../../domain/subject.js';
import type { Bar } from '../../output/bar.js';
import { licensed } from '../../output/evidence-table.js';
import { type NumberedSources, sourceNumber, sourceRows } from '../../output/numbered-sources.js';
import { saidIn } from '../../output/place-of.js';
import type { Cell, Rows } from '../../output/sheet.js';
import { whole } from '../../text/number.js';
import { count, list } from '../../text/words.js';

/** The most useful columns of a list as tables, with names in place of ids. JSON and csv have all columns. */
export function listTables(listing: Listing, dataset: Dataset | undefined, bar: Bar | undefined): readonly Rows[] {
  const names = namesOf(dataset);
  switch (listing.kind) {
    case 'observations': {
      const sources = numbered(listing.rows, dataset);
      const row = (o: Inventory['observations']) => observation(o, names, sources, bar);
      const head = ['subject', 'stage', 'when', 'actor', 'printed', 'source', 'file line'];
      return [[head, ...listing.rows.map(row)], sourceRows(sources)];
    }
    case 'facts': {
      const sources = numbered(listing.rows, dataset);
      const row = (f: Inventory['facts']) => fact(f, names, sources);
      return [
        withoutBlank([['about', 'when', 'what', 'printed', 'source'], ...listing.rows.map(row)]),
        sourceRows(sources),
      ];
    }
    case 'compositions': {
      const sources = numbered(listing.rows, dataset);
      const row = (c: Inventory['compositions']): readonly Cell[] => [
        c.deposit,
        c.actor,
        c.ore,
        c.mineral,
        names(c.subject),
        c.printed,
        sourceNumber(sources, sourcesById(sources).get(c.source)),
      ];
      const head = ['deposit', 'country', 'ore', 'mineral', 'holds', 'percent', 'source'];
      return [[head, ...listing.rows.map(row)], sourceRows(sources)];
    }
    case 'sources':
      return [[['id', 'title, publisher', 'published', 'observations', 'facts'], ...listing.rows.map(source)]];
    case 'subjects':
      return subjectTables(listing.rows, names, dataset?.subjects ?? []);
    case 'stages':
      return [withoutBlank([['stage', 'id', 'kind', 'observations', 'note'], ...listing.rows.map(stage)])];
    case 'actors':
      return [[['actor', 'ISO code', 'also called', 'observations'], ...listing.rows.map(actor)]];
    case 'datasets':
      return [[['dataset', 'what it holds', 'as of', 'observations', 'facts'], ...listing.rows.map(edition)]];
  }
}

/** The names of subjects and stages by their ids; the id itself where it has none. */
type Names = (id: string) => string;

function namesOf(dataset: Dataset | undefined): Names {
  const names = new Map([
    ...(dataset?.stages ?? []).map((s) => [s.stage, s.name] as const),
    ...(dataset?.subjects ?? []).map((s) => [s.subject, s.name] as const),
  ]);
  return (id) => names.get(id) ?? id;
}

/** The sources of rows in the order in which they appear. */
function numbered(rows: readonly { readonly source: string }[], dataset: Dataset | undefined): NumberedSources {
  const found = (id: string) => dataset && sourcesById(dataset.sources).get(id);
  return [...new Set(rows.map((row) => row.source))].flatMap((id) => found(id) ?? []);
}

/** The lines of a cell without blank ones. */
const stack = (...texts: readonly string[]): readonly string[] => texts.filter((text) => text !== '');

/** A table without the columns that are blank in every row. */
function withoutBlank([head = [], ...rows]: Rows): Rows {
  const filled = head.map((_, column) => rows.some((row) => String(row[column] ?? '') !== ''));
  return [head, ...rows].map((row) => row.filter((_, column) => filled[column]));
}

/** An observation: whose value, where and when, how it is printed, and where it stands. */
function observation(
  o: Inventory['observations'],
  names: Names,
  sources: NumberedSources,
  bar: Bar | undefined,
): readonly Cell[] {
  const from = sourcesById(sources).get(o.source);
  return [
    names(o.subject),
    names(o.stage),
    o.period || (o.table === '' && from ? saidBy(from) : ''),
    o.actor,
    [
      o.measure === 'share' || (!o.value && o.status === 'ok') ? o.printed : `${o.printed} ${o.unit}`,
      ...(o.status === 'ok' ? [] : [o.status]),
      ...(bar && o.value && o.measure === 'share' ? [bar(o.value, 100)] : []),
    ],
    sourceNumber(sources, from),
    String(o.line ?? ''),
  ];
}

/** When an undated statement was made: `said 2025`, or `undated`. */
const saidBy = (source: Source): string => saidIn([publication(source)]).replace(/^said in /, 'said ');

const fact = (f: Inventory['facts'], names: Names, sources: NumberedSources): readonly Cell[] => [
  names(f.about),
  f.period,
  f.what,
  stack(f.printed, saysUnit(f) ? '' : f.unit),
  sourceNumber(sources, sourcesById(sources).get(f.source)),
];

/** Whether the printed text says its unit, or needs none. */
const saysUnit = ({ printed, unit }: Inventory['facts']): boolean =>
  unit === 'date' || printed.includes(unit) || (unit === 'percent' && printed.includes('%'));

const source = (s: Inventory['sources']): readonly Cell[] => [
  s.source,
  stack(s.title, s.publisher),
  s.published || s.published_note,
  whole(s.observations),
  whole(s.facts),
];

/** A table of the elements and minerals, and one of the groups with their members. The groups of an element are named where they are not listed. */
function subjectTables(
  all: Extract<Listing, { kind: 'subjects' }>['rows'],
  names: Names,
  subjects: readonly Subject[],
): readonly Rows[] {
  const [groups, others] = [all.filter((s) => s.kind === 'group'), all.filter((s) => s.kind !== 'group')];
  const listed = new Set(groups.map((g) => g.subject));
  const unlisted = (s: Inventory['subjects']) => s.groups.filter((id) => !listed.has(id)).map(names);
  const symbols = new Map(all.map((s) => [s.subject, shortName(s)]));
  return [
    withoutBlank([
      ['subject', 'symbol', 'kind', 'in these groups', 'enters', 'export controls'],
      ...others.map((s): readonly Cell[] => [
        s.name,
        s.symbol,
        s.kind,
        unlisted(s).join('; '),
        entered(s, names),
        s.controls || groupControls(s, subjects),
      ]),
    ]),
    withoutBlank([
      ['group', 'id', 'members', 'enters', 'export controls'],
      ...groups.map((g): readonly Cell[] => [
        g.name,
        g.subject,
        g.members.map((id) => symbols.get(id) ?? names(id)).join(', '),
        entered(g, names),
        g.controls,
      ]),
    ]),
  ];
}

/** The stages that a subject enters. One that only a group enters is marked. */
const entered = (s: Inventory['subjects'], names: Names): string =>
  [
    ...s.enters.map(names),
    ...s.entersThrough.filter((id) => !s.enters.includes(id)).map((id) => `${names(id)} (its group)`),
  ].join(', ');

/** The export controls that are said of a group that holds a subject. Blank where nothing is said. */
const groupControls = (s: Inventory['subjects'], subjects: readonly Subject[]): string =>
  s.controlsThrough
    .flatMap((id) => subjectsById(subjects).get(id) ?? [])
    .map((g) => `${g.controls} (its group)`)
    .join('; ');

const stage = (s: Inventory['stages']): readonly Cell[] => [
  s.name,
  s.stage === s.name ? '' : s.stage,
  s.kind === 'chain' ? `step ${s.position}` : s.kind,
  whole(s.observations),
  s.note,
];

const actor = (a: Inventory['actors']): readonly Cell[] => [
  a.actor,
  a.iso3,
  a.aliases.join(', '),
  whole(a.observations),
];

/** The number of subjects that are named, not counted. */
const FEW_SUBJECTS = 10;

/** The years that periods lie in: `2023 to 2025`. */
function span(periods: readonly Period[]): string {
  const years = periods.flatMap((p) => p.split('/').map((end) => end.slice(0, 4))).sort();
  const [first = '', last = ''] = [years[0], years.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

/** A few subjects by name, many by their number. */
const namedOrCounted = (subjects: readonly Subject[]): string =>
  subjects.length > FEW_SUBJECTS ? count(subjects.length, 'subject') : list(subjects.map(shortName));

const edition = (d: Inventory['datasets']): readonly Cell[] => [
  stack(d.dataset, d.default ? '(default)' : '', d.sealed ? '' : '(not sealed)'),
  stack(
    d.title ?? '',
    `Stages: ${list(d.stages.map((s) => s.name))}${d.periods.length > 0 ? `; ${span(d.periods)}.` : '.'}`,
    `Own figures: ${namedOrCounted(d.ownFigures)}.`,
    d.derivedFigures.length > 0 ? `Worked out from what ores hold: ${namedOrCounted(d.derivedFigures)}.` : '',
    ...d.licences.map((licence) => `${licensed(licence)}.`),
  ),
  d.asOf ?? '',
  whole(d.observations),
  whole(d.facts),
];
