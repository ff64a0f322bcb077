import type { Observation } from './observation.js';
import type { Source } from './source.js';
import type { Stage } from './stage.js';
import type { Subject } from './subject.js';

/** A pure function of a list that never changes. Its result is kept as long as the list is there: it pays for lists that are asked many times. */
export function indexed<A extends object, B>(of: (list: A) => B): (list: A) => B {
  const found = new WeakMap<A, { readonly value: B }>();
  return (list) => {
    const known = found.get(list) ?? { value: of(list) };
    found.set(list, known);
    return known.value;
  };
}

/** Finds the items of a list that have some of the keys, each once, in the order of the list. A call takes the time of its keys, not of the list. */
export function inListOrder<T, K>(items: readonly T[], key: (item: T) => K): (keys: Iterable<K>) => readonly T[] {
  const places = new Map(items.map((item, place) => [key(item), { item, place }]));
  return (keys) =>
    [...new Set(keys)]
      .flatMap((k) => places.get(k) ?? [])
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
}

const byId = <T>(id: (item: T) => string) =>
  indexed((items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [id(item), item])));

/** The sources of a list by their ids. */
export const sourcesById = byId((s: Source) => s.source);
/** The subjects of a list by their ids. */
export const subjectsById = byId((s: Subject) => s.subject);
/** The stages of a list by their ids. */
export const stagesById = byId((s: Stage) => s.stage);
/** The observations of a list by their ids. */
export const observationsById = byId((o: Observation) => o.observation);

/** The observations of a list on one subject at one stage, in the order of the list. */
export const rowsOn = (observations: readonly Observation[], subject: string, stage: string): readonly Observation[] =>
  bySubject(observations).get(stage)?.get(subject) ?? [];
const bySubject = indexed((observations: readonly Observation[]) => {
  const found = new Map<string, Map<string, Observation[]>>();
  for (const o of observations) {
    const at = found.get(o.stage) ?? new Map<string, Observation[]>();
    found.set(o.stage, at);
    const own = at.get(o.subject);
    if (own) own.push(o);
    else at.set(o.subject, [o]);
  }
  return found;
});

/** The groups of a list that hold a subject, in the order of the list. */
export const groupsWith = (subjects: readonly Subject[], subject: string): readonly Subject[] =>
  byMember(subjects).get(subject) ?? [];
const byMember = indexed((subjects: readonly Subject[]) => {
  const found = new Map<string, Subject[]>();
  for (const s of subjects)
    for (const id of new Set(s.members)) {
      const groups = found.get(id);
      if (groups) groups.push(s);
      else found.set(id, [s]);
    }
  return found;
});

/** The ids of the subjects that enter a stage, themselves or through a group; undefined where none does. */
export const enteringAt = (subjects: readonly Subject[], stage: string): ReadonlySet<string> | undefined =>
  byEntered(subjects).get(stage);
const byEntered = indexed((subjects: readonly Subject[]) => {
  const found = new Map<string, Set<string>>();
  for (const s of subjects)
    for (const stage of s.enters) {
      const entering = found.get(stage) ?? new Set<string>();
      found.set(stage, entering);
      for (const id of [s.subject, ...s.members]) entering.add(id);
    }
  return found;
});

/** The ids of the sources of a list that exclude a subject; undefined where none does. */
export const sourcesExcluding = (sources: readonly Source[], subject: string): ReadonlySet<string> | undefined =>
  byExcluded(sources).get(subject);
const byExcluded = indexed((sources: readonly Source[]) => {
  const found = new Map<string, Set<string>>();
  for (const { source, excludes } of sources)
    for (const subject of excludes) found.set(subject, (found.get(subject) ?? new Set<string>()).add(source));
  return found;
});
