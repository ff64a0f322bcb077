import type { Inventory, Listing } from '../../answer/inventory.js';
import { shortName } from '../../domain/subject.js';
import type { Bar } from '../../output/bar.js';
import type { Cell, Rows } from '../../output/sheet.js';
import { whole } from '../../text/number.js';
import { count } from '../../text/words.js';

/** The most useful columns of a list as a table. JSON and CSV have all columns. */
export function listTable(listing: Listing, bar: Bar | undefined): Rows {
  switch (listing.kind) {
    case 'observations':
      return [['observation, source', 'of', 'actor', 'printed'], ...listing.rows.map((o) => observation(o, bar))];
    case 'facts':
      return [['fact, source', 'about', 'what', 'printed'], ...listing.rows.map(fact)];
    case 'sources':
      return [['source', 'title, publisher', 'published', 'observations', 'facts'], ...listing.rows.map(source)];
    case 'subjects':
      return [['subject', 'name', 'kind', 'groups', 'enters', 'export controls'], ...listing.rows.map(subject)];
    case 'stages':
      return [['stage', 'kind', 'position', 'name', 'observations', 'note'], ...listing.rows.map(stage)];
    case 'actors':
      return [['actor', 'ISO', 'also called', 'observations'], ...listing.rows.map(actor)];
    case 'datasets':
      return [['dataset', 'as of', 'holds'], ...listing.rows.map(edition)];
  }
}

/** The lines of a cell without blank ones. */
const stack = (...texts: readonly string[]): readonly string[] => texts.filter((text) => text !== '');

const observation = (o: Inventory['observations'], bar: Bar | undefined): readonly Cell[] => [
  [o.observation, o.source],
  [o.subject, `${o.stage} ${o.period}`.trim()],
  o.actor,
  [
    o.measure === 'share' || (!o.value && o.status === 'ok') ? o.printed : `${o.printed} ${o.unit}`,
    ...(o.status === 'ok' ? [] : [o.status]),
    ...(bar && o.value && o.measure === 'share' ? [bar(o.value, 100)] : []),
  ],
];

const fact = (f: Inventory['facts']): readonly Cell[] => [
  [f.fact, f.source],
  stack(f.about, f.period),
  f.what,
  stack(f.printed, f.unit === 'date' || f.printed.includes(f.unit) ? '' : f.unit),
];

const source = (s: Inventory['sources']): readonly Cell[] => [
  s.source,
  stack(s.title, s.publisher),
  s.published || s.published_note,
  whole(s.observations),
  whole(s.facts),
];

const subject = (s: Inventory['subjects']): readonly Cell[] => [
  shortName(s),
  s.name,
  s.kind === 'group' ? `group of ${s.members.length}` : s.kind,
  s.groups,
  [...s.enters, ...s.entersThrough.filter((id) => !s.enters.includes(id)).map((id) => `(${id})`)],
  s.controls,
];

const stage = (s: Inventory['stages']): readonly Cell[] => [
  s.stage,
  s.kind,
  s.position,
  s.name,
  whole(s.observations),
  s.note,
];

const actor = (a: Inventory['actors']): readonly Cell[] => [
  a.actor,
  a.iso3,
  a.aliases.join(', '),
  whole(a.observations),
];

const edition = (d: Inventory['datasets']): readonly Cell[] => [
  stack(d.default ? `${d.dataset} (default)` : d.dataset, d.title ?? '', d.sealed ? d.sha256 : 'unsealed'),
  d.asOf ?? '',
  [
    count(d.sources, 'source'),
    count(d.subjects, 'subject'),
    count(d.observations, 'observation'),
    count(d.facts, 'fact'),
  ],
];
