import { defaultExclusions } from '../answer/report.js';
import type { Dataset } from '../dataset/sound.js';
import { type Actor, actorsNamed } from '../domain/actor.js';
import { chainOf, type Stage, stagesNamed, synonyms } from '../domain/stage.js';
import { type Subject, subjectsNamed } from '../domain/subject.js';
import { suggest } from '../domain/suggest.js';
import type { Exclusion } from '../market/market.js';
import { list } from '../text/words.js';
import { UsageError, unknownName } from './usage.js';

/** The rows of a dataset, or of several, that words name. */
export type NamedRows = Pick<Dataset, 'subjects' | 'stages' | 'actors'>;

/** The subjects that `--element` names, each once. Without it, all elements, or all subjects where none is an element. */
export function chosenSubjects(dataset: NamedRows, words: readonly string[] | undefined): readonly Subject[] {
  const { subjects: all } = dataset;
  const elements = all.filter((s) => s.kind === 'element');
  if (!words) return elements.length > 0 ? elements : all;
  const found = words.map((word) =>
    thingNamed(
      'element',
      word,
      subjectsNamed(all, word),
      all.flatMap((s) => (s.name.toLowerCase() === s.subject ? [s.subject] : [s.name, s.subject])),
      all.map((s) => s.subject),
      dataset,
    ),
  );
  return [...new Set(found)];
}

/** The one subject and stage that a command is about. Throws a UsageError that names what is missing. */
export function chosenMarket(
  dataset: NamedRows,
  { element, stage }: { readonly element: string | undefined; readonly stage: string | undefined },
): { readonly subject: Subject; readonly stage: Stage } {
  const [subject] = chosenSubjects(dataset, element === undefined ? [] : [element]);
  const [found] = chosenStages(dataset, stage === undefined ? [] : [stage]);
  if (!subject || !found)
    throw new UsageError(
      `one market is meant: name its ${subject ? '' : '--element'}${subject || found ? '' : ' and '}${found ? '' : '--stage'}; reshare list subjects and reshare list stages show what there is`,
      'missing-option',
    );
  return { subject, stage: found };
}

/** The stages that `--stage` names, each once. Without it, the steps of the chain. */
export function chosenStages(dataset: NamedRows, words: readonly string[] | undefined): readonly Stage[] {
  const { stages: all } = dataset;
  if (!words) return chainOf(all);
  const ids = all.map((s) => s.stage);
  return [...new Set(words.map((word) => thingNamed('stage', word, stagesNamed(all, word), ids, ids, dataset)))];
}

/** What `--exclude ACTOR[=PERCENT]` leaves out. Without it, the default actor. */
export const chosenExclusions = (dataset: NamedRows, words: readonly string[] | undefined): readonly Exclusion[] =>
  words ? exclusionsAmong(dataset.actors, words, dataset) : defaultExclusions(dataset);

/** What `--exclude ACTOR[=PERCENT]` leaves out, among the known actors. */
export function exclusionsAmong(
  actors: readonly Actor[],
  words: readonly string[],
  dataset?: NamedRows,
): readonly Exclusion[] {
  const all = actors.map((a) => a.actor);
  return exclusionList(words, (name) => {
    const { actor } = thingNamed(
      'actor',
      name,
      actorsNamed(actors, name),
      [...all, ...actors.flatMap((a) => a.aliases)],
      all,
      dataset,
    );
    return actor;
  });
}

/** The exclusions that words `NAME[=PERCENT]` state, one for each actor. `actorOf` gives the actor that a name means. */
export function exclusionList(words: readonly string[], actorOf: (name: string) => string): readonly Exclusion[] {
  const found = words.map((word): Exclusion => {
    const [, name = '', percent = '100'] = /^(.*?)(?:=(.*))?$/s.exec(word) ?? [];
    const actor = actorOf(name);
    const portionPct = /^\d+(\.\d+)?\s*%?$/.test(percent) ? Number(percent.replace(/\s*%$/, '')) : Number.NaN;
    if (!(portionPct > 0 && portionPct <= 100))
      throw new UsageError(
        `--exclude ${word}: expected a percentage above 0 up to 100 behind the =, as in ${actor}=50%`,
      );
    return { actor, portionPct };
  });
  const twice = found.find((e, i) => found.findIndex((other) => other.actor === e.actor) < i);
  if (twice) throw new UsageError(`--exclude names ${twice.actor} twice`);
  return found;
}

/** The one thing of a kind that a word names. Throws a UsageError with similar names, what else the word means, or all names. */
export function thingNamed<T>(
  kind: string,
  word: string,
  found: readonly T[],
  names: readonly string[],
  known: readonly string[],
  dataset?: NamedRows,
): T {
  const [first, second] = found;
  if (second !== undefined) throw new UsageError(`${kind} "${word}" names more than one; use its id`);
  if (first !== undefined) return first;
  const otherwise = dataset && elsewhere(dataset, word);
  if (word.includes(',')) throw new UsageError(`unknown ${kind} "${word}": ${SEVERAL}`, `unknown-${kind}`);
  if (otherwise) throw new UsageError(`unknown ${kind} "${word}": ${otherwise}`, `unknown-${kind}`);
  throw unknownName(kind, word, suggest(word, [...new Set(names)]), `known are ${list(known)}.`);
}

const SEVERAL = 'several are given by repeating the option, not with commas';

/** What a word means where it is not a thing of the kind asked for: another kind of thing, or a synonym of a stage. */
function elsewhere({ subjects: all, stages: steps, actors }: NamedRows, word: string): string | undefined {
  const [subject] = subjectsNamed(all, word);
  if (subject) return `it is ${subject.kind === 'element' ? 'an' : 'a'} ${subject.kind}, which --element names`;
  if (stagesNamed(steps, word).length > 0) return 'it is a stage, which --stage names';
  if (actorsNamed(actors, word).length > 0) return 'it is an actor; --exclude leaves it out';
  const synonym = steps.find((s) => synonyms(s).some((name) => name.toLowerCase() === word.toLowerCase()));
  return synonym && `did you mean ${synonym.stage}, which also stands for it?`;
}
