import { describe, expect, it } from 'vitest';
import type { ImportedDataset } from '../../src/dataset/import/importer.js';
import { usgsMcs } from '../../src/dataset/import/usgs-mcs/importer.js';
import { mcsDataset } from '../../src/dataset/import/usgs-mcs/mcs-dataset.js';
import {
  detailOf,
  exceptionIn,
  leavesOut,
  namedActor,
  suppliersLeftOut,
  usualName,
} from '../../src/dataset/import/usgs-mcs/mcs-words.js';
import { type Cells, EDITION, errors, imported, made, mcsOf, mcsText, tin, total } from '../mcs.js';

const observations = (it: ImportedDataset) => {
  expect(errors(it)).toEqual([]);
  return made(it).dataset().observations;
};
/** The value, the status and the note of each supplier of rows. */
const values = (...rows: readonly Cells[]) =>
  observations(imported(...rows)).map((o) => [o.actor, o.printed, o.status, o.note].join(' | '));
const world = (Country: string, Value: string, more: Cells = {}): Cells => tin(Country, Value, more);

describe('a printed country', () => {
  const printed = new Set(['narnia', 'oz', 'north gondor']);
  it.each<[string, string]>([
    ['World', 'World'],
    ['World total (rounded)', 'World'],
    ['World total, rounded', 'World'],
    ['world total (may be rounded) 12', 'World'],
    ['Others', 'Other'],
    ['Other countries12', 'Other'],
    ['Other countries (estimated)', 'Other'],
    ['Other  countriese', 'Other'],
    ['Worldly', 'Worldly'],
    ['Old World', 'Old World'],
    ['Peru', 'Peru'],
    ['Narnia12', 'Narnia'],
    ['Narnia 1', 'Narnia'],
    ['Narniae', 'Narnia'],
    ['Narnia (in ore)', 'Narnia'],
    ['Narnia, in ore', 'Narnia'],
    ['Narnia (in ore) 12', 'Narnia'],
    ['Narnia (in ore)1', 'Narnia'],
    ['Narenia', 'Narenia'],
    ['Nar (in ore)nia', 'Nar (in ore)nia'],
    ['Mordor', 'Mordor'],
    ['Mordor (in ore)', 'Mordor (in ore)'],
    ['Narnia and Mordor', 'Narnia and Mordor'],
  ])('%s stands for %s', (country, actor) => expect(namedActor(country, printed)).toEqual({ actor }));
  it.each([
    ['Mordor12', 'may carry the mark of a footnote'],
    ['Nar1nia', 'may carry the mark of a footnote'],
    ['Nar (in ore)1nia', 'may carry the mark of a footnote'],
    ['Narnia and Oz', 'is several countries'],
    ['Narnia, Oz, and Peru', 'is several countries'],
  ])('%s is in doubt: it %s', (country, why) =>
    expect(namedActor(country, printed)).toEqual({ actor: country, doubt: `"${country}" ${why}` }),
  );
  it('may be a total of the world with further words', () =>
    expect(namedActor('World total (rutile)', printed)).toEqual({ actor: 'World', partly: true }));
  it.each([
    ['Gondor, Republic of', 'Republic of Gondor'],
    ['Gondor', ''],
    ['Gondor, Lower, Republic of', ''],
    ['Oz; Gondor, Republic of', ''],
  ])('%s has the usual form %j', (country, usual) => expect(usualName(country)).toBe(usual));
});

describe('what a total leaves out', () => {
  it.each([
    ['World  total (excluding Oz)', 'production', 'World total (excluding Oz)'],
    ['World total (excluding Oz)', 'reserves', ''],
    ['World total RESERVES (excluding Oz)', 'reserves', 'World total RESERVES (excluding Oz)'],
    ['World total reserves (excluding Oz)', 'production', ''],
    ['World total capacity (excluding Oz)', 'capacity', 'World total capacity (excluding Oz)'],
    ['World total capacity (excluding Oz)', 'reserves', ''],
    ['World total incapacity', 'production', 'World total incapacity'],
  ])('is said by %j of %s as %j', (country, statistic, said) => expect(exceptionIn(country, statistic)).toBe(said));
  it.each([
    ['Excludes Oz', true],
    ['excluding Oz', true],
    ['does not include Oz', true],
    ['without Oz', true],
    ['includes Oz', false],
  ])('%s: %s', (text, is) => expect(leavesOut(text)).toBe(is));
  it.each<[string, string, readonly string[]]>([
    ['Excludes Oz production', 'mine-production', ['Oz']],
    ['Excludes production of Oz', 'production-2', ['Oz']],
    ['Excludes Oz reserves, and more', 'reserves', ['Oz']],
    ['Excludes Oz production', 'reserves', []],
    ['Excludes production in Oz', 'reserves', []],
    ['Excludes Oz smelteries', 'production', []],
    ['Excludes Ozone', 'production', []],
    ['Excluding the N.G. production', 'production', ['North Gondor']],
    ['Excludes Oz. Does not include North Gondor -- more', 'production', ['North Gondor', 'Oz']],
  ])('%s, of %s, names %j', (notes, statistic, suppliers) =>
    expect(suppliersLeftOut(notes, statistic, ['North Gondor', 'Oz'])).toEqual(suppliers),
  );
});
it('only the mark at the end of a detail is no part of it', () =>
  expect(detailOf('Rounded stones, rounded')).toEqual({
    id: 'rounded-stones',
    words: 'Rounded stones',
    rounded: true,
  }));

describe('a value', () => {
  it('is in doubt for each reason that there is', () => {
    expect(values(tin('Mordor1', 'lots', { Year: 'soon' }))).toEqual([
      'Mordor1 | lots | doubtful | "lots" cannot be read; "soon" is not a year; "Mordor1" may carry the mark of a footnote',
    ]);
  });
  it('repeats another in other capitals, and contradicts the first that differs', () => {
    expect(values(tin('Oz', 'NA'), tin('Oz', 'na'), total('9')).map((text) => text.split(' | ')[2])).toEqual([
      ...['ok', 'ok', 'ok'],
    ]);
    expect(values(tin('Oz', '5'), tin('Oz', '5'), tin('Oz', '6'), total('9'))).toEqual([
      'Oz | 5 | doubtful | the file also prints "6", in line 4',
      'World | 9 | ok | ',
      'Oz | 5 | doubtful | the file also prints "5", in line 2',
      'Oz | 6 | doubtful | the file also prints "5", in line 2',
    ]);
    expect(values(tin('Oz', 'x'), tin('Oz', '6'), total('9'))[0]).toBe(
      'Oz | x | doubtful | "x" cannot be read; the file also prints "6", in line 3',
    );
  });
  it('is of a supplier spelt as in its first row', () =>
    expect(values(tin('Oz', '5'), tin('OZ', '6', { Year: '2024' })).map((text) => text.split(' | ')[0])).toEqual([
      ...['Oz', 'World', 'Oz', 'World'],
    ]));
});

describe('a total of the world with further words', () => {
  const said = (...rows: readonly Cells[]) =>
    observations(imported(...rows)).map((o) => [o.actor, o.printed, o.status, o.excludes.join()].join(' | '));
  const no = (country: string): string => `"${country}" is no country, and not the World total`;
  it('is the World total, if the table has no other', () =>
    expect(said(tin('Oz', '5'), world('World total (rutile)', '9'))).toEqual(['Oz | 5 | ok | ', 'World | 9 | ok | ']));
  it('is the World total without a supplier that it leaves out, if that is a supplier', () =>
    expect(said(tin('Oz', '5'), tin('Peru', '1'), world('World total (excluding Oz)', '9'))).toEqual([
      ...['Oz | 5 | ok | ', 'Peru | 1 | ok | ', 'World | 9 | ok | Oz'],
    ]));
  it.each(['Mordor', 'world production', 'other', 'Oz; Peru'])(
    'is in doubt if it leaves out no supplier: %s',
    (name) => {
      const country = `World total (excluding ${name})`;
      const rows = [tin('Narnia', '5'), tin('Other countries', '2'), world(country, '9'), tin('Oz; Peru', '1')];
      expect(values(...rows)).toContain(`${country} | 9 | doubtful | ${no(country)}`);
    },
  );
  it('is in doubt beside the World total, whatever else is', () => {
    expect(values(tin('Oz', '5'), world('World total (rutile)', '8'), total('9'))).toEqual([
      'Oz | 5 | ok | ',
      `World total (rutile) | 8 | doubtful | ${no('World total (rutile)')}`,
      'World | 9 | ok | ',
    ]);
    expect(values(tin('Oz', '5'), world('World total (rutile)', 'x'), total('9'))[1]).toBe(
      `World total (rutile) | x | doubtful | "x" cannot be read; ${no('World total (rutile)')}`,
    );
  });
  it.each([
    ['Excludes world production.', tin('Oz', '5')],
    ['Excludes other production.', tin('Other countries', '5')],
    ['Excludes Oz; Peru.', tin('Oz; Peru', '5')],
  ])('names nobody who is no supplier: %s', (Notes, row) =>
    expect(observations(imported(row, total('9', { Notes }))).map((o) => o.excludes)).toEqual([[], []]),
  );
  it('names a supplier only in the row of the World total, and only in a table', () => {
    const Notes = 'Excludes Oz production.';
    const rows = [tin('Oz', '5', { Notes }), total('9', { Notes })];
    expect(said(...rows)).toEqual(['Oz | 5 | ok | ', 'World | 9 | ok | Oz']);
    const shares = rows.map((row) => ({ ...row, Unit: 'percent' }));
    expect(said(...shares)).toEqual(['Oz | 5 | ok | ', 'World | 9 | ok | ']);
  });
});

describe('what becomes of the rows of a file', () => {
  it('is told of each, in the order of the lines', () => {
    const reliance = { Section: 'United States', Statistics: 'Net import reliance', Statistics_detail: '' };
    const it = imported(
      ...[tin('Oz', '5'), tin('Peru', '3', { Section: 'Salient\n Statistics' }), tin('Oz', '5')],
      ...[{ Section: ' ' }, tin('United States', '80', reliance), tin('United States', ' ', reliance)],
      ...[tin('', '4'), tin('Peru', 'x'), { Section: 'Prices' }],
    );
    const at = (line: number) => ({ file: 'mcs.csv', line });
    const id = 'tin-mine-production-2025';
    expect(it.fates).toEqual([
      { ...at(2), is: 'observation', observation: `${id}-oz` },
      { ...at(3), is: 'elsewhere', section: 'Salient Statistics' },
      { ...at(5), is: 'repeat', observation: `${id}-oz-2`, of: `${id}-oz` },
      { ...at(6), is: 'blank' },
      { ...at(7), is: 'fact', fact: 'tin-net-import-reliance-2025' },
      { ...at(8), is: 'left-out', why: 'it has no value' },
      { ...at(9), is: 'left-out', why: 'it names no country' },
      { ...at(10), is: 'doubtful', observation: `${id}-peru`, why: '"x" cannot be read' },
      { ...at(11), is: 'elsewhere', section: 'Prices' },
    ]);
    expect([it.untotalled, it.subjects]).toEqual([1, ['tin']]);
    expect(made(it).dataset().facts).toEqual([
      {
        ...{ fact: 'tin-net-import-reliance-2025', about: 'tin', what: 'Net import reliance', printed: '80' },
        ...{ unit: 'metric tons', period: '2025', of: [], source: 'mcs-2026', note: '' },
        locator: 'TIN, United States, row United States, Net import reliance, line 7',
      },
    ]);
  });
  it('is told in that order of rows without a value, too, and of cells without a head', () => {
    const text = [
      'SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2024,',
      'MCS2025,Murk,Oz,Mine,t,,',
      'MCS2025,Glint,Oz,Mine,t,1,stray',
      ',,,,,,',
      'MCS2025,Glint,World,Mine,t,3,',
    ].join('\n');
    const it = mcsDataset([mcsOf('a.csv', `${text}\n`)], EDITION);
    expect(it.fates.map((f) => [f.line, f.is])).toEqual([
      ...[[2, 'left-out'] as const, [3, 'observation'] as const, [3, 'headless'] as const],
      ...[[4, 'blank'] as const, [5, 'observation'] as const],
    ]);
    expect(it.untotalled).toBe(0);
  });
  it('depends on the section and the statistic of a row', () => {
    const scope = (Section: string, Statistics: string) =>
      mcsOf('mcs.csv', mcsText([tin('Oz', '5', { Section, Statistics })])).rows.map((row) => row.scope)[0];
    expect(['World Tin', ' world mines', 'Old World', 'Worldly'].map((text) => scope(text, ''))).toEqual([
      ...['world', 'world', 'elsewhere', 'elsewhere'],
    ]);
    expect(
      ['Import Sources', '  import sources ', 'U.S. Import Sources', 'Import Sources (old)'].map((s) => scope(s, '')),
    ).toEqual(['imports', 'imports', 'elsewhere', 'elsewhere']);
    expect(
      ['Net import reliance', '  net import reliance, in percent', 'No net import reliance'].map((s) => scope('', s)),
    ).toEqual(['reliance', 'reliance', 'elsewhere']);
  });
  it('is a fact without a year in its id, where none is printed', () => {
    const cells = { Section: '', Statistics: 'Net import reliance', Statistics_detail: 'In percent', Year: '' };
    const { facts } = made(imported(tin('', '8', { ...cells, Country: 'Oz' }), tin('Oz', '9', cells))).dataset();
    expect(facts.map((f) => [f.fact, f.what, f.period])).toEqual([
      ['tin-net-import-reliance', 'In percent', ''],
      ['tin-net-import-reliance-2', 'In percent', ''],
    ]);
  });
});

describe('the files of an edition', () => {
  const read = (...files: readonly (readonly [name: string, text: string])[]) =>
    usgsMcs.read(
      'mcs',
      files.map(([name, text]) => ({ name, label: name, bytes: Buffer.from(text) })),
    );
  const wide = 'Source,Country,Type,Prod_t_2023\n,Oz,Mine,5\n';
  it('each are a source, with an id and a title after the name of the file', () => {
    const names = ['mcs2023-tin_world.csv', 'data mcs2023 lead_World.csv', 'glint.v2.csv', 'old_world_ore.csv'];
    const it = mcsDataset(
      names.map((name) => mcsOf(name, wide)),
      EDITION,
    );
    expect(
      made(it)
        .dataset()
        .sources.map((s) => [s.source, s.title]),
    ).toEqual([
      ['mcs-2026-tin', 'Mineral Commodity Summaries 2026, mcs2023-tin_world.csv'],
      ['mcs-2026-lead', 'Mineral Commodity Summaries 2026, data mcs2023 lead_World.csv'],
      ['mcs-2026-glint-v2', 'Mineral Commodity Summaries 2026, glint.v2.csv'],
      ['mcs-2026-old-world-ore', 'Mineral Commodity Summaries 2026, old_world_ore.csv'],
    ]);
  });
  it('have the year that they print, or the year after the latest of their values', () => {
    const year = (...rows: readonly Cells[]) => {
      const { printed, year } = read(['mcs.csv', mcsText(rows)]);
      expect(printed).toBe(undefined);
      return year;
    };
    expect(year(tin('Oz', '5', { Year: '2024' }), tin('Oz', '5', { Year: '2023' }))).toBe(2025);
    expect(year(tin('Oz', '5', { Year: '2021–24' }), tin('Oz', '5', { Year: '2022' }))).toBe(2025);
    expect(year(tin('Oz', '5', { Year: '' }), tin('Oz', '5', { Year: 'soon' }))).toBe(undefined);
    expect(year(tin('Oz', '5', { Year: '2030', Section: 'Prices' }), tin('Oz', '5', { Year: '2020' }))).toBe(2021);
    const named = read(['mcs2022-tin_world.csv', wide]);
    expect([named.printed, named.year]).toEqual([2022, 2022]);
  });
  it('are told with their encodings, and make a dataset as an edition', () => {
    const utf8 = read(['a.csv', wide], ['b.csv', wide]);
    expect(utf8.encoding).toBe('UTF-8');
    expect(utf8.dataset(EDITION).files.get('datapackage.json')).toContain('"2026.02"');
    const old = { name: 'b.csv', label: 'b.csv', bytes: Buffer.from(wide.replace('Oz', 'C\u00f4te'), 'latin1') };
    const both = usgsMcs.read('mcs', [{ name: 'a.csv', label: 'a.csv', bytes: Buffer.from(wide) }, old]);
    expect(both.encoding).toBe('UTF-8, Windows-1252');
  });
  it('of several editions are refused with the years in order', () => {
    const files = ['mcs2024-tin_world.csv', 'mcs2022-lead_world.csv'].map((name) => [name, wide] as const);
    expect(() => read(...files)).toThrow(expect.objectContaining({ found: 'files of the editions 2022 and 2024' }));
  });
  it('give a country its usual form as an alias, unless another is called so', () => {
    const aliases = (...countries: readonly string[]) =>
      made(imported(...countries.map((country) => tin(country, '5'))))
        .loaded.rows('actors')
        ?.map((row) => `${row.text('actor')}: ${row.text('aliases')}`);
    expect(aliases('Gondor, Republic of', 'Oz')).toEqual(['Gondor, Republic of: Republic of Gondor', 'Oz: ']);
    expect(aliases('Gondor, Republic of', 'republic of Gondor')).toEqual([
      ...['Gondor, Republic of: ', 'republic of Gondor: '],
    ]);
  });
});
