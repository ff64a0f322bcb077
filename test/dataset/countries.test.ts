import { describe, expect, it } from 'vitest';
import { editions } from '../../src/dataset/builtin.js';
import { countryNames } from '../../src/dataset/countries.js';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { countryNamed } from '../../src/domain/country.js';

const countries = countryNames().filter(({ iso3 }) => iso3 !== '');

describe('datasets/countries.csv', () => {
  it('has the 249 countries and areas of ISO 3166-1, and each name once', () => {
    expect([new Set(countries.map((c) => c.iso3)).size, new Set(countries.map((c) => c.iso2)).size]).toEqual([
      249, 249,
    ]);
    expect(new Set(countries.map((c) => `${c.iso2} ${c.iso3}`)).size).toBe(249);
    const names = countryNames().map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const { iso2, iso3 } of countries) expect(`${iso2} ${iso3}`).toMatch(/^[A-Z]{2} [A-Z]{3}$/);
  });
  it('agrees with the names that Node has for the codes, as far as both are spelt alike', () => {
    const regions = new Intl.DisplayNames(['en'], { type: 'region' });
    const alike = countries.filter(({ name, iso2 }) => regions.of(iso2) === name);
    expect(new Set(alike.map((c) => c.iso2)).size).toBeGreaterThan(215);
    for (const { name, iso2 } of alike) expect(countryNamed(countryNames(), name)?.iso2).toBe(iso2);
  });
  it('has no word that means two countries', () => {
    for (const { name, iso2, iso3 } of countries)
      for (const word of [name, iso2, iso3]) expect(countryNamed(countryNames(), word)?.iso3).toBe(iso3);
  });
  it('knows every actor of the built-in datasets by its name, with the same code', async () => {
    for (const edition of await editions())
      for (const { actor, iso3 } of sound(await load(edition)).actors)
        expect([actor, countryNamed(countryNames(), actor)?.iso3]).toEqual([actor, iso3]);
  });
  it('has regions, which have no three letters', () => {
    expect(['EU', 'Europe', 'africa'].map((word) => countryNamed(countryNames(), word)?.iso3)).toEqual(['', '', '']);
  });
});
