import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reshare } from '../shell.js';

/** A copy of the published files that a test may change. */
function published(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
  for (const path of ['bin', 'dist/bundle', 'datasets', 'docs', 'package.json'])
    cpSync(path, join(folder, path), { recursive: true });
  return folder;
}
const COPY = published();
const { version: VERSION } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Runs the published program by its full path. */
function ran(argv: readonly string[], folder = COPY, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/reshare.js'), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '', ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

/** What a run says that writes a file. */
const NOTHING_SAID = { code: 0, out: '', err: '' };

describe('the bundled program', () => {
  // each command, each package in use and each kind of failure at least once
  it.each([
    // the last lines of these name later figures of other editions, which the build has collected
    'stage --element dysprosium',
    'stage --dataset articles@2025.06',
    'stage --dataset usgs@2025.01 --element ree',
    'stage --element dysprosium --json',
    'stage --dataset ./test/fixtures/metal --format markdown',
    'stage --element unobtainium',
    'stage --dataset nowhere --json',
    'stage --element ree --fields stage,hhi,nonsense',
    'stage --surprise',
    'shares --element ree --stage mining --format csv',
    'explain --element ree --stage processing --format tsv',
    'hhi A=40 B=30 --explain --color always',
    'list sources --format ndjson',
    'cite --element ree --stage mining --format bibtex',
    'check',
    'check ./test/fixtures/metal --format sarif',
    'check ./test/fixtures/nowhere',
    'diff articles@2025.06 articles@2025.07 --format markdown',
    'calc datasets/articles/2025.07/observations.csv --actor actor --value printed --where measure=quantity --where status=ok --by stage,period --total World',
    'calc test/fixtures/usgs-mcs.csv --actor Country --value Value',
    'calc test/fixtures/nowhere.csv --actor country --value tonnes',
    'calc test/fixtures/mined.xlsx --by year --actor country --value tonnes',
    'dataset seal ./test/fixtures/nowhere',
    'import usgs-mcs test/fixtures/metal/facts.csv --out nowhere',
    'schema observations',
    'completion bash',
    'complete bash -- reshare␣sta',
    'help method',
    'help unobtainium',
    '--help',
    '--version',
    'unobtainium',
  ])('prints the same as its source for reshare %s', async (line) => {
    const argv = line.split(' ').map((word) => word.replace('␣', ' '));
    expect(ran(argv)).toEqual(await reshare(argv));
  });
  it('writes the same workbook as its source', async () => {
    const files = ['a.xlsx', 'b.xlsx'].map((name) => join(mkdtempSync(join(tmpdir(), 'reshare-')), name));
    const [of, from] = files.map((file) => ['stage', '--element', 'ree', '--output', file]);
    expect([ran(of ?? []), await reshare(from ?? [])]).toEqual([NOTHING_SAID, NOTHING_SAID]);
    const [bundled, source] = files.map((file) => readFileSync(file, 'latin1'));
    expect(bundled).toBe(source);
  });
  it('reads a folder of the user with all checks', async () => {
    const argv = ['stage', '--dataset', './test/fixtures/metal', '--json'];
    expect(ran(argv)).toEqual(await reshare(argv));
  });
  it('needs only the modules of Node', () => {
    const files = readdirSync('dist/bundle').filter((file) => file.endsWith('.cjs'));
    const needed = files.flatMap((file) =>
      [...readFileSync(join('dist/bundle', file), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(
        ([, name = '']) => name,
      ),
    );
    const foreign = needed.filter(
      (name) => !name.startsWith('./') && !builtinModules.includes(name.replace('node:', '')),
    );
    // both are optional, and named where they are missing
    expect([...new Set(foreign)].sort()).toEqual(['@duckdb/node-api', '@resvg/resvg-js']);
    expect(needed.filter((name) => name.startsWith('./')).map((name) => name.slice(2))).toEqual(
      expect.arrayContaining(files.filter((file) => file !== 'reshare.cjs')),
    );
  });
  it('contains the licence of every package in it', () => {
    const text = readFileSync('dist/bundle/LICENSES.txt', 'utf8');
    for (const name of ['commander', 'zod', 'cli-table3', 'csv-parse', 'chalk'])
      expect(text).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\n`, 'm'));
  });
});

describe('an edited file of a built-in edition', () => {
  const folder = published();
  const file = join(folder, 'datasets/articles/2025.07/observations.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"270,000"', '"970,000"'));
  const line = 'datasets/articles/2025.07/observations.csv: error hash-count';
  it('is refused by the published program', () => {
    const { code, out, err } = ran(['stage', '--element', 'dysprosium'], folder);
    expect([code, out, err.split('\n').length]).toEqual([3, '', 3]);
    expect(err.startsWith(`${line}: The hash of the file is sha256:`)).toBe(true);
    expect(err).toContain('reshare: The dataset has 1 error, so nothing is computed from it.');
  });
  it('is found by check', () => {
    const { code, out } = ran(['check', '--json'], folder);
    const { findings } = JSON.parse(out);
    expect([code, findings.filter((f: { severity: string }) => f.severity === 'error')]).toEqual([
      1,
      [expect.objectContaining({ code: 'hash-count', file: 'datasets/articles/2025.07/observations.csv' })],
    ]);
  });
});

describe('the names of countries', () => {
  it('are read only if a name is not in the dataset', () => {
    const folder = published();
    rmSync(join(folder, 'datasets/countries.csv'));
    const code = (...argv: string[]) => ran(['stage', '-e', 'Dy', ...argv], folder).code;
    expect([code(), code('-x', 'China'), code('-x', 'CN')]).toEqual([0, 0, 70]);
    expect(ran(['stage', '-e', 'Dy', '-x', 'United States'], folder).out).toContain("the United States' share");
  });
});

describe('without DuckDB', () => {
  const folder = published();
  const file = (name: string, bytes: string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const columns = ['--actor', 'country', '--value', 'tonnes'];
  it('a command that needs it names the version to install', () => {
    const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const needed = `reading it takes DuckDB, which is not installed: npm install @duckdb/node-api@${peerDependencies['@duckdb/node-api']}, beside reshare`;
    const text = file('rows.csv', 'country,tonnes\nChile,1\n');
    for (const words of [[text, '--engine', 'duckdb'], [file('rows.parquet', 'PAR1')]]) {
      const { code, out, err } = ran(['calc', ...words, ...columns], folder);
      expect([code, out, err]).toEqual([3, '', `reshare: ${words[0]}: ${needed}\n`]);
    }
  });
  it('a large text file is read by the stream', () => {
    const text = file('large.csv', `country,tonnes\n${'Chile,1\n'.repeat(4_100_000)}`);
    const { code, out, err } = ran(['calc', text, ...columns, '--fields', 'total.low', '--format', 'csv'], folder);
    const repeated = expect.stringMatching(/^note: Rows are the same, cell by cell, such as "Chile,1", .*\n$/);
    expect([code, out, err]).toEqual([0, 'total.low\n4100000\n', repeated]);
  }, 60_000);
});

describe('a package unpacked over another', () => {
  it('runs the new program even if its file has the same size and date', () => {
    const folder = published();
    const file = join(folder, 'dist/bundle/reshare.cjs');
    // the date that npm gives to every packed file
    const packed = new Date('1985-10-26T08:15:00Z');
    utimesSync(file, packed, packed);
    expect(ran(['--version'], folder).out).toBe(`${VERSION}\n`);
    const before = readFileSync(file, 'utf8');
    const after = before.replaceAll(`"${VERSION}"`, '"9.9.9"');
    expect([after === before, after.length]).toEqual([false, before.length]);
    writeFileSync(file, after);
    utimesSync(file, packed, packed);
    expect(ran(['--version'], folder).out).toBe('9.9.9\n');
  });
  it('is not changed by any run', () => {
    const folder = published();
    const files = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    const before = files();
    for (const line of [['stage', '--json'], ['hhi', 'A=40'], ['nonsense']]) ran(line, folder);
    expect(files()).toEqual(before);
  });
});
