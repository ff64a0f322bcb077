import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mcsDataset } from '../../src/dataset/import/usgs-mcs/mcs-dataset.js';
import { windows1252 } from '../../src/text/windows-1252.js';
import { found } from '../check/found.js';
import { type Cells, FIXTURE, file, mcsOf, mcsText, tin, total } from '../mcs.js';
import { answer, oneLine, type Ran, reshare, shownFolder, written } from '../shell.js';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'reshare-import-'));
const fixture = (): string => windows1252(readFileSync(FIXTURE));
/** Imports a file; returns the folder, and the exit code and output of the command. */
async function imports(path: string, folder = join(temporary(), 'mcs'), ...more: readonly string[]) {
  return { folder, ran: await reshare(['import', 'usgs-mcs', path, '--out', folder, ...more]) };
}
/** The folder of an edition imported from a text. */
async function edition(text: string, version: string): Promise<string> {
  const { folder, ran } = await imports(file('mcs.csv', text), undefined, '--edition', version);
  expect(ran.code).toBe(0);
  return folder;
}

describe('the imported fixture', () => {
  let folder = '';
  let ran: Ran;
  beforeAll(async () => {
    ({ folder, ran } = await imports(FIXTURE, shownFolder('mcs-2026'), '--edition', '2026.02'));
  });
  const ask = (...argv: readonly string[]) => reshare([...argv, '--dataset', folder]);

  it('equals the result of the library, and the command prints the golden text', async () => {
    const pure = mcsDataset([mcsOf('usgs-mcs.csv', readFileSync(FIXTURE))], {
      name: 'usgs-mcs',
      version: '2026.02',
    });
    expect(readdirSync(folder).sort()).toEqual([...pure.files.keys()].sort());
    for (const [path, text] of pure.files) expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
    const shown = ['subjects', 'stages', 'actors', 'sources'].map((f) => `--- ${f}.csv\n${pure.files.get(`${f}.csv`)}`);
    const { out } = await ask('stage', '--element', 'gallium');
    const said = [ran.out, '--- stderr', ran.err, ...shown, '--- reshare stage --element gallium', out].join('\n');
    await expect(said).toMatchFileSnapshot('../golden/import-usgs-mcs-fixture.txt');
    expect(ran.code).toBe(0);
  });
  it('of a folder of files says what became of all of their rows', async () => {
    const { folder, ran } = await imports('test/fixtures/mcs-2023', shownFolder('mcs-2023'));
    const { out } = await reshare(['stage', '-e', 'tin', '-x', 'China', '-d', folder]);
    const said = [ran.out, '--- stderr', ran.err, '--- reshare stage -e tin -x China', out].join('\n');
    await expect(said).toMatchFileSnapshot('../golden/import-usgs-mcs-folder.txt');
    expect(ran.code).toBe(0);
  });
  it('passes check with a warning for each unreadable value, and two notes', async () => {
    expect(await found(folder)).toEqual([
      './datapackage.json note unsealed usgs-mcs',
      './observations.csv:62:107 warning unread-value boron-production-all-forms-2025-world',
      './observations.csv:78:106 warning unread-value garnet-industrial-reserves-2025-australia',
      './observations.csv:80:98 warning unread-value garnet-industrial-reserves-2025-world',
      './observations.csv:88:112 warning unread-value graphite-natural-reserves-2025-united-states',
      './observations.csv:95:85 warning unread-value gypsum-reserves-2025-world',
      './observations.csv:101:175 warning unread-value titanium-mineral-concentrates-mine-production-rutile-2025-united-states',
      './sources.csv:2:86 note date-not-printed mcs-2026',
    ]);
    expect((await reshare(['check', folder, '--fail-on', 'error'])).code).toBe(0);
  });
  it('answers at every stage with values, China with 64 of 66, and without a chain', async () => {
    const { rows, chain } = await answer('stage', '--element', 'gallium', '--dataset', folder);
    expect(rows.map((r: { stage: string; period: string }) => `${r.stage} ${r.period}`)).toEqual([
      'primary-production 2025',
      'production-capacity 2025',
      'us-imports null',
    ]);
    expect(written(rows[0].suppliers[0].sharePct, 6)).toBe('96.969697');
    // at least 96.9697² + 0.60606² + 0.98485², and at most 1.43939² more for the rest
    expect(written(rows[0].measures.hhi)).toBe('(9404.46, 9406.53]');
    expect(chain).toEqual([]);
  });
  it.each<[string, string[], RegExp]>([
    ['stage for all elements', ['stage'], /^13 subjects: .*\n[\s\S]*Gallium/],
    [
      'stage for a name with spaces',
      ['stage', '-e', 'rare earths', '-s', 'reserves'],
      /Rare Earths: .*\n[\s\S]*Reserves +2025/,
    ],
    ['stage for all periods', ['stage', '-e', 'gallium', '-p', 'all'], /2025 +97 %[\s\S]*2024 +97.6 %/],
    [
      'stage for a country by another name',
      ['stage', '-e', 'gallium', '-x', 'Republic of Korea'],
      /Korea, Republic of's share/,
    ],
    ['shares', ['shares', '-e', 'bauxite', '-s', 'bauxite-mine-production'], /Côte d’Ivoire +1,150/],
    [
      'explain',
      ['explain', '-e', 'gallium', '-s', 'primary-production'],
      /row\s+World\s+total,\s+Primary\s+production:\s+rounded,\s+line\s+19/,
    ],
    ['cite', ['cite', '-e', 'gallium', '-s', 'primary-production'], /is 97 %\s[\s\S]*Mineral Commodity Summaries 2026/],
    ['cite as BibTeX', ['cite', '--format', 'bibtex'], /@/],
    ['list observations', ['list', 'observations', '--status', 'doubtful'], /6 observations/],
    ['list facts', ['list', 'facts'], /1 fact\n[\s\S]*Net import reliance/],
    ['list sources', ['list', 'sources'], /mcs-2026/],
    ['list subjects', ['list', 'subjects'], /13 subjects/],
    ['list stages', ['list', 'stages'], /20 stages/],
    ['list actors', ['list', 'actors'], /Korea, North +North Korea/],
    ['list datasets', ['list', 'datasets'], /^\d+ datasets\n[\s\S]*Mineral\s+Commodity/],
  ])('answers %s', async (_title, argv, expected) => {
    const { code, out, err } = await ask(...argv);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(expected);
  });
  it('answers for every market in every command, and as JSON', async () => {
    const { rows } = JSON.parse((await ask('stage', '--json')).out);
    const markets = rows.map((r: { subject: { id: string }; stage: string }) => [r.subject.id, r.stage]);
    expect(markets).toHaveLength(23);
    for (const [element, stage] of markets)
      for (const command of ['shares', 'explain', 'cite'])
        expect([await ask(command, '-e', element, '-s', stage, '--json')]).toMatchObject([{ code: 0, err: '' }]);
  });
  it('has no HHI if the total cannot be read', async () => {
    const { rows } = JSON.parse((await ask('stage', '-e', 'garnet-industrial', '-x', 'India', '--json')).out);
    expect(rows[0].status).toBe('ok');
    expect(rows[0].measures.hhi).toBe(null);
  });
  it('suggests a name for a misspelt or shortened one', async () => {
    const said = async (element: string) => (await ask('stage', '-e', element)).err;
    expect(await said('galium')).toMatch(/Did you mean --element gallium\?/);
    expect(await said('graphite')).toMatch(/Nearest: Graphite \(Natural\): --element graphite-natural$/m);
    expect((await ask('stage', '-e', 'gallium', '-s', 'mine')).err).toMatch(
      /Did you mean --stage mine-production, --stage mine-production-kaolin or --stage mine-production-rutile\?/,
    );
  });
  it('completes its names', async () => {
    const { out } = await reshare(['complete', 'zsh', '--', 'stage', '-d', folder, '-e', 'gal']);
    expect(out).toBe('gallium\tGallium\n');
  });
  it('can be sealed and does not differ from itself', async () => {
    const own = await edition(fixture(), '2026.02');
    expect((await reshare(['dataset', 'seal', own])).out).toMatch(/^usgs-mcs@2026\.02 is sealed/);
    expect((await reshare(['diff', own, own, '--exit-code'])).code).toBe(0);
    expect((await reshare(['diff', folder, own, '--fail-on', 'changed'])).code).toBe(0);
  });
  it('has the same ids in the next year, so that diff names revised values', async () => {
    const later = await edition(fixture().replace('2025,"640,000"', '2025,"600,000"'), '2027.02');
    const { rows, observations } = JSON.parse((await reshare(['diff', folder, later, '--json'])).out);
    expect(rows.map((r: { subject: { id: string }; stage: string }) => `${r.subject.id} ${r.stage}`)).toEqual([
      'gallium primary-production',
    ]);
    const revised = observations.filter((o: { columns: string[] }) => o.columns.includes('printed'));
    expect(revised.map((o: { key: string }) => o.key)).toEqual(['gallium-primary-production-2025-china']);
  });
});

describe('the folder of an import', () => {
  it('must not exist, so that nothing is overwritten', async () => {
    const folder = temporary();
    writeFileSync(join(folder, 'mine'), 'mine');
    const { ran } = await imports(FIXTURE, folder, '--edition', '2026.02');
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toMatch(/exists already, and nothing is overwritten\./);
    expect(readdirSync(folder)).toEqual(['mine']);
  });
  it.each<[string, string, string[], string]>([
    ['January of the year in the file name', 'MCS2026_Commodities_Data.csv', [], 'usgs-mcs@2026.01'],
    ['the month in --edition', 'MCS2026_Commodities_Data.csv', ['--edition', '2026.02'], 'usgs-mcs@2026.02'],
    ['January of the year in --edition', 'download.csv', ['--edition', '2027'], 'usgs-mcs@2027.01'],
    ['the year after the latest one in the file, if nothing else names one', 'download.csv', [], 'usgs-mcs@2026.01'],
    ['the same, if the file name has two years', 'mcs-2024-2027.csv', [], 'usgs-mcs@2026.01'],
  ])('has as version %s', async (_title, name, more, expected) => {
    const { folder, ran } = await imports(file(name, mcsText([total('1')])), undefined, ...more);
    expect(oneLine(ran.out)).toContain(` is now ${expected}, with `);
    const { name: is, version } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
    expect(`${is}@${version}`).toBe(expected);
  });
  it('may give name and version, so that it can be sealed beside an earlier edition', async () => {
    const into = temporary();
    for (const [version, value] of [
      ['2026.02', '70'],
      ['2027.02', '60'],
    ] as const) {
      const rows = [tin('China', value), tin('Peru', '20'), total('100')];
      const folder = join(into, 'minerals', version);
      const { ran } = await imports(file('mcs.csv', mcsText(rows)), folder);
      expect(oneLine(ran.out)).toContain(` is now minerals@${version}, with `);
      expect((await reshare(['dataset', 'seal', folder])).code).toBe(0);
    }
    expect(readFileSync(join(into, 'CHANGELOG.md'), 'utf8')).toMatch(
      /`minerals@2027\.02`.*\n {2}- Mine production 2025, Tin: largest share 70 % -> 60 %/,
    );
  });
  it.each<[string, string[], RegExp]>([
    [
      'mcs-2026.csv',
      ['--edition', '2026.13'],
      /"2026\.13" is not an edition\. Write a month, as in --edition 2026\.02, or a year\./,
    ],
    ['mcs-2026.csv', ['--edition', 'next'], /"next" is not an edition/],
  ])('is not written for %s %j, which is not an edition', async (name, more, message) => {
    const { folder, ran } = await imports(file(name, mcsText([total('1')])), undefined, ...more);
    expect([ran.code, ran.out, existsSync(folder)]).toEqual([2, '', false]);
    expect(ran.err).toMatch(message);
  });
  it('is not written if no year tells the edition', async () => {
    const { folder, ran } = await imports(file('mcs.csv', mcsText([total('1', { Year: '' })])));
    expect([ran.code, ran.out, existsSync(folder)]).toEqual([2, '', false]);
    expect(ran.err).toMatch(/No year in mcs\.csv or in its name says which edition this is\./);
  });
  it('is not written if --edition and the folder disagree', async () => {
    const folder = join(temporary(), 'usgs-mcs', '2026.02');
    const { ran } = await imports(FIXTURE, folder, '--edition', '2025');
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringMatching(/contradicts the folder, which is for usgs-mcs@2026\.02/),
    ]);
    expect((await imports(FIXTURE, folder, '--edition', '2026')).ran.code).toBe(0);
  });
});

describe('an unusable file exits 3, names the reason and writes nothing', () => {
  const good = mcsText([tin('China', '70'), total('100')]);
  it.each<[string, string | undefined, RegExp]>([
    [
      'another header',
      good.replace('Country', 'Nation').replace(',Other notes', ''),
      /mcs-2026\.csv:1:1: error missing-label: The column "Country" is missing[\s\S]*"Other notes" is missing[\s\S]*mcs-2026\.csv:1:31: error extra-label: The column "Nation" does not belong here[\s\S]*Nothing is imported from .*, because it has 3 errors\.\nThe known forms are .*\. The nearest is the commodities data of 2026, with the columns MCS chapter, .* and Other notes\.\n$/,
    ],
    [
      'rows of the wrong length',
      `${good}a,b\n${good.split('\n')[1]},\n`,
      /:4:1: error missing-cell[\s\S]*:5:1: error extra-cell[\s\S]*because it has 2 errors\./,
    ],
    ['not text', 'MCS\u0000', /error encoding-error/],
    [
      'no world section',
      good.replaceAll('World Mine', 'Mine'),
      /^reshare: Nothing is imported from .*, because it has no row of a section "World \.\.\."\.$/m,
    ],
    ['an empty file', '', /error blank-header/],
    ['a missing file', undefined, /error source-error: There is no such file\./],
  ])('%s', async (_title, text, message) => {
    const path = text === undefined ? join(temporary(), 'mcs-2026.csv') : file('mcs-2026.csv', text);
    const { folder, ran } = await imports(path);
    expect([ran.code, ran.out, existsSync(folder)]).toEqual([3, '', false]);
    expect(ran.err).toMatch(message);
    expect(ran.err).not.toMatch(/internal|\n +at /);
  });
});

it('a folder without a CSV file is refused, and the printed edition goes before its name', async () => {
  const none = await imports(temporary());
  expect([none.ran.code, none.ran.err]).toEqual([3, expect.stringMatching(/because it has no CSV file\.$/m)]);
  const named = join(temporary(), 'of-2024');
  cpSync('test/fixtures/mcs-2023', named, { recursive: true });
  expect(oneLine((await imports(named)).ran.out)).toContain(' is now usgs-mcs@2023.01, with ');
});

describe('a large file', () => {
  /** A hundred rows for each commodity. */
  function rows(commodities: number): readonly Cells[] {
    const years = ['2024', '2025'];
    const countries = Array.from({ length: 24 }, (_, i) => (i === 0 ? 'China' : `Land ${String.fromCharCode(65 + i)}`));
    const details = ['Mine production', 'Refinery production'];
    return Array.from({ length: commodities }, (_, i) => i).flatMap((i) =>
      details.flatMap((Statistics_detail) =>
        years.flatMap((Year) => {
          const of = { 'MCS chapter': `ORE ${i}`, Commodity: `Ore ${i}`, Statistics_detail, Year };
          const values = countries.map((c, j) => tin(c, j === 7 ? 'Large' : String(1 + ((i * j) % 97)), of));
          return [...values, total('3,000', { ...of, Statistics_detail: `${Statistics_detail}: rounded` })];
        }),
      ),
    );
  }
  /** Seconds of processor time for importing a file and for commands that read the result. */
  async function seconds(commodities: number) {
    const path = file('mcs-2026.csv', mcsText(rows(commodities)));
    const folder = join(temporary(), 'mcs');
    const next = join(temporary(), 'mcs');
    const took = async (...argv: readonly string[]) => {
      const before = process.cpuUsage();
      expect((await reshare(argv)).code).toBe(0);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    };
    const importing = await took('import', 'usgs-mcs', path, '--out', folder);
    await took('import', 'usgs-mcs', path, '--out', next, '--edition', '2027');
    return {
      import: importing,
      check: await took('check', folder, '--fail-on', 'error'),
      'stage of one': await took('stage', '-e', 'ore-1', '-d', folder),
      'stage of all': await took('stage', '-d', folder, '--json'),
      diff: await took('diff', folder, next, '--json'),
    };
  }
  it('is imported, checked and read in a time in proportion to its rows', async () => {
    await seconds(2);
    const [small, large] = [await seconds(9), await seconds(90)];
    const grown = Object.entries(large).map(([what, s]) => {
      const before = Object.entries(small).find(([same]) => same === what)?.[1] ?? 0;
      return { what, seconds: s, ratio: s / before };
    });
    console.log(
      grown.map((g) => `${g.what} ${g.seconds.toFixed(2)} s (${g.ratio.toFixed(1)} times that of 900 rows)`).join(', '),
    );
    // ten times the rows take ten times as long if linear, and a hundred times if quadratic
    for (const { what, ratio } of grown) expect([what, ratio < 40]).toEqual([what, true]);
  }, 600_000);
});
