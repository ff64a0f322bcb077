import { countryArticles } from '../dataset/countries.js';

/** A supplier inside a sentence, with the article that the name of a country takes: `China`, `the United States`. */
export function actorName(actor: string): string {
  const article = countryArticles().get(actor) ?? '';
  return article === '' ? actor : `${article} ${actor}`;
}

/** A supplier as an owner inside a sentence: `China's`, `the United States'`. */
export const ownerName = (actor: string): string => `${actorName(actor)}'${/s$/i.test(actor) ? '' : 's'}`;
