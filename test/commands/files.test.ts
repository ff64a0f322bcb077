import { describe, expect, it } from 'vitest';
import { reshare, written } from '../shell.js';

/** A small file of a kind that analysts have, the words behind it, the HHI of each group, and a note. */
type Case = [file: string, words: readonly string[], hhi: readonly string[], note?: RegExp];

const CASES: readonly Case[] = [
  ['empty-rows.csv', ['--actor', 'Country', '--value', 'Tonnes', '--total', 'World total (rounded)'], ['5312.5']],
  ['comma-in-label.tsv', ['--actor', 'country', '--value', 'output, tonnes'], ['5312.5']],
  ['pipes.csv', ['--actor', 'country', '--value', 'tonnes', '--delimiter', '|'], ['5312.5']],
  ['pipes.csv', ['--actor', 'country', '--value', 'tonnes'], ['5312.5']],
  [
    'title-and-notes.csv',
    ['--actor', 'country', '--value', 'tonnes', '--skip', '3'],
    ['5312.5'],
    /^1 line is no row, because it has one cell only: line 7 "Source: agency\."\.$/,
  ],
  [
    'title-and-notes.csv',
    ['--actor', 'country', '--value', 'tonnes'],
    ['5312.5'],
    /^3 lines are no row, .*: line 1 "Table 3\. Output by country", line 2 "\(tonnes\)" and line 7 "Source: agency\."\.$/,
  ],
  ['scientific.csv', ['--actor', 'country', '--value', 'tonnes'], ['8916.15']],
  ['float-year.csv', ['--by', 'year', '--actor', 'country', '--value', 'tonnes'], ['10000', '5000']],
  [
    'sdmx-long.csv',
    ['--by', 'TIME_PERIOD', '--actor', 'geo', '--value', 'OBS_VALUE', '--total', 'EU27_2020'],
    ['(4500, 4600]'],
  ],
];

describe('calc reads', () => {
  it.each<Case>(CASES)('%s with %j', async (file, words, hhi, note) => {
    const said = async (engine: string) => {
      const { code, out, err } = await reshare([
        'calc',
        `test/fixtures/cases/${file}`,
        ...words,
        '--engine',
        engine,
        '--json',
      ]);
      expect([code, err]).toEqual([0, '']);
      return out;
    };
    const stream = await said('stream');
    expect(await said('duckdb')).toBe(stream);
    const { rows, notes } = JSON.parse(stream);
    expect(rows.map((row: { measures: { hhi: Parameters<typeof written>[0] } }) => written(row.measures.hhi))).toEqual(
      hhi,
    );
    if (note) expect(notes).toContainEqual(expect.stringMatching(note));
  });
});
