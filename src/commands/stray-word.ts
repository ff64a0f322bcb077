import { load } from '../dataset/load.js';
import { type Dataset, sound } from '../dataset/sound.js';
import { suggest } from '../domain/suggest.js';
import { type Nameable, nameableActors, nameableStages, nameableSubjects, valued } from './nameable.js';
import { UsageError } from './usage.js';

/** The error for words without an option, with the options whose values they are. `actorOption` takes a supplier, as `--exclude` does. */
export async function strayWords(words: readonly string[], dataset: string, actorOption: string): Promise<UsageError> {
  const rows = await usableDataset(dataset);
  const meant =
    rows && (optionsFor(words, rows, actorOption, sameName) ?? optionsFor(words, rows, actorOption, anyName));
  const advice = meant
    ? `Did you mean ${meant}?`
    : 'Every name follows an option, such as --element. The names: reshare list subjects';
  return new UsageError(`Unexpected "${words.join(' ')}". ${advice}`, 'excess-arguments');
}

/** A dataset where another will do; undefined if it cannot be used. */
export const usableDataset = (dataset: string): Promise<Dataset | undefined> =>
  load(dataset)
    .then(sound)
    .catch(() => undefined);

/** The name with which a word names one of things; undefined if it names none. */
type NameFound = <Thing>(things: Nameable<Thing>, word: string) => string | undefined;

/** The name as typed, if it is one. */
export const sameName: NameFound = ({ found }, word) => (found(word).length > 0 ? word : undefined);

/** The name as typed, or the most similar one. */
export const anyName: NameFound = (things, word) =>
  sameName(things, word) ?? suggest(word, [...things.all.map(things.id), ...things.others])[0];

/** The options with which words name things: all words as one name, or else each word as one. Undefined if one of them names nothing. */
export function optionsFor(
  words: readonly string[],
  rows: Dataset,
  actorOption: string,
  name: NameFound,
): string | undefined {
  const kinds = [nameableSubjects(rows), nameableStages(rows), nameableActors(rows.actors, actorOption, rows)] as const;
  const option = (word: string): string | undefined => {
    const [subject, stage, actor] = [name(kinds[0], word), name(kinds[1], word), name(kinds[2], word)];
    if (subject !== undefined) return valued(kinds[0].option, subject);
    if (stage !== undefined) return valued(kinds[1].option, stage);
    return actor === undefined ? undefined : valued(kinds[2].option, actor);
  };
  const each = words.flatMap((word) => option(word.trim()) ?? []);
  return option(words.join(' ').trim()) ?? (each.length === words.length ? each.join(' ') : undefined);
}
