import type { Edition } from '../dataset/load.js';
import type { Dataset } from '../dataset/sound.js';
import type { Actor } from '../domain/actor.js';
import { type Composition, knownContent } from '../domain/composition.js';
import type { Fact } from '../domain/fact.js';
import { groupsWith } from '../domain/indexed.js';
import type { Interval } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import { known } from '../domain/observation.js';
import type { Period } from '../domain/period.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';

/** What can be listed: each kind of row in a dataset, and the datasets themselves. */
export const LISTS = [
  'observations',
  'facts',
  'compositions',
  'sources',
  'subjects',
  'stages',
  'actors',
  'datasets',
] as const;
/** What can be listed. */
export type ListKind = (typeof LISTS)[number];

/** The rows to list, by id. An absent list allows all. */
export type Filter = {
  readonly sources?: readonly string[];
  readonly subjects?: readonly string[];
  readonly stages?: readonly string[];
  readonly actors?: readonly string[];
  readonly statuses?: readonly string[];
  /** Parts of printed values, compared without case, blanks and the commas between thousands. */
  readonly printed?: readonly string[];
};

/** A row of each kind: the cells of its file, with what follows from the other files. A blank cell stays blank. */
export type Inventory = {
  /** `value` is undefined where the printed value is unknown or doubtful. */
  readonly observations: Observation & { readonly value: Interval | undefined; readonly line: number | undefined };
  readonly facts: Fact;
  /** `value` is undefined where the printed value is unknown. */
  readonly compositions: Composition & { readonly value: Interval | undefined };
  readonly sources: Source & { readonly observations: number; readonly facts: number };
  /** `groups` hold the subject; `entersThrough` are the stages that one of them enters, `controlsThrough` the groups whose export controls are said of all members. */
  readonly subjects: Subject & {
    readonly groups: readonly string[];
    readonly entersThrough: readonly string[];
    readonly controlsThrough: readonly string[];
  };
  readonly stages: Stage & { readonly observations: number };
  readonly actors: Actor & { readonly observations: number };
  /** `default` marks the dataset that is used where the user names none. `periods`, `stages` and `ownFigures` (subjects) are those of its observations; `derivedFigures` are the subjects whose amounts are worked out of what ores hold. */
  readonly datasets: Omit<Edition, 'files' | 'unlikeBuiltIn'> & {
    readonly dataset: string;
    readonly default: boolean;
    readonly periods: readonly Period[];
    readonly stages: readonly Stage[];
    readonly ownFigures: readonly Subject[];
    readonly derivedFigures: readonly Subject[];
  } & {
    readonly [Counted in 'sources' | 'subjects' | 'observations' | 'facts']: number;
  };
};

/** The kind listed, and its rows in the order of their file. */
export type Listing = {
  readonly [Kind in ListKind]: { readonly kind: Kind; readonly rows: Of<Kind> };
}[ListKind];

type Of<Kind extends ListKind> = readonly Inventory[Kind][];

const within = (wanted: readonly string[] | undefined, ...ids: readonly string[]): boolean =>
  wanted === undefined || ids.some((id) => wanted.includes(id));

/** The number of times that each id occurs. */
function tally(ids: readonly string[]): (id: string) => number {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return (id) => counts.get(id) ?? 0;
}

/** Whether a printed value has one of the wanted parts. */
function isPrinted({ printed: wanted }: Filter, printed: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/\s|(?<=\d),(?=\d{3})/g, '');
  return wanted === undefined || wanted.some((part) => plain(printed).includes(plain(part)));
}

/** The observations that the filter allows, with what each is read as. */
export const observationsIn = (dataset: Dataset, f: Filter, reading: ReadingPolicy): Of<'observations'> =>
  dataset.observations
    .filter((o) => within(f.sources, o.source) && within(f.subjects, o.subject) && within(f.stages, o.stage))
    .filter((o) => within(f.actors, o.actor) && within(f.statuses, o.status) && isPrinted(f, o.printed))
    .map((o) => ({ ...o, value: known(o, reading), line: dataset.lines.get(o.observation) }));

/** The facts that the filter allows. A fact is about one subject, stage or actor, so one match is enough. */
export function factsIn({ facts }: Dataset, f: Filter): Of<'facts'> {
  const { sources, subjects, stages, actors } = f;
  const anything = !subjects && !stages && !actors;
  const about = [subjects, stages, actors].flatMap((ids) => ids ?? []);
  return facts
    .filter((fact) => within(sources, fact.source) && isPrinted(f, fact.printed))
    .filter((fact) => anything || about.includes(fact.about));
}

/** The compositions that the filter allows, with what each is read as. */
export const compositionsIn = ({ compositions }: Dataset, f: Filter, reading: ReadingPolicy): Of<'compositions'> =>
  compositions
    .filter((c) => within(f.sources, c.source) && within(f.subjects, c.subject) && within(f.actors, c.actor))
    .filter((c) => isPrinted(f, c.printed))
    .map((c) => ({ ...c, value: knownContent(c, reading) }));

/** The sources that the filter allows, with the numbers of their observations and facts. */
export function sourcesIn({ sources, observations, facts }: Dataset, f: Filter): Of<'sources'> {
  const [observed, stated] = [tally(observations.map((o) => o.source)), tally(facts.map((fact) => fact.source))];
  return sources
    .filter((s) => within(f.sources, s.source))
    .map((s) => ({ ...s, observations: observed(s.source), facts: stated(s.source) }));
}

/** The subjects that the filter allows, with the groups that hold them. A stage allows those that enter it, themselves or through a group. */
export const subjectsIn = ({ subjects }: Dataset, f: Filter): Of<'subjects'> =>
  subjects
    .map(({ subject, kind, name, symbol, number, members, enters, controls, ...more }) => {
      const holders = groupsWith(subjects, subject);
      const groups = holders.map((g) => g.subject);
      const entersThrough = [...new Set(holders.flatMap((g) => g.enters))];
      // what is said of a group of which a narrower one has controls of its own may be about that one alone
      const controlsThrough = holders
        .filter((g) => g.controls !== '' && !subjects.some((s) => s.controls !== '' && isWithin(s, g)))
        .map((g) => g.subject);
      return {
        ...{ subject, kind, name, symbol, number, members, groups, enters, entersThrough, controls, controlsThrough },
        ...more,
      };
    })
    .filter((s) => within(f.sources, s.source) && within(f.subjects, s.subject))
    .filter((s) => within(f.stages, ...s.enters, ...s.entersThrough));

/** Whether a group lies within another: it has fewer members, all of them in the other. */
const isWithin = ({ members }: Subject, other: Subject): boolean =>
  members.length > 0 && members.length < other.members.length && members.every((id) => other.members.includes(id));

/** The stages that the filter allows, with the numbers of their observations. */
export function stagesIn({ stages, observations }: Dataset, f: Filter): Of<'stages'> {
  const observed = tally(observations.map((o) => o.stage));
  return stages.filter((s) => within(f.stages, s.stage)).map((s) => ({ ...s, observations: observed(s.stage) }));
}

/** The actors that the filter allows, with the numbers of their observations. */
export function actorsIn({ actors, observations }: Dataset, f: Filter): Of<'actors'> {
  const observed = tally(observations.map((o) => o.actor));
  return actors.filter((a) => within(f.actors, a.actor)).map((a) => ({ ...a, observations: observed(a.actor) }));
}

/** The row of one dataset. `dataset` is its name for the option --dataset. */
export const datasetRow = (dataset: string, isDefault: boolean, all: Dataset): Inventory['datasets'] => ({
  dataset,
  default: isDefault,
  name: all.edition.name,
  version: all.edition.version,
  title: all.edition.title,
  licences: all.edition.licences,
  asOf: all.edition.asOf,
  sha256: all.edition.sha256,
  sealed: all.edition.sealed,
  sources: all.sources.length,
  subjects: all.subjects.length,
  observations: all.observations.length,
  facts: all.facts.length,
  periods: [...new Set(all.observations.flatMap((o) => (o.period === '' ? [] : [o.period])))].sort(),
  stages: all.stages.filter((s) => all.observations.some((o) => o.stage === s.stage)),
  ownFigures: all.subjects.filter((s) => all.observations.some((o) => o.subject === s.subject)),
  derivedFigures: all.subjects.filter((s) => all.compositions.some((c) => c.subject === s.subject)),
});
