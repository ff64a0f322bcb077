import { dirname, join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { BAND_SETS } from '../analysis/band.js';
import type { Exclusion } from '../analysis/market.js';
import { defaultExclusions } from '../analysis/report.js';
import type { Dataset } from '../dataset/sound.js';
import { type Actor, actorsNamed } from '../domain/actor.js';
import { isPeriod } from '../domain/period.js';
import { READINGS } from '../domain/reading.js';
import { chainOf, type Stage, stagesNamed } from '../domain/stage.js';
import { type Subject, subjectsNamed } from '../domain/subject.js';
import { suggest } from '../domain/suggest.js';
import { list } from '../view/words.js';
import type { Shell } from './shell.js';
import { UsageError, unknown } from './usage.js';

/** Which dataset answers where none is named: as RESHARE_DATASET says, else the built-in one. */
export const defaultDataset = (env: Shell['env']): string => env.RESHARE_DATASET || 'articles';

/** Which dataset answers. */
export const datasetOption = (env: Shell['env']): Option =>
  new Option(
    '-d, --dataset <dataset>',
    'a built-in dataset, name or name@version, or a folder (./path); RESHARE_DATASET sets another default',
  ).default(defaultDataset(env), 'articles');

/** How printed values are read. */
export const readingOption = (): Option =>
  new Option('-r, --reading <policy>', 'read values as printed, or as rounded to the last printed place')
    .choices(READINGS)
    .default('printed');

/** The bands that an HHI is put in. */
export const bandsOption = (): Option =>
  new Option('-b, --bands <set>', 'thresholds of low, moderate and high concentration')
    .choices(BAND_SETS)
    .default('us2023');

/** Collects the values of an option that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** A period, or `all`. */
export function period(value: string): string {
  if (value === 'all' || isPeriod(value)) return value;
  throw new InvalidArgumentError('A period is 2024, 2025-05, 2020/2023 or all.');
}

/** The subjects that `--element` names, each once; without it all elements, or all subjects where none is an element. */
export function subjects({ subjects: all }: Dataset, words: readonly string[] | undefined): readonly Subject[] {
  const elements = all.filter((s) => s.kind === 'element');
  if (!words) return elements.length > 0 ? elements : all;
  const found = words.map((word) =>
    one(
      'element',
      word,
      subjectsNamed(all, word),
      all.flatMap((s) => [s.name, s.subject]),
      all.map((s) => s.subject),
    ),
  );
  return [...new Set(found)];
}

/** The one subject and stage that a command is about; a UsageError names what is missing. */
export function place(
  dataset: Dataset,
  { element, stage }: { readonly element?: string; readonly stage?: string },
): { readonly subject: Subject; readonly stage: Stage } {
  const [subject] = subjects(dataset, element === undefined ? [] : [element]);
  const [found] = stages(dataset, stage === undefined ? [] : [stage]);
  if (!subject || !found)
    throw new UsageError(
      `one market is meant: name its ${subject ? '' : '--element'}${subject || found ? '' : ' and '}${found ? '' : '--stage'}; reshare list subjects and reshare list stages show what there is`,
      'missing-option',
    );
  return { subject, stage: found };
}

/** The stages that `--stage` names, each once; without it the steps of the chain. */
export function stages({ stages: all }: Dataset, words: readonly string[] | undefined): readonly Stage[] {
  if (!words) return chainOf(all);
  const ids = all.map((s) => s.stage);
  return [...new Set(words.map((word) => one('stage', word, stagesNamed(all, word), ids, ids)))];
}

/** What `--exclude ACTOR[=PERCENT]` leaves out; without it the default actor. */
export const exclusions = (dataset: Dataset, words: readonly string[] | undefined): readonly Exclusion[] =>
  words ? excluding(dataset.actors, words) : defaultExclusions(dataset);

/** What `--exclude ACTOR[=PERCENT]` leaves out of the known actors. */
export function excluding(actors: readonly Actor[], words: readonly string[]): readonly Exclusion[] {
  const found = words.map((word): Exclusion => {
    const [, name = '', percent = '100'] = /^(.*?)(?:=(.*))?$/s.exec(word) ?? [];
    const all = actors.map((a) => a.actor);
    const { actor } = one('actor', name, actorsNamed(actors, name), [...all, ...actors.flatMap((a) => a.aliases)], all);
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

/** The one thing that a word names; a UsageError with the names like it, or those that are known. */
export function one<T>(
  kind: string,
  word: string,
  found: readonly T[],
  names: readonly string[],
  known: readonly string[],
): T {
  const [first, second] = found;
  if (second !== undefined) throw new UsageError(`${kind} "${word}" names more than one; use its id`);
  if (first === undefined) throw unknown(kind, word, suggest(word, [...new Set(names)]), `known are ${list(known)}.`);
  return first;
}

/** The files that a run reads: its output must not overwrite them. */
export const inputs = ({ edition }: Dataset): readonly string[] => {
  const files = [...edition.files.values()].map((file) => file.path);
  return [...files, ...files.map((path) => join(dirname(path), 'datapackage.json'))];
};
