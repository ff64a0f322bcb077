import type { Period } from './period.js';

/**
 * A document that values were transcribed from. `published` is a date (YYYY-MM-DD), or blank where none is printed.
 * `excludes` are the subjects that it says it does not cover. `licence` is blank where the terms of use are those of the edition.
 */
export type Source = {
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly published_note: string;
  readonly relies_on: string;
  readonly note: string;
  readonly excludes: readonly string[];
  readonly licence: string;
  readonly url: string;
};

/**
 * When a source was published, so when its undated statements were made ([e2]): the date, or else the years that
 * `published_note` names. Blank where neither says.
 */
export function publication({ published, published_note: note }: Source): Period {
  if (published !== '') return published;
  const years = [...new Set(note.match(/\b(?:19|20)\d{2}\b/g))].sort();
  const [first = '', last = first] = [years[0], years.at(-1)];
  return first === last ? first : `${first}/${last}`;
}

/**
 * What a source relies on in these places: all that `relies_on` says, or where a part of it begins with a place and a colon
 * (`Table 1: a survey; elsewhere not said`), the parts on these places. Blank where it says nothing of them.
 */
export function reliance({ relies_on: whole }: Source, places: readonly string[]): string {
  const parts = whole.split(/; */).flatMap((part) => {
    const [, place, work = ''] = /^([^:]+): +(.+)$/.exec(part) ?? [];
    return place === undefined ? [] : [{ place, work }];
  });
  const isAt = (place: string, locator: string): boolean =>
    locator.startsWith(place) && !/^[\p{L}\d]/u.test(locator.slice(place.length));
  if (parts.length === 0) return whole;
  return parts.flatMap(({ place, work }) => (places.some((locator) => isAt(place, locator)) ? [work] : [])).join('; ');
}

/** The sources that a word names: by id or title, in any case. */
export const sourcesNamed = (sources: readonly Source[], word: string): readonly Source[] =>
  sources.filter((s) => [s.source, s.title].some((name) => name.toLowerCase() === word.toLowerCase()));
