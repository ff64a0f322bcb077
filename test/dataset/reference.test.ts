import { expect, it } from 'vitest';
import type { Row } from '../../src/dataset/csv.js';
import { dangling } from '../../src/dataset/reference.js';

const rows = (...cells: readonly Record<string, string>[]): readonly Row[] =>
  cells.map((cell, i) => ({
    columns: Object.keys(cell),
    text: (column) => cell[column] ?? '',
    place: () => ({ file: 'f', line: i + 2 }),
    told: () => [],
  }));
const many = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
/** What is lost among so many actors: the names that are suggested for each. */
const near = (actors: number, lost: readonly string[]) =>
  dangling(
    new Map([
      ['actors', rows(...many(actors).map((i) => ({ actor: `Country ${i}` })))],
      ['observations', rows(...lost.map((actor) => ({ actor })))],
    ] as const),
    new Set(),
  ).map((f) => (f.code === 'foreign-key' ? f.near : undefined));

it('names are suggested for every lost reference of a dataset that somebody wrote', () => {
  expect(near(300, ['Countri 1', 'Country 299', 'Country 300', 'Wrld']).map((names) => names?.[0])).toEqual([
    'Country 1',
    'Country 100',
    'World',
  ]);
});

it('of thousands of lost references among thousands of names only for the first', () => {
  const found = near(
    4998,
    many(40).map((i) => `Countri ${i}`),
  );
  expect(found).toHaveLength(40);
  expect([found.slice(0, 10).every((names) => names?.length === 3), found.slice(10).flat()]).toEqual([true, []]);
});

it('no name is suggested that is too long to be one', () => {
  const among = (name: string) =>
    dangling(
      new Map([
        ['actors', rows({ actor: name })],
        ['observations', rows({ actor: 'Coun' })],
      ] as const),
      new Set(),
    );
  expect([...among(`Country${'y'.repeat(248)}`), ...among(`Country${'y'.repeat(249)}`)]).toMatchObject([
    { near: [`Country${'y'.repeat(248)}`] },
    { near: [] },
  ]);
});
