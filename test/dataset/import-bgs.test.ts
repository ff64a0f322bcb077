import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { bgsFile } from '../../src/dataset/import/bgs/bgs-file.js';
import { bgsDataset } from '../../src/dataset/import/bgs/bgs-rows.js';
import { bgs } from '../../src/dataset/import/bgs/importer.js';
import { type ImportedDataset, UnimportableFile } from '../../src/dataset/import/importer.js';
import { found } from '../check/found.js';
import { errors, file, made } from '../mcs.js';
import { referencePath } from '../reference-files.js';
import { answer, type Ran, reshare, shownFolder, written } from '../shell.js';

const FIXTURE = 'test/fixtures/bgs.csv';
const EDITION = { name: 'bgs', version: '2024.01' };
const fixture = (): string => readFileSync(FIXTURE, 'utf8');
const made2024 = (name: string, content: string | Uint8Array): ImportedDataset =>
  bgsDataset([bgsFile({ label: name, name, bytes: Buffer.from(content) })], EDITION);
async function imports(
  path: string,
  folder = join(mkdtempSync(join(tmpdir(), 'reshare-bgs-')), 'bgs'),
  ...more: readonly string[]
) {
  return { folder, ran: await reshare(['import', 'bgs', path, '--out', folder, ...more]) };
}
/** The fixture with the first text in place of the second, in the first line that has it. */
const edited = (from: string, to: string): string => {
  expect(fixture()).toContain(from);
  return fixture().replace(from, to);
};
const observations = (it: ImportedDataset) => made(it).dataset().observations;

describe('an export of the World Mineral Statistics', () => {
  let folder = '';
  let ran: Ran;
  beforeAll(async () => {
    ({ folder, ran } = await imports(FIXTURE, shownFolder('bgs')));
  });
  it('becomes a dataset that says what became of each row', async () => {
    const files = ['subjects', 'stages', 'actors', 'sources', 'observations'].map(
      (name) => `--- ${name}.csv\n${readFileSync(join(folder, `${name}.csv`), 'utf8')}`,
    );
    const { out } = await reshare(['stage', '-e', 'tin oxides', '-d', folder]);
    const said = [ran.out, '--- stderr', ran.err, ...files, '--- reshare stage -e "tin oxides"', out].join('\n');
    await expect(said).toMatchFileSnapshot('../golden/import-bgs-fixture.txt');
    expect(ran.code).toBe(0);
  });
  it('has no doubts, can be sealed, and does not differ from itself', async () => {
    const own = (await imports(FIXTURE)).folder;
    expect(await found(own)).toEqual([
      './datapackage.json note unsealed bgs',
      './sources.csv:2:56 note date-not-printed bgs',
    ]);
    expect((await reshare(['dataset', 'seal', own])).code).toBe(0);
    expect((await reshare(['diff', folder, own, '--exit-code'])).code).toBe(0);
  });
  it('knows its total from below: shares have a high end, and there is no HHI', async () => {
    const { rows } = await answer('stage', '-e', 'tin oxides', '-d', folder);
    expect(rows.map((row: { period: string }) => row.period)).toEqual(['2023']);
    // 620 of at least 760.5; the row without a figure adds nothing that is known
    expect(written(rows[0].suppliers[0].sharePct, 4)).toBe('(0, 81.5253]');
    expect([rows[0].measures.hhi, written(rows[0].remaining.sharePct, 4)]).toEqual([null, '[18.4747, 100)']);
  });
  it('keeps each sub-commodity apart, and the rows that name none', () => {
    const rows = observations(made2024('bgs.csv', fixture())).filter((o) => o.stage === 'production');
    const suppliers = (subject: string) =>
      rows.filter((o) => o.subject === subject && o.actor !== 'World' && o.period === '2023').map((o) => o.actor);
    expect(suppliers('cassiterite-tin-minerals')).toEqual(['China', 'Peru']);
    expect(suppliers('stannite-tin-minerals')).toEqual(['Peru']);
    expect(suppliers('tin-minerals-unspecified')).toEqual(['USA']);
  });
  it('takes its columns in any order, and may lack those that are not read', () => {
    const [head = [], ...rows] = parse(fixture()) as string[][];
    const kept = head.map((_, i) => i).filter((i) => head[i] !== 'x' && head[i] !== 'quantity');
    const text = [head, ...rows]
      .map((row) =>
        kept
          .toReversed()
          .map((i) => `"${row[i]}"`)
          .join(','),
      )
      .join('\n');
    const [one, other] = [made2024('bgs.csv', text), made2024('bgs.csv', fixture())];
    expect(one.files.get('observations.csv')).toBe(other.files.get('observations.csv'));
  });
  it('has the printed name and code of each country', async () => {
    const { rows } = await answer('stage', '-e', 'tin-minerals-unspecified', '-x', 'US', '-d', folder);
    expect(rows[0].suppliers[0].actor).toBe('USA');
  });
});

describe('a row of an export', () => {
  it.each<[string, string, string, string]>([
    [',tin oxides,620,', ',tin oxides,many,', 'doubtful', '"many" cannot be read'],
    ['2023-01-01 00:00:00', '2023-07-01 00:00:00', 'doubtful', 'is not a year'],
  ])('with %s as %s is %s: %s', (from, to, is, why) => {
    const it = made2024('bgs.csv', edited(from, to));
    expect(errors(it)).toEqual([]);
    expect(it.fates.filter((fate) => fate.is === is)).toEqual([
      expect.objectContaining({ why: expect.stringContaining(why) }),
    ]);
  });
});

describe('an unusable file exits 3, names the reason and writes nothing', () => {
  it.each<[string, () => string, RegExp]>([
    [
      'another table',
      () => 'country,year,t\nPeru,2024,5\n',
      /because it has the header of another file\.\nThe file should be an export/,
    ],
    [
      'an export without a column',
      () => fixture().replace('units', 'unit'),
      /:1:1: error missing-label: The column "units" is missing[\s\S]*"unit" does not belong here/,
    ],
    ['a row that is cut off', () => `${fixture()}1,2\n`, /error missing-cell/],
    ['an empty file', () => '', /error blank-header/],
    [
      'an export of imports',
      () => fixture().replaceAll(',Production,', ',Imports,'),
      /because it has no row of production\./,
    ],
  ])('%s', async (_title, text, message) => {
    const { ran } = await imports(file('bgs.csv', text()), undefined, '--edition', '2024');
    expect([ran.code, ran.out]).toEqual([3, '']);
    expect(ran.err).toMatch(message);
  });
});

describe('each row of an export', () => {
  const HEAD = (fixture().split('\n')[0] ?? '').split(',');
  /** Cells of a row by the ends of the names of their columns; the others are those of a row on glint. */
  type Some = Readonly<Record<string, string>>;
  const GLINT: Some = {
    country_trans: 'Oz',
    country_iso3_code: 'OZZ',
    bgs_statistic_type_trans: 'Production',
    bgs_commodity_trans: 'glint',
    year: '2020-01-01 00:00:00',
    units: 'kilograms',
    quantity_in_book_style: '5',
    yearbook_table_trans: 'Production of glint',
    yearbook_table_id: '7',
  };
  const csv = (...rows: readonly Some[]): string =>
    [HEAD, ...rows.map((row) => HEAD.map((head) => `"${{ ...GLINT, ...row }[head] ?? ''}"`))]
      .map((cells) => `${cells.join(',')}\n`)
      .join('');
  const it2020 = (...rows: readonly Some[]): ImportedDataset => made2024('x.csv', csv(...rows));
  it('has its value, unit, notes and place in the dataset', () => {
    const it = it2020(
      {
        data_precision_description: 'Estimates.',
        concat_figure_notes_text: 'a  b| c',
        concat_table_notes_text: 'in ore|gross',
      },
      { country_trans: 'Peru', quantity_in_book_style: '-----', concat_table_notes_text: 'in ore|gross' },
    );
    expect(observations(it)).toEqual([
      {
        ...{ observation: 'glint-production-2020-oz', subject: 'glint', stage: 'production', actor: 'Oz' },
        ...{ period: '2020', measure: 'quantity', unit: 'kilograms', printed: '5', status: 'ok', repeats: '' },
        ...{ table: 'glint-production-2020', source: 'bgs', excludes: [], ore: '', basis: '' },
        locator: 'Production of glint (table 7), row Oz, 2020, line 2',
        note: 'Estimates. -- a b -- c',
      },
      expect.objectContaining({ actor: 'Peru', printed: '-----', status: 'ok', note: '' }),
      expect.objectContaining({
        ...{ actor: 'World', printed: '>=5' },
        note: 'computed by us: at least the sum of the rows -- in ore -- gross',
      }),
    ]);
    expect(it.fates).toEqual([
      { file: 'x.csv', line: 2, is: 'observation', observation: 'glint-production-2020-oz' },
      { file: 'x.csv', line: 3, is: 'observation', observation: 'glint-production-2020-peru' },
    ]);
  });
  it.each<[string, Some, object]>([
    [
      'of another statistic is told with that',
      { bgs_statistic_type_trans: 'Imports' },
      { is: 'elsewhere', section: 'Imports' },
    ],
    [
      'of a statistic like production, too',
      { bgs_statistic_type_trans: 'Non-production' },
      { is: 'elsewhere', section: 'Non-production' },
    ],
    ['without a commodity is left out', { bgs_commodity_trans: ' ' }, { is: 'left-out', why: 'it names no commodity' }],
    ['without a country is left out', { country_trans: '' }, { is: 'left-out', why: 'it names no country' }],
    [
      'with a value that cannot be read is doubtful',
      { quantity_in_book_style: 'lots' },
      { is: 'doubtful', observation: 'glint-production-2020-oz', why: '"lots" cannot be read' },
    ],
    [
      'of a month is doubtful',
      { year: '2020-05' },
      { is: 'doubtful', observation: 'glint-production-undated-oz', why: '"2020-05" is not a year' },
    ],
    [
      'of two years is doubtful',
      { year: '2020/2021' },
      { is: 'doubtful', observation: 'glint-production-undated-oz', why: '"2020/2021" is not a year' },
    ],
  ])('%s', (_, cells, fate) => expect(it2020(cells).fates).toEqual([{ file: 'x.csv', line: 2, ...fate }]));
  it('says with what year its place is named, even if that is none', () => {
    const [row] = observations(it2020({ year: 'soon' }));
    expect(row?.locator).toBe('Production of glint (table 7), row Oz, soon, line 2');
  });
  it.each([
    ['OZZ', 'OZZ'],
    ['OZ', ''],
    ['OZZZ', ''],
    ['ozz', ''],
    ['1OZZ', ''],
  ])('has the code %s as %j', (code, iso3) => {
    const actors = made(it2020({ country_iso3_code: code })).loaded.rows('actors');
    expect(actors?.map((row) => row.text('iso3'))).toEqual([iso3]);
  });
  it('of a commodity with parts is of its part, or of none that is specified', () => {
    const it = it2020(
      ...[{ bgs_sub_commodity_trans: 'black' }, { bgs_sub_commodity_trans: ' ' }],
      ...[{ bgs_commodity_trans: 'murk' }, { bgs_sub_commodity_trans: 'black', country_trans: 'Peru' }],
    );
    expect(
      made(it)
        .dataset()
        .subjects.map((s) => s.name),
    ).toEqual(['black (glint)', 'glint (unspecified)', 'murk']);
  });
  it('of several exports is of the source that is named after its file', () => {
    const read = (...names: readonly string[]) =>
      made(
        bgsDataset(
          names.map((name) => bgsFile({ label: name, name, bytes: Buffer.from(csv(GLINT)) })),
          EDITION,
        ),
      ).dataset();
    const { sources, observations: rows } = read('BGS_glint.v2.csv', 'of_bgs.csv');
    expect(sources.map((s) => [s.source, s.title])).toEqual([
      ['bgs-glint-v2', 'World Mineral Statistics, BGS_glint.v2.csv'],
      ['bgs-of-bgs', 'World Mineral Statistics, of_bgs.csv'],
    ]);
    expect(rows.map((o) => o.source)).toEqual(['bgs-glint-v2', 'bgs-glint-v2', 'bgs-of-bgs', 'bgs-of-bgs']);
    const [only, ...others] = read('x.csv').sources;
    expect([only?.title, others]).toEqual(['World Mineral Statistics', []]);
    expect(only?.note).toMatch(/^the export has no World total; imported from x\.csv \(UTF-8\), sha256 [0-9a-f]{64}$/);
  });
  it('makes the edition of the year after the latest', () => {
    const read = (...texts: readonly (string | Buffer)[]) =>
      bgs.read(
        'bgs',
        texts.map((text) => ({ name: 'x.csv', label: 'x.csv', bytes: Buffer.from(text) })),
      );
    const both = read(
      csv({ year: '2021' }, { year: '2023-01-01' }),
      Buffer.from(csv({ country_trans: 'C\u00f4te' }), 'latin1'),
    );
    expect([both.printed, both.year, both.encoding]).toEqual([undefined, 2024, 'UTF-8, Windows-1252']);
    expect([...both.dataset(EDITION).files.keys()]).toContain('observations.csv');
    expect(read(csv({ year: 'soon' })).year).toBe(undefined);
    expect(made(both.dataset(EDITION)).loaded.edition?.version).toBe('2024.01');
  });
});

describe('an export that cannot be used', () => {
  const COLUMNS = (fixture().split('\n')[0] ?? '').split(',').filter((head) => head !== 'x' && head !== 'y');
  function refused(text: string) {
    try {
      made2024('x.csv', text);
    } catch (error) {
      if (error instanceof UnimportableFile) return error;
    }
    throw new Error('it was not refused');
  }
  const told = (text: string) => {
    const { found, expected } = refused(text);
    const list =
      typeof found === 'string' ? found : found.map((f) => `${f.place.line}:${f.place.column} ${f.code}`).join();
    return [list, expected === undefined ? 'no advice' : 'advice'];
  };
  it.each<[string, string, string, string]>([
    ['with a NUL byte', 'a\0b', '1:2 encoding-error', 'no advice'],
    ['that is blank', '\n', '1:1 blank-header', 'advice'],
    ['of blank heads alone', ' ,', '1:1 blank-label,1:3 blank-label', 'advice'],
    ['of one broken quote', '"a', '1:1 csv-error', 'advice'],
    ['of another kind', 'country,year\n', 'the header of another file', 'advice'],
    ['without a column', `${COLUMNS.filter((head) => head !== 'units').join(',')}\n`, '1:1 missing-label', 'advice'],
    ['with a short row', `${COLUMNS.join(',')}\n\na,b\n`, '3:1 missing-cell', 'no advice'],
  ])('%s is refused', (_, text, found, advice) => {
    const [list, expected] = told(text);
    expect([
      list
        ?.split(',')
        .filter((one) => !one.endsWith('missing-label') || found.endsWith('missing-label'))
        .join(),
      expected,
    ]).toEqual([...[found, advice]]);
  });
  it('may have blank lines, and may be in Windows-1252', () => {
    const file = bgsFile({ label: 'x.csv', name: 'x.csv', bytes: Buffer.from(`${COLUMNS.join(',')}\n\n`) });
    expect([file.rows, file.encoding]).toEqual([[], 'UTF-8']);
  });
});

const exports = ['bgs/BGS_REs_production.csv', 'bgs/BGS_gallium_production.csv'].map(referencePath);

describe.skipIf(exports.includes(undefined))('the real exports', () => {
  it.each([
    [0, 639, 168],
    [1, 82, 18],
  ])('of number %i: %i rows become observations, and %i totals are the sums of their rows', (at, rows, totals) => {
    const path = exports[at] ?? '';
    const it = made2024(basename(path), readFileSync(path));
    expect(it.fates.map((fate) => fate.is)).toEqual(Array(rows).fill('observation'));
    const sums = new Map<string, number>();
    for (const row of parse(readFileSync(path), { columns: true }) as Record<string, string>[]) {
      const market = `${row.bgs_commodity_trans}|${row.bgs_sub_commodity_trans}|${row.year?.slice(0, 4)}`;
      sums.set(market, (sums.get(market) ?? 0) + Number(row.quantity));
    }
    const worlds = observations(it).filter((o) => o.actor === 'World');
    expect(worlds).toHaveLength(totals);
    const numbers = (all: readonly number[]) => [...all].sort((a, b) => a - b);
    const stated = worlds.map((o) => Number(o.printed.replace('>=', '')));
    expect(numbers(stated)).toEqual(numbers([...sums.values()]));
    expect(worlds.every((o) => o.printed === '' || o.printed.startsWith('>='))).toBe(true);
  });
});
