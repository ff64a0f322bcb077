import { defaultExclusions } from '../answer/report.js';
import type { Actor } from '../domain/actor.js';
import { repeated } from '../domain/grouped.js';
import { chainOf, type Stage } from '../domain/stage.js';
import { type Subject, shortName } from '../domain/subject.js';
import { suggest } from '../domain/suggest.js';
import type { Exclusion } from '../market/market.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import {
  didYouMean,
  knownNames,
  type Nameable,
  type NamedRows,
  nameableActors,
  nameableStages,
  nameableSubjects,
  valued,
} from './nameable.js';
import { EACH, LARGEST } from './options.js';
import { UsageError } from './usage.js';

/** The subjects that `--element` names, each once. Without it, or for `all`, all elements, or all subjects where none is an element. */
export function chosenSubjects(dataset: NamedRows, words: readonly string[] | undefined): readonly Subject[] {
  const things = nameableSubjects(dataset);
  if (!words) return usual(things);
  return [...new Set(words.flatMap((word) => (meansAll(things, word) ? usual(things) : [thingNamed(things, word)])))];
}

/** All elements, or all subjects where none is an element. */
function usual({ all }: Nameable<Subject>): readonly Subject[] {
  const elements = all.filter((s) => s.kind === 'element');
  return elements.length > 0 ? elements : all;
}

/** Whether a word is `all`, and not the name of a subject. */
const meansAll = ({ found }: Nameable<Subject>, word: string): boolean =>
  /^\s*all\s*$/i.test(word) && found(word.trim()).length === 0;

/** The one subject and stage that a command is about. Throws a UsageError that names what is missing. */
export function chosenMarket(
  dataset: NamedRows,
  { element, stage }: { readonly element: string | undefined; readonly stage: string | undefined },
): { readonly subject: Subject; readonly stage: Stage } {
  if (element === undefined || stage === undefined) {
    const missing = [...(element === undefined ? ['--element'] : []), ...(stage === undefined ? ['--stage'] : [])];
    const lists = missing.map((option) => (option === '--element' ? 'reshare list subjects' : 'reshare list stages'));
    throw new UsageError(
      `This command is about one market. Add ${missing.join(' and ')}. Names: ${lists.join(' and ')}`,
      'missing-option',
    );
  }
  return { subject: chosenSubject(dataset, element), stage: thingNamed(nameableStages(dataset), stage, 'one') };
}

/** The one subject that a word names. Throws a UsageError where it means every element. */
export function chosenSubject(dataset: NamedRows, word: string): Subject {
  const things = nameableSubjects(dataset);
  const [first] = usual(things);
  if (first && meansAll(things, word))
    throw new UsageError(
      `"${word}" means every element, and this command is about one: ${valued('--element', shortName(first))}`,
    );
  return thingNamed(things, word, 'one');
}

/** The stages that `--stage` names, each once. Without it, the steps of the chain. */
export function chosenStages(dataset: NamedRows, words: readonly string[] | undefined): readonly Stage[] {
  const things = nameableStages(dataset);
  return words ? [...new Set(words.map((word) => thingNamed(things, word)))] : chainOf(things.all);
}

/** What `--exclude` leaves out in a dataset: suppliers, or the largest. Without it, the default actor. */
export const chosenExclusions = (dataset: NamedRows, words: readonly string[] | undefined): ExclusionTerms =>
  words ? typedExclusions(dataset, words) : { exclusions: defaultExclusions(dataset) };

/** What words of `--exclude` leave out in a dataset. An actor that is called `largest` is chosen by its country code ([x6]). */
export const typedExclusions = (dataset: NamedRows, words: readonly string[]): ExclusionTerms =>
  largestExcluded(words) ?? { exclusions: exclusionsAmong(dataset.actors, words, dataset) };

/** What `--exclude ACTOR[=PERCENT]` leaves out, among the known actors. */
export function exclusionsAmong(
  actors: readonly Actor[],
  words: readonly string[],
  dataset?: NamedRows,
): readonly Exclusion[] {
  const things = nameableActors(actors, '--exclude', dataset);
  return exclusionList(words, (name) => thingNamed(things, name).actor);
}

/** The exclusions that words `NAME[=PERCENT]` state, one for each actor. `actorOf` gives the actor that a name means. */
export function exclusionList(words: readonly string[], actorOf: (name: string) => string): readonly Exclusion[] {
  const found = words.map((word): Exclusion => {
    const [, name = '', percent = '100'] = /^(.*?)(?:=(.*))?$/s.exec(word) ?? [];
    const actor = actorOf(name.trim());
    const portionPct = /^\s*\d+(\.\d+)?\s*%?\s*$/.test(percent) ? Number(percent.replace('%', '')) : Number.NaN;
    if (!(portionPct > 0 && portionPct <= 100))
      throw new UsageError(
        `Cannot read "${percent}" in --exclude. Write a percentage above 0 up to 100: ${valued('--exclude', `${actor}=50%`)}`,
      );
    if (portionPct < 1 && !percent.includes('%'))
      throw new UsageError(
        `The part of ${actor} is a percentage. Did you mean ${valued('--exclude', `${actor}=${Number((portionPct * 100).toPrecision(12))}%`)}? If not, write ${valued('--exclude', `${actor}=${percent}%`)}.`,
      );
    return { actor, portionPct };
  });
  const twice = repeated(found, ({ actor }) => actor);
  if (twice) throw new UsageError(`--exclude names ${twice.actor} twice. Leave one of them out.`);
  return found;
}

/**
 * The terms that `--exclude largest[=PERCENT]` states ([x6]); undefined where the words do not say so.
 * Throws a UsageError where others are left out too.
 */
export function largestExcluded(words: readonly string[]): ExclusionTerms | undefined {
  const largestPct = portionOfWord(words, LARGEST);
  return largestPct === undefined ? undefined : { exclusions: [], largestPct };
}

/** The terms that `--exclude each[=PERCENT]` states; undefined where the words do not say so. Throws a UsageError where others are left out too. */
export function eachExcluded(words: readonly string[]): ExclusionTerms | undefined {
  const eachPct = portionOfWord(words, EACH);
  return eachPct === undefined ? undefined : { exclusions: [], eachPct };
}

/** The portion that one of these words leaves out, if it is `meant`, which stands alone; undefined where none is. */
function portionOfWord(words: readonly string[], meant: typeof LARGEST | typeof EACH): number | undefined {
  const found = words.find((word) => isWord(word.split('=')[0] ?? '', meant));
  if (found === undefined) return undefined;
  if (words.length > 1)
    throw new UsageError(`--exclude ${meant} stands alone: leave out the other --exclude, or name every supplier.`);
  return exclusionList([found], () => meant)[0]?.portionPct ?? 100;
}

const isWord = (name: string, word: string): boolean => name.trim().toLowerCase() === word;

/** Whether a name is the word for the largest supplier. */
export const isLargest = (name: string): boolean => isWord(name, LARGEST);

/** Whether a name is the word for each supplier in turn. */
export const isEach = (name: string): boolean => isWord(name, EACH);

/**
 * The one thing that a word names; blanks around it do not count. Throws a UsageError that says what could be meant.
 * `most`: whether the option can be typed once or several times.
 */
export function thingNamed<Thing>(things: Nameable<Thing>, typed: string, most: 'one' | 'several' = 'several'): Thing {
  const { kind, noun, option, found, id } = things;
  const word = typed.trim();
  const [first, ...others] = found(word);
  if (first === undefined) throw new UsageError(unknownWords(things, word, most), `unknown-${kind}`);
  if (others.length === 0) return first;
  throw new UsageError(`More than one ${noun} is called "${word}". ${didYouMean(option, [first, ...others].map(id))}`);
}

function unknownWords<Thing>(things: Nameable<Thing>, word: string, most: 'one' | 'several'): string {
  const { noun, option, place, all, found, id, others, meaning } = things;
  const parts = word.split(',').map((part) => part.trim());
  if (parts.length > 1 && parts.some((part) => found(part).length > 0)) {
    const typed = parts.map((part) => valued(option, part));
    const advice = most === 'one' ? `This command takes one: ${typed[0]}` : `Repeat the option: ${typed.join(' ')}`;
    return `No ${noun} is called "${word}". ${advice}`;
  }
  const near = suggest(word, [...new Set([...all.map(id), ...others])]);
  return (
    meaning(word) ??
    (near.length > 0
      ? `No ${noun} is called "${word}". ${didYouMean(option, near)}`
      : `No ${noun} is called "${word}". ${knownNames(place, all.map(id))}`)
  );
}
