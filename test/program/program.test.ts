import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE_LIST } from '../../src/dataset/shipped-files.js';
import { reshare } from '../shell.js';

const BIN = resolve('bin/reshare.js');
/** Runs a command with the built program in a real shell; returns exit code, stdout and stderr. */
function bash(command: string, env: Record<string, string> = {}, cwd = '.') {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    encoding: 'utf8',
    cwd,
    env: { ...process.env, R: BIN, ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

describe('the program', () => {
  it('ends without a message if its reader closes the pipe', () => {
    const { out, err } = bash('set -o pipefail; node $R stage --json | head -1; echo $?');
    expect([out, err]).toEqual(['{\n0\n', '']);
  });
  it('writes all of a large answer to a slow pipe', () => {
    const { out } = bash('node $R stage --json | (sleep 1; wc -c); node $R stage --json > $T; wc -c < $T', {
      T: join(mkdtempSync(join(tmpdir(), 'reshare-')), 'x'),
    });
    const [slow, file] = out.trim().split(/\s+/).map(Number);
    expect([slow, Number(file) > 64 * 1024]).toEqual([file, true]);
  });
  it('says how to read what is packed in a pipe', () => {
    const { out } = bash(
      'for f in test/fixtures/mined.csv test/fixtures/mined.xlsx; do (case $f in *.csv) gzip -c $f;; *) cat $f; esac) | node $R calc - --actor country --value t 2>&1; done',
    );
    expect(out.split('\n')).toEqual([
      'reshare: -: it is packed by gzip, which is not read from a pipe. Name the file, or unpack it in the pipe with zcat',
      'reshare: -: it is a workbook or another ZIP archive, which is not read from a pipe. Name the file, or unpack it first',
      '',
    ]);
  });
  it.each(['-', '/dev/stdin', '/dev/fd/0'])('does not overwrite the file that it reads as %s', (name) => {
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'c.csv');
    writeFileSync(file, 'country,t\nA,5\n');
    const { code, err } = bash(`node $R calc ${name} --actor country --value t -o $T < $T`, { T: file });
    expect([code, err]).toEqual([2, expect.stringContaining('would overwrite a file that this run reads')]);
    expect(readFileSync(file, 'utf8')).toBe('country,t\nA,5\n');
  });
  it('writes to what the shell has opened, also where stdin is no file', () => {
    const { out } = bash(
      'C="calc - --actor country --value t -f csv -q"; printf "country,t\nA,5\n" | node $R $C -o /dev/fd/3 3>&1 | wc -l; node $R $C -o /dev/null < /dev/null; echo $?',
    );
    expect(out.trim().split(/\s+/)).toEqual(['2', '3']);
  });
  it('reports a full disk with exit code 4', () => {
    const { code, err } = bash('node $R stage > /dev/full');
    expect([code, err]).toEqual([4, 'reshare: Cannot write the output. No space is left on the disk.\n']);
  });
  it('reports a file that it could not write completely, with exit code 4', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'x');
    const { code, err } = bash('ulimit -f 8; node $R stage --json > $T', { T: file });
    expect([code, err]).toEqual([
      4,
      expect.stringContaining('Cannot write the output. It would be larger than the system allows.'),
    ]);
  });
  it('ends at once by the signal and without an answer if the user interrupts it', async () => {
    const child = spawn(process.execPath, [BIN, 'calc', '-', '--actor', 'country', '--value', 'tonnes']);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
    // more than fits into a pipe, so that all of it is written only when the program reads
    await new Promise((written) => child.stdin.write(`country,tonnes\n${'A,1\n'.repeat(100_000)}`, written));
    child.kill('SIGINT');
    expect([...(await once(child, 'close')), said]).toEqual([null, 'SIGINT', '']);
  });
  it('says of a folder on stdin that it is one', () => {
    const { code, err } = bash('node $R calc - --actor a --value b < .');
    expect([code, err]).toEqual([3, 'reshare: -: it is a folder; name a file, or - for stdin\n']);
  });
  it('names the place of a quote that is never closed', () => {
    const { code, err } = bash(`printf 'a,b\\nx,1\\n"y,2\\n' | node $R calc - --actor a --value b`);
    expect([code, err]).toEqual([3, expect.stringContaining('-:3:1: the quote that opens here is never closed')]);
  });
  it('prints the same bytes in every locale, time zone and folder', async () => {
    const { out } = await reshare(['stage', '--json']);
    for (const env of [
      { LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
      { LANG: 'C', LC_ALL: 'C', TZ: 'America/New_York' },
    ])
      expect(bash('node $R stage --json', env, '/').out).toBe(out);
  });
});

/** The description by npm of the package that it packs. */
const packed = (...options: readonly string[]) =>
  JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', ...options], { encoding: 'utf8' }));

describe('the packed tarball', () => {
  it('is small', () => {
    const [{ size, unpackedSize, files }] = packed('--dry-run');
    // first measured: 0.38 MB packed, 1.37 MB unpacked, 311 files
    // with pictures, the program of the page and the entry for browsers: 1.06 MB packed, 3.77 MB unpacked, 559 files
    // with the server for language models, 0.07 MB of which is the official SDK: 1.21 MB packed, 4.27 MB unpacked, 543 files
    expect(size).toBeLessThan(1_300_000);
    expect(unpackedSize).toBeLessThan(4_500_000);
    // the list that the build writes has exactly what npm packs
    const listed = [...readFileSync(FILE_LIST, 'utf8').matchAll(/^\w{64} {2}(.+)$/gm)].map(([, path = '']) => path);
    const paths: readonly string[] = files.map(({ path }: { path: string }) => path);
    expect([...listed, FILE_LIST].sort()).toEqual([...paths].sort());
    // what a language model reads first leads to pages that are there
    const linked = [...readFileSync('llms.txt', 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    expect(linked.filter((path) => !paths.includes(path))).toEqual([]);
  });
  it('answers the main job after installation in an empty folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reshare-pack-'));
    const [{ filename: tarball }] = packed('--pack-destination', folder);
    execFileSync(
      'npm',
      ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', '--prefix', folder, join(folder, tarball)],
      { stdio: 'ignore' },
    );
    const { code, out } = bash(
      `${join(folder, 'node_modules/.bin/reshare')} stage --element dysprosium --exclude CN`,
      {},
      '/',
    );
    expect([code, out]).toEqual([0, (await reshare(['stage', '--element', 'dysprosium', '--exclude', 'CN'])).out]);
    expect(readdirSync(join(folder, 'node_modules/reshare')).sort()).toEqual([
      ...[
        'CHANGELOG.md',
        'CONTRIBUTING.md',
        'LICENSE',
        'README.md',
        'SECURITY.md',
        'bin',
        'datasets',
        'dist',
        'docs',
        'llms.txt',
      ],
      'package.json',
    ]);
    // it knows whether it is as it was built
    const program = join(folder, 'node_modules/.bin/reshare');
    const whole = bash(`${program} verify`, {}, '/');
    expect([whole.code, whole.err, whole.out]).toEqual([
      0,
      '',
      expect.stringMatching(/^reshare \S+ is as it was built: .*\n$/),
    ]);
    // the bundled program needs no package; the library needs zod to check datasets
    expect(readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'reshare',
      'zod',
    ]);
    const library = `import { hhi, load, market, sound } from 'reshare';
      import * as entry from 'reshare/market';
      console.log(hhi(market([['China', '92%']])).low, sound(await load('articles')).edition.version, entry.hhi === hhi)`;
    expect(bash(`node --input-type=module -e "${library}"`, {}, folder)).toEqual({
      code: 0,
      out: '8464 2025.07 true\n',
      err: '',
    });
    expect(bash(`node -p "typeof require('reshare').hhi"`, {}, folder)).toEqual({
      code: 0,
      out: 'function\n',
      err: '',
    });
    // the types of the entry need neither those of node nor those of a browser
    writeFileSync(
      join(folder, 'typed.ts'),
      `import { type Interval, hhi, market, percent, type Terms } from 'reshare/market';
      export const index: Interval | undefined = hhi(market([['China', '92%']]));
      export const terms: Terms = { exclusions: [], bands: 'us2023' };
      export const text: string = index ? percent(index) : '';`,
    );
    const compiler = resolve('node_modules/.bin/tsc');
    const options =
      '--noEmit --strict --module esnext --moduleResolution bundler --target es2022 --lib es2022 --types ""';
    expect(bash(`${compiler} ${options} typed.ts`, {}, folder)).toEqual({ code: 0, out: '', err: '' });
    // what is damaged is named
    const data = 'datasets/articles/2025.07';
    const own = (path: string): string => join(folder, 'node_modules/reshare', path);
    appendFileSync(own('docs/method.md'), ' ');
    appendFileSync(own(`${data}/observations.csv`), ' ');
    renameSync(own('SECURITY.md'), own('dist/more.js'));
    const damaged = bash(`${program} verify --json`, {}, '/');
    const { differences } = JSON.parse(damaged.out);
    expect([damaged.code, differences.map((d: Record<string, string>) => `${d.kind} ${d.path}`)]).toEqual([
      1,
      [
        'missing SECURITY.md',
        `unsealed ${data}`,
        `changed ${data}/observations.csv`,
        'added dist/more.js',
        'changed docs/method.md',
      ],
    ]);
  });
});
