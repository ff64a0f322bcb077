import { readFileSync } from 'node:fs';
import type { CountryName } from '../domain/country.js';
import { besideEditions } from './builtin.js';
import { csvTable } from './csv.js';
import { lazyValue } from './lazy-value.js';

const COLUMNS = ['name', 'iso2', 'iso3', 'article'];

/** The names of countries and regions in datasets/countries.csv, which serves every dataset. The file is read when they are first asked for. */
export const countryNames: () => readonly CountryName[] = lazyValue(() => {
  const { rows, findings } = csvTable('countries.csv', readFileSync(besideEditions('countries.csv'), 'utf8'), COLUMNS);
  if (findings[0]) throw new Error(`countries.csv: ${findings[0].text}`);
  return rows.map((row) => ({
    name: row.text('name'),
    iso2: row.text('iso2'),
    iso3: row.text('iso3'),
    article: row.text('article'),
  }));
});

/** Written by the build into the bundle, so that no sentence reads the file. */
declare const ARTICLES: string;

/** The articles of the names that take one, by name. */
export const countryArticles: () => ReadonlyMap<string, string> = lazyValue(
  () => new Map(Object.entries(typeof ARTICLES === 'undefined' ? computedArticles() : JSON.parse(ARTICLES))),
);

/** The same, read from the file. */
export const computedArticles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(countryNames().flatMap(({ name, article }) => (article === '' ? [] : [[name, article]])));
