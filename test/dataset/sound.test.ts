import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csvTable } from '../../src/dataset/csv.js';
import { load, UnknownDataset } from '../../src/dataset/load.js';
import { sound, UnsoundDataset } from '../../src/dataset/sound.js';
import { findingLine } from '../../src/output/finding.js';
import { type Edit, edited } from '../edited.js';

/** The findings of a CSV text with the columns a and b: `line:column code`. */
const csvCodes = (text: string): string[] =>
  csvTable('f.csv', text, ['a', 'b'])
    .findings.map((f) => `${f.place.line}:${f.place.column} ${f.code}`)
    .sort();

const METAL = 'test/fixtures/metal';

/** The findings in a folder: `file:line:column code`. */
async function found(folder: string): Promise<string[]> {
  try {
    sound(await load(folder));
    return [];
  } catch (error) {
    if (!(error instanceof UnsoundDataset)) throw error;
    return error.findings.map((f) =>
      findingLine(f)
        .slice(folder.length + 1)
        .replace(/ error ([a-z-]+).*/s, ' $1'),
    );
  }
}
const cell = (...edit: Edit) => found(edited(METAL, [edit]));

describe('a wrong cell is found at its line and column', () => {
  it.each<[string, Edit, string[]]>([
    ['an invalid id', ['facts', 'metals', 'fact', 'Two Metals'], ['facts.csv:2:1: constraint-error']],
    ['a date that does not exist', ['sources', 'survey', 'published', '2024-02-30'], ['sources.csv:2:25: type-error']],
    ['an unknown kind', ['subjects', 'tin', 'kind', 'metal'], ['subjects.csv:2:5: constraint-error']],
    ['an invalid number', ['subjects', 'tin', 'number', '0x32'], ['subjects.csv:2:20: type-error']],
    [
      'a reserved actor',
      ['actors', 'Peru', 'actor', 'World'],
      [
        'actors.csv:4:1: constraint-error',
        'observations.csv:4:22: foreign-key',
        'observations.csv:8:35: foreign-key',
        'observations.csv:9:27: foreign-key',
      ],
    ],
    ['an invalid period', ['observations', 'smelt-peru', 'period', '2022/2020'], ['observations.csv:8:40: type-error']],
    ['an unknown subject', ['observations', 'solder-peru', 'subject', 'tinn'], ['observations.csv:9:13: foreign-key']],
    [
      'a repeat of an unknown observation',
      ['observations', 'solder-peru', 'repeats', 'solder-chile'],
      ['observations.csv:9:55: foreign-key'],
    ],
    ['an unknown member', ['subjects', 'solder-metals', 'members', 'tin;lead'], ['subjects.csv:4:40: foreign-key']],
    ['a repeated id', ['observations', 'dig-other', 'observation', 'dig-peru'], ['observations.csv:5:1: primary-key']],
    [
      'a value that cannot be read',
      ['observations', 'solder-peru', 'printed', '120%'],
      ['observations.csv:9:47: unreadable-value'],
    ],
    ['a share in tonnes', ['observations', 'solder-peru', 'unit', 'kg'], ['observations.csv:9:39: constraint-error']],
    [
      'a quantity in percent',
      ['observations', 'dig-peru', 'unit', 'percent'],
      ['observations.csv:4:41: constraint-error', 'observations.csv:4:41: table-mixed'],
    ],
    ['a table of two periods', ['observations', 'dig-peru', 'period', '2022'], ['observations.csv:4:27: table-mixed']],
    [
      'a table without a World row',
      ['observations', 'dig-world', 'actor', 'Peru'],
      ['observations.csv:2:58: table-world', 'observations.csv:6:23: duplicate-observation'],
    ],
    [
      'a table with two World rows',
      ['observations', 'dig-peru', 'actor', 'World'],
      ['observations.csv:2:58: table-world'],
    ],
  ])('%s', async (_what, edit, findings) => {
    expect(await cell(...edit)).toEqual(findings);
  });
  it('together with all others, in order of file, line and column', async () => {
    const edits: Edit[] = [
      ['sources', 'survey', 'published', 'soon'],
      ['observations', 'solder-peru', 'printed', '-'],
      ['observations', 'smelt-peru', 'stage', 'smelt'],
    ];
    expect(await found(edited(METAL, edits))).toEqual([
      'observations.csv:8:26: foreign-key',
      'observations.csv:9:47: unreadable-value',
      'sources.csv:2:25: type-error',
    ]);
  });
  it('unless it is an unreadable value in a doubtful row', async () => {
    expect(
      await found(
        edited(METAL, [
          ['observations', 'solder-peru', 'printed', '5,5 %'],
          ['observations', 'solder-peru', 'status', 'doubtful'],
        ]),
      ),
    ).toEqual([]);
  });
});

describe('opening a dataset', () => {
  const with_ = (change: (folder: string) => void) => {
    const folder = edited(METAL);
    change(folder);
    return found(folder);
  };
  const facts = (bytes: string | Buffer) => (folder: string) => writeFileSync(join(folder, 'facts.csv'), bytes);
  const header = 'fact,about,what,printed,unit,period,of,source,locator,note\n';
  it.each<[string, (folder: string) => void, string[]]>([
    ['drops a byte order mark', facts(`\uFEFF${header}`), []],
    ['refuses UTF-16', facts(Buffer.from(`\uFEFF${header}`, 'utf16le')), ['facts.csv:1:1: encoding-error']],
    ['refuses Latin-1', facts(Buffer.from(`${header}é`, 'latin1')), ['facts.csv:2:1: encoding-error']],
    ['refuses a NUL', facts(`${header}\0`), ['facts.csv:2:1: encoding-error']],
    ['refuses a missing file', (f) => rmSync(join(f, 'facts.csv')), ['facts.csv: source-error']],
    [
      'refuses a folder in place of a file',
      (f) => [rmSync(join(f, 'facts.csv')), mkdirSync(join(f, 'facts.csv'))],
      ['facts.csv: source-error'],
    ],
    [
      'refuses a file above 64 MiB',
      (f) => truncateSync(join(f, 'facts.csv'), 64 * 1024 * 1024 + 1),
      ['facts.csv: source-error'],
    ],
    [
      'refuses a link out of the folder',
      (f) => [rmSync(join(f, 'facts.csv')), symlinkSync('/etc/hostname', join(f, 'facts.csv'))],
      ['datapackage.json:1:275: path-error'],
    ],
    [
      'follows a link within the folder',
      (f) => [renameSync(join(f, 'facts.csv'), join(f, 'x')), symlinkSync('x', join(f, 'facts.csv'))],
      [],
    ],
    [
      'refuses a folder without datapackage.json',
      (f) => rmSync(join(f, 'datapackage.json')),
      ['datapackage.json: source-error'],
    ],
    [
      'refuses a datapackage.json that is not JSON',
      (f) => writeFileSync(join(f, 'datapackage.json'), '{'),
      ['datapackage.json:1:2: json-error'],
    ],
    [
      'refuses a link that leads in a circle',
      (f) => [rmSync(join(f, 'facts.csv')), symlinkSync('facts.csv', join(f, 'facts.csv'))],
      ['facts.csv: source-error'],
    ],
    [
      'refuses a descriptor with a key twice, where it comes again',
      (f) => writeFileSync(join(f, 'datapackage.json'), '{"name":"x","version":"1","resources":[],\n"version":"2"}'),
      ['datapackage.json:2:1: package-error'],
    ],
    [
      'refuses a descriptor without name and resources',
      (f) => writeFileSync(join(f, 'datapackage.json'), '{"version":"1"}'),
      ['datapackage.json:1:1: package-error', 'datapackage.json:1:1: package-error'],
    ],
  ])('%s', async (_what, change, findings) => {
    expect(await with_(change)).toEqual(findings);
  });
  const resource =
    (path: string, more = {}) =>
    (folder: string) => {
      const names = ['sources', 'subjects', 'stages', 'actors', 'observations'];
      const resources = [...names.map((name) => ({ name, path: `${name}.csv` })), { name: 'facts', path, ...more }];
      writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ name: 'x', version: '1', resources }));
    };
  it.each(['../facts.csv', '/etc/hostname', 'a/../../facts.csv', 'https://example.org/facts.csv', 'a\\facts.csv', '.'])(
    'refuses the path %s',
    async (path) => {
      expect(await with_(resource(path))).toEqual([expect.stringMatching(/^datapackage\.json:1:\d+: path-error$/)]);
    },
  );
  it('refuses a file with another size or hash than in the descriptor', async () => {
    expect(await with_(resource('facts.csv', { bytes: 1, hash: `sha256:${'0'.repeat(64)}` }))).toEqual([
      'facts.csv: byte-count',
      'facts.csv: hash-count',
    ]);
  });
  it('refuses a descriptor that lacks a resource', async () => {
    expect(
      await with_((f) =>
        writeFileSync(
          join(f, 'datapackage.json'),
          '{"name":"x","version":"1","resources":[{"name":"facts","path":"facts.csv"}]}',
        ),
      ),
    ).toEqual(Array.from({ length: 5 }, () => 'datapackage.json: missing-resource'));
  });
});

describe('loading a dataset', () => {
  it('takes the newest version of a name, or the version that is named', async () => {
    const edition = async (dataset: string) => (await load(dataset)).edition;
    expect([(await edition('articles'))?.version, (await edition('articles@2025.06'))?.asOf]).toEqual([
      '2025.07',
      '2025-06-30',
    ]);
  });
  it.each([
    ['artcles', ['articles']],
    ['articles@2025.6', ['articles@2025.06', 'articles@2025.07']],
    ['', []],
    ['articles@', ['articles', 'articles@2025.06', 'articles@2025.07']],
    ['constructor', []],
  ])('finds no dataset "%s"', async (name, near) => {
    const error = await load(name).catch((e) => e);
    expect(error).toBeInstanceOf(UnknownDataset);
    expect(error.near).toEqual(near);
    expect([error.name, error.code]).toEqual(['UnknownDataset', 'unknown-dataset']);
    expect(error.message).toContain(
      near.length > 0
        ? `No dataset is called "${name}". Did you mean ${near[0]}`
        : name === ''
          ? 'usgs@2026.05 and usgs@2026.05.1.'
          : `A folder is written with a slash: ./${name}`,
    );
  });
  it('says in its error how many there are, and the first', async () => {
    const folder = edited(METAL, [
      ['stages', 'digging', 'kind', 'link'],
      ['stages', 'alloying', 'position', 'last'],
    ]);
    const loaded = await load(folder);
    const { listed } = loaded.findings;
    expect(() => sound(loaded)).toThrow(
      `The dataset has ${listed.length} errors, so nothing is computed from it. ${folder}/stages.csv:2`,
    );
    const error = new UnsoundDataset(loaded.findings);
    expect([error.name, error.code, error.message.endsWith(listed[0]?.text ?? '?')]).toEqual([
      'UnsoundDataset',
      'unsound-dataset',
      true,
    ]);
  });
  it('marks a folder without hashes as unsealed and a built-in edition as sealed', async () => {
    expect([(await load(`./${METAL}`)).edition?.sealed, (await load('articles')).edition?.sealed]).toEqual([
      false,
      true,
    ]);
  });
});

describe('a finding is reported for', () => {
  it.each<[string, Edit[], string[]]>([
    [
      'a list where one id belongs',
      [['observations', 'solder-peru', 'actor', 'Peru;Bolivia']],
      ['observations.csv:9:27: foreign-key'],
    ],
    [
      'an observation that repeats itself',
      [['observations', 'solder-peru', 'repeats', 'solder-peru']],
      ['observations.csv:9:55: repeats-mismatch'],
    ],
    [
      'a repeat of another actor',
      [['observations', 'solder-peru', 'repeats', 'solder-bolivia']],
      ['observations.csv:9:55: repeats-mismatch'],
    ],
    [
      'a repeated member',
      [['subjects', 'solder-metals', 'members', 'tin;tin']],
      ['subjects.csv:4:40: constraint-error'],
    ],
    ['a step without a position', [['stages', 'smelting', 'position', '']], ['stages.csv:3:16: constraint-error']],
    [
      'two steps with the same position',
      [['stages', 'smelting', 'position', '1']],
      ['stages.csv:3:16: constraint-error'],
    ],
  ])('%s', async (_what, edits, findings) => {
    expect(await found(edited(METAL, edits))).toEqual(findings);
  });
  it('long names in datapackage.json, long ids and too many files', async () => {
    const long = (length: number) => ({ name: 'n'.repeat(length), version: '1'.repeat(length) });
    const described = (change: (d: object) => object): Promise<string[]> => {
      const folder = edited(METAL);
      const file = join(folder, 'datapackage.json');
      writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
      return found(folder);
    };
    const files = (n: number) => ({ resources: Array.from({ length: n }, () => ({ name: 'x', path: 'x' })) });
    expect(await described((d) => ({ ...d, ...long(255) }))).toEqual([]);
    expect(await described((d) => ({ ...d, ...long(256) }))).toHaveLength(2);
    expect(await described((d) => ({ ...d, ...files(101) }))).toEqual(['datapackage.json:1:43: package-error']);
    const id = (length: number) => cell('observations', 'solder-peru', 'observation', 'x'.repeat(length));
    const actor = (length: number) => cell('actors', 'Peru', 'iso3', 'x'.repeat(length));
    expect([await id(255), await id(256)]).toEqual([[], ['observations.csv:9:1: constraint-error']]);
    expect(await actor(256)).toEqual(['actors.csv:4:6: constraint-error']);
  });
  it('two resources of the same name', async () => {
    const folder = edited(METAL);
    const path = join(folder, 'datapackage.json');
    const { resources, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...rest, resources: [...resources, { name: 'facts', path: 'facts.csv' }] }));
    expect(await found(folder)).toEqual(['datapackage.json:1:296: package-error']);
  });
  it('a broken file, but not for references to its lost rows', async () => {
    const folder = edited(METAL);
    const path = join(folder, 'sources.csv');
    writeFileSync(path, readFileSync(path, 'utf8').replace('A survey', '"A survey'));
    expect(await found(folder)).toEqual(['sources.csv:2:8: csv-error']);
  });
  it('each broken quote, and for the rows in between', () => {
    expect(csvCodes('a,b\n1,"2"x\n3\n4,"5"y\n6,7\n')).toEqual(['2:3 csv-error', '3:1 missing-cell', '4:3 csv-error']);
  });
});

describe('the optional column excludes of sources.csv', () => {
  const withExcludes = (cell: string): string => {
    const folder = edited(METAL);
    const file = join(folder, 'sources.csv');
    const [head = '', row = ''] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${head},excludes\n${row},${cell}\n`);
    return folder;
  };
  it('may be absent, and its items are subjects', async () => {
    expect(await found(METAL)).toEqual([]);
    expect(await found(withExcludes('indium;tin'))).toEqual([]);
    expect(await found(withExcludes('lead'))).toEqual(['sources.csv:2:56: foreign-key']);
    expect(sound(await load(withExcludes('indium'))).sources.map((s) => s.excludes)).toEqual([['indium']]);
    expect(sound(await load(METAL)).sources.map((s) => s.excludes)).toEqual([[]]);
  });
});
