import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editions } from '../../src/dataset/builtin.js';
import { releasedHashes } from '../../src/dataset/changelog.js';
import { optionalColumns } from '../../src/dataset/columns.js';
import { load } from '../../src/dataset/load.js';
import { sha256 } from '../../src/dataset/sha256.js';
import { answer, oneLine, type Ran, reshare, written } from '../shell.js';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'reshare-'));
const text = (...path: string[]): string => readFileSync(join(...path), 'utf8');
/** Every file below a folder with its text and the time of its last change. */
const state = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .sort()
    .map((path) => [path, text(path), statSync(path).mtimeMs]);
/** Replaces text in a file of an edition. */
function replace(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(file, 'utf8');
  expect(before.replace(from, to)).not.toBe(before);
  writeFileSync(file, before.replace(from, to));
}
const seal = (folder: string): Promise<Ran> => reshare(['dataset', 'seal', folder]);
/** A new edition in a temporary folder: the folder of datasets and the folder of the edition. */
async function laidOut(name = 'articles@2025.11', from = 'articles@2025.07') {
  const into = temporary();
  expect((await reshare(['dataset', 'new', name, '--from', from, '--into', into])).code).toBe(0);
  return { into, folder: join(into, name.replace('@', '/')) };
}

describe('a new edition', () => {
  it('is created unsealed, and can be edited, sealed and used', async () => {
    const { into, folder } = await laidOut();
    expect((await load(folder)).edition).toMatchObject({ name: 'articles', version: '2025.11', sealed: false });
    replace(join(folder, 'observations.csv'), '"270,000",t1-mining-2024', '"280,000",t1-mining-2024');
    const { code, out, err } = await seal(folder);
    const hash = sha256(text(folder, 'datapackage.json'));
    expect([code, err]).toEqual([0, '']);
    // where the paths are long, they stand on lines of their own
    expect(out.split('\n\n').map(oneLine)).toEqual([
      `articles@2025.11 is sealed. ${into}/CHANGELOG.md has a new entry for it.`,
      `The SHA-256 of its datapackage.json: ${hash}`,
      `Ask reshare stage -d ${folder} Cite reshare cite -d ${folder}`,
    ]);
    expect((await load(folder)).edition).toMatchObject({ sealed: true, sha256: hash, asOf: '2025-11-30' });
    const [row] = (await answer('stage', '-e', 'ree', '-s', 'mining', '-d', folder)).rows;
    expect(written(row.suppliers[0].sharePct)).toBe('71.79');
    expect(text(into, 'CHANGELOG.md')).toMatch(
      `\n- \`articles@2025.11\`: 59 observations, 76 facts and 5 sources; datapackage.json sha256 \`${hash}\`\n`,
    );
  });
  it('is sealed with a list in the changelog of the results that it moved', async () => {
    const { into, folder } = await laidOut();
    await seal(folder);
    await reshare(['dataset', 'new', 'articles@2025.12', '--from', folder, '--into', into]);
    const later = join(into, 'articles', '2025.12');
    replace(join(later, 'observations.csv'), '"270,000",t1-mining-2024', '"280,000",t1-mining-2024');
    expect((await seal(later)).code).toBe(0);
    const [, first = '', second = ''] = text(into, 'CHANGELOG.md').split(/^(?=- `)/m);
    expect(first).toMatch(
      /articles@2025\.12`.*\n {2}- mining 2024, the 17 rare earth elements \(also for each\): largest share 69\.2 % -> 71\.8 %; HHI .* -> .*; what remains 30\.8 % -> 28\.2 %/,
    );
    expect(second).not.toMatch(/\n {2}- /);
  });
  it('differs from its original only in name, version and seal', async () => {
    const { folder } = await laidOut('tin@2026.01.2', 'articles@2025.07');
    const path = 'datasets/articles/2025.07';
    for (const file of readdirSync(path).filter((f) => f.endsWith('.csv')))
      expect(text(folder, file)).toBe(text(path, file));
    const unsealed = text(path, 'datapackage.json')
      .replace(/^ *"(bytes|hash)": .*\n/gm, '')
      .replace('"name": "articles"', '"name": "tin"')
      .replace('"version": "2025.07"', '"version": "2026.01.2"');
    expect(text(folder, 'datapackage.json')).toBe(unsealed);
  });
  it('is created in ./datasets by default, by the commands of docs/editions.md', () => {
    const recipe = [...text('docs/editions.md').matchAll(/^\d\. .*`(reshare dataset .*)`$/gm)].map(
      ([, line = '']) => line,
    );
    const [cwd, bin] = [temporary(), resolve('bin/reshare.js')];
    const run = recipe.map((line) => line.replace('reshare', `node ${bin}`)).join(' && ');
    const { status, stderr } = spawnSync('bash', ['-c', run], { cwd, encoding: 'utf8' });
    expect([recipe.length, status, stderr]).toEqual([2, 0, '']);
    expect(readdirSync(join(cwd, 'datasets'))).toEqual(['CHANGELOG.md', 'articles']);
  });
  it('is created with a printed list of commands to check, compare and seal it', async () => {
    const cwd = temporary();
    const run = (...argv: string[]) =>
      spawnSync('node', [resolve('bin/reshare.js'), 'dataset', 'new', ...argv], { cwd, encoding: 'utf8' }).stdout;
    const folder = './datasets/articles/2025.11';
    expect(run('articles@2025.11', '--from', 'articles').split('\n').slice(-5)).toEqual([
      '',
      `Check   reshare check ${folder}`,
      `Compare reshare diff articles ${folder}`,
      `Release reshare dataset seal ${folder}`,
      '',
    ]);
    expect(run('usgs@2026.06', '--from', 'usgs', '--into', cwd)).toContain(
      `\nCheck   reshare check ${cwd}/usgs/2026.06\n`,
    );
  });
  it('is created, sealed and imported with next commands that run and are whole at 40 columns', async () => {
    const into = temporary();
    const folder = join(into, 'tin', '2026.01');
    const runs = [
      ['dataset', 'new', 'tin@2026.01', '--from', './test/fixtures/metal', '--into', into],
      ['dataset', 'seal', folder],
      ['import', 'usgs-mcs', 'test/fixtures/usgs-mcs.csv', '--out', join(into, 'mcs-2026')],
    ];
    for (const argv of runs) {
      const { out } = await reshare(argv, {}, 40);
      const [said = '', next = ''] = out.split(/\n\n(?!.*\n\n)/s);
      expect(said.split('\n').filter((line) => line.length > 40 && / \S/.test(line))).toEqual([]);
      const commands = next.trimEnd().split('\n');
      expect(commands.length).toBeGreaterThan(1);
      // a warning fails a check, and sealing comes last
      for (const line of commands) expect([0, 1]).toContain((await reshare(line.split(/ +/).slice(2))).code);
    }
  });
  it('is created with a hint at a newer edition beside it', async () => {
    const { into, folder } = await laidOut();
    const out = async (name: string, from: string) =>
      (await reshare(['dataset', 'new', name, '--from', from, '--into', into])).out;
    expect((await out('articles@2025.12', 'articles')).replaceAll('\n', ' ')).toContain(
      ` Beside it is ${folder}. To copy that edition instead, delete this folder and use --from ${folder}. `,
    );
    expect(await out('articles@2026.01', folder)).not.toContain('Beside');
    expect(await out('usgs@2026.06', 'usgs')).not.toContain('Beside');
  });
  it('does not overwrite anything', async () => {
    const { into } = await laidOut();
    const before = state(into);
    const { code, err } = await reshare(['dataset', 'new', 'articles@2025.11', '--from', 'usgs', '--into', into]);
    expect([code, err]).toEqual([2, expect.stringMatching(/2025\.11 exists already, and nothing is overwritten\./)]);
    expect(state(into)).toEqual(before);
  });
  it('leaves no files if it cannot be written', async () => {
    const into = temporary();
    writeFileSync(join(into, 'articles'), '');
    const { code } = await reshare(['dataset', 'new', 'articles@2025.11', '--from', 'articles', '--into', into]);
    expect([code, readdirSync(into)]).toEqual([4, ['articles']]);
  });
  it.each<[string, string, number, RegExp]>([
    ['articles', 'articles', 2, /Write name@version/],
    ['articles@2025.13', 'articles', 2, /"articles@2025\.13" is not the name of an edition/],
    ['Articles@2025.11', 'articles', 2, /lower-case/],
    ['../x@2025.11', 'articles', 2, /is not the name of an edition/],
    ['articles@2025.11', 'artcles', 3, /No dataset is called "artcles"\. Did you mean articles\?/],
    ['articles@2025.11', './nowhere', 3, /source-error/],
  ])('is refused as %s from %s', async (name, from, exit, message) => {
    const into = temporary();
    const { code, out, err } = await reshare(['dataset', 'new', name, '--from', from, '--into', into]);
    expect([code, out, readdirSync(into)]).toEqual([exit, '', []]);
    expect(err).toMatch(message);
  });
});

describe('the acknowledgements of an edition', () => {
  /** The open findings of check in a folder, and the number of acknowledged ones. */
  const checked = async (folder: string) => {
    const { findings } = JSON.parse((await reshare(['check', folder, '--json'])).out);
    const open = findings.filter((f: { acknowledged: string | null }) => f.acknowledged === null);
    return [open.map((f: { code: string; key: string }) => `${f.code} ${f.key}`), findings.length - open.length];
  };
  const HEADER = 'edition,code,key,reason';
  it('are copied for a new edition, and the command says so', async () => {
    const into = temporary();
    const argv = ['dataset', 'new', 'articles@2025.11', '--from', 'articles@2025.07', '--into', into];
    const { out } = await reshare(argv);
    const file = join(into, 'articles/acknowledged.csv');
    expect(out.replaceAll('\n', ' ')).toContain(
      ` What was acknowledged for articles@2025.07 is acknowledged for the copy, too: 18 rows in ${file}. `,
    );
    expect(await checked(join(into, 'articles/2025.11'))).toEqual([['unsealed articles'], 18]);
    const own =
      text('datasets/articles/acknowledged.csv')
        .match(/^2025\.07,.*\n/gm)
        ?.join('') ?? '';
    expect(text(file)).toBe(`${HEADER}\n${own.replaceAll('2025.07,', '2025.11,')}`);
    rmSync(file);
    expect((await checked(join(into, 'articles/2025.11')))[0]).toHaveLength(19);
  });
  it('are added to an existing file in the order of its columns', async () => {
    const { into, folder } = await laidOut();
    const file = join(into, 'articles/acknowledged.csv');
    const rows = [
      'reason,"key",code,edition',
      'a b,tin,unsealed,2025.11',
      '"so, ""it"" is",tin,conflict,2025.11',
      'c,tin,conflict,',
    ];
    for (const last of ['', '\n', '\r\n']) {
      writeFileSync(file, rows.join('\n') + last);
      const to = join(into, 'articles/2025.12');
      expect((await reshare(['dataset', 'new', 'articles@2025.12', '--from', folder, '--into', into])).code).toBe(0);
      expect(text(file)).toBe([...rows, 'a b,tin,unsealed,2025.12', ''].join('\n'));
      rmSync(to, { recursive: true });
      expect((await reshare(['dataset', 'new', 'articles@2025.12', '--from', folder, '--into', into])).out).not.toMatch(
        /ackn/,
      );
      expect(text(file)).toBe([...rows, 'a b,tin,unsealed,2025.12', ''].join('\n'));
      rmSync(to, { recursive: true });
    }
  });
  it('are copied to another folder if they are for that edition or for all', async () => {
    const own = join(temporary(), 'my-tin');
    cpSync('test/fixtures/metal', own, { recursive: true });
    const rows = [
      HEADER,
      ',enters-nothing,indium,a',
      '1,enters-nothing,indium,b',
      '1,unsealed,metal,c',
      '2,unsealed,tin,d',
    ];
    writeFileSync(join(own, 'acknowledged.csv'), rows.join('\n'));
    const { into } = await laidOut('tin@2026.01', own);
    const carried = [HEADER, '2026.01,enters-nothing,indium,a', '2026.01,unsealed,metal,c', ''];
    expect(text(into, 'tin/acknowledged.csv')).toBe(carried.join('\n'));
  });
  it('are not written to a file if there are none', async () => {
    const { into } = await laidOut('usgs@2026.06', 'usgs@2026.05');
    expect(readdirSync(join(into, 'usgs'))).toEqual(['2026.06']);
  });
  it.each(['here', 'there'])('stop the copy before anything is written if the file %s is wrong', async (where) => {
    const { into, folder } = await laidOut();
    const other = temporary();
    mkdirSync(join(other, 'articles'));
    writeFileSync(
      join(where === 'here' ? into : other, 'articles/acknowledged.csv'),
      `${HEADER}\n,unsealed,articles,\n`,
    );
    const before = state(other);
    const { code, err } = await reshare(['dataset', 'new', 'articles@2025.12', '--from', folder, '--into', other]);
    expect([code, state(other)]).toEqual([3, before]);
    expect(err).toMatch(/acknowledged\.csv:2:20: error constraint-error: Column reason is blank\. Write a reason\./);
  });
});

describe('sealing', () => {
  it('twice changes nothing', async () => {
    const { into, folder } = await laidOut();
    await seal(folder);
    const before = state(into);
    expect(await seal(`${folder}/`)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/sealed before, and is unchanged/),
    });
    expect(state(into)).toEqual(before);
  });
  it('restores a removed seal and a lost line of the changelog', async () => {
    const { into, folder } = await laidOut();
    await seal(folder);
    const [sealed, line] = [text(folder, 'datapackage.json'), text(into, 'CHANGELOG.md')];
    replace(join(folder, 'datapackage.json'), /^ *"(bytes|hash)": .*\n/gm, '');
    await seal(folder);
    rmSync(join(into, 'CHANGELOG.md'));
    await seal(folder);
    expect([text(folder, 'datapackage.json'), text(into, 'CHANGELOG.md')]).toEqual([sealed, line]);
  });
  it('lists every error and writes nothing if there is one', async () => {
    const { into, folder } = await laidOut();
    replace(join(folder, 'observations.csv'), 'nearly 90%', 'nearly 190%');
    replace(join(folder, 'sources.csv'), '2025-06-10', '2025-06-31');
    const before = state(into);
    const { code, out, err } = await seal(folder);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/observations\.csv:6:\d+: error unreadable-value[\s\S]*sources\.csv:3:\d+: error type-error/);
    expect(state(into)).toEqual(before);
  });
  it.each<[string, string, string | RegExp, string]>([
    ['a value', 'observations.csv', 'nearly 90%', 'nearly 91%'],
    ['the title', 'datapackage.json', 'Rare earth supply', 'Supply'],
  ])(
    'refuses an edition if %s was edited after its release, with and without its seal',
    async (_what, file, from, to) => {
      const { into, folder } = await laidOut();
      await seal(folder);
      replace(join(folder, file), from, to);
      const remedy = `reshare dataset new articles@2025.11.1 --from ${folder} --into`;
      for (const round of ['kept', 'taken off']) {
        const before = state(into);
        const { code, err } = await seal(folder);
        expect([round, code]).toEqual([round, 2]);
        expect(err).toContain(remedy);
        expect(state(into)).toEqual(before);
        if (round === 'kept') replace(join(folder, 'datapackage.json'), /^ *"(bytes|hash)": .*\n/gm, '');
      }
    },
  );
  it('accepts the edits as a correction made by the command in the error message', async () => {
    const { into, folder } = await laidOut();
    await seal(folder);
    replace(join(folder, 'observations.csv'), 'nearly 90%', 'nearly 91%');
    expect(await reshare(['stage', '-d', folder])).toMatchObject({ code: 3, err: expect.stringMatching(/hash-count/) });
    const [, command = ''] =
      /^reshare (dataset new .*)$/m.exec((await reshare(['dataset', 'seal', folder], {}, 40)).err) ?? [];
    const shown = command.replace(/--into .*/, '').trim();
    expect((await reshare([...shown.split(' '), '--into', into])).code).toBe(0);
    expect((await seal(`${folder}.1`)).code).toBe(0);
    const lines = text(into, 'CHANGELOG.md').match(/^- `.*?`/gm);
    expect(lines).toEqual(['- `articles@2025.11.1`', '- `articles@2025.11`']);
    expect((await reshare(['stage', '-d', `${folder}.1`])).code).toBe(0);
  });
  it('accepts the edits under a new version if the changelog has the earlier one', async () => {
    const { folder } = await laidOut();
    const own = join(temporary(), 'own');
    cpSync(folder, own, { recursive: true });
    await seal(own);
    replace(join(own, 'observations.csv'), 'nearly 90%', 'nearly 91%');
    replace(join(own, 'datapackage.json'), '"2025.11"', '"2025.12"');
    expect((await seal(own)).code).toBe(0);
    expect([...releasedHashes(text(own, 'CHANGELOG.md')).keys()]).toEqual(['articles@2025.12', 'articles@2025.11']);
    replace(join(own, 'observations.csv'), 'nearly 91%', 'nearly 92%');
    rmSync(join(own, 'CHANGELOG.md'));
    expect((await seal(own)).code).toBe(2);
  });
  it('keeps all other text of the changelog', async () => {
    const { into, folder } = await laidOut();
    writeFileSync(join(into, 'CHANGELOG.md'), '# Ours\r\n\r\nWords.\r\n');
    await seal(folder);
    expect(text(into, 'CHANGELOG.md')).toMatch(/^# Ours\r\n\r\nWords\.\n\n- `articles@2025\.11`: .*`\n$/);
  });
  it('refuses a folder with another name than its dataset, and an invalid version', async () => {
    const { into, folder } = await laidOut();
    const [moved, own] = [join(into, 'articles/2025.12'), join(into, 'own')];
    for (const to of [moved, own]) cpSync(folder, to, { recursive: true });
    expect((await seal(moved)).err).toMatch(/says articles@2025\.11, but the folder is called articles@2025\.12/);
    replace(join(own, 'datapackage.json'), '"2025.11"', '"1.0"');
    expect(await seal(own)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/says articles@1\.0, which is not the name of an edition\. .* a month as the version/),
    });
  });
});

describe('a folder with only CSV files', () => {
  const columns = ['name', 'path', 'type', 'description', 'format', 'mediatype', 'encoding', 'bytes', 'hash', 'schema'];
  it('called NAME/VERSION gets a datapackage.json like that of a built-in edition', async () => {
    const folder = join(temporary(), 'articles/2025.07');
    cpSync('datasets/articles/2025.07', folder, { recursive: true });
    rmSync(join(folder, 'datapackage.json'));
    expect((await seal(folder)).code).toBe(0);
    const [made, model] = [folder, 'datasets/articles/2025.07'].map((f) => JSON.parse(text(f, 'datapackage.json')));
    const { title: _title, description: _description, ...rest } = model;
    // columns that came later are described as well, and a file may lack them
    for (const { name, schema } of made.resources) {
      const later = optionalColumns(name);
      if (later.length === 0) continue;
      expect(schema.fieldsMatch).toEqual(['superset']);
      delete schema.fieldsMatch;
      schema.fields = schema.fields.filter((f: { name: string }) => !later.includes(f.name));
    }
    expect(made).toEqual(rest);
    expect(Object.keys(made.resources[0])).toEqual(columns);
    expect((await load(folder)).edition?.sealed).toBe(true);
  });
  it('with another name or missing files gets none, and every missing file is named', async () => {
    const folder = join(temporary(), 'tin/2025.07');
    cpSync('test/fixtures/metal', folder, { recursive: true });
    rmSync(join(folder, 'datapackage.json'));
    expect((await seal(dirname(folder))).err).toMatch(
      /datapackage\.json: error source-error: There is no such file, so/,
    );
    rmSync(join(folder, 'facts.csv'));
    rmSync(join(folder, 'stages.csv'));
    const before = state(folder);
    expect((await seal(folder)).err).toMatch(/facts\.csv: error source-error[\s\S]*stages\.csv: error source-error/);
    expect(state(folder)).toEqual(before);
  });
});

describe('the built-in editions', () => {
  it('are in datasets/CHANGELOG.md with their hash, and do not change if sealed again', async () => {
    const into = join(temporary(), 'datasets');
    cpSync('datasets', into, { recursive: true });
    const before = state(into).map(([, content]) => content);
    const hashes = releasedHashes(text('datasets/CHANGELOG.md'));
    for (const edition of await editions()) {
      expect((await load(edition)).edition?.sha256).toBe(hashes.get(edition));
      expect((await seal(join(into, edition.replace('@', '/')))).out).toMatch(/was sealed before, and is unchanged/);
    }
    expect(state(into).map(([, content]) => content)).toEqual(before);
  });
});
