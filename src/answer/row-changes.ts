import type { Dataset } from '../dataset/sound.js';
import type { Actor } from '../domain/actor.js';
import type { Composition } from '../domain/composition.js';
import type { Fact } from '../domain/fact.js';
import type { Observation } from '../domain/observation.js';
import { known } from '../domain/observation.js';
import type { Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';

/** The kinds of change, in the order in which they are shown. */
export const CHANGE_KINDS = ['removed', 'changed', 'added'] as const;

/** A change of one row. `before` is undefined where it was added, `after` where it was removed. `columns` are the names of the columns that changed. */
export type Change<T> = {
  readonly key: string;
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly before: T | undefined;
  readonly after: T | undefined;
  readonly columns: readonly string[];
};

/** The rows that two datasets do not share, in the order of the files. */
export type Changes = {
  readonly observations: readonly Change<Observation>[];
  readonly facts: readonly Change<Fact>[];
  readonly sources: readonly Change<Source>[];
  readonly subjects: readonly Change<Subject>[];
  readonly stages: readonly Change<Stage>[];
  readonly actors: readonly Change<Actor>[];
  readonly compositions: readonly Change<Composition>[];
  /** The number of share claims not compared: between datasets of different names only the cells of tables are. */
  readonly uncompared: number;
};

/** The changes of two datasets with the same rows. */
export const NO_CHANGES: Changes = {
  observations: [],
  facts: [],
  sources: [],
  subjects: [],
  stages: [],
  actors: [],
  compositions: [],
  uncompared: 0,
};

/** The results and rows that are wanted, by the ids of subjects and stages. An absent list wants all. */
export type Wanted = { readonly subjects?: readonly string[]; readonly stages?: readonly string[] };

/** Whether a list allows an id. An absent list allows all. */
export const allows = (list: readonly string[] | undefined, id: string): boolean =>
  list === undefined || list.includes(id);

/**
 * The rows that changed from one dataset to another. Two editions of one name are compared by id.
 * Datasets of different names are compared by table cell: by what the cells are read as, not by id.
 * With wanted subjects or stages these are the values on them or on a group that holds them, the facts about them, and their own rows.
 */
export function changes(before: Dataset, after: Dataset, wanted: Wanted = {}): Changes {
  const [old, recent] = [rowsOf(before, wanted), rowsOf(after, wanted)];
  if (before.edition.name === after.edition.name)
    return {
      observations: compared(old.observations, recent.observations, (o) => o.observation, differing),
      facts: compared(old.facts, recent.facts, (f) => f.fact, differing),
      sources: compared(old.sources, recent.sources, (s) => s.source, differing),
      subjects: compared(old.subjects, recent.subjects, (s) => s.subject, differing),
      stages: compared(old.stages, recent.stages, (s) => s.stage, differing),
      actors: compared(old.actors, recent.actors, (a) => a.actor, differing),
      compositions: compared(old.compositions, recent.compositions, (c) => c.composition, differing),
      uncompared: 0,
    };
  const cells = ({ observations }: Rows) => observations.filter((o) => o.table !== '');
  const claims = ({ observations }: Rows) => observations.filter((o) => o.table === '').length;
  return {
    ...NO_CHANGES,
    observations: compared(cells(old), cells(recent), cell, otherwiseRead),
    uncompared: claims(old) + claims(recent),
  };
}

type Rows = Pick<Dataset, 'observations' | 'facts' | 'sources' | 'subjects' | 'stages' | 'actors' | 'compositions'>;

/** The wanted rows of a dataset. Sources and suppliers have neither subject nor stage, so they are left out unless all are wanted. */
function rowsOf(dataset: Dataset, { subjects, stages }: Wanted): Rows {
  if (!subjects && !stages) return dataset;
  const groups = dataset.subjects.filter((s) => s.members.some((id) => subjects?.includes(id)));
  const ids = subjects && [...subjects, ...groups.map((s) => s.subject)];
  return {
    observations: dataset.observations.filter((o) => allows(ids, o.subject) && allows(stages, o.stage)),
    facts: dataset.facts.filter((f) => [...(ids ?? []), ...(stages ?? [])].includes(f.about)),
    sources: [],
    subjects: ids ? dataset.subjects.filter((s) => ids.includes(s.subject)) : [],
    stages: stages ? dataset.stages.filter((s) => stages.includes(s.stage)) : [],
    actors: [],
    compositions: dataset.compositions.filter((c) => ids?.includes(c.subject)),
  };
}

/** Whether there is any change. */
export const differ = ({ uncompared: _, ...rows }: Changes): boolean =>
  Object.values(rows).some((all) => all.length > 0);

/** The key of a table cell: a table has one value for it. */
const cell = (o: Observation): string =>
  [o.subject, o.stage, o.ore === '' ? o.actor : `${o.actor} (${o.ore})`, o.period, o.measure].join('|');

function compared<T>(
  before: readonly T[],
  after: readonly T[],
  key: (row: T) => string,
  columns: (a: T, b: T) => readonly string[],
): readonly Change<T>[] {
  const [old, recent] = [before, after].map((rows) => new Map(rows.map((row) => [key(row), row])));
  const keys = [...new Set([...before, ...after].map(key))];
  return keys.flatMap((k): readonly Change<T>[] => {
    const [a, b] = [old?.get(k), recent?.get(k)];
    if (a === undefined || b === undefined)
      return [{ key: k, kind: a === undefined ? 'added' : 'removed', before: a, after: b, columns: [] }];
    const changed = columns(a, b);
    return changed.length === 0 ? [] : [{ key: k, kind: 'changed', before: a, after: b, columns: changed }];
  });
}

/** The columns in which two rows differ. */
const differing = (a: object, b: object): readonly string[] => {
  const later = new Map(Object.entries(b));
  return Object.entries(a).flatMap(([column, value]) => (String(later.get(column)) === String(value) ? [] : [column]));
};

/** The columns in which two cells differ: value, unit or status. How a value is printed makes no difference. */
function otherwiseRead(a: Observation, b: Observation): readonly string[] {
  const text = (o: Observation): string => JSON.stringify(known(o, 'printed') ?? null);
  return [
    ...(text(a) === text(b) ? [] : ['printed']),
    ...(a.unit === b.unit ? [] : ['unit']),
    ...(a.status === b.status ? [] : ['status']),
  ];
}
