import { describe, expect, it } from 'vitest';
import { actorsNamed } from '../../src/domain/actor.js';
import { actorsOfCountry, countryNamed } from '../../src/domain/country.js';
import { type Finding, finding, inOrder, type QuotedValues } from '../../src/domain/finding.js';
import { nameWords } from '../../src/domain/name-words.js';
import { chainOf, type Stage, stagesNamed, synonyms } from '../../src/domain/stage.js';
import { subjectsNamed, subjectsSharing } from '../../src/domain/subject.js';
import { suggest } from '../../src/domain/suggest.js';

describe('an actor', () => {
  const actors = [
    { actor: 'China', iso3: 'CHN', aliases: [] },
    { actor: 'United States', iso3: 'USA', aliases: ['US', 'America'] },
    { actor: 'Burma', iso3: '', aliases: ['China'] },
  ];
  const named = (word: string) => actorsNamed(actors, word).map((a) => a.actor);
  it('is found by name, code or alias, in any case', () => {
    expect(['united states', 'usa', 'us', 'AMERICA'].map(named)).toEqual(
      Array.from({ length: 4 }, () => ['United States']),
    );
  });
  it('is found by its exact name before an alias, and never by a blank code', () => {
    expect([named('China'), named('china'), named('')]).toEqual([['China'], ['China', 'Burma'], []]);
  });
});

describe('a stage', () => {
  const stage = (id: string, kind: Stage['kind'], position: string): Stage => ({
    stage: id,
    kind,
    position,
    name: `the ${id}`,
    note: '',
  });
  const stages = [
    stage('last', 'chain', '10'),
    stage('stock', 'stock', ''),
    stage('first', 'chain', '2'),
    stage('middle', 'chain', '9'),
  ];
  it('is found by id or name, in any case', () => {
    expect(['LAST', 'The Last', 'las'].map((w) => stagesNamed(stages, w).map((s) => s.stage))).toEqual([
      ['last'],
      ['last'],
      [],
    ]);
  });
  it('of the chain is sorted by its position as a number, upstream first', () => {
    expect(chainOf(stages).map((s) => s.stage)).toEqual(['first', 'middle', 'last']);
    expect(chainOf([...stages].reverse()).map((s) => s.stage)).toEqual(['first', 'middle', 'last']);
  });
  it('has as synonyms the words listed in its note, and no other words of the note', () => {
    const noted = (note: string) => synonyms({ ...stage('mining', 'chain', '1'), note });
    expect(
      [
        'stands for: mining, mine production, supply',
        'stands for: imports of metals; no share of supply, no step',
        'a stock;stands for:  reserves',
        'no step; what it stands for: nothing',
        '',
      ].map(noted),
    ).toEqual([['mining', 'mine production', 'supply'], ['imports of metals'], ['reserves'], [], []]);
  });
});

describe('a subject', () => {
  const base = { kind: 'element', number: '', members: [], enters: [], controls: '', source: '', locator: '' } as const;
  const subjects = [
    { ...base, subject: 'cerium', name: 'neodymium', symbol: '' },
    { ...base, subject: 'neodymium', name: 'neodymium', symbol: 'Nd' },
  ];
  it('is found by its exact id before another by name', () => {
    expect([subjectsNamed(subjects, 'neodymium'), subjectsNamed(subjects, 'Neodymium')].map((s) => s.length)).toEqual([
      1, 2,
    ]);
  });
});

describe('a finding', () => {
  const of = { code: 'c', severity: 'note', place: { file: 'f', line: 2 }, key: 'k' } as const;
  it('quotes the values found and expected as plain text, where there are any', () => {
    const values = (quoted: QuotedValues) => ({ ...finding(of, quoted, {}, () => '') });
    expect(values({ found: 1e21, expected: 'two' })).toEqual({ ...of, found: '1e+21', expected: 'two' });
    expect(values({})).toEqual({ ...of, found: undefined, expected: undefined });
  });
  it('gets its words when they are asked for', () => {
    let asked = 0;
    const made = finding(of, {}, 'asked', (facts) => `${facts} ${++asked} times`);
    expect([asked, made.text, asked]).toEqual([0, 'asked 1 times', 1]);
  });
});

describe('findings', () => {
  const at = (file: string, line?: number, column?: number): Finding => ({
    severity: 'error',
    code: 'blank-row',
    text: 'a blank line',
    place: { file, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) },
  });
  it('are sorted by file, line and column, those without a line or column first', () => {
    const ordered = [at('a'), at('a', 2), at('a', 2, 1), at('a', 2, 10), at('a', 10), at('b', 1)];
    for (let i = 0; i < 20; i++) expect([...ordered].sort(() => (i % 2 ? 1 : -1)).sort(inOrder)).toEqual(ordered);
    expect(
      [...ordered]
        .reverse()
        .sort(inOrder)
        .map((f) => f.place.file),
    ).toEqual(['a', 'a', 'a', 'a', 'a', 'b']);
    expect([
      Math.sign(inOrder(at('a', 2), at('a', 10))),
      inOrder(at('a'), at('a')),
      Math.sign(inOrder(at('b'), at('a', 9))),
    ]).toEqual([-1, 0, 1]);
  });
});

describe('a suggestion', () => {
  it('allows edits up to a third of the length, and at least one', () => {
    expect([
      suggest('ab', ['ac']),
      suggest('ab', ['cd']),
      suggest('abcdef', ['abxyef']),
      suggest('abcdef', ['axyzef']),
    ]).toEqual([['ac'], [], ['abxyef'], []]);
  });
  it('counts a swap of neighbouring letters as one edit', () => {
    expect([suggest('abc', ['acb']), suggest('abc', ['cba'])]).toEqual([['acb'], []]);
  });
  it('has at most three names, the nearest first, then in order of name', () => {
    expect(suggest('aaaaaa', ['aaaabb', 'aaaaab', 'aaaaac', 'aaaaaa'])).toEqual(['aaaaaa', 'aaaaab', 'aaaaac']);
  });
  it('completes an unfinished word of at least two letters', () => {
    expect([suggest('dys', ['dysprosium']), suggest('d', ['dysprosium'])]).toEqual([['dysprosium'], []]);
  });
  it('is never made for a word of more than 64 letters', () => {
    expect([
      suggest('a'.repeat(64), ['a'.repeat(63)]).length,
      suggest('a'.repeat(65), ['a'.repeat(64)]).length,
    ]).toEqual([1, 0]);
  });
});

describe('the words of a name', () => {
  it('are in lower case and singular, without words that names share', () => {
    expect(
      ['Rare Earth Elements', 'all the rare earths', 'REEs', 'metals of solder', 'glass, gas'].map((n) => [
        ...nameWords(n),
      ]),
    ).toEqual([['rare', 'earth'], ['rare', 'earth'], ['ree'], ['metal', 'solder'], ['glass', 'gas']]);
  });
  const base = { kind: 'group', number: '', symbol: '', enters: [], controls: '', source: '', locator: '' } as const;
  const subjects = [
    { ...base, subject: 'tin', kind: 'element', name: 'tin', symbol: 'Sn', number: '50', members: [] },
    { ...base, subject: 'sm', name: 'metals of solder', members: ['tin', 'lead'] },
    { ...base, subject: 'soft', name: 'soft metals since 2025', members: ['tin'] },
  ] as const;
  const named = (word: string) => subjectsNamed(subjects, word).map((s) => s.subject);
  it('find a subject in any order, and a group by its size too', () => {
    expect(['solder metals', 'all 2 metals of solder', 'the solder metal', '2 solder metals'].map(named)).toEqual(
      Array.from({ length: 4 }, () => ['sm']),
    );
  });
  it('find nothing if one is missing, one is added, or there are none', () => {
    expect(['solder', 'hard solder metals', '3 solder metals', 'all', 'all elements', '2', ''].map(named)).toEqual(
      Array.from({ length: 7 }, () => []),
    );
  });
  it('do not replace the atomic number, which is found as it is', () => {
    expect(['50', '050', '5'].map(named)).toEqual([['tin'], [], []]);
  });
  it('find near subjects that share at least half of them, the nearest first', () => {
    const near = (text: string) => subjectsSharing(subjects, text).map((s) => s.subject);
    expect([near('soft metals'), near('solder'), near('hard old solder'), near('elements')]).toEqual([
      ['soft', 'sm'],
      ['sm'],
      [],
      [],
    ]);
  });
});

describe('a country', () => {
  const names = [
    { name: 'Myanmar', iso2: 'MM', iso3: 'MMR', article: '' },
    { name: 'Burma', iso2: 'MM', iso3: 'MMR', article: '' },
    { name: 'Europe', iso2: '', iso3: '', article: '' },
    { name: 'Asia', iso2: '', iso3: '', article: '' },
    { name: 'European Union', iso2: 'EU', iso3: '', article: '' },
    { name: 'Eurasia', iso2: 'EU', iso3: 'MMR', article: '' },
    { name: 'Burmah', iso2: 'BU', iso3: 'MMR', article: '' },
  ];
  const meant = (word: string) => countryNamed(names, word)?.name;
  it('is named by any of its names and codes, in any case, and has its first name', () => {
    expect(['mm', 'MMR', 'burma', 'Asia', 'eu', '', 'M'].map(meant)).toEqual([
      'Myanmar',
      'Myanmar',
      'Myanmar',
      'Asia',
      'European Union',
      undefined,
      undefined,
    ]);
  });
  it('without a code is the actor with its name, and no other without a code', () => {
    const actors = [
      { actor: 'Thailand', iso3: '', aliases: ['Burma'] },
      { actor: 'Asia', iso3: '', aliases: [] },
      { actor: 'Europe', iso3: '', aliases: [] },
    ];
    const region = names.filter(({ name }) => name === 'Asia');
    expect(region.flatMap((country) => actorsOfCountry(actors, names, country).map((a) => a.actor))).toEqual(['Asia']);
  });
  it('is the actor with its code, or else the one with one of its names', () => {
    const actor = (name: string, iso3: string, ...aliases: string[]) => ({ actor: name, iso3, aliases });
    const found = (...actors: readonly ReturnType<typeof actor>[]) =>
      names.slice(0, 1).flatMap((country) => actorsOfCountry(actors, names, country).map((a) => a.actor));
    expect([
      found(actor('Burma', ''), actor('Birma', 'MMR')),
      found(actor('burma', ''), actor('Thailand', 'THA')),
      found(actor('Birma', '', 'Myanmar'), actor('', '')),
      found(actor('Thailand', 'THA')),
      found(actor('Eurasia', ''), actor('Burmah', '')),
    ]).toEqual([['Birma'], ['burma'], ['Birma'], [], []]);
  });
});
