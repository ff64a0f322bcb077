import { countryNames } from '../dataset/countries.js';
import type { Dataset } from '../dataset/sound.js';
import { type Actor, actorsNamed, OTHER, WORLD } from '../domain/actor.js';
import { actorsOfCountry, countryNamed } from '../domain/country.js';
import { type Source, sourcesNamed } from '../domain/source.js';
import { type Stage, stagesNamed, synonyms } from '../domain/stage.js';
import { type Subject, shortName, subjectsNamed, subjectsSharing } from '../domain/subject.js';
import { shellWord } from '../output/step.js';
import { groupSize } from '../output/subject-name.js';
import { either, list } from '../text/words.js';
import { LARGEST } from './options.js';

/** The rows of a dataset that words can name, or those of several datasets together, which have no edition. */
export type NamedRows = Pick<Dataset, 'subjects' | 'stages' | 'actors'> & { readonly edition?: Dataset['edition'] };

/** The things of one kind that a word can name, as the value of an option. */
export type Nameable<Thing> = {
  /** The kind in the code of an error. */
  readonly kind: 'element' | 'stage' | 'actor' | 'source';
  /** The kind in a sentence, in the singular. */
  readonly noun: string;
  readonly option: string;
  /** Where the things are, at the beginning of a sentence with its verb: `articles@2025.07 has`. */
  readonly place: string;
  readonly all: readonly Thing[];
  readonly found: (word: string) => readonly Thing[];
  /** The name of a thing that no other thing has. */
  readonly id: (thing: Thing) => string;
  /** Further names of the things, for suggestions. */
  readonly others: readonly string[];
  /** What a word means that names nothing here, and what to do, in whole sentences. Undefined where that is not known. */
  readonly meaning: (word: string) => string | undefined;
};

/** The subjects of a dataset. */
export const nameableSubjects = (dataset: NamedRows): Nameable<Subject> => ({
  kind: 'element',
  noun: 'element',
  option: '--element',
  place: placeOf(dataset),
  all: dataset.subjects,
  found: (word) => subjectsNamed(dataset.subjects, word),
  id: (s) => s.subject,
  others: dataset.subjects.filter((s) => s.name.toLowerCase() !== s.subject).map((s) => s.name),
  meaning: (word) => otherThan('element', dataset, word) ?? nearestSubjects(dataset.subjects, word),
});

/** The stages of a dataset. */
export const nameableStages = (dataset: NamedRows): Nameable<Stage> => ({
  kind: 'stage',
  noun: 'stage',
  option: '--stage',
  place: placeOf(dataset),
  all: dataset.stages,
  found: (word) => stagesNamed(dataset.stages, word),
  id: (s) => s.stage,
  others: [],
  meaning: (word) => otherThan('stage', dataset, word),
});

/** The suppliers of a dataset, or those of a market that was typed where there is no dataset. */
export function nameableActors(actors: readonly Actor[], option: string, dataset?: NamedRows): Nameable<Actor> {
  const place = dataset ? placeOf(dataset) : 'This market has';
  const absent = (what: string | undefined): string | undefined =>
    what && `${what} ${knownNames(place, actors.map(nameOf))}`;
  return {
    kind: 'actor',
    noun: 'supplier',
    option,
    place,
    all: actors,
    found: (word) => actorsFound(actors, word),
    id: nameOf,
    others: [...actors.flatMap((a) => a.aliases), ...(option === '--exclude' ? [LARGEST] : [])],
    meaning: (word) => (dataset && stageMeaning('supplier', dataset.stages, word)) ?? absent(noSupplier(word)),
  };
}

/** The sources of a dataset. */
export const nameableSources = (dataset: Dataset): Nameable<Source> => ({
  kind: 'source',
  noun: 'source',
  option: '--source',
  place: placeOf(dataset),
  all: dataset.sources,
  found: (word) => sourcesNamed(dataset.sources, word),
  id: (s) => s.source,
  others: [],
  meaning: () => undefined,
});

const nameOf = ({ actor }: Actor): string => actor;
const placeOf = ({ edition }: NamedRows): string =>
  edition ? `${edition.name}@${edition.version} has` : 'These datasets have';

/** The actors that a word names by a name or code in the dataset, or else as a country does. */
function actorsFound(actors: readonly Actor[], word: string): readonly Actor[] {
  const named = actorsNamed(actors, word);
  const country = named.length > 0 ? undefined : countryNamed(countryNames(), word);
  return country ? actorsOfCountry(actors, countryNames(), country) : named;
}

/** The names that there are in a place, in a sentence; of many only the first. */
export function knownNames(place: string, names: readonly string[]): string {
  const more = names.length - MOST;
  return `${place} ${more > 1 ? `${names.slice(0, MOST).join(', ')} and ${more} more` : list(names)}.`;
}

/** The number of names that an error lists. */
const MOST = 30;

/** An option with a value, as it is typed. */
export const valued = (option: string, value: string): string => `${option} ${shellWord(value)}`;

/** The question whether one of these values was meant. */
export const didYouMean = (option: string, names: readonly string[]): string =>
  `Did you mean ${either(names.map((name) => valued(option, name)))}?`;

/** What a word names beside subjects or stages: a stage, a subject or a supplier. */
function otherThan(
  noun: 'element' | 'stage',
  { subjects, stages, actors }: NamedRows,
  word: string,
): string | undefined {
  const [subject] = noun === 'element' ? [] : subjectsNamed(subjects, word);
  if (subject) return `"${word}" is ${aKind(subject)}, not a stage. ${didYouMean('--element', [shortName(subject)])}`;
  const [actor] = actorsFound(actors, word);
  const article = noun === 'element' ? 'an' : 'a';
  if (actor)
    return `"${word}" is a supplier, not ${article} ${noun}. To leave it out: ${valued('--exclude', actor.actor)}`;
  return stageMeaning(noun, stages, word);
}

const aKind = ({ kind }: Subject): string => (kind === 'element' ? 'an element' : `a ${kind}`);

/** That a word is a stage, or stands for one. */
function stageMeaning(noun: string, stages: readonly Stage[], word: string): string | undefined {
  const [named] = stagesNamed(stages, word);
  if (named)
    return `"${word}" is a stage, not ${noun === 'element' ? 'an' : 'a'} ${noun}. ${didYouMean('--stage', [named.stage])}`;
  const same = (text: string): boolean => text.toLowerCase() === word.toLowerCase();
  const wider = stages.find((s) => synonyms(s).some(same));
  return (
    wider && `No stage is called "${word}", but ${wider.stage} stands for it. ${didYouMean('--stage', [wider.stage])}`
  );
}

/** What a word is that names no supplier here: the total, the rest, a region or another country. */
function noSupplier(word: string): string | undefined {
  const same = (text: string): boolean => text.toLowerCase() === word.toLowerCase();
  if (same(WORLD)) return `"${word}" is the total, not a supplier.`;
  if (same(OTHER)) return `"${word}" is the rest, not a supplier.`;
  const country = countryNamed(countryNames(), word);
  if (!country) return undefined;
  const name = same(country.name) ? `"${word}"` : `"${word}" (${country.name})`;
  return `${name} is ${country.iso3 === '' ? 'a region, not a supplier' : 'a country, but no supplier here'}.`;
}

/** The subjects whose names share words with a text, groups with their members; undefined where there is none. */
function nearestSubjects(subjects: readonly Subject[], text: string): string | undefined {
  const near = subjectsSharing(subjects, text).slice(0, 3);
  if (near.length === 0) return undefined;
  const words = near.map((s) => `${s.name}${membersOf(subjects, s)}: ${valued('--element', s.subject)}`);
  return `No ${near.every((s) => s.kind === 'group') ? 'group' : 'element'} is called "${text}". Nearest: ${words.join('; ')}`;
}

/** The members of a group by their symbols, in brackets; of a large group only how many they are. */
function membersOf(subjects: readonly Subject[], group: Subject): string {
  const { members } = group;
  if (members.length === 0) return '';
  const short = subjects.filter((s) => members.includes(s.subject)).map(shortName);
  return ` (${short.length > 10 ? groupSize(group) : short.join(', ')})`;
}
