import { describe, expect, it } from 'vitest';
import { publication, reliance, type Source, sourcesNamed } from '../../src/domain/source.js';

const source = (more: Partial<Source>): Source => ({
  source: 'survey',
  title: 'A Survey of Metals',
  publisher: '',
  published: '',
  published_note: '',
  relies_on: '',
  note: '',
  excludes: [],
  licence: '',
  url: '',
  ...more,
});

describe('a source was published', () => {
  it.each([
    ['2025-07-01', 'first printed in 2024', '2025-07-01'],
    ['', 'in spring 2025', '2025'],
    ['', 'in 2025 and before, from 1999', '1999/2025'],
    ['', 'in 2025, 2023 and 2024', '2023/2025'],
    ['', 'in 2025, no. 12025', '2025'],
    ['', 'undated', ''],
  ])('on its date "%s", or else in the years of the note "%s": %s', (published, published_note, when) => {
    expect(publication(source({ published, published_note }))).toBe(when);
  });
});

describe('a source relies on', () => {
  const on = (relies_on: string, ...places: readonly string[]) => reliance(source({ relies_on }), places);
  const parts = 'Table 1: a survey;Table 12:  a census; page 3: an estimate';
  it('all that is said where no part begins with a place', () => {
    expect([on('a survey; a census', 'Table 1'), on('', 'Table 1'), on('a survey: ', 'p. 1')]).toEqual([
      'a survey; a census',
      '',
      'a survey: ',
    ]);
  });
  it('what the parts on these places say, in their order', () => {
    expect([
      on(parts, 'Table 1'),
      on(parts, 'Table 1, row 2'),
      on(parts, 'Table 12'),
      on(parts, 'page 3', 'elsewhere', 'Table 1'),
    ]).toEqual(['a survey', 'a survey', 'a census', 'a survey; an estimate']);
  });
  it('nothing known where no part is on these places', () => {
    expect([on(parts, 'Table 13'), on(parts, 'see Table 1'), on(parts, 'Table 1a'), on(parts)]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });
});

it('a source is found by its id or its title, in any case', () => {
  const all = [source({}), source({ source: 'census', title: 'A Census' })];
  const named = (word: string) => sourcesNamed(all, word).map((s) => s.source);
  expect(['SURVEY', 'a survey of metals', 'A census', 'survey of'].map(named)).toEqual([
    ['survey'],
    ['survey'],
    ['census'],
    [],
  ]);
});
