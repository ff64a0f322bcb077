import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Step = {
  readonly name: string;
  readonly run: string;
  readonly if?: string;
  readonly env?: Record<string, string>;
};
const action: {
  readonly inputs: Record<string, { readonly default: string }>;
  readonly runs: { readonly steps: readonly Step[] };
} = parse(readFileSync('action.yml', 'utf8'));
const hooks: readonly {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly args?: string[];
}[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

let workspace = '';
const git = (...argv: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...argv], {
    cwd: workspace,
    encoding: 'utf8',
  }).trim();
const edition = (version: string): string => join(workspace, 'data/datasets/tin', version);
/** Changes a text in a file of an edition. */
function change(version: string, file: string, from: string, to: string): void {
  const path = join(edition(version), file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** Runs a step of the action as a runner does: in the folder that the inputs name, with its environment. */
function ran(name: string, inputs: Record<string, string>) {
  const step = action.runs.steps.find((s) => s.name === name);
  if (!step) throw new Error(`no step is called ${name}`);
  const value = (text: string): string =>
    text.replace(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? '',
    );
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, value(text)]));
  const found = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: join(workspace, inputs['working-directory'] ?? '.'),
    encoding: 'utf8',
    env: { ...process.env, ...env, GITHUB_ACTION_PATH: resolve('.'), GITHUB_WORKSPACE: workspace },
  });
  return {
    code: found.status,
    out: found.stdout,
    annotations: found.stdout.match(/^::.*$/gm) ?? [],
    err: found.stderr,
  };
}
const check = (inputs: Record<string, string> = {}) =>
  ran('Check the datasets', { 'working-directory': 'data', 'fail-on': 'error', ...inputs });
const compare = (inputs: Record<string, string> = {}) =>
  ran('Compare them with the base', { 'working-directory': 'data', base: git('rev-parse', 'HEAD'), ...inputs });

describe('the action, in a repository whose datasets lie below another folder', () => {
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'reshare-action-'));
    mkdirSync(join(workspace, 'data/datasets/tin'), { recursive: true });
    cpSync('test/fixtures/metal', edition('1'), { recursive: true });
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'base');
    return () => rmSync(workspace, { recursive: true });
  });
  it('finds the files in a workspace that a link leads to', () => {
    const real = workspace;
    const link = `${real}-link`;
    symlinkSync(real, link);
    const good = check().annotations;
    try {
      workspace = link;
      expect([check().annotations, good.length > 0]).toEqual([good, true]);
    } finally {
      workspace = real;
      rmSync(link);
    }
  });
  it('passes a good edition and annotates doubts at their lines', () => {
    const { code, annotations, err } = check();
    expect([code, err]).toEqual([0, '']);
    expect(annotations).toContainEqual(
      expect.stringMatching(
        /^::warning file=data\/datasets\/tin\/1\/observations\.csv,line=10,col=\d+,title=inconsistent-shares::/,
      ),
    );
    expect(compare()).toMatchObject({ code: 0, out: '', err: '' });
  });
  it('annotates the values of a changed edition at their lines, and the results that moved', () => {
    change('1', 'observations.csv', '"5,000"', '"6,000"');
    const { code, annotations, out, err } = compare();
    expect([code, err]).toEqual([0, '']);
    expect(annotations).toContainEqual(
      expect.stringMatching(
        /^::notice file=data\/datasets\/tin\/1\/observations\.csv,line=3,col=\d+,title=changed value::Indonesia 5,000 -> 6,000$/,
      ),
    );
    expect(annotations).toContainEqual(expect.stringMatching(/title=result moved::digging 2023, tin: largest share /));
    expect(out).toMatch(/^What changed from\s+base\/data\/datasets\/tin\/1\s+to/);
    const failed = compare({ 'diff-fail-on': 'changed' });
    expect([failed.code, failed.annotations[0]]).toEqual([1, expect.stringMatching(/^::error title=result moved::/)]);
  });
  it('compares a new edition with the one before it', () => {
    cpSync(edition('1'), edition('2'), { recursive: true });
    cpSync(edition('1'), edition('10'), { recursive: true });
    change('2', 'observations.csv', 'nearly 40%', '50%');
    const { code, out, err } = compare();
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^::notice file=data\/datasets\/tin\/2\/observations\.csv,line=7,.*::Indonesia nearly 40%25 -> 50%25$/m,
    );
  });
  it('names an edition that is deleted, and one that is new and has none before it', () => {
    cpSync(edition('1'), join(workspace, 'data/datasets/indium/1'), { recursive: true });
    rmSync(edition('1'), { recursive: true });
    expect(compare()).toMatchObject({
      code: 0,
      out: 'New: datasets/indium/1. There is no edition before it to compare it with.\nDeleted: datasets/tin/1.\n',
      err: '',
    });
  });
  it('annotates that a folder is missing, or the base', () => {
    const missing = check({ datasets: './nowhere' });
    expect([missing.code, missing.annotations]).toEqual([
      3,
      [expect.stringContaining('The datasets cannot be checked')],
    ]);
    const lost = compare({ base: 'f'.repeat(40) });
    expect([lost.code, lost.annotations]).toEqual([2, [expect.stringContaining('The base cannot be fetched')]]);
  });
  it('fails where no folder is named', () => {
    for (const { code, out } of [check({ datasets: ' \n' }), compare({ datasets: ' \n' })])
      expect([code, out]).toEqual([2, expect.stringMatching(/^::error title=reshare::The input datasets names no/)]);
  });
  it('annotates the errors of a broken edition, and fails', () => {
    change('1', 'observations.csv', 'smelting,Indonesia', 'melting,Indonesia');
    const { code, annotations } = check();
    expect([code, annotations[0]]).toEqual([
      1,
      expect.stringMatching(
        /^::error file=data\/datasets\/tin\/1\/observations\.csv,line=7,col=\d+,title=foreign-key::/,
      ),
    ]);
    expect(compare().code).toBe(0);
  });
  it('takes several folders, one on each line, also with blanks in their names', () => {
    const other = join(workspace, 'data/my tin');
    cpSync(edition('1'), other, { recursive: true });
    const { code, annotations } = check({ datasets: '\n  ./datasets/tin/1  \n./my tin\n\n' });
    expect([code, annotations.some((line) => line.includes('file=data/my tin/'))]).toEqual([0, true]);
  });
});

describe('the hooks for pre-commit', () => {
  it('run for the files of a dataset, with commands that there are', () => {
    for (const { entry, files, args = [] } of hooks) {
      const pattern = new RegExp(files);
      expect(
        ['a/observations.csv', 'datapackage.json', 'x.csv', 'a/facts.csv.bak'].map((file) => pattern.test(file)),
      ).toEqual([true, true, false, false]);
      const [program, ...words] = entry.split(' ');
      const { status } = spawnSync(process.execPath, ['bin/reshare.js', ...words, '--help'], { encoding: 'utf8' });
      expect([program, status, args.every((arg) => arg.startsWith('./'))]).toEqual(['reshare', 0, true]);
    }
  });
  it('are installed by a pack whose output is the name of the tarball alone, after a build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'reshare-pack-'));
    cpSync('.npmrc', join(folder, '.npmrc'));
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'packed', version: '1.0.0', scripts: { prepare: 'echo built' } }),
    );
    const printed = execFileSync('npm', ['pack', '--dry-run'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    rmSync(folder, { recursive: true });
    expect(printed.trim()).toBe('packed-1.0.0.tgz');
  });
});
