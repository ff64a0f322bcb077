import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { observedStages } from '../../src/answer/observed-stages.js';
import { type ImportedDataset, UnimportableFile } from '../../src/dataset/import/importer.js';
import { periodOf } from '../../src/dataset/import/printed-period.js';
import { briefId, distinctIds, slug } from '../../src/dataset/import/slug.js';
import { mcsDataset } from '../../src/dataset/import/usgs-mcs/mcs-dataset.js';
import { detailOf } from '../../src/dataset/import/usgs-mcs/mcs-words.js';
import { grouped } from '../../src/domain/grouped.js';
import { interval, point } from '../../src/domain/interval.js';
import type { Observation } from '../../src/domain/observation.js';
import { read } from '../../src/domain/reading.js';
import { windows1252 } from '../../src/text/windows-1252.js';
import {
  type Cells,
  EDITION,
  errors,
  FIXTURE,
  imported,
  importedText,
  made,
  marketIn,
  mcsOf,
  mcsText,
  tin,
  total,
} from '../mcs.js';
import { reference } from '../reference-files.js';

const profile = reference('schemas/datapackage-2.0-datapackage.json');
const bytes = readFileSync(FIXTURE);
const fixture = mcsDataset([mcsOf('usgs-mcs.csv', bytes)], EDITION);
const text = windows1252(bytes);
const observations = (it: ImportedDataset): readonly Observation[] => made(it).dataset().observations;
const one = (it: ImportedDataset, id: string): Observation | undefined =>
  observations(it).find((o) => o.observation === id);
const doubtful = (it: ImportedDataset) => it.fates.filter((f) => f.is === 'doubtful');
/** The shares of a market by actor, with its total. */
function market(it: ImportedDataset, subject: string, stage: string) {
  const profile = marketIn(it, subject, stage);
  return { shares: new Map(profile?.suppliers.map((s) => [s.actor, s.sharePct])), total: profile?.total };
}

describe('a file in Windows-1252', () => {
  it('is recognised because its dashes are not valid UTF-8', () => {
    expect(bytes.includes(0x97)).toBe(true);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(mcsOf(FIXTURE, bytes).encoding).toBe('Windows-1252');
  });
  it('decodes every byte as in the standard', () => {
    const all = windows1252(Uint8Array.from({ length: 256 }, (_, i) => i));
    expect(all.slice(0x80, 0xa0)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
    for (let i = 0; i < 256; i = i === 0x7f ? 0xa0 : i + 1) expect(all.charCodeAt(i)).toBe(i);
  });
  it('read as Latin-1, as in Node 20, would have doubtful dashes', () => {
    const dashes = text.split('\r\n').filter((line) => line.startsWith('GALLIUM,World') && line.includes(',—,')).length;
    const latin = importedText(Buffer.from(bytes).toString('latin1'));
    expect(dashes).toBe(5);
    expect(doubtful(latin).length).toBeGreaterThanOrEqual(doubtful(fixture).length + dashes);
  });
  it('converted to UTF-8, with or without a byte order mark, makes the same dataset', () => {
    for (const utf8 of [text, `\ufeff${text}`]) {
      const other = importedText(utf8);
      for (const [path, content] of fixture.files)
        if (path !== 'sources.csv') expect(other.files.get(path)).toBe(content);
      expect(other.files.get('sources.csv')).toMatch(/\(UTF-8\), sha256 [0-9a-f]{64}/);
    }
  });
});

describe('the imported fixture', () => {
  it('is a sound dataset, with the same bytes each time', () => {
    expect(errors(fixture)).toEqual([]);
    expect([...mcsDataset([mcsOf('usgs-mcs.csv', bytes)], EDITION).files]).toEqual([...fixture.files]);
  });
  it.each<[string, string, 'ok' | 'doubtful', string]>([
    ['gallium-primary-production-2025-united-states', '—', 'ok', '0-0'],
    ['gallium-primary-production-2025-korea-republic-of', 'W', 'ok', 'unknown'],
    ['rare-earths-mine-production-2024-united-states', '41,600', 'ok', '41600-41600'],
    ['rare-earths-reserves-2025-burma', 'NA', 'ok', 'unknown'],
    ['rare-earths-reserves-2025-world', '>75,000,000', 'ok', '75000000-unbounded'],
    ['cesium-australia-canada-china-and-namibia-were-reserves-2025-other', '<200,000', 'ok', '0-200000'],
    ['iron-and-steel-slag-world-iron-slag-production-was-estimated-to-be-2025-world', '330 - 390', 'ok', '330-390'],
    ['gypsum-reserves-2025-iran', '', 'ok', 'unknown'],
    ['boron-production-all-forms-2025-world', 'XX', 'doubtful', 'unreadable'],
    ['graphite-natural-reserves-2025-united-states', 's', 'doubtful', 'unreadable'],
    ['gypsum-reserves-2025-world', 'Large', 'doubtful', 'unreadable'],
    ['garnet-industrial-reserves-2025-australia', 'Moderate to large', 'doubtful', 'unreadable'],
  ])('has %s as %s: %s, read as %s', (id, printed, status, reading) => {
    const found = one(fixture, id);
    expect([found?.printed, found?.status]).toEqual([printed, status]);
    const value = read(printed, 'quantity', 'printed');
    expect(value.kind === 'known' ? `${value.interval.low}-${value.interval.high}` : value.kind).toBe(reading);
    if (status === 'doubtful') expect(found?.note).toMatch(new RegExp(`^"${printed}" cannot be read -- `));
  });
  it('has a row as doubtful if and only if it cannot be read', () => {
    const rows = observations(fixture);
    const unread = rows.filter((o) => read(o.printed, o.measure, 'printed').kind === 'unreadable');
    expect(rows.filter((o) => o.status === 'doubtful')).toEqual(unread);
    expect(unread).toHaveLength(6);
  });
  it('would have shares that no source prints if unreadable values were zero', () => {
    const none = importedText(text.replace(/,s,(?=See Appendix)/, ',—,').replace(',XX,', ',—,'));
    const graphite = ['graphite-natural', 'reserves'] as const;
    expect(market(fixture, ...graphite).shares.has('United States')).toBe(false);
    expect(market(none, ...graphite).shares.get('United States')).toEqual(point(0));
    const boron = ['boron', 'production-all-forms'] as const;
    expect(market(fixture, ...boron).total).toEqual(interval(0, 'unbounded'));
    expect(market(none, ...boron).total).toEqual(point(0));
  });
  it('keeps every printed value with its place and notes', () => {
    expect(one(fixture, 'gallium-primary-production-2025-world')).toEqual({
      observation: 'gallium-primary-production-2025-world',
      subject: 'gallium',
      stage: 'primary-production',
      actor: 'World',
      period: '2025',
      measure: 'quantity',
      unit: 'kilograms',
      printed: '660,000',
      table: 'gallium-primary-production-2025',
      status: 'ok',
      repeats: '',
      source: 'mcs-2026',
      locator:
        'GALLIUM, World Low-Purity Production and Production Capacity, row World total, Primary production: rounded, line 19',
      note: 'Estimated. -- (Made up for tests; data in kilograms, gallium content, unless otherwise specified)',
      excludes: [],
      ore: '',
      basis: '',
    });
    const lines = text.split('\r\n');
    for (const o of observations(fixture)) {
      const [, line] = /, line (\d+)$/.exec(o.locator) ?? [];
      if (line === undefined) expect([o.actor, o.printed]).toEqual(['World', '']);
      else expect(lines[Number(line) - 1]).toContain(o.printed.includes(',') ? `"${o.printed}"` : `,${o.printed},`);
    }
  });
  it.skipIf(!profile)('has a descriptor that is valid against the official Data Package schema', () => {
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      JSON.parse(profile ?? ''),
    );
    validate(JSON.parse(fixture.files.get('datapackage.json') ?? ''));
    expect(validate.errors ?? []).toEqual([]);
  });
  it('has one source with the name and hash of the file, but no date', () => {
    const [source, ...others] = made(fixture).dataset().sources;
    expect([source?.source, source?.published, others]).toEqual(['mcs-2026', '', []]);
    expect(source?.note).toMatch(/^public domain; imported from usgs-mcs\.csv \(Windows-1252\), sha256 [0-9a-f]{64}$/);
  });
  it('has one market for each unit of a commodity, named by the printed unit', () => {
    const dataset = made(fixture).dataset();
    const gemstones = dataset.subjects.filter((s) => s.subject === 'gemstones').flatMap(observedStages(dataset));
    expect(gemstones.map((s) => [s.stage, s.name])).toEqual([
      ['mine-production-thousands-of-carats', 'Mine production (thousands of carats)'],
      ['mine-production-kilograms', 'Mine production (kilograms)'],
    ]);
    // with one unit there would be one market with two totals
    const mixed = importedText(text.replaceAll(' thousands of carats', 'kilograms'));
    expect(doubtful(mixed)).toHaveLength(doubtful(fixture).length + 2);
  });
  it('has a total marked as rounded in the same market as its rows', () => {
    const rutile = observations(fixture).filter((o) => o.stage === 'mine-production-rutile');
    expect(new Set(rutile.map((o) => o.table)).size).toBe(1);
    expect(market(fixture, 'gallium', 'primary-production').shares.get('China')?.low).toBeCloseTo((100 * 64) / 66, 9);
    // with the suffix the total would be another market, and China might have any share
    const apart = importedText(text.replaceAll(': rounded', ': in round figures'));
    expect(market(apart, 'gallium', 'primary-production').shares.get('China')?.lowOpen).toBe(true);
  });
  it('has stages without a chain: output first, then capacity, stocks and trade', () => {
    expect(fixture.stages.map((s) => s.kind)).toEqual([
      ...Array(15).fill('output'),
      'capacity',
      ...Array(3).fill('stock'),
      'trade',
    ]);
  });
  it('accounts for every row, and leaves out only rows about the United States alone', () => {
    const fates = grouped(fixture.fates, (f) => f.is).map((all) => [all[0].is, all.length]);
    expect(fates).toEqual([
      ['elsewhere', 1],
      ['fact', 1],
      ['observation', 95],
      ['doubtful', 6],
    ]);
    expect(fixture.fates.map((f) => f.line)).toEqual(Array.from({ length: 103 }, (_, i) => i + 2));
  });
});

describe('an imported row', () => {
  it.each<[string, readonly Cells[], readonly [string, string, string, string][]]>([
    [
      'repeated with the same value is a repeat',
      [tin('China', '70'), tin('China', '70'), total('100')],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-world', '100', 'ok', ''],
        ['tin-mine-production-2025-china-2', '70', 'ok', 'tin-mine-production-2025-china'],
      ],
    ],
    [
      'repeated with another value is doubtful, like the first',
      [tin('China', '70'), tin('CHINA', '60'), total('100')],
      [
        ['tin-mine-production-2025-china', '70', 'doubtful', ''],
        ['tin-mine-production-2025-world', '100', 'ok', ''],
        ['tin-mine-production-2025-china-2', '60', 'doubtful', ''],
      ],
    ],
    [
      'with a footnote mark is of the country before it, and doubtful if that is not known',
      [tin('China', '70'), tin('Peru1', '20'), tin('Narnia1', '5'), total('100')],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-peru', '20', 'ok', ''],
        ['tin-mine-production-2025-narnia1', '5', 'doubtful', ''],
        ['tin-mine-production-2025-world', '100', 'ok', ''],
      ],
    ],
    [
      'for a partial world total is doubtful',
      [
        tin('China', '70'),
        tin('World total (excluding U.S.)', '90'),
        total('100', { Country: 'World total (rounded)' }),
      ],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-world-total-excluding-u-s', '90', 'doubtful', ''],
        ['tin-mine-production-2025-world', '100', 'ok', ''],
      ],
    ],
    [
      'without a year is in no table, and doubtful if the year cannot be read',
      [tin('China', '70', { Year: '2025 (preliminary)' }), tin('Peru', '20', { Year: '' }), total('100', { Year: '' })],
      [
        ['tin-mine-production-undated-china', '70', 'doubtful', ''],
        ['tin-mine-production-undated-peru', '20', 'ok', ''],
        ['tin-mine-production-undated-world', '100', 'ok', ''],
      ],
    ],
    [
      'in a table without a world total gets an unknown total',
      [tin('China', '70')],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-world', '', 'ok', ''],
      ],
    ],
    [
      'in percent is a share outside any table',
      [tin('China', '70', { Unit: 'percent' }), tin('Other countries', '30', { Unit: 'Percent' })],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-other', '30', 'ok', ''],
      ],
    ],
    ['in another section is not used', [tin('China', '70', { Section: 'Salient Statistics' })], []],
    ['with only blank cells is not used', [Object.fromEntries(Object.keys(tin('', '')).map((k) => [k, '']))], []],
  ])('%s', (_title, rows, expected) => {
    const it = imported(...rows);
    expect(errors(it)).toEqual([]);
    expect(observations(it).map((o) => [o.observation, o.printed, o.status, o.repeats])).toEqual(expected);
  });
  it.each<[string, Cells]>([
    ['it names no commodity', { Commodity: '', 'MCS chapter': '—' }],
    ['it names no country', { Country: '' }],
    ['it does not say what it counts', { Statistics: '', Statistics_detail: '' }],
  ])('is left out with a reason: %s', (why, cells) => {
    expect(imported(tin('China', '70', cells), total('100')).fates[0]).toEqual({
      file: 'mcs.csv',
      line: 2,
      is: 'left-out',
      why,
    });
  });
  it('that contradicts another names its line, and neither is used', () => {
    const twice = imported(tin('China', '70'), tin('Peru', '20'), tin('China', '60'), total('100'));
    expect(doubtful(twice).map((f) => [f.line, f.why])).toEqual([
      [2, 'the file also prints "60", in line 4'],
      [4, 'the file also prints "70", in line 2'],
    ]);
    expect([...market(twice, 'tin', 'mine-production').shares.keys()]).toEqual(['Peru']);
    // both rows in one table would be an error, and with only one of them the other would be lost
    expect(
      made(twice)
        .dataset()
        .observations.filter((o) => o.actor === 'China'),
    ).toHaveLength(2);
  });
  it('with a footnote mark after its country is not another supplier', () => {
    const marked = imported(tin('China', '70'), tin('China2', '70'), total('100'));
    expect([...market(marked, 'tin', 'mine-production').shares.keys()]).toEqual(['China']);
  });
  it('without a commodity belongs to its chapter', () => {
    expect(imported(tin('China', '70', { Commodity: '' })).subjects).toEqual(['tin']);
  });
});

describe('the words of the file', () => {
  it.each([
    ['2025', '2025'],
    [' 2025 ', '2025'],
    ['2021–24', '2021/2024'],
    ['2021-2024', '2021/2024'],
    ['', ''],
    ['2024–21', undefined],
    ['2025e', undefined],
    ['1998–02', undefined],
  ])('give a period for a year: %j is %j', (year, period) => expect(periodOf(year)).toBe(period));
  it.each([
    ['Mine production: rounded', 'mine-production', 'Mine production', true],
    ['Mine production: Kaolin, rounded', 'mine-production-kaolin', 'Mine production: Kaolin', true],
    ['Reserves (rounded)', 'reserves', 'Reserves', true],
    ['Rounded', '', '', true],
    ['Unrounded', 'unrounded', 'Unrounded', false],
    ['Stones: rounded, gross weight', 'stones-rounded-gross-weight', 'Stones: rounded, gross weight', false],
  ])('give a stage for a detail: %j is %j', (printed, id, words, rounded) =>
    expect(detailOf(printed)).toEqual({ id, words, rounded }),
  );
  it('become unique ids of plain letters, cut after a word', () => {
    expect(['Côte d’Ivoire', 'Cr2O3 (½)', '—', 'İĳ'].map(slug)).toEqual(['cote-d-ivoire', 'cr2o3-1-2', '', 'iij']);
    expect(briefId('one-'.repeat(20))).toBe('one-one-one-one-one-one-one-one-one-one-one-one');
    expect(briefId('x'.repeat(60))).toHaveLength(49);
    expect(distinctIds(['a', 'a', 'a-2', 'a'])).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
  });
  it('become different stages even if long details or names begin alike', () => {
    const long = 'all of the known reserves of the world in the year, as far as they are known to';
    const it = imported(
      tin('China', '1', { Statistics_detail: `${long} us` }),
      tin('China', '2', { Statistics_detail: `${long} them` }),
      tin('China', '3', { Statistics_detail: 'Smelting' }),
      tin('China', '4', { Statistics_detail: 'Smelting production' }),
    );
    expect(errors(it)).toEqual([]);
    expect(new Set(it.stages.map((s) => s.stage)).size).toBe(4);
    expect(new Set(it.stages.map((s) => s.name.toLowerCase())).size).toBe(4);
  });
  it('become different markets in different sections', () => {
    const it = imported(tin('China', '1'), tin('China', '2', { Section: 'World Tin Again' }));
    expect(it.stages.map((s) => s.name)).toEqual([
      'Mine production (World Mine Production and Reserves)',
      'Mine production (World Tin Again)',
    ]);
  });
});

describe('a file of another kind', () => {
  const refused = (content: string | Uint8Array): UnimportableFile => {
    try {
      importedText(typeof content === 'string' ? content : Buffer.from(content).toString());
    } catch (error) {
      if (error instanceof UnimportableFile) return error;
    }
    throw new Error('it was not refused');
  };
  const findings = ({ found }: UnimportableFile) => (typeof found === 'string' ? [] : found);
  const codes = (e: UnimportableFile) => findings(e).map((f) => `${f.place.line}:${f.place.column} ${f.code}`);
  it('is refused by its header, with every unknown or missing column', () => {
    const error = refused(mcsText([total('1')]).replace('Country', 'Nation'));
    expect(error.expected).toContain(
      'The nearest is the commodities data of 2026, with the columns MCS chapter, Section,',
    );
    expect(findings(error).map((f) => [f.code, /"(.*)"/.exec(f.text)?.[1]])).toEqual([
      ['extra-label', 'Nation'],
      ['missing-label', 'Country'],
    ]);
  });
  it('is accepted with the list of critical minerals of any year', () => {
    const later = importedText(mcsText([total('1')]).replace('mineral 2025', 'mineral 2028'));
    expect(later.fates.map((f) => f.is)).toEqual(['observation']);
  });
  it('is refused with every row of the wrong length and every broken quote', () => {
    const lines = mcsText([tin('China', '1'), tin('Peru', '2'), tin('Brazil', '3'), total('6')]).split('\n');
    const ragged = [lines[0], `${lines[1]},`, lines[2], lines[3]?.replace(',', ''), lines[4], 'a "b",c', ''].join('\n');
    const error = refused(ragged);
    expect([error.expected, findings(error).map((f) => [f.place.line, f.code])]).toEqual([
      undefined,
      [
        [2, 'extra-cell'],
        [4, 'missing-cell'],
        [6, 'csv-error'],
      ],
    ]);
  });
  it('is refused if it is empty or not text', () => {
    expect(codes(refused(''))).toEqual(['1:1 blank-header']);
    expect(findings(refused('MCS\0chapter')).map((f) => f.code)).toEqual(['encoding-error']);
  });
  it('may have blank lines', () => {
    expect(importedText(`${mcsText([total('1')])}\n\n`).fates).toHaveLength(1);
  });
});

describe('a total that leaves a supplier out', () => {
  const rows = (note: Cells, more: Cells = {}) => [
    tin('Boli Via', 'W', more),
    tin('Peru', '5', more),
    total('5', { ...note, ...more }),
  ];
  const excludes = (...of: Parameters<typeof rows>) =>
    observations(imported(...rows(...of))).find((o) => o.actor === 'World')?.excludes;
  it.each([
    ['by the initials of its name', { Notes: 'Estimated. -- Excludes B.V. production.' }],
    ['by its name', { Notes: 'Excluding Boli Via production' }],
    ['as the place of the production', { Notes: 'Does not include production in Boli Via.' }],
    [
      'with an article, in a note on the table',
      { 'Other notes': 'Some text. Does not include production in the Boli Via.' },
    ],
    ['in capitals', { Notes: 'EXCLUDES B.V. PRODUCTION; REST' }],
  ])('names it %s', (_, note) => expect(excludes(note)).toEqual(['Boli Via']));
  it.each([
    ['a part of what it makes', { Notes: 'Does not include B.V. production of attapulgite.' }, {}],
    ['another supplier', { Notes: 'Excludes U.S. production.' }, {}],
    ['something else', { Notes: 'Excludes B.V. smelting. Data exclude most scandium.' }, {}],
    ['production, of a total of reserves', { Notes: 'Excludes B.V. production.' }, { Statistics: 'Reserves' }],
    ['nothing', { Notes: 'Includes B.V. production.' }, {}],
  ])('names nobody where it leaves out %s', (_, note, more) => expect(excludes(note, more)).toEqual([]));
  it('is no total if the file prints none', () => {
    const [bolivia, peru] = rows({}).map((r) => ({ ...r, 'Other notes': 'Excludes B.V. production.' }));
    const all = observations(imported(...[bolivia, peru].flatMap((r) => r ?? [])));
    expect(all.filter((o) => o.excludes.length > 0)).toEqual([]);
  });
  it('makes a market without it, as the rest is nothing', () => {
    const found = market(imported(...rows({ Notes: 'Excludes B.V. production.' })), 'tin', 'mine-production');
    expect([...found.shares]).toEqual([['Peru', point(100)]]);
    // with the guard off, the unknown row may hold something
    const off = market(imported(...rows({})), 'tin', 'mine-production');
    expect(off.shares.get('Peru')).not.toEqual(point(100));
  });
});
