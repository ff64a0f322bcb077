import { describe, expect, it } from 'vitest';
import {
  type ImportedRow,
  type ImportedRows,
  joinedNotes,
  rowsDataset,
} from '../../src/dataset/import/imported-rows.js';
import type { ImportedDataset } from '../../src/dataset/import/importer.js';
import { errors, made } from '../mcs.js';

/** A value in a made-up table. Its line and place are those that it has among the rows of a dataset, unless said otherwise. */
const value = (actor: string, printed: string, more: Partial<ImportedRow> = {}): ImportedRow => ({
  ...{ subject: 'Glint', stage: 'Mining', code: '', period: '2020', unit: 't', note: '', tableNote: '' },
  ...{ file: 'a.csv', line: 0, actor, printed, source: 's', place: '', doubts: [], ...more },
});
/** The dataset that rows make, whose total is the sum of the rows unless said otherwise. It is sound. */
function dataset(values: readonly ImportedRow[], more: Partial<ImportedRows> = {}): ImportedDataset {
  const rows = values.map((row, i) => ({ ...row, line: row.line || i + 1, place: row.place || `row ${i + 1}` }));
  const about = { name: 'made', version: '2021.01', title: 'Made up', description: 'Made up.' };
  const sources = ['s', 'other'].map((source) => ({ source, title: source }));
  const it = rowsDataset({ about, sources, rows, fates: [], total: 'sum', ...more });
  expect(errors(it)).toEqual([]);
  return it;
}
const observations = (it: ImportedDataset) => made(it).dataset().observations;
/** What each observation of rows says, in the columns that are named. */
const said = (it: ImportedDataset, ...columns: readonly (keyof ReturnType<typeof observations>[number])[]) =>
  observations(it).map((o) => columns.map((column) => o[column]).join(' | '));
const fates = ({ fates }: ImportedDataset) =>
  fates.map(({ file: _, line, ...fate }) => [line, ...Object.values(fate)].join(' | '));

describe('rows of one market and period', () => {
  it('become a table in the order of the file, whose World row is their sum', () => {
    const it = dataset([value('Foo', '10', { note: 'n', code: 'FOO' }), value('Bar', '2.50')]);
    expect(observations(it)).toEqual([
      {
        ...{ observation: 'glint-mining-2020-foo', subject: 'glint', stage: 'mining', actor: 'Foo', period: '2020' },
        ...{ measure: 'quantity', unit: 't', printed: '10', table: 'glint-mining-2020', status: 'ok', repeats: '' },
        ...{ source: 's', locator: 'row 1', note: 'n', excludes: [], ore: '', basis: '' },
      },
      {
        ...{ observation: 'glint-mining-2020-bar', subject: 'glint', stage: 'mining', actor: 'Bar', period: '2020' },
        ...{ measure: 'quantity', unit: 't', printed: '2.50', table: 'glint-mining-2020', status: 'ok', repeats: '' },
        ...{ source: 's', locator: 'row 2', note: '', excludes: [], ore: '', basis: '' },
      },
      {
        ...{ observation: 'glint-mining-2020-world', subject: 'glint', stage: 'mining', actor: 'World' },
        ...{ period: '2020', measure: 'quantity', unit: 't', printed: '12.5', table: 'glint-mining-2020' },
        ...{ status: 'ok', repeats: '', source: 's', locator: 'no row World total of Glint, Mining, 2020' },
        ...{ note: 'computed by us: the sum of the rows', excludes: [], ore: '', basis: '' },
      },
    ]);
    expect(it.untotalled).toBe(1);
    expect(it.subjects).toEqual(['glint']);
    expect(it.stages).toEqual([{ stage: 'mining', kind: 'output', position: '', name: 'Mining', note: '' }]);
    expect(it.fates).toEqual([
      { file: 'a.csv', line: 1, is: 'observation', observation: 'glint-mining-2020-foo' },
      { file: 'a.csv', line: 2, is: 'observation', observation: 'glint-mining-2020-bar' },
    ]);
    expect(it.files.get('subjects.csv')).toContain('glint,mineral,Glint,');
    expect(
      made(it)
        .dataset()
        .subjects.map((s) => s.name),
    ).toEqual(['Glint']);
    expect(it.files.get('subjects.csv')).toContain(',s,row 1');
  });
  it('have no computed total where the table prints one', () => {
    const it = dataset([value('Foo', '10'), value('World', '30')]);
    expect(said(it, 'actor', 'printed', 'locator')).toEqual(['Foo | 10 | row 1', 'World | 30 | row 2']);
    expect(it.untotalled).toBe(0);
  });
  it.each<[string, readonly ImportedRow[], string]>([
    ['an exact sum', [value('Foo', '0.1'), value('Bar', '0.2')], '0.3'],
    ['the sums of the ends of a range', [value('Foo', '10-12'), value('Bar', '5')], '15-17'],
    ['at least the sum, where one is unknown', [value('Foo', '10'), value('Bar', 'NA')], '>=10'],
    ['at least the sum, where one has no high end', [value('Foo', '10'), value('Bar', '>5')], '>=15'],
    ['at least the sum, where one is doubtful', [value('Foo', '10'), value('Bar', '7', { doubts: ['no'] })], '>=10'],
    ['unknown, where no value is known', [value('Foo', 'NA'), value('Bar', '')], ''],
    ['unknown, where it is too large to be read', [value('Foo', '6e299'), value('Bar', '6e299')], ''],
  ])('have as their total %s', (_, rows, total) => {
    expect(observations(dataset(rows)).at(-1)).toMatchObject({ actor: 'World', printed: total });
  });
  it('say how their total came about', () => {
    const note = (...printed: readonly string[]) =>
      observations(dataset(printed.map((text, i) => value(`Foo ${'abc'[i]}`, text)))).at(-1)?.note;
    expect(note('1', '2')).toBe('computed by us: the sum of the rows');
    expect(note('1', 'NA')).toBe('computed by us: at least the sum of the rows');
    expect(note('NA')).toBe('the file prints no World total, and no row has a value');
  });
  it('have at least their sum as the total where the file may lack suppliers', () => {
    const it = dataset([value('Foo', '10'), value('Bar', '2')], { total: 'at-least-sum' });
    expect(observations(it).at(-1)?.printed).toBe('>=12');
  });
  it('print a note on the whole table once, with its total', () => {
    const noted = { tableNote: 'in ore' };
    const rows = [value('Foo', '10', noted), value('Bar', '2', { ...noted, note: 'b' })];
    expect(said(dataset(rows), 'actor', 'note')).toEqual([
      'Foo | ',
      'Bar | b',
      'World | computed by us: the sum of the rows -- in ore',
    ]);
    const printed = dataset([...rows, value('World', '20', { ...noted, note: 'w' })]);
    expect(said(printed, 'actor', 'note')).toEqual(['Foo | ', 'Bar | b', 'World | w -- in ore']);
  });
  it('keep their notes on the table where these differ, and in shares, which form no table', () => {
    const [one, two] = [{ tableNote: 'in ore' }, { tableNote: 'in metal' }];
    expect(said(dataset([value('Foo', '10', one), value('Bar', '2', two)]), 'note')).toEqual([
      'in ore',
      'in metal',
      'computed by us: the sum of the rows',
    ]);
    const shares = dataset([value('Foo', '10', { ...one, unit: '%' }), value('Bar', '2', { ...one, unit: '%' })]);
    expect(said(shares, 'note')).toEqual(['in ore', 'in ore']);
  });
});

describe('rows of several markets', () => {
  it('in one source each have their sum; in two sources at least the sum of either', () => {
    const rows = [
      ...[value('Foo', '10'), value('Bar', '2')],
      ...[value('Foo', '11', { source: 'other' }), value('Bar', '1', { period: '2021' })],
    ];
    expect(said(dataset(rows), 'observation', 'printed', 'table', 'source')).toEqual([
      'glint-mining-2020-foo | 10 | glint-mining-2020 | s',
      'glint-mining-2020-bar | 2 | glint-mining-2020 | s',
      'glint-mining-2020-world | >=12 | glint-mining-2020 | s',
      'glint-mining-2020-2-foo | 11 | glint-mining-2020-2 | other',
      'glint-mining-2020-2-world | >=11 | glint-mining-2020-2 | other',
      'glint-mining-2021-bar | 1 | glint-mining-2021 | s',
      'glint-mining-2021-world | 1 | glint-mining-2021 | s',
    ]);
  });
  it('are of one market if only capitals tell them apart, spelt as they are first', () => {
    const other = { subject: 'GLINT', stage: 'mining', unit: 'T' };
    const it = dataset([value('Foo', '10'), value('Bar', '2', other), value('FOO', '5', { period: '2021' })]);
    expect(said(it, 'subject', 'stage', 'actor', 'table', 'unit')).toEqual([
      'glint | mining | Foo | glint-mining-2020 | t',
      'glint | mining | Bar | glint-mining-2020 | t',
      'glint | mining | World | glint-mining-2020 | t',
      'glint | mining | Foo | glint-mining-2021 | t',
      'glint | mining | World | glint-mining-2021 | t',
    ]);
    expect(it.subjects).toEqual(['glint']);
    expect(it.stages.map((s) => s.name)).toEqual(['Mining']);
  });
  it('of one stage in several units are of stages named by the units', () => {
    const it = dataset([value('Foo', '1'), value('Bar', '2'), value('Foo', '3', { unit: 'kg' })]);
    expect(it.stages.map((s) => [s.stage, s.name])).toEqual([
      ['mining-t', 'Mining (t)'],
      ['mining-kg', 'Mining (kg)'],
    ]);
    const apart = dataset([value('Foo', '1'), value('Foo', '3', { unit: 'kg', subject: 'Murk' })]);
    expect(apart.stages.map((s) => s.name)).toEqual(['Mining']);
    const stages = dataset([value('Foo', '1'), value('Foo', '3', { unit: 'kg', stage: 'Smelting' })]);
    expect(stages.stages.map((s) => s.name)).toEqual(['Mining', 'Smelting']);
  });
  it('have distinct ids, even if their names have the same letters, or none', () => {
    const it = dataset([
      ...[value('Foo', '1', { subject: 'Glint A' }), value('Foo', '2', { subject: 'Glint-A' })],
      ...[
        value('—', '3', { subject: '…', stage: '–', period: '2020' }),
        value('Foo', '4', { subject: '…', stage: '–' }),
      ],
    ]);
    expect(said(it, 'observation', 'printed')).toEqual([
      'glint-a-mining-2020-foo | 1',
      'glint-a-mining-2020-world | 1',
      'glint-a-2-mining-2020-foo | 2',
      'glint-a-2-mining-2020-world | 2',
      'unnamed-unnamed-2020-1 | 3',
      'unnamed-unnamed-2020-foo | 4',
      'unnamed-unnamed-2020-world | 7',
    ]);
    expect(it.subjects).toEqual(['glint-a', 'glint-a-2', 'unnamed']);
  });
});

describe('rows that form no table', () => {
  it.each(['percent', 'per cent', 'PCT', '%'])('are shares, which the unit %s says, with no World row', (unit) => {
    const it = dataset([value('Foo', '60', { unit }), value('Bar', '40', { unit })]);
    expect(said(it, 'actor', 'measure', 'unit', 'table')).toEqual([
      'Foo | share | percent | ',
      'Bar | share | percent | ',
    ]);
    expect(it.untotalled).toBe(0);
  });
  it.each(['% of ore', 'in percent', ''])('are not quantities in the unit %j', (unit) =>
    expect(observations(dataset([value('Foo', '60', { unit })]))[0]).toMatchObject({
      ...{ measure: 'quantity', unit: unit || 'unit not printed', table: 'glint-mining-2020' },
    }),
  );
  it('are those without a period that can be read: each stands alone, even for one supplier', () => {
    const undated = { period: undefined, doubts: ['"soon" is not a year'] };
    const it = dataset([value('Foo', '6', undated), value('Foo', '7', undated), value('Bar', '8', undated)]);
    expect(said(it, 'observation', 'printed', 'period', 'table', 'status', 'note')).toEqual([
      'glint-mining-undated-foo | 6 |  |  | doubtful | "soon" is not a year',
      'glint-mining-undated-foo-2 | 7 |  |  | doubtful | "soon" is not a year',
      'glint-mining-undated-bar | 8 |  |  | doubtful | "soon" is not a year',
    ]);
    expect(it.untotalled).toBe(0);
  });
  it('are not those that print no period at all', () => {
    const it = dataset([value('Foo', '6', { period: '' })]);
    expect(said(it, 'observation', 'table', 'locator')).toEqual([
      'glint-mining-undated-foo | glint-mining-undated | row 1',
      'glint-mining-undated-world | glint-mining-undated | no row World total of Glint, Mining',
    ]);
  });
});

describe('several rows of one supplier in a table', () => {
  it('that are equal repeat the first, and only that is added up', () => {
    const it = dataset([value('Foo', '10'), value('Bar', '2'), value('FOO', ' 10 ')]);
    expect(said(it, 'observation', 'actor', 'table', 'status', 'repeats')).toEqual([
      'glint-mining-2020-foo | Foo | glint-mining-2020 | ok | ',
      'glint-mining-2020-bar | Bar | glint-mining-2020 | ok | ',
      'glint-mining-2020-foo-2 | Foo |  | ok | glint-mining-2020-foo',
      'glint-mining-2020-world | World | glint-mining-2020 | ok | ',
    ]);
    expect(observations(it).at(-1)?.printed).toBe('12');
    expect(fates(it)).toEqual([
      '1 | observation | glint-mining-2020-foo',
      '2 | observation | glint-mining-2020-bar',
      '3 | repeat | glint-mining-2020-foo-2 | glint-mining-2020-foo',
    ]);
  });
  it('that differ are all doubtful, and each names another', () => {
    const it = dataset([value('Foo', '10'), value('Foo', '11', { note: 'n' }), value('Foo', '10', { doubts: ['d'] })]);
    expect(said(it, 'printed', 'table', 'status', 'repeats', 'note')).toEqual([
      '10 | glint-mining-2020 | doubtful |  | the file also prints "11", in line 2',
      '11 |  | doubtful |  | the file also prints "10", in line 1 -- n',
      '10 |  | doubtful |  | d -- the file also prints "10", in line 1',
      ' | glint-mining-2020 | ok |  | the file prints no World total, and no row has a value',
    ]);
    expect(fates(it)).toEqual([
      '1 | doubtful | glint-mining-2020-foo | the file also prints "11", in line 2',
      '2 | doubtful | glint-mining-2020-foo-2 | the file also prints "10", in line 1',
      '3 | doubtful | glint-mining-2020-foo-3 | d',
    ]);
  });
});

describe('rows of one supplier that are to be added up', () => {
  const added = (...rows: readonly ImportedRow[]) => dataset(rows, { added: true });
  it('become one, with the places of both and their notes', () => {
    const it = added(
      value('Foo', '10', { note: 'a' }),
      value('Bar', '1', { note: 'c' }),
      value('FOO', '2.5', { note: 'b' }),
      value('foo', '1', { note: 'a', place: 'row 1' }),
    );
    expect(said(it, 'observation', 'printed', 'locator', 'note')).toEqual([
      'glint-mining-2020-foo | 13.5 | row 1; row 3 | computed by us: the sum of 3 rows -- a -- b',
      'glint-mining-2020-bar | 1 | row 2 | c',
      'glint-mining-2020-world | 14.5 | no row World total of Glint, Mining, 2020 | computed by us: the sum of the rows',
    ]);
    expect(fates(it)).toEqual([
      '1 | added | glint-mining-2020-foo',
      '2 | observation | glint-mining-2020-bar',
      '3 | added | glint-mining-2020-foo',
      '4 | added | glint-mining-2020-foo',
    ]);
  });
  it('are at least their sum, if one is unknown', () => {
    const [foo] = observations(added(value('Foo', '10'), value('Foo', 'NA')));
    expect([foo?.printed, foo?.note]).toEqual(['>=10', 'computed by us: at least the sum of 2 rows']);
  });
  it('are all doubtful if one is, and print what each is', () => {
    const it = added(
      value('Foo', '10', { doubts: ['one'] }),
      value('Foo', '3', { doubts: ['one', 'two'] }),
      value('Bar', '1'),
    );
    expect(said(it, 'printed', 'status', 'note')).toEqual([
      '10 + 3 | doubtful | one -- two -- computed by us: the sum of 2 rows',
      '1 | ok | ',
      '>=1 | ok | computed by us: at least the sum of the rows',
    ]);
    expect(fates(it)).toEqual([
      '1 | doubtful | glint-mining-2020-foo | one',
      '2 | doubtful | glint-mining-2020-foo | one',
      '3 | observation | glint-mining-2020-bar',
    ]);
  });
  it('are doubtful if their sum cannot be read', () => {
    const [foo] = observations(added(value('Foo', '60', { unit: '%' }), value('Foo', '41', { unit: '%' })));
    expect([foo?.printed, foo?.status, foo?.note]).toEqual([
      ...['60 + 41', 'doubtful'],
      'the sum of its rows, 101, cannot be read -- computed by us: the sum of 2 rows',
    ]);
    const [whole] = observations(added(value('Foo', '60', { unit: '%' }), value('Foo', '40', { unit: '%' })));
    expect([whole?.printed, whole?.status]).toEqual(['100', 'ok']);
  });
  it('are not totals, nor rows without a period', () => {
    const it = added(value('World', '30'), value('World', '30'), value('Foo', '1', { period: undefined }));
    expect(said(it, 'observation', 'printed', 'repeats')).toEqual([
      'glint-mining-2020-world | 30 | ',
      'glint-mining-2020-world-2 | 30 | glint-mining-2020-world',
      'glint-mining-undated-foo | 1 | ',
    ]);
    const undated = added(value('Foo', '1', { period: undefined }), value('Foo', '2', { period: undefined }));
    expect(said(undated, 'printed')).toEqual(['1', '2']);
  });
  it('are not those of other tables', () => {
    const rows = [
      ...[value('Foo', '1'), value('Foo', '2', { source: 'other' }), value('Foo', '3', { period: '2021' })],
      ...[value('Foo', '4', { subject: 'Murk' }), value('Foo', '5', { stage: 'Smelting' })],
    ];
    const own = observations(added(...rows)).filter((o) => o.actor === 'Foo');
    expect(own.map((o) => o.printed).toSorted()).toEqual(['1', '2', '3', '4', '5']);
  });
  it.each([
    [20, Array.from({ length: 20 }, (_, i) => `row ${i + 1}`).join('; ')],
    [21, [...Array.from({ length: 19 }, (_, i) => `row ${i + 1}`), '1 more', 'row 21'].join('; ')],
    [30, [...Array.from({ length: 19 }, (_, i) => `row ${i + 1}`), '10 more', 'row 30'].join('; ')],
  ])('name at most twenty places: of %i rows', (number, places) => {
    const it = added(...Array.from({ length: number }, () => value('Foo', '1')));
    expect(observations(it)[0]?.locator).toBe(places);
  });
});

describe('what becomes of rows', () => {
  it('is told in the order of the lines of a file, together with those that became nothing', () => {
    const rows = [value('Foo', '1', { line: 4 }), value('Bar', '2', { line: 2 })];
    const left = { file: 'a.csv', line: 3, is: 'left-out', why: 'w' } as const;
    expect(fates(dataset(rows, { fates: [left] }))).toEqual([
      '2 | observation | glint-mining-2020-bar',
      '3 | left-out | w',
      '4 | observation | glint-mining-2020-foo',
    ]);
  });
  it('is told file after file, in the order in which the files come', () => {
    const left = (file: string, line: number) => ({ file, line, is: 'blank' }) as const;
    const it = dataset([], { fates: [left('b.csv', 2), left('b.csv', 1), left('a.csv', 3), left('a.csv', 1)] });
    expect(it.fates.map(({ file, line: at }) => `${file} ${at}`)).toEqual(['b.csv 1', 'b.csv 2', 'a.csv 1', 'a.csv 3']);
  });
  it('is not told of a total beside a value, unless it is doubtful', () => {
    const beside = { unlisted: true } as const;
    expect(fates(dataset([value('Foo', '1'), value('World', '3', beside)]))).toEqual([
      '1 | observation | glint-mining-2020-foo',
    ]);
    expect(fates(dataset([value('Foo', '1'), value('World', 'x', { ...beside, doubts: ['d'] })]))).toEqual([
      '1 | observation | glint-mining-2020-foo',
      '2 | doubtful | glint-mining-2020-world | d',
    ]);
  });
});

it('suppliers are listed by name without World and Other, each with its latest code', () => {
  const it = dataset([
    value('Foo', '1', { code: 'FOO', period: '2020' }),
    value('Zed', '1', { code: '' }),
    value('New Foo', '1', { code: 'FOO', period: '2022' }),
    value('Bar', '1', { code: 'BAR' }),
    value('Old Bar', '1', { code: 'BAR', period: '2019' }),
    value('Other', '1'),
    value('World', '9'),
  ]);
  const actors = made(it)
    .loaded.rows('actors')
    ?.map((row) => `${row.text('actor')} ${row.text('iso3')}`);
  expect(actors).toEqual(['Bar BAR', 'Foo ', 'New Foo FOO', 'Old Bar ', 'Zed ']);
});
it('a supplier keeps its code where a later row prints none', () => {
  const it = dataset([value('Foo', '1', { code: 'FOO' }), value('Foo', '2', { period: '2021' })]);
  expect(
    made(it)
      .loaded.rows('actors')
      ?.map((row) => row.text('iso3')),
  ).toEqual(['FOO']);
});
it('the source and the place of a subject are those of its first row', () => {
  const it = dataset([
    value('Foo', '1', { source: 'other' }),
    value('Foo', '2'),
    value('Foo', '3', { subject: 'Murk' }),
  ]);
  expect(
    made(it)
      .loaded.rows('subjects')
      ?.map((row) => ['subject', 'kind', 'name', 'source', 'locator'].map((column) => row.text(column)).join(' | ')),
  ).toEqual(['glint | mineral | Glint | other | row 1', 'murk | mineral | Murk | s | row 3']);
});
it('notes are joined without blank ones', () =>
  expect([joinedNotes('a', '', 'b'), joinedNotes('', ''), joinedNotes('a')]).toEqual(['a -- b', '', 'a']));
