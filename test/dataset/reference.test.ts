import { expect, it } from 'vitest';
import type { Row } from '../../src/dataset/csv.js';
import { lostReferences } from '../../src/dataset/reference.js';
import type { Finding } from '../../src/domain/finding.js';

const rows = (...cells: readonly Record<string, string>[]): readonly Row[] =>
  cells.map((cell, i) => ({
    columns: Object.keys(cell),
    text: (column) => cell[column] ?? '',
    place: () => ({ file: 'f', line: i + 2 }),
  }));
/** The names that an error suggests. */
const suggested = ({ text }: Finding): readonly string[] =>
  / Did you mean (.*)\?$/.exec(text)?.[1]?.split(/, | or /) ?? [];
const many = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
/** The names suggested for each lost reference in a dataset with that number of actors. */
const near = (actors: number, lost: readonly string[]) =>
  [
    ...lostReferences(
      new Map([
        ['actors', rows(...many(actors).map((i) => ({ actor: `Country ${i}` })))],
        ['observations', rows(...lost.map((actor) => ({ actor })))],
      ] as const),
      new Set(),
    ),
  ].map(suggested);

it('every lost reference in a small dataset has suggestions', () => {
  expect(near(300, ['Countri 1', 'Country 299', 'Country 300', 'Wrld']).map((names) => names[0])).toEqual([
    'Country 1',
    'Country 100',
    'World',
  ]);
});

it('only the first ten lost references have suggestions if there are thousands of names', () => {
  const found = near(
    4998,
    many(40).map((i) => `Countri ${i}`),
  );
  expect(found).toHaveLength(40);
  expect([found.slice(0, 10).every((names) => names.length === 3), found.slice(10).flat()]).toEqual([true, []]);
});

it('no suggestion is a name that is too long', () => {
  const among = (name: string) => [
    ...lostReferences(
      new Map([
        ['actors', rows({ actor: name })],
        ['observations', rows({ actor: 'Coun' })],
      ] as const),
      new Set(),
    ),
  ];
  const [short, long] = [248, 249].flatMap((length) => among(`Country${'y'.repeat(length)}`).map(suggested));
  expect([short?.map((name) => name.slice(0, 8)), long]).toEqual([['Countryy'], []]);
});
