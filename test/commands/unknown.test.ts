import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reshare } from '../shell.js';

const FILE = './test/fixtures/unknown.csv';
const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
const made = (text: string): string => {
  const file = join(folder, `${text.length}.csv`);
  writeFileSync(file, text);
  return file;
};
const json = async (file: string, ...more: string[]) => {
  const words = ['calc', file, '--by', 'year', '--actor', 'country', '--value', 't', ...more, '--json'];
  return JSON.parse((await reshare(words)).out);
};

type Row = {
  readonly group: { readonly year: string };
  readonly unknownRows: number;
  readonly unknownOf: readonly string[];
  readonly settledBy: readonly string[];
  readonly roundedHhi: object | null;
  readonly measures: { readonly hhi: object | null } | null;
};

describe('calc says what is unknown', () => {
  it.each(['stream', 'duckdb'])('by group, in rows and of whom: %s', async (engine) => {
    const { rows } = await json(FILE, '--total', 'World', '--engine', engine);
    expect(rows.map(({ group, unknownRows, unknownOf }: Row) => [group.year, unknownRows, unknownOf])).toEqual([
      ['2023', 1, ['C']],
      ['2024', 2, ['C', 'D']],
      ['2025', 1, ['B']],
      ['2026', 1, ['B']],
      ['2027', 1, ['Other']],
    ]);
  });

  it('and not of a total that is unknown', async () => {
    const { rows, notes } = await json(made('year,country,t\n1,A,5\n1,World,NA\n'), '--total', 'World');
    expect([rows[0].unknownRows, rows[0].unknownOf]).toEqual([0, []]);
    expect(notes.join()).not.toContain('unknown values');
  });

  it('with the HHI that values read as rounded give where there is none as printed', async () => {
    const shares = made(
      'year,country,t\n1,A,50.4\n1,B,49.6\n1,C,0.1\n1,D,NA\n2,A,80\n2,B,60\n2,D,NA\n3,A,60\n3,D,NA\n',
    );
    for (const [file, more, helped] of [
      [FILE, ['--total', 'World'], ['2024', '2026', '2027']],
      [shares, ['--shares', '100'], ['1']],
    ] as const) {
      const { rows } = await json(file, ...more);
      const rounded = (await json(file, ...more, '--reading', 'rounded')).rows;
      expect(rows.filter((row: Row) => row.roundedHhi).map((row: Row) => row.group.year)).toEqual(helped);
      for (const [i, row] of rows.entries())
        if (row.measures?.hhi) expect(row.roundedHhi).toBeNull();
        else expect(row.roundedHhi).toEqual(rounded[i].measures?.hhi ?? null);
    }
  });

  it.each([
    [
      ['--total', 'World'],
      [[], ['C', 'D'], [], ['B'], ['Other']],
    ],
    [
      ['--where-not', 'country=World'],
      [['C'], ['C', 'D'], ['B'], ['B'], ['Other']],
    ],
  ])('and whose values would give an HHI, whatever they are: %j', async (more, settled) => {
    const { rows } = await json(FILE, ...more);
    expect(rows.map((row: Row) => row.settledBy)).toEqual(settled);
    for (const value of ['0', '7', '9,000']) {
      const known = made(readFileSync(FILE, 'utf8').replaceAll(/,(?:NA|W)$/gm, `,"${value}"`));
      const found = (await json(known, ...more)).rows;
      expect(found.map((row: Row) => row.measures?.hhi === null)).toEqual(rows.map(() => false));
    }
  });

  it('with the largest groups first, and the others counted', async () => {
    const { notes } = await json(FILE, '--total', 'World');
    expect(notes.slice(-3)).toEqual([
      '5 groups have unknown values: 2023 (1 row of C); 2027 (1 row of Other); 2024 (2 rows of C and D); 2 more. They belong to the rest and are never zero.',
      '3 groups of 5 have no HHI without these values: 2027 (Other); 2024 (C and D); 2026 (B). Write them into the file.',
      '3 groups of 5 have no HHI as printed. With --reading rounded it is 2,772-5,133 for 2027; 3,548-4,724 for 2024; >9,809 for 2026.',
    ]);
  });
});
