import { describe, expect, it } from 'vitest';
import { releasedHashes, withEntry } from '../../src/dataset/changelog.js';
import { columnNames, type FileName } from '../../src/dataset/columns.js';
import { csvTable, type Row } from '../../src/dataset/csv.js';
import { defects, emptyFiles } from '../../src/dataset/defects.js';
import { lengthFinding, TEXT_LIMITS } from '../../src/dataset/length.js';
import { structureFindings } from '../../src/dataset/structure.js';
import { tableFindings } from '../../src/dataset/table.js';
import type { Finding } from '../../src/domain/finding.js';
import { csvText } from '../../src/text/csv-text.js';

type Some = Readonly<Record<string, string>>;
const tableOf = (file: FileName, rows: readonly Some[]) =>
  csvTable(`${file}.csv`, csvText(columnNames(file), rows), columnNames(file));
const files = (file: FileName, rows: readonly Some[]): ReadonlyMap<FileName, readonly Row[]> =>
  new Map([[file, tableOf(file, rows).rows]]);
/** The line, the column, the code and the text of each finding. */
const told = (found: Iterable<Finding>, columns: readonly string[], rows: readonly Row[]) =>
  [...found].map((f) => {
    const row = rows.find((r) => r.place(columns[0] ?? '').line === f.place.line);
    const column = columns.find((c) => row?.place(c).column === f.place.column);
    return `${f.place.line} ${column} ${f.code}: ${f.text}`;
  });

describe('the rows of a table', () => {
  const OZ: Some = {
    ...{ observation: 'o', subject: 'tin', stage: 'mining', actor: 'Oz', period: '2020', measure: 'quantity' },
    ...{ unit: 't', printed: '1', table: 'm', status: 'ok', source: 's' },
  };
  const WORLD: Some = { ...OZ, actor: 'World', printed: '9' };
  const found = (...rows: readonly Some[]) => {
    const all = files('observations', rows);
    return told(tableFindings(all), columnNames('observations'), all.get('observations') ?? []);
  };
  it('are right as they are, with ores of one supplier, and shares outside it', () =>
    expect(
      found(
        ...[OZ, { ...WORLD, excludes: 'Peru' }, { ...OZ, ore: 'rock', basis: 'stated', source: 'x' }],
        ...[
          { ...OZ, ore: 'clay' },
          { ...OZ, table: '', measure: 'share', unit: 'percent' },
          { ...OZ, table: '' },
        ],
      ),
    ).toEqual([]));
  it('have exactly one World row', () => {
    expect(found(OZ)).toEqual([
      '2 table table-world: Table m has no World row. Give it exactly one row with the actor World.',
    ]);
    expect(found(WORLD, WORLD, { ...OZ, table: '' })).toEqual([
      '2 table table-world: Table m has 2 World rows. Give it exactly one row with the actor World.',
    ]);
  });
  it('name a supplier once for each ore', () => {
    const rock = { ...OZ, ore: 'rock' };
    expect(found(OZ, WORLD, OZ, rock, rock, { ...OZ, table: 'n' }, { ...WORLD, table: 'n' })).toEqual([
      '4 actor duplicate-observation: Table m already has a row for Oz at observations.csv:2:14. Delete one of them.',
      '6 actor duplicate-observation: Table m already has a row for Oz at observations.csv:5:14. Delete one of them.',
    ]);
  });
  it.each([
    ['subject', 'lead', 'tin'],
    ['stage', 'smelting', 'mining'],
    ['period', '2021', '2020'],
    ['unit', 'kg', 't'],
    ['source', 'x', 's'],
  ])('agree in %s', (column, other, first) =>
    expect(found(WORLD, { ...OZ, [column]: other })).toEqual([
      `3 ${column} table-mixed: Table m has the ${column} "${other}" here, but "${first}" in its first row. All rows must agree.`,
    ]),
  );
  it('are quantities', () =>
    expect(found(WORLD, { ...OZ, measure: 'share', unit: 'percent' })).toEqual([
      expect.stringMatching(/^3 unit table-mixed: /),
      '3 measure table-mixed: Table m has a row with the measure "share". All its rows must be a quantity.',
    ]));
  it('agree in source with the first that has no ore', () => {
    const rock = { ...OZ, ore: 'rock', source: 'x' };
    expect(found(rock, WORLD, { ...OZ, source: 'y' })).toEqual([
      expect.stringMatching(/^4 source table-mixed: .*"s" in/),
    ]);
    expect(found(rock, { ...rock, actor: 'Peru', source: 'y' })).toEqual([
      expect.stringMatching(/^2 table table-world/),
    ]);
  });
  it('have the unit of their measure', () =>
    expect(found({ ...OZ, table: '', measure: 'share' }, { ...OZ, table: '', unit: 'percent' })).toEqual([
      expect.stringMatching(/^2 unit constraint-error: .*percent, because the measure is a share/),
      expect.stringMatching(/^3 unit constraint-error: .*the unit of the quantity/),
    ]));
  it.each([
    ['a supplier', { ...OZ, excludes: 'Peru' }, [WORLD]],
    ['a World row in no table', { ...WORLD, table: '', excludes: 'Peru' }, []],
  ])('exclude nobody in the row of %s', (_, row, others) =>
    expect(found(row, ...others)).toEqual([
      expect.stringMatching(
        /^2 excludes constraint-error: .*nothing, because only the World total of a table leaves suppliers out/,
      ),
    ]),
  );
  it.each([
    ['ore', { ...WORLD, ore: 'rock' }, [OZ]],
    ['basis', { ...WORLD, basis: 'stated' }, [OZ]],
    ['ore', { ...OZ, table: '', ore: 'rock' }, []],
  ])('have no %s in the World row, nor outside a table', (column, row, others) =>
    expect(found(row, ...others)).toEqual([
      expect.stringMatching(new RegExp(`^2 ${column} constraint-error: .*nothing, because only the rows of a table`)),
    ]),
  );
});

describe('a step of the chain', () => {
  const found = (...rows: readonly Some[]) => {
    const all = files('stages', rows);
    return told(structureFindings(all), columnNames('stages'), all.get('stages') ?? []);
  };
  const step = (position: string, kind = 'chain'): Some => ({ stage: `s${position}`, kind, position, name: 'x' });
  it('has a position that no other has, and another stage has none', () => {
    expect(found(step('1'), step('2'), step('', 'stock'))).toEqual([]);
    const own = /position constraint-error: .*a number that no other step of the chain has/;
    expect(found(step('1'), step(''), step('1'), step('3', 'stock'))).toEqual([
      ...[expect.stringMatching(own), expect.stringMatching(own)],
      expect.stringMatching(/^5 position constraint-error: .*nothing, because only steps of the chain have a position/),
    ]);
  });
});
describe('a repeat', () => {
  const row = (observation: string, repeats: string, more: Some = {}): Some => ({
    ...{ observation, subject: 'tin', stage: 'mining', actor: 'Oz', period: '2020', measure: 'quantity', repeats },
    ...more,
  });
  const found = (...rows: readonly Some[]) =>
    [...structureFindings(files('observations', rows))].map((f) => `${f.place.line} ${f.code} ${f.found}`);
  it('is of a first printing of the same, in any period', () => {
    expect(found(row('a', ''), row('b', 'a', { period: '2021' }), row('c', 'none'))).toEqual([]);
    expect(found(row('a', ''), row('b', 'a'), row('c', 'b'))).toEqual(['4 repeats-mismatch b']);
  });
  it.each(['subject', 'stage', 'actor', 'measure'])('is not of another %s', (column) =>
    expect(found(row('a', ''), row('b', 'a', { [column]: 'x' }))).toEqual(['3 repeats-mismatch a']),
  );
});

describe('the files of a dataset', () => {
  const tables = (rows: Partial<Record<FileName, readonly Some[]>>) =>
    new Map(
      (['subjects', 'observations', 'compositions'] as const).map((file) => [file, tableOf(file, rows[file] ?? [])]),
    );
  const found = (rows: Partial<Record<FileName, readonly Some[]>>, code: string) =>
    [...defects(tables(rows))]
      .filter((f) => f.code === code)
      .map((f) => `${f.place.file}:${f.place.line}:${f.place.column} ${f.text}`);
  const deposit: Some = {
    composition: 'a',
    mineral: 'm',
    ore: 'rock',
    actor: 'Oz',
    deposit: 'Mine',
    subject: 'tin',
    printed: '5',
  };
  it('that need a row are told if they have none, unless they have another fault', () => {
    const empty = csvTable('stages.csv', '', columnNames('stages'));
    const all = new Map<FileName, typeof empty>([...tables({}), ['stages', empty]]);
    const told = emptyFiles(all, (file) => `x/${file}`);
    expect(told.map((f) => `${f.place.file}:${f.place.line}:${f.place.column} ${f.code}`)).toEqual([
      ...['x/subjects:2:1 no-rows', 'x/observations:2:1 no-rows'],
    ]);
    const blank = csvTable('subjects.csv', `${columnNames('subjects').join()}\n\n`, columnNames('subjects'));
    expect(emptyFiles(new Map([['subjects', blank]]), String)).toEqual([]);
    expect(emptyFiles(new Map([['subjects', tableOf('subjects', [{ subject: 'tin' }])]]), String)).toEqual([]);
  });
  it('have values that can be read, unless these are doubtful', () => {
    const row = (printed: string, status: string, measure = 'quantity'): Some => ({ printed, status, measure });
    const observations = [
      row('lots', 'ok'),
      row('lots', 'doubtful'),
      row('101', 'ok', 'share'),
      row('x', 'ok', 'mass'),
    ];
    expect(found({ observations, compositions: [{ ...deposit, printed: 'many' }] }, 'unreadable-value')).toEqual([
      expect.stringMatching(/^observations\.csv:2:\d+ .*"lots"/),
      expect.stringMatching(/^observations\.csv:4:\d+ .*"101"/),
      expect.stringMatching(/^compositions\.csv:2:\d+ .*"many"/),
    ]);
  });
  it('have one value for each subject of a deposit', () => {
    const others = ['actor', 'mineral', 'ore', 'deposit', 'subject'].map((column) => ({
      ...deposit,
      [column]: 'other',
    }));
    expect(found({ compositions: [deposit, ...others] }, 'duplicate-composition')).toEqual([]);
    expect(found({ compositions: [deposit, ...others, deposit] }, 'duplicate-composition')).toEqual([
      expect.stringMatching(/^compositions\.csv:8:18 .*Mine.*tin.*compositions\.csv:2:18/),
    ]);
  });
  it('have no composition of a group', () => {
    const subjects = [
      { subject: 'tin', kind: 'group' },
      { subject: 'lead', kind: 'element' },
    ];
    const compositions = [deposit, { ...deposit, subject: 'lead' }];
    expect(
      found({ subjects, compositions }, 'constraint-error').filter((text) => /a group is no part/.test(text)),
    ).toEqual([
      expect.stringMatching(/^compositions\.csv:2:18 .*one element or mineral, because a group is no part of an ore/),
    ]);
  });
});

it('references to a file with a row that cannot be read are not told', () => {
  const columns = columnNames('subjects');
  const lost = (subjects: string) =>
    [
      ...defects(
        new Map([
          ['subjects', csvTable('subjects.csv', `${columns.join()}\n${subjects}`, columns)],
          ['compositions', tableOf('compositions', [{ subject: 'tin' }])],
        ] as const),
      ),
    ].flatMap((f) =>
      f.code === 'foreign-key' || f.code === 'missing-cell' ? [`${f.place.file} ${f.code} ${f.found}`] : [],
    );
  expect(lost('')).toEqual(['compositions.csv foreign-key tin']);
  expect(lost('short,row\n')).toEqual(['subjects.csv missing-cell 2']);
});

describe('a long text', () => {
  const { lines, ofLine, commas } = TEXT_LIMITS;
  const many = (number: number, text: string): string => text.repeat(number);
  it.each<[string, string, boolean]>([
    ['the most commas in a line', `${many(ofLine, ',')}x`, false],
    ['one more', many(ofLine + 1, ','), true],
    ['the most lines', many(lines, '\n'), false],
    ['one more line', many(lines + 1, '\n'), true],
    ['one more line of another form', many(lines + 1, '\r'), true],
    ['the most lines that end with two characters', many(lines, '\r\n'), false],
    ['one more line that ends with two characters', many(lines + 1, '\r\n'), true],
    ['many commas in several lines', many(3, `${many(60_000, ',')}\n`), false],
    ['many commas in several lines of another form', many(3, `${many(60_000, ',')}\r`), false],
    ['the most commas', many(commas / ofLine, `${many(ofLine, ',')}\n`), false],
    ['one comma more', `${many(commas / ofLine, `${many(ofLine, ',')}\n`)},`, true],
    ['many letters', many(2 * lines, 'x'), false],
  ])('of %s is held to the limits', (_, text, is) => {
    const found = lengthFinding('x.csv', text);
    expect(found !== undefined).toBe(is);
    if (is) expect([found?.place, found?.code]).toEqual([{ file: 'x.csv' }, 'source-error']);
  });
});

describe('the changelog of datasets', () => {
  const [one, two] = ['1'.repeat(64), 'a'.repeat(64)];
  const entry = (edition: string, hash: string): string => `- \`${edition}\`: new, sha256 \`${hash}\`\n`;
  it('has the hash of each edition', () => {
    const text = `# Title\n\n${entry('a@2024.01', one)}${entry('b@2024.01', two).replace('\n', '\r\n')}`;
    expect([...releasedHashes(text)]).toEqual([
      ['a@2024.01', one],
      ['b@2024.01', two],
    ]);
    expect([...releasedHashes(`x${entry('a@2024.01', one)}${entry('b@2024.01', 'short')}`)]).toEqual([]);
    expect([...releasedHashes(entry('a@2024.01', one).replace('`\n', '` and more\n'))]).toEqual([]);
  });
  it('begins with the newest', () => {
    const title =
      '# Changelog of the datasets\n\nEvery released edition with the SHA-256 of its datapackage.json, newest first.\n';
    const first = withEntry(' \n', entry('a@2024.01', one));
    expect(first).toBe(`${title}\n${entry('a@2024.01', one)}`);
    expect(withEntry(first, entry('b@2024.01', two))).toBe(
      `${title}\n${entry('b@2024.01', two)}${entry('a@2024.01', one)}`,
    );
    expect(withEntry('# Mine: x- `\n\n\n', 'e\n')).toBe('# Mine: x- `\n\ne\n');
  });
});
