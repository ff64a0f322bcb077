import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { edited } from '../edited.js';
import { answer, reshare } from '../shell.js';

const MINING = ['--element', 'ree', '--stage', 'mining'];
const folder = () => mkdtempSync(join(tmpdir(), 'reshare-'));

describe('delimited text', () => {
  const table = (text: string, delimiter: string, quote: string | false): Record<string, string>[] =>
    parse(text, { columns: true, delimiter, quote });
  it.each([
    ['csv', ',', '"'],
    ['tsv', '\t', false],
  ] as const)('as %s has a column for each JSON path, with the same figures', async (format, delimiter, quote) => {
    for (const [command, ...argv] of [
      ['stage', '--period', 'all'],
      ['shares', ...MINING],
      ['explain', ...MINING],
    ] as const) {
      const rows = table((await reshare([command, ...argv, '--no-terms', '--format', format])).out, delimiter, quote);
      const document = await answer(command, ...argv);
      expect(rows).toHaveLength(document.rows.length);
      for (const [i, row] of rows.entries())
        for (const [path, cell] of Object.entries(row)) {
          const value = path.split('.').reduce((v, key) => v?.[key], document.rows[i]);
          const text = value === null || value === undefined ? '' : typeof value === 'object' ? cell : String(value);
          expect([path, cell === 'inf' && path.endsWith('.high') ? '' : cell]).toEqual([path, text]);
        }
    }
  });
  it('has inf for an unbounded end and a blank for an unknown value', async () => {
    const { out } = await reshare(['stage', '--element', 'ree', '--stage', 'reserves', '--format', 'csv']);
    const [row] = table(out, ',', '"');
    expect([row?.['total.low'], row?.['total.high'], row?.['measures.hhi.low']]).toEqual(['90000000', 'inf', '']);
  });
  it('disarms formulas for spreadsheets and leaves numbers as they are', async () => {
    const hostile = edited('datasets/articles/2025.07', [['sources', 'still-restricting', 'title', '=HYPERLINK("x")']]);
    for (const format of ['csv', 'tsv']) {
      const argv = ['explain', '--element', 'ree', '--stage', 'magnets', '--dataset', hostile, '--format', format];
      const rows = table((await reshare(argv)).out, format === 'csv' ? ',' : '\t', format === 'csv' ? '"' : false);
      expect([rows[0]?.title, rows[0]?.['value.low']]).toEqual([`'=HYPERLINK("x")`, '92']);
    }
  });
  it('comes with notes on stderr unless --quiet is given', async () => {
    const loud = await reshare(['stage', ...MINING, '--format', 'csv']);
    const quiet = await reshare(['stage', ...MINING, '--format', 'csv', '--quiet']);
    expect([loud.err.startsWith('note: '), quiet.err, quiet.out]).toEqual([true, '', loud.out]);
  });
});

describe('--fields', () => {
  it('chooses columns in the order given, and all columns of an interval by its name', async () => {
    const { out } = await reshare([
      'stage',
      ...MINING,
      '--format',
      'csv',
      '-q',
      '--fields',
      'stage,measures.cr1Pct,period',
    ]);
    expect(out.split('\n')[0]).toBe(
      'stage,measures.cr1Pct.low,measures.cr1Pct.high,measures.cr1Pct.lowOpen,measures.cr1Pct.highOpen,period',
    );
  });
  it('keeps in JSON the chosen fields and the head of the document', async () => {
    const document = JSON.parse(
      (await reshare(['stage', ...MINING, '--json', '--fields', 'band.lowest,suppliers'])).out,
    );
    expect(Object.keys(document)).toEqual([
      'schema',
      'dataset',
      'reading',
      'bands',
      'excluded',
      'rows',
      'chain',
      'notes',
    ]);
    expect(Object.keys(document.rows[0])).toEqual(['band', 'suppliers']);
    expect(document.rows[0].band).toEqual({ lowest: 'high' });
    const one = JSON.parse((await reshare(['hhi', 'A=40', '--json', '--fields', 'measures.hhi.low'])).out);
    expect(one).toEqual({
      schema: 'reshare.hhi/2',
      reading: 'printed',
      bands: 'us2023',
      excluded: [],
      measures: { hhi: { low: 1600 } },
    });
  });
  it('with --no-header prints no names of columns', async () => {
    const argv = ['stage', ...MINING, '-q', '--fields', 'stage,period', '--no-header'];
    expect((await reshare([...argv, '--format', 'csv'])).out).toBe('mining,2024\n');
    expect((await reshare([...argv, '--format', 'tsv'])).out).toBe('mining\t2024\n');
    expect((await reshare(argv)).out).toMatch(/without it\n\nmining +2024\n/);
  });
});

describe('ndjson', () => {
  it('has schema, dataset and reading in each line', async () => {
    const { out } = await reshare(['stage', '--format', 'ndjson', '-q']);
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(51);
    for (const row of rows)
      expect([row.schema, row.dataset.version, row.reading]).toEqual(['reshare.stage/2', '2025.07', 'printed']);
  });
});

describe('markdown', () => {
  it('has the same number of cells in each row and escapes markup', async () => {
    const hostile = edited('datasets/articles/2025.07', [['subjects', 'ree', 'name', 'a|b *c* <i>_d_ `e`']]);
    const { out } = await reshare(['stage', '--element', 'ree', '--dataset', hostile, '--format', 'markdown']);
    const cells = out
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells)).toEqual(new Set([8]));
    expect(out).toContain('**A\\|b \\*c\\* \\<i\\>\\_d\\_ \\`e\\`: ');
  });
});

describe('--output', () => {
  const stage = (file: string, ...more: string[]) => reshare(['stage', ...MINING, '--json', '--output', file, ...more]);
  it('writes the same bytes to a file and nothing to stdout', async () => {
    const file = join(folder(), 'out.json');
    expect(await stage(file)).toEqual({ code: 0, out: '', err: '' });
    expect(readFileSync(file, 'utf8')).toBe((await reshare(['stage', ...MINING, '--json'])).out);
  });
  it('replaces a file as a whole, keeps its mode, follows a link and leaves no other file', async () => {
    const here = folder();
    const [file, link] = [join(here, 'out.json'), join(here, 'link.json')];
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    symlinkSync(file, link);
    await stage(link);
    expect(JSON.parse(readFileSync(file, 'utf8')).schema).toBe('reshare.stage/2');
    expect(readdirSync(here).sort()).toEqual(['link.json', 'out.json']);
    expect(execFileSync('stat', ['-c', '%a', file], { encoding: 'utf8' })).toBe('640\n');
  });
  it('keeps the old file after a failure, exit code 4, and after a mistake, exit code 2', async () => {
    const here = folder();
    const file = join(here, 'out.json');
    writeFileSync(file, 'old');
    expect([(await stage(file, '--element', 'x')).code, readFileSync(file, 'utf8')]).toEqual([2, 'old']);
    mkdirSync(join(here, 'folder'));
    const { code, err } = await stage(join(here, 'nowhere', 'out.json'));
    expect([code, JSON.parse(err).code]).toEqual([4, 'output-failed']);
    expect((await stage(join(here, 'folder'))).code).toBe(4);
    expect([readFileSync(file, 'utf8'), readdirSync(here).sort()]).toEqual(['old', ['folder', 'out.json']]);
  });
  it('follows a link to a missing file, and says what to do if it cannot write', async () => {
    const here = folder();
    symlinkSync('new.json', join(here, 'link.json'));
    await stage(join(here, 'link.json'));
    expect(JSON.parse(readFileSync(join(here, 'new.json'), 'utf8')).schema).toBe('reshare.stage/2');
    const { err } = await stage(join(here, 'nowhere', 'x'));
    expect(JSON.parse(err).message).toMatch(/^Cannot write .*nowhere\/x\. There is no such folder\. Make it first\.$/);
    expect(JSON.parse((await stage(here)).err).message).toMatch(/This names a folder\. Name a file in it\./);
    chmodSync(join(here, 'new.json'), 0o444);
    // root may write to read-only files
    if (process.getuid?.() !== 0) expect((await stage(join(here, 'new.json'))).code).toBe(4);
  });
  it('means stdout for -, and refuses an empty name', async () => {
    expect((await reshare(['hhi', 'A=40', '-o', '-'])).out).toBe((await reshare(['hhi', 'A=40'])).out);
    expect((await reshare(['hhi', 'A=40', '-o', ''])).code).toBe(2);
  });
  it('writes to a device', async () => expect((await stage('/dev/null')).code).toBe(0));
  it('refuses a file that the command reads, by any path', async () => {
    const dataset = edited('datasets/articles/2025.07', []);
    const link = join(folder(), 'link');
    symlinkSync(join(dataset, 'observations.csv'), link);
    for (const file of [join(dataset, 'facts.csv'), join(dataset, 'datapackage.json'), link]) {
      const before = readFileSync(file, 'utf8');
      // without --json, which the ending of a csv file would contradict
      const { code, err } = await reshare(['stage', ...MINING, '--output', file, '--dataset', dataset]);
      expect([code, /would overwrite a file that this run reads/.test(err), readFileSync(file, 'utf8')]).toEqual([
        2,
        true,
        before,
      ]);
    }
    expect(existsSync(join(dataset, 'new.json'))).toBe(false);
    expect((await stage(join(dataset, 'new.json'), '--dataset', dataset)).code).toBe(0);
  });
});

describe('every command', () => {
  it.each([40, 60, 80, 140])('fits its table to a terminal of %i columns', async (columns) => {
    for (const argv of [
      ['stage'],
      ['shares', ...MINING, '--bars'],
      ['explain', ...MINING],
      ['hhi', 'A=60-70', 'B=10', '--measures', 'all'],
    ]) {
      const { out } = await reshare([...argv, '--color', 'never'], { LANG: 'C.UTF-8' }, columns);
      // a word that is longer than a line cannot be wrapped, and a command to paste is never broken
      const long = out.split('\n').filter(
        (line) =>
          [...line].length > columns &&
          !/^ {2}reshare [a-z]+/.test(line) &&
          line
            .trim()
            .split(' ')
            .every((word) => word.length < columns - 22),
      );
      expect(long).toEqual([]);
    }
  });
  it.each([60, 100])('wraps its help, errors and citations in a terminal of %i columns', async (columns) => {
    for (const argv of [
      ['stage', '--help'],
      ['help'],
      ['help', 'method'],
      ['stage', '--element', 'unobtainium'],
      ['hhi', 'A=60', 'B=50'],
      ['cite', '-e', 'Dy', '-s', 'processing'],
    ]) {
      const { out, err } = await reshare(argv, { LANG: 'C.UTF-8' }, columns);
      // a command to paste, columns of a table and a hash are not broken
      const kept = /\breshare [a-z]+ -|\S {2,}\S|[0-9a-f]{64}/;
      const long = (out + err).split('\n').filter((line) => [...line].length > columns && !kept.test(line));
      expect([argv, long]).toEqual([argv, []]);
    }
  });
  it('wraps a table in a pipe at 80 columns, and cuts nothing', async () => {
    const { out } = await reshare(['explain', ...MINING]);
    const isCommand = /^[A-Z]\w+ .*: reshare /;
    expect(out.split('\n').filter((line) => [...line].length > 80 && !isCommand.test(line))).toEqual([]);
    const shown = new Set(out.split(/\s+/));
    const { rows } = await answer('explain', ...MINING, '-p', '2024');
    const told: string[] = rows.flatMap((r: Record<string, string>) => [
      r.actor,
      r.printed,
      r.locator,
      r.title,
      r.note ?? '',
    ]);
    expect(told.length).toBeGreaterThan(40);
    expect(
      told.flatMap((text) => text.split(' ')).filter((word) => ![word, `${word}.`].some((w) => shown.has(w))),
    ).toEqual([]);
  });
  it('draws bars with blocks in a UTF-8 locale and with ASCII otherwise', async () => {
    const bars = async (env: Record<string, string>) => (await reshare(['hhi', 'China=85-90', '--bars'], env)).out;
    expect(await bars({ LC_ALL: 'C.UTF-8', LANG: 'C' })).toMatch(/China +85-90 % +██████████▒·\n/);
    expect(await bars({ LANG: 'C' })).toMatch(/China +85-90 % +##########=\.\n/);
    expect(await bars({})).toMatch(/##########=\./);
  });
  it('obeys --color before the environment and the terminal', async () => {
    const coloured = async (when: string, env: Record<string, string>, columns?: number) =>
      (await reshare(['hhi', 'A=5', '--color', when], env, columns)).out.includes('\u001b[');
    expect([await coloured('always', { NO_COLOR: '1' }), await coloured('never', { FORCE_COLOR: '1' }, 80)]).toEqual([
      true,
      false,
    ]);
  });
  it('reads RESHARE_DATASET unless --dataset is given', async () => {
    const version = async (argv: string[], env: Record<string, string>) =>
      JSON.parse((await reshare(['stage', ...argv, '--json'], env)).out).dataset.name;
    const env = { RESHARE_DATASET: './test/fixtures/metal' };
    expect([
      await version([], env),
      await version(['-d', 'articles'], env),
      await version([], { RESHARE_DATASET: '' }),
    ]).toEqual(['metal', 'articles', 'articles']);
  });
  it('prints the stack of an error with --debug', async () => {
    expect((await reshare(['stage', '--element', 'x', '--debug'])).err).toMatch(/No element is called.*\n(.|\n)* at /);
    expect((await reshare(['stage', '--element', 'x'])).err).not.toContain(' at ');
  });
});

describe('the ending of --output', () => {
  const into = folder();
  const write = async (name: string, ...argv: string[]) => {
    const file = join(into, name);
    const { code, err } = await reshare([...argv, '--output', file]);
    return { code, err, text: code === 0 ? readFileSync(file, 'utf8') : '' };
  };
  const stage = ['stage', ...MINING, '-q'];
  it.each([
    ['a.csv', 'csv'],
    ['a.TSV', 'tsv'],
    ['a.json', 'json'],
    ['a.ndjson', 'ndjson'],
    ['a.md', 'markdown'],
    ['a.txt', 'table'],
    ['a', 'table'],
    ['csv', 'table'],
  ])('of %s means the format %s', async (name, format) => {
    const { code, text } = await write(name, ...stage);
    expect([code, text]).toEqual([0, (await reshare([...stage, '--format', format])).out]);
  });
  it('may repeat the format that is asked for, but not contradict it', async () => {
    expect((await write('b.csv', ...stage, '--format', 'csv')).code).toBe(0);
    expect((await write('b.txt', ...stage, '--format', 'csv')).text).toMatch(/^subject\.id,/);
    for (const more of [['--format', 'tsv'], ['--json']]) {
      const { code, err } = await write('b.csv', ...stage, ...more);
      expect([code, err]).toEqual([2, expect.stringMatching(/contradicts the ending of .*b\.csv, which means csv/)]);
    }
  });
  it('that a command cannot write is refused with those it can', async () => {
    const refused = async (name: string, ...argv: string[]) => (await write(name, ...argv)).err.split('\n')[0];
    expect(await refused('c.bib', ...stage)).toMatch(
      /cannot write a \.bib file.*can write \.csv, \.tsv, \.json, \.ndjson, \.xlsx and \.md/,
    );
    expect(await refused('c.xls', ...stage)).toMatch(/cannot write a \.xls file.*can write \.csv/);
    expect(await refused('c.csv', 'cite')).toMatch(/can write \.json and \.bib; any other name/);
    expect(await refused('c.ndjson', 'check')).toMatch(/can write \.json, \.md and \.sarif/);
    expect((await write('c.bib', 'cite')).text).toMatch(/^@misc/);
  });
  it('of a device means nothing', async () => {
    expect((await reshare([...stage, '--format', 'csv', '-o', '-'])).out).toMatch(/^subject\.id,/);
  });
});

describe('the columns of csv', () => {
  const head = async (...argv: string[]) => (await reshare([...argv, '-q', '-f', 'csv'])).out.split('\n')[0];
  it('are the same for every answer of a command', async () => {
    const of = (...more: string[]) => head('stage', ...more);
    const columns = await of('-e', 'Dy');
    for (const more of [
      ['-e', 'La'],
      ['-e', 'gallium'],
      ['-p', '1999'],
      ['-x', 'Burma', '-p', 'all'],
      ['-d', 'usgs'],
    ])
      expect(await of(...more)).toBe(columns);
    expect(await head('hhi', 'A=40')).toBe(await head('hhi', 'A=NA', 'B=10', '--total', '50'));
  });
  it('hold the share that the table shows, and the dataset and terms unless left out', async () => {
    const columns = (await head('stage', '-e', 'Dy'))?.split(',') ?? [];
    expect(columns).toContain('sharePct.low');
    expect(columns.slice(-5)).toEqual(['dataset', 'version', 'reading', 'bands', 'excluded']);
    expect((await head('stage', '-e', 'Dy', '--no-terms'))?.split(',')).toEqual(columns.slice(0, -5));
    const argv = ['shares', '-e', 'ree', '-s', 'mining', '-x', 'China=50%', '-x', 'Burma', '-q', '-f', 'tsv'];
    const { out } = await reshare([...argv, '--fields', 'actor,dataset,version,reading,excluded']);
    expect(out.split('\n')[1]).toBe('China\tarticles\t2025.07\tprinted\tChina=50%;Burma');
  });
});

describe('--measures all', () => {
  const screen = async (...argv: string[]): Promise<string> => (await reshare(argv)).out.replace(/\s+/g, ' ');
  it('shows the further measures in the table of calc', async () => {
    const calc = ['calc', 'test/fixtures/mined.csv', '--by', 'year', '--actor', 'country', '--value', 'tonnes'];
    const total = ['--total', 'World total'];
    expect(await screen(...calc, ...total, '-m', 'all')).toMatch(
      /normalised HHI.* Gini 2023 .* NA 96\.4-96\.7 % >1\.61 /,
    );
    expect(await screen(...calc, ...total)).not.toContain('Gini');
  });
  it('shows them in stage for one element, with reasons, and says where they are for several', async () => {
    const one = await screen('stage', '-e', 'ree', '-s', 'mining', '-m', 'all');
    expect(one).toContain('largest five (CR5) 95.4 %');
    expect(one).toMatch(/NA \(normalised HHI, Hall-Tideman and Gini\): the number of suppliers is not known\./);
    expect(await screen('stage', '-m', 'all')).toContain('All measures are in JSON and csv');
    expect(await screen('stage', '-e', 'ree')).not.toMatch(/CR5|All measures/);
    const { rows } = await answer('stage', '-e', 'ree', '-s', 'mining', '-m', 'all');
    expect(rows[0].measures.cr5Pct.low).toBeCloseTo(95.38, 2);
  });
});
