import { describe, expect, it } from 'vitest';
import { UnimportableFile } from '../../src/dataset/import/importer.js';
import { mcsOf } from '../mcs.js';

const WIDE = 'SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS';
const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const wide = (heads: string, ...rows: readonly string[]) => mcsOf('mcs.csv', text(`${WIDE},${heads}`, ...rows));
const folder = (name: string, heads: string, ...rows: readonly string[]) =>
  mcsOf(name, text(`Source,Country,${heads}`, ...rows));

describe('a file with a column for each year', () => {
  it('has a value for each cell in a column of values, with all that its row and head say', () => {
    const file = wide(
      'PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,RESERVES_2024,RESERVE_NOTES',
      'MCS2025, Glint  (raw),Foo  land,"Mine production,\nestimated",kilograms,30,31,made up,,13,vast',
    );
    const common = { file: 'mcs.csv', line: 2, scope: 'world', chapter: ' Glint  (raw)', section: '' };
    const row = { ...common, commodity: ' Glint  (raw)', country: 'Foo  land', unit: 'kilograms' };
    const place = 'Glint (raw), row Foo land, Mine production, estimated, column';
    const output = { ...row, statistics: 'Production', detail: 'Mine production', notes: 'made up' };
    expect(file.rows).toEqual([
      { ...output, place: `${place} PROD_2023`, year: '2023', value: '30', otherNotes: '' },
      {
        ...{ ...output, place: `${place} PROD_EST_ 2024`, year: '2024', value: '31' },
        otherNotes: 'estimated, as the head of the column says',
      },
      {
        ...{ ...row, statistics: 'Reserves', detail: 'Reserves', notes: 'vast' },
        ...{ place: `${place} RESERVES_2024`, year: '2024', value: '13', otherNotes: '' },
      },
    ]);
    expect([file.aside, file.year]).toEqual([[], 2025]);
  });
  it('has no note on a value behind the last column of notes', () => {
    const { rows } = wide('PROD_NOTES,PROD_2023', 'MCS2025,Glint,Foo,Mine production,t,made up,30');
    expect(rows.map(({ value, notes }) => [value, notes])).toEqual([['30', '']]);
  });
  it('says nothing of the type where that is blank', () => {
    const { rows } = wide('PROD_2023', 'MCS2025,Glint,Foo,,t,30');
    expect(rows.map(({ place, detail }) => [place, detail])).toEqual([
      ['Glint, row Foo, column PROD_2023', 'Production'],
    ]);
  });
});

describe('what a value counts', () => {
  it.each([
    ['Mine production', 'Prod_t_2023', 'Production', 'Mine production'],
    ['World mine production', 'Prod_t_2023', 'Production', 'mine production'],
    ['World total mine production (rounded)', 'Prod_t_2023', 'Production', 'mine production'],
    ['Mine (rounded) production', 'Prod_t_2023', 'Production', 'Mine production'],
    ['Mine production (rounded), estimated', 'Prod_t_2023', 'Production', 'Mine production'],
    ['Mine production,estimated', 'Prod_t_2023', 'Production', 'Mine production'],
    ['Estimated, of the world production', 'Prod_t_2023', 'Production', 'Estimated, of the world production'],
    ['production, estimated in ore', 'Prod_t_2023', 'Production', 'production, estimated in ore'],
    ['Clinker capacity', 'Prod_t_2023', 'Capacity', 'Clinker capacity'],
    ['Production capacity', 'Prod_t_2023', 'Production', 'Production capacity'],
    ['Clinker', 'Prod_t_2023', 'Production', 'Clinker'],
    ['', 'Prod_t_2023', 'Production', 'Production'],
    ['Clinker', 'Prod_ore_t_2023', 'Production', 'Production: ore'],
    ['Plant capacity', 'Cap_t_2023', 'Capacity', 'Plant capacity'],
    ['Production capacity', 'Cap_t_2023', 'Capacity', 'Capacity'],
    ['Mine production', 'Cap_t_2023', 'Capacity', 'Capacity'],
    ['Plant capacity', 'Cap_sponge_t_2023', 'Capacity', 'Capacity: sponge'],
    ['Mine production', 'Reserves_t', 'Reserves', 'Reserves'],
    ['Known reserves', 'Reserves_t', 'Reserves', 'Known reserves'],
    ['Reserves and production', 'Reserves_t', 'Reserves', 'Reserves'],
    ['Plant capacity', 'Reserves_t', 'Reserves', 'Reserves'],
    ['Mine production', 'Reserves_ore_kt', 'Reserves', 'Reserves: ore'],
  ])('of the type %j below %s: %s, %j', (type, head, statistics, detail) => {
    const { rows } = folder('glint.csv', `Type,${head}`, `,Foo,"${type}",5`);
    expect(rows.map((row) => [row.statistics, row.detail])).toEqual([[statistics, detail]]);
  });
  it('is told with the type, where a commodity has several', () => {
    const { rows } = folder('glint.csv', 'Type,Prod_t_2023,Reserves_t,Reserves_ore_t', ',Foo,Big,1,2,3', ',Foo,,4,5,6');
    expect(rows.map((row) => row.detail)).toEqual([
      ...['Big', 'Reserves: Big', 'Reserves: ore, Big'],
      ...['Production', 'Reserves', 'Reserves: ore'],
    ]);
    const same = folder('glint.csv', 'Type,Reserves_t', ',Foo,Big,2', ',World,"World big (rounded), estimated",5');
    expect(same.rows.map((row) => row.detail)).toEqual(['Reserves', 'Reserves']);
  });
  it('is told without the types of other commodities', () => {
    const { rows } = wide('RESERVES_2024', 'MCS2025,Glint,Foo,Big,t,2', 'MCS2025,Murk,Foo,Small,t,2');
    expect(rows.map((row) => row.detail)).toEqual(['Reserves', 'Reserves']);
  });
});

describe('a blank cell', () => {
  it('is an unknown value, if another row of its kind has one in the year', () => {
    const file = wide(
      'PROD_2022,PROD_2023,CAP_2023',
      'MCS2025,Glint,Foo,Mine,t,,3,',
      'MCS2025,Glint,Bar,"Mine, estimated",t,,,xx',
      'MCS2025,Murk,Foo,Mine,t,7,,',
    );
    expect(file.rows.map((row) => [row.commodity, row.country, row.year, row.value])).toEqual([
      ['Glint', 'Foo', '2023', '3'],
      ['Glint', 'Bar', '2023', ''],
      ['Murk', 'Foo', '2022', '7'],
    ]);
    expect(file.aside).toEqual([]);
  });
  it.each(['', ' ', 'XX', 'xx '])('or %j is no value, if its kind has none: its row is left out and told', (cell) => {
    const file = wide('PROD_2023', `MCS2025,Glint,Foo,Mine,t,${cell}`, 'MCS2025,Glint,Foo,Smelter,t,1');
    expect(file.rows.map((row) => row.detail)).toEqual(['Smelter']);
    expect(file.aside).toEqual([{ file: 'mcs.csv', line: 2, is: 'left-out', why: 'no row of its kind has a value' }]);
  });
  it.each(['XXL', 'aXX', '—', 'NA', '0'])('is unlike %j, which is a value', (cell) =>
    expect(wide('PROD_2023', `MCS2025,Glint,Foo,Mine,t,${cell}`).rows.map((row) => row.value)).toEqual([cell]),
  );
});

describe('a row without a value', () => {
  it('is told as blank if all its cells are, and a cell without a head is told with its text', () => {
    const file = wide(
      'PROD_2023,,',
      'MCS2025,Glint,Foo,Mine,t,1,,',
      ',, ,,,,,',
      'MCS2025,Glint,Foo,Mine,t,2,"see\n below",b',
      'MCS2025,Murk,Foo,Mine,t,,,c',
      ',,,,,,d,',
    );
    expect(file.rows.map((row) => [row.line, row.value])).toEqual([
      [2, '1'],
      [4, '2'],
    ]);
    expect(file.aside).toEqual([
      { file: 'mcs.csv', line: 3, is: 'blank' },
      { file: 'mcs.csv', line: 4, is: 'headless', text: 'see below' },
      { file: 'mcs.csv', line: 4, is: 'headless', text: 'b' },
      { file: 'mcs.csv', line: 6, is: 'left-out', why: 'no row of its kind has a value' },
      { file: 'mcs.csv', line: 6, is: 'headless', text: 'c' },
      { file: 'mcs.csv', line: 7, is: 'left-out', why: 'no row of its kind has a value' },
      { file: 'mcs.csv', line: 7, is: 'headless', text: 'd' },
    ]);
  });
});

describe('the edition of a file', () => {
  it.each<[string, string, number | undefined]>([
    ['MCS2025', 'glint.csv', 2025],
    [' mcs 2024, revised', 'glint.csv', 2024],
    ['mcs2023', 'mcs2022-glint_world.csv', 2023],
    ['', 'mcs2022-glint_world.csv', 2022],
    ['see MCS2025', 'mcs2022-glint_world.csv', 2022],
    ['MCS', 'glint.csv', undefined],
    ['MCS0000', 'glint.csv', undefined],
    ['', 'mcs-glint_world.csv', undefined],
  ])('that says %j, of the name %s, is %s', (source, name, year) => {
    const file = folder(
      name,
      'Type,Reserves_t,Prod_t_est_2019,Prod_t_2018',
      `,Bar,Mine,1,1,1`,
      `"${source}",Foo,Mine,5,6,7`,
    );
    expect(file.year).toBe(year);
    // reserves are those of the year before the edition, or else of the last year that is printed
    expect(file.rows.map((row) => row.year).slice(0, 3)).toEqual([String((year ?? 2020) - 1), '2019', '2018']);
  });
  it('is not known where neither a row, nor a name, nor a head says it', () => {
    const file = folder('glint.csv', 'Type,Reserves_t', ',Foo,Mine,5');
    expect([file.year, file.rows.map((row) => row.year)]).toEqual([undefined, ['']]);
  });
});

describe('the commodity of a file', () => {
  it.each([
    ['mcs2023-tin_world.csv', 'Tin'],
    ['data/MCS2023_TIN_World_v2.csv', 'Tin'],
    ['mcs2022 glint-ore_world.csv', 'glint-ore'],
    ['glint.v2.csv', 'glint.v2'],
    ['glint', 'glint'],
    ['mcs23-tin_world.csv', 'mcs23-tin_world'],
  ])('with the name %s is %s', (name, commodity) => {
    const { rows } = folder(name, 'Type,Prod_t_2023', ',Foo,Mine,5');
    expect(rows.map((row) => [row.chapter, row.commodity])).toEqual([[commodity, commodity]]);
  });
  it('has the unit that the head of a column abbreviates', () => {
    const { rows } = folder('glint.csv', 'Type,Prod_kg_2023', ',Foo,Mine,5');
    expect(rows.map((row) => row.unit)).toEqual(['kilograms']);
  });
});

describe('the header of a file', () => {
  /** What is missing and what does not belong there; empty if the header is accepted. */
  function problems(header: string): readonly string[] {
    try {
      mcsOf('mcs.csv', text(header));
      return [];
    } catch (error) {
      if (!(error instanceof UnimportableFile) || typeof error.found === 'string') throw error;
      return error.found.map((f) => `${f.code} ${/"(.*?)"/.exec(f.text)?.[1]}`);
    }
  }
  it.each([
    [`${WIDE},PROD_2024`, []],
    [`${WIDE},,PROD_2024,`, []],
    [`${WIDE},PROD_NOTES,RESERVES_2024`, []],
    [WIDE, ['missing-label PROD_2024']],
    [`${WIDE},PROD_NOTES`, ['missing-label PROD_2024']],
    // the unit stands in a column, so a head has none
    [`${WIDE},PROD_t_2024`, ['extra-label PROD_t_2024', 'missing-label PROD_2024']],
    ['Source,Country,Type,Prod_t_2024', []],
    ['Source,Country,"Mine production, glint",Prod_t_2024,', []],
    ['Source,Country,Type,Prod_notes,Reserves_t', []],
    ['Source,Country,Type', ['missing-label Prod_t_2023']],
    ['Source,Country,Type,Prod_2024', ['extra-label Prod_2024', 'missing-label Prod_t_2023']],
    ['Source,Country,Prod_t_2024', ['missing-label Type']],
    ['Source,Country,,Prod_t_2024', ['missing-label Type']],
    ['Source,Country', ['missing-label Type', 'missing-label Prod_t_2023']],
  ])('%s lacks or has too much: %j', (header, expected) => expect(problems(header)).toEqual(expected));
});
