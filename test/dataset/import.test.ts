import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { observed } from '../../src/answer/observed.js';
import { report } from '../../src/answer/report.js';
import { brief, distinct, slug } from '../../src/dataset/import/slug.js';
import { mcsFile, Unimportable } from '../../src/dataset/import/usgs-mcs/mcs-file.js';
import { detailOf, periodOf } from '../../src/dataset/import/usgs-mcs/mcs-words.js';
import { type Imported, usgsMcs } from '../../src/dataset/import/usgs-mcs/usgs-mcs.js';
import { grouped } from '../../src/domain/grouped.js';
import { interval, point } from '../../src/domain/interval.js';
import type { Observation } from '../../src/domain/observation.js';
import { read } from '../../src/domain/reading.js';
import { windows1252 } from '../../src/text/windows-1252.js';
import { type Cells, EDITION, errors, FIXTURE, imported, importedText, made, mcsText, tin, total } from '../mcs.js';
import { reference } from '../reference-files.js';

const profile = reference('schemas/datapackage-2.0-datapackage.json');
const bytes = readFileSync(FIXTURE);
const fixture = usgsMcs(mcsFile(FIXTURE, bytes), 'usgs-mcs.csv', EDITION);
const text = windows1252(bytes);
const observations = (it: Imported): readonly Observation[] => made(it).dataset().observations;
const one = (it: Imported, id: string): Observation | undefined => observations(it).find((o) => o.observation === id);
const doubtful = (it: Imported) => it.fates.filter((f) => f.is === 'doubtful');
/** The shares of a market by actor, and its total. */
function market(it: Imported, subject: string, stage: string) {
  const dataset = made(it).dataset();
  const { answers } = report(
    dataset,
    dataset.subjects.filter((s) => s.subject === subject),
    dataset.stages.filter((s) => s.stage === stage),
    { period: undefined, reading: 'printed' },
    { exclusions: [], bands: 'us2023' },
  );
  const profile = answers[0]?.profile;
  return { shares: new Map(profile?.suppliers.map((s) => [s.actor, s.sharePct])), total: profile?.total };
}

describe('a file in Windows-1252', () => {
  it('is one: its dashes are no UTF-8', () => {
    expect(bytes.includes(0x97)).toBe(true);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(mcsFile(FIXTURE, bytes).encoding).toBe('Windows-1252');
  });
  it('has every byte as the standard has it', () => {
    const all = windows1252(Uint8Array.from({ length: 256 }, (_, i) => i));
    expect(all.slice(0x80, 0xa0)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');
    for (let i = 0; i < 256; i = i === 0x7f ? 0xa0 : i + 1) expect(all.charCodeAt(i)).toBe(i);
  });
  it('read as Latin-1, as Node 20 decodes it, every dash would be doubtful', () => {
    const dashes = text.split('\r\n').filter((line) => line.startsWith('GALLIUM,World') && line.includes(',—,')).length;
    const latin = importedText(Buffer.from(bytes).toString('latin1'));
    expect(dashes).toBe(5);
    expect(doubtful(latin).length).toBeGreaterThanOrEqual(doubtful(fixture).length + dashes);
  });
  it('in UTF-8, with or without a byte order mark, makes the same dataset', () => {
    for (const utf8 of [text, `\ufeff${text}`]) {
      const other = importedText(utf8);
      for (const [path, content] of fixture.files)
        if (path !== 'sources.csv') expect(other.files.get(path)).toBe(content);
      expect(other.files.get('sources.csv')).toMatch(/\(UTF-8\), sha256 [0-9a-f]{64}/);
    }
  });
});

describe('the fixture', () => {
  it('makes a sound dataset, the same bytes twice', () => {
    expect(errors(fixture)).toEqual([]);
    expect([...usgsMcs(mcsFile(FIXTURE, bytes), 'usgs-mcs.csv', EDITION).files]).toEqual([...fixture.files]);
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
  ])('%s is %s: %s, read as %s', (id, printed, status, reading) => {
    const found = one(fixture, id);
    expect([found?.printed, found?.status]).toEqual([printed, status]);
    const value = read(printed, 'quantity', 'printed');
    expect(value.kind === 'known' ? `${value.interval.low}-${value.interval.high}` : value.kind).toBe(reading);
    if (status === 'doubtful') expect(found?.note).toMatch(new RegExp(`^"${printed}" cannot be read -- `));
  });
  it('has what cannot be read as doubtful, and nothing else', () => {
    const rows = observations(fixture);
    const unread = rows.filter((o) => read(o.printed, o.measure, 'printed').kind === 'unreadable');
    expect(rows.filter((o) => o.status === 'doubtful')).toEqual(unread);
    expect(unread).toHaveLength(6);
  });
  it('taken for zero, what cannot be read would give figures that nobody printed', () => {
    const none = importedText(text.replace(/,s,(?=See Appendix)/, ',—,').replace(',XX,', ',—,'));
    const graphite = ['graphite-natural', 'reserves'] as const;
    expect(market(fixture, ...graphite).shares.has('United States')).toBe(false);
    expect(market(none, ...graphite).shares.get('United States')).toEqual(point(0));
    const boron = ['boron', 'production-all-forms'] as const;
    expect(market(fixture, ...boron).total).toEqual(interval(0, 'unbounded'));
    expect(market(none, ...boron).total).toEqual(point(0));
  });
  it('keeps every printed value with its place, and its notes', () => {
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
    });
    const lines = text.split('\r\n');
    for (const o of observations(fixture)) {
      const [, line] = /, line (\d+)$/.exec(o.locator) ?? [];
      if (line === undefined) expect([o.actor, o.printed]).toEqual(['World', '']);
      else expect(lines[Number(line) - 1]).toContain(o.printed.includes(',') ? `"${o.printed}"` : `,${o.printed},`);
    }
  });
  it.skipIf(!profile)('has a descriptor that is a Data Package by the official schema', () => {
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      JSON.parse(profile ?? ''),
    );
    validate(JSON.parse(fixture.files.get('datapackage.json') ?? ''));
    expect(validate.errors ?? []).toEqual([]);
  });
  it('has a source that names the file and its hash, and no date', () => {
    const [source, ...others] = made(fixture).dataset().sources;
    expect([source?.source, source?.published, others]).toEqual(['mcs-2026', '', []]);
    expect(source?.note).toMatch(/^public domain; imported from usgs-mcs\.csv \(Windows-1252\), sha256 [0-9a-f]{64}$/);
  });
  it('has each unit of one commodity as a market of its own, named by the unit as printed', () => {
    const dataset = made(fixture).dataset();
    const gemstones = dataset.subjects.filter((s) => s.subject === 'gemstones').flatMap(observed(dataset));
    expect(gemstones.map((s) => [s.stage, s.name])).toEqual([
      ['mine-production-thousands-of-carats', 'Mine production (thousands of carats)'],
      ['mine-production-kilograms', 'Mine production (kilograms)'],
    ]);
    // in one unit they would be one market with two totals
    const mixed = importedText(text.replaceAll(' thousands of carats', 'kilograms'));
    expect(doubtful(mixed)).toHaveLength(doubtful(fixture).length + 2);
  });
  it('has the total, ": rounded" or ", rounded" behind it, in the market of its rows, however its detail is spelt', () => {
    const rutile = observations(fixture).filter((o) => o.stage === 'mine-production-rutile');
    expect(new Set(rutile.map((o) => o.table)).size).toBe(1);
    expect(market(fixture, 'gallium', 'primary-production').shares.get('China')?.low).toBeCloseTo((100 * 64) / 66, 9);
    // left standing, the suffix makes the total a market of its own, and China may have any share
    const apart = importedText(text.replaceAll(': rounded', ': in round figures'));
    expect(market(apart, 'gallium', 'primary-production').shares.get('China')?.lowOpen).toBe(true);
  });
  it('has stages that are no chain, what is produced before what there is', () => {
    expect(fixture.stages.map((s) => s.kind)).toEqual([
      ...Array(15).fill('output'),
      'capacity',
      ...Array(3).fill('stock'),
    ]);
  });
  it('says what became of every row: nothing but the rows of the United States alone is left out', () => {
    const fates = grouped(fixture.fates, (f) => f.is).map((all) => [all[0].is, all.length]);
    expect(fates).toEqual([
      ['elsewhere', 4],
      ['observation', 93],
      ['doubtful', 6],
    ]);
    expect(fixture.fates.map((f) => f.line)).toEqual(Array.from({ length: 103 }, (_, i) => i + 2));
  });
});

describe('a row', () => {
  it.each<[string, readonly Cells[], readonly [string, string, string, string][]]>([
    [
      'printed twice with the same value is repeated',
      [tin('China', '70'), tin('China', '70'), total('100')],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-world', '100', 'ok', ''],
        ['tin-mine-production-2025-china-2', '70', 'ok', 'tin-mine-production-2025-china'],
      ],
    ],
    [
      'printed twice with two values is doubtful, both of them',
      [tin('China', '70'), tin('CHINA', '60'), total('100')],
      [
        ['tin-mine-production-2025-china', '70', 'doubtful', ''],
        ['tin-mine-production-2025-world', '100', 'ok', ''],
        ['tin-mine-production-2025-china-2', '60', 'doubtful', ''],
      ],
    ],
    [
      'with the mark of a footnote at its country is doubtful, no supplier beside the country',
      [tin('China', '70'), tin('Peru1', '20'), total('100')],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-peru1', '20', 'doubtful', ''],
        ['tin-mine-production-2025-world', '100', 'ok', ''],
      ],
    ],
    [
      'of another total of the world is doubtful, and no country',
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
      'of no year is doubtful, and in no table',
      [tin('China', '70', { Year: '2025 (preliminary)' }), tin('Peru', '20', { Year: '' }), total('100', { Year: '' })],
      [
        ['tin-mine-production-undated-china', '70', 'doubtful', ''],
        ['tin-mine-production-undated-peru', '20', 'ok', ''],
        ['tin-mine-production-undated-world', '100', 'ok', ''],
      ],
    ],
    [
      'of a table without a World total leaves the total unknown',
      [tin('China', '70')],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-world', '', 'ok', ''],
      ],
    ],
    [
      'in percent is a share, and in no table',
      [tin('China', '70', { Unit: 'percent' }), tin('Other countries', '30', { Unit: 'Percent' })],
      [
        ['tin-mine-production-2025-china', '70', 'ok', ''],
        ['tin-mine-production-2025-other', '30', 'ok', ''],
      ],
    ],
    ['of another section is no market', [tin('China', '70', { Section: 'Import Sources' })], []],
    ['of blank cells is none', [Object.fromEntries(Object.keys(tin('', '')).map((k) => [k, '']))], []],
  ])('%s', (_title, rows, expected) => {
    const it = imported(...rows);
    expect(errors(it)).toEqual([]);
    expect(observations(it).map((o) => [o.observation, o.printed, o.status, o.repeats])).toEqual(expected);
  });
  it.each<[string, Cells]>([
    ['it names no commodity', { Commodity: '', 'MCS chapter': '—' }],
    ['it names no country', { Country: '' }],
    ['it does not say what it counts', { Statistics: '', Statistics_detail: '' }],
  ])('of which that is true is left out, and reported: %s', (why, cells) => {
    expect(imported(tin('China', '70', cells), total('100')).fates[0]).toEqual({ line: 2, is: 'left-out', why });
  });
  it('that two rows contradict says where the other is, and neither is computed with', () => {
    const twice = imported(tin('China', '70'), tin('Peru', '20'), tin('China', '60'), total('100'));
    expect(doubtful(twice).map((f) => [f.line, f.why])).toEqual([
      [2, 'the file also prints "60", in line 4'],
      [4, 'the file also prints "70", in line 2'],
    ]);
    expect([...market(twice, 'tin', 'mine-production').shares.keys()]).toEqual(['Peru']);
    // taken as two rows of one table they would be refused, as one of two the other would be lost
    expect(
      made(twice)
        .dataset()
        .observations.filter((o) => o.actor === 'China'),
    ).toHaveLength(2);
  });
  it('with a mark at its country, taken as a country, would be one more supplier', () => {
    const marked = imported(tin('China', '70'), tin('China2', '70'), total('100'));
    expect([...market(marked, 'tin', 'mine-production').shares.keys()]).toEqual(['China']);
  });
  it('that names no commodity is of its chapter', () => {
    expect(imported(tin('China', '70', { Commodity: '' })).subjects).toEqual(['tin']);
  });
});

describe('words of the file', () => {
  it.each([
    ['2025', '2025'],
    [' 2025 ', '2025'],
    ['2021–24', '2021/2024'],
    ['2021-2024', '2021/2024'],
    ['', ''],
    ['2024–21', undefined],
    ['2025e', undefined],
    ['1998–02', undefined],
  ])('the year %j is the period %j', (year, period) => expect(periodOf(year)).toBe(period));
  it.each([
    ['Mine production: rounded', 'mine-production', 'Mine production', true],
    ['Mine production: Kaolin, rounded', 'mine-production-kaolin', 'Mine production: Kaolin', true],
    ['Reserves (rounded)', 'reserves', 'Reserves', true],
    ['Rounded', '', '', true],
    ['Unrounded', 'unrounded', 'Unrounded', false],
    ['Stones: rounded, gross weight', 'stones-rounded-gross-weight', 'Stones: rounded, gross weight', false],
  ])('the detail %j is %j', (printed, id, words, rounded) => expect(detailOf(printed)).toEqual({ id, words, rounded }));
  it('make ids of plain letters, cut behind a word, each once', () => {
    expect(['Côte d’Ivoire', 'Cr2O3 (½)', '—', 'İĳ'].map(slug)).toEqual(['cote-d-ivoire', 'cr2o3-1-2', '', 'iij']);
    expect(brief('one-'.repeat(20))).toBe('one-one-one-one-one-one-one-one-one-one-one-one');
    expect(brief('x'.repeat(60))).toHaveLength(49);
    expect(distinct(['a', 'a', 'a-2', 'a'])).toEqual(['a', 'a-2', 'a-2-2', 'a-3']);
  });
  it('name two details apart that are one sentence up to where an id is cut, and stages of one name', () => {
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
  it('in sections that differ make markets that differ', () => {
    const it = imported(tin('China', '1'), tin('China', '2', { Section: 'World Tin Again' }));
    expect(it.stages.map((s) => s.name)).toEqual([
      'Mine production (World Mine Production and Reserves)',
      'Mine production (World Tin Again)',
    ]);
  });
});

describe('a file that is another one', () => {
  const refused = (content: string | Uint8Array): Unimportable => {
    try {
      importedText(typeof content === 'string' ? content : Buffer.from(content).toString());
    } catch (error) {
      if (error instanceof Unimportable) return error;
    }
    throw new Error('it was not refused');
  };
  const codes = (e: Unimportable) => e.findings.map((f) => `${f.place.line}:${f.place.column} ${f.code}`);
  it('is refused by its header, every column that is not known or missing named', () => {
    const { findings, header } = refused(mcsText([total('1')]).replace('Country', 'Nation'));
    expect(header).toBe(true);
    expect(findings.map((f) => [f.code, 'label' in f ? f.label : ''])).toEqual([
      ['extra-label', 'Nation'],
      ['missing-label', 'Country'],
    ]);
  });
  it('is taken with the list of critical minerals of any year', () => {
    const later = importedText(mcsText([total('1')]).replace('mineral 2025', 'mineral 2028'));
    expect(later.observations).toBe(1);
  });
  it('is refused with every row of too few or too many cells, and broken quotes', () => {
    const lines = mcsText([tin('China', '1'), tin('Peru', '2'), tin('Brazil', '3'), total('6')]).split('\n');
    const ragged = [lines[0], `${lines[1]},`, lines[2], lines[3]?.replace(',', ''), lines[4], 'a "b",c', ''].join('\n');
    const { findings, header } = refused(ragged);
    expect([header, findings.map((f) => [f.place.line, f.code])]).toEqual([
      false,
      [
        [2, 'extra-cell'],
        [4, 'missing-cell'],
        [6, 'csv-error'],
      ],
    ]);
  });
  it('is refused where it is empty, or no text', () => {
    expect(codes(refused(''))).toEqual(['1:1 blank-header']);
    expect(refused('MCS\0chapter').findings.map((f) => f.code)).toEqual(['encoding-error']);
  });
  it('may have blank lines, in which nothing is', () => {
    expect(importedText(`${mcsText([total('1')])}\n\n`).fates).toHaveLength(1);
  });
});
