import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { SHELLS } from '../../src/commands/completion/scripts.js';
import { edited } from '../edited.js';
import { reshare } from '../shell.js';

const lines = (out: string): string[] => out.split('\n').slice(0, -1);
/** The completions of the last word of a line, without descriptions. */
async function completed(words: readonly string[], env: Record<string, string> = {}): Promise<readonly string[]> {
  const { code, out, err } = await reshare(['complete', 'zsh', '--', ...words], env);
  expect([code, err]).toEqual([0, '']);
  return lines(out).map((line) => line.replace(/\t.*/, ''));
}
/** The characters at which bash breaks words by default. */
const BREAKS = ' \t\n"\'@><=;|&(:';
/** The replacements that bash gets for the piece that is being typed. */
const inBash = async (line: string, breaks = BREAKS) =>
  lines((await reshare(['complete', 'bash', '--', line, breaks])).out);

const FILE = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'trade.csv');
const COLUMNS = ['year', 'country', 'tonnes a: b'];
writeFileSync(FILE, 'year,country,tonnes a: b\n2024,China,1\n2024,"Korea, South",2\n2023,China,3\n2023,World,9');

describe('the last word of a line is completed', () => {
  it.each<[string[], string[]]>([
    [['st'], ['stage']],
    [['stage', '--ele'], ['--element']],
    [
      ['stage', '--reading', ''],
      ['printed', 'rounded'],
    ],
    [['stage', '--json', '--bands', 'us2010', '--reading', 'r'], ['rounded']],
    [['stage', '--element', 'dys'], ['dysprosium']],
    [['stage', '-e', 'DYSP'], ['dysprosium']],
    [['stage', '--element', 'Dy'], ['Dy']],
    [['stage', '--element=dys'], ['--element=dysprosium']],
    [['stage', '-e', 'Dy', '-s', 'min'], ['mining']],
    [['stage', '--exclude', 'United S'], ['United States']],
    [['stage', '-d', 'ores', '--ore', 'Burma=r'], ['Burma=rock']],
    [['stage', '--dataset', 'articles@2025.06', '-x', 'Chi'], ['China']],
    [['shares', '-x', 'larg'], ['largest']],
    [['hhi', 'A=40', '-x', 'l'], ['largest']],
    [
      ['stage', '--dataset', 'art'],
      ['articles', 'articles@2025.06', 'articles@2025.07', ':files'],
    ],
    [['stage', '-d', './'], [':files']],
    [
      ['stage', '-d', './test/fixtures/metal', '-e', ''],
      ['tin', 'Sn', 'indium', 'In', 'solder-metals', 'metals of solder'],
    ],
    [['stage', '--dataset=./test/fixtures/metal', '-e', 'ti'], ['tin']],
    [
      ['dataset', ''],
      ['new', 'seal'],
    ],
    [
      ['dataset', 'new', 'x@2026.01', '--from', 'usgs@2026'],
      ['usgs@2026.05', 'usgs@2026.05.1', ':files'],
    ],
    [['dataset', 'seal', './'], [':files']],
    [
      ['import', ''],
      ['usgs-mcs', 'bgs', 'table'],
    ],
    [
      ['import', 'table', 'a.csv', '--total'],
      ['--total-row', '--total-column'],
    ],
    [['import', 'usgs-mcs', './'], [':files']],
    [['import', 'usgs-mcs', 'mcs-2026.csv', '--out', './'], [':files']],
    [
      ['help', 'm'],
      [
        ...['method', 'mcp', 'market', 'missing-resource', 'missing-label', 'missing-cell', 'missing-locator'],
        ...['member-not-element', 'meaning-changed'],
      ],
    ],
    [
      ['help', 'st'],
      ['stage', 'statement'],
    ],
    [['completion', ''], [...SHELLS]],
    [['stage', '--element', 'nothing'], []],
    [['hhi', 'China=9'], []],
    [
      ['hhi', 'China=9', '-m', 'all', 'Japan=5', '--largest', ''],
      ['China', 'Japan'],
    ],
    [
      ['diff', 'articles', 'usg'],
      [
        'usgs',
        ...['2022.01', '2023.01', '2024.01', '2025.01', '2026.05', '2026.05.1'].map((v) => `usgs@${v}`),
        ':files',
      ],
    ],
    [
      ['stage', '-d', 'usgs@2025.01', '--period', ''],
      ['2024', '2023', '2020/2023', 'all'],
    ],
    [['schema', 'list o'], ['list observations']],
    [['explain', '--fields', 'pri'], ['printed']],
    [
      ['list', 'sources', '--fields', 'title,publ'],
      ['title,publisher', 'title,published', 'title,published_note'],
    ],
    [
      ['stage', '--fields=stage,measures.h'],
      ['--fields=stage,measures.hhi', '--fields=stage,measures.hill1', '--fields=stage,measures.hallTideman'],
    ],
    [['list', '--fields', ''], []],
    [['calc', FILE, '--actor', ''], COLUMNS],
    [['calc', '--value', 'V', FILE, '--total-column', ''], COLUMNS],
    [
      ['calc', FILE, '--by', 'year,'],
      ['year,country', 'year,tonnes a: b'],
    ],
    [['calc', FILE, '--where', ''], COLUMNS.map((c) => `${c}=`)],
    [
      ['calc', FILE, '--where', 'year=202'],
      ['year=2024', 'year=2023'],
    ],
    [['calc', FILE, '--actor', 'country', '-x', 'k'], ['Korea, South']],
    [['calc', FILE, '--actor', 'country', '-x', 'la'], ['largest']],
    [
      ['calc', FILE, '--actor', 'country', '--rest', ''],
      ['China', 'Korea, South', 'World'],
    ],
    [['calc', FILE, '--exclude', ''], []],
    [['calc', '--actor', ''], []],
    [['calc', './nowhere.csv', '--actor', ''], []],
    [['nope', '--x', ''], []],
  ])('%j: %j', async (words, expected) => {
    expect(await completed(words)).toEqual(expected);
  });
  it('with every command and option that the help shows, and no hidden command', async () => {
    const help = async (...words: string[]) => (await reshare([...words, '--help'])).out;
    const [, shown = ''] = /^Commands:\n(.*?)\n\n/ms.exec(await help()) ?? [];
    const commands = [...shown.matchAll(/^ {2}([a-z]+)/gm)].map((m) => m[1] ?? '');
    expect(await completed([''])).toEqual(commands);
    expect(commands).toEqual(expect.arrayContaining(['stage', 'hhi', 'completion', 'help']));
    expect(commands).not.toContain('complete');
    for (const command of commands) {
      const options = [...(await help(command)).matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map((m) => m[1]);
      expect((await completed([command, '--'])).toSorted()).toEqual(options.toSorted());
    }
  });
  it('from the dataset in the environment unless the line names one', async () => {
    const env = { RESHARE_DATASET: './test/fixtures/metal' };
    expect(await completed(['stage', '-e', 't'], env)).toEqual(['tin']);
    expect(await completed(['stage', '-d', 'articles', '-e', 'dys'], env)).toEqual(['dysprosium']);
  });
  it('with a description for each word', async () => {
    expect((await reshare(['complete', 'fish', '--', 'stage', '-e', '"Dy'])).out).toBe('Dy\tdysprosium\n');
  });
});

describe('while somebody types, completion', () => {
  it.each([
    [['zsh', '--', 'stage', '-d', './nowhere', '-e', '']],
    [['zsh', '--', 'stage', '-d', 'nope', '-e', '']],
    [['bash', '--']],
    [['bash', '--', 'reshare stage --element "', BREAKS]],
    [['nosuchshell', '--', 'zzz']],
    [['--nope', 'zzz']],
  ])('prints no error for %j', async (words) => {
    const { code, err } = await reshare(['complete', ...words]);
    expect([code, err]).toEqual([0, '']);
  });
  it('never writes to the console past the writer', async () => {
    const log = vi.spyOn(console, 'log');
    expect(await completed(['stage', '--element', 'dys'])).toEqual(['dysprosium']);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
  it('offers no name with an escape code', async () => {
    const folder = edited('datasets/articles/2025.07', [['subjects', 'neodymium', 'symbol', 'N\u001b[31m\nd']]);
    expect(await completed(['stage', '-d', folder, '-e', 'N'])).toEqual(['neodymium']);
  });
});

describe('bash gets the replacement of a piece with the quotes of that piece', () => {
  it.each<[string, string[], string?]>([
    ['reshare stage --element dys', ['dysprosium']],
    ['reshare stage --element=dys', ['dysprosium']],
    ['reshare stage --element=dys', ['--element=dysprosium'], ' \t\n'],
    [`reshare calc ${FILE} --where year=`, ['2024', '2023']],
    [`reshare calc ${FILE} --value t`, ['tonnes\\ a:\\ b']],
    ['reshare stage -d articles@2025.07', ['@2025.07', ':files']],
    ['reshare stage -d articles@2025.07', ['articles@2025.07', ':files'], ' \t\n='],
    ['reshare stage --exclude Un', ['United\\ States']],
    ['reshare stage --exclude United\\ S', ['United\\ States']],
    ['reshare stage --exclude "United S', ['United States']],
    ["reshare stage --exclude 'United S", ['United States']],
    ['reshare stage --exclude="United S', ['United States']],
    ['reshare stage --exclude "China" --element dys', ['dysprosium']],
    ['reshare stage --element $(touch x) > y --sta', ['--stage']],
    ['reshare stage --element ree | head; reshare stage --sta', ['--stage']],
  ])('%s: %j', async (line, expected, breaks = BREAKS) => {
    expect(await inBash(line, breaks)).toEqual(expected);
  });
  it('and with escapes for text that a shell would run', async () => {
    const folder = edited('datasets/articles/2025.07', [['subjects', 'neodymium', 'name', '$(x)`y`;"z"\'\\']]);
    const of = async (typed: string) => (await inBash(`reshare stage -d ${folder} -e ${typed}`))[0];
    expect([await of('\\$'), await of('"$'), await of("'$")]).toEqual([
      '\\$\\(x\\)\\`y\\`\\;\\"z\\"\\\'\\\\',
      '\\$(x)\\`y\\`;\\"z\\"\'\\\\',
      "$(x)`y`;\"z\"'\\''\\",
    ]);
  });
});

/** A folder for PATH with `reshare` in it. */
function onPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-path-'));
  writeFileSync(
    join(folder, 'reshare'),
    `#!/bin/sh\nexec '${process.execPath}' '${resolve('bin/reshare.js')}' "$@"\n`,
    {
      mode: 0o755,
    },
  );
  return folder;
}

describe('a completion script', () => {
  it.each(SHELLS)('for %s is printed, evaluates no line and has valid syntax', async (shell) => {
    const { code, out, err } = await reshare(['completion', shell]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`reshare complete ${shell} --`));
    expect(out).not.toMatch(/\beval\b/);
    const file = join(mkdtempSync(join(tmpdir(), 'reshare-script-')), shell);
    writeFileSync(file, out);
    const { error, status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
    if (error) return console.log(`not parsed: ${shell} is not installed`);
    expect([status, stderr]).toEqual([0, '']);
  });
  it('exists for bash, zsh and fish only', async () => {
    for (const words of [[], ['powershell']]) {
      const { code, out } = await reshare(['completion', ...words]);
      expect([code, out]).toEqual([2, '']);
    }
  });
  it('completes in bash without running or redirecting anything in the line', () => {
    const kept = join(mkdtempSync(join(tmpdir(), 'reshare-kept-')), 'kept');
    writeFileSync(kept, 'kept');
    const ask = `source <(reshare completion bash)
      COMP_LINE=$LINE_TYPED COMP_POINT=\${#LINE_TYPED}; _reshare; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const typed = (line: string) =>
      spawnSync('bash', ['-c', ask], {
        encoding: 'utf8',
        env: { ...process.env, PATH: `${onPath()}${delimiter}${process.env.PATH}`, LINE_TYPED: line },
      });
    expect(typed('reshare stage --element dys').stdout).toBe('dysprosium\n');
    const { stdout, stderr } = typed(`reshare stage -e $(touch ${kept}.run) \`touch ${kept}.run\` > ${kept} --sta`);
    expect([stdout, stderr]).toEqual(['--stage\n', '']);
    expect([readFileSync(kept, 'utf8'), existsSync(`${kept}.run`)]).toEqual(['kept', false]);
  });
});
