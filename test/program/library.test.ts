import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { entryDeclarations } from './declarations.js';
import { examples } from './pages.js';

const { exports: entries, files: packed } = JSON.parse(readFileSync('package.json', 'utf8'));
const ENTRIES: readonly string[] = Object.keys(entries);

describe.each(ENTRIES)('the declarations of the entry %s', (entry) => {
  const { exported, reached, files } = entryDeclarations(join(entries[entry].types));
  it('export every type that a function takes or returns', () => {
    expect(reached.length).toBeGreaterThan(40);
    const names = new Set(exported.values());
    expect(reached.filter((declared) => !names.has(declared)).map(({ path, name }) => `${name} in ${path}`)).toEqual(
      [],
    );
  });
  it('are all packed, and take nothing from a package or from Node', () => {
    const shipped = (path: string): boolean =>
      packed.some((part: string) => path === part || path.startsWith(`${part}/`));
    expect(files.filter((path) => !(path.endsWith('.d.ts') && shipped(path)))).toEqual([]);
  });
  it('have comments that name no rule, no option and no file that is not packed', () => {
    const told = reached.map(({ name, comments }) => ({ name, text: comments.join('\n') }));
    expect(told.filter(({ text }) => text.trim() === '').map(({ name }) => name)).toEqual([]);
    const data = /^(acknowledged\.csv|datapackage\.json)$/;
    const foreign = ({ text }: { readonly text: string }): readonly string[] => [
      ...(text.match(/\[[a-z]\d\]|(?<![\w-])--[a-z][\w-]*/g) ?? []),
      ...(text.match(/[\w./-]+\.(?:md|[cm]?[jt]s|json|csv)\b/g) ?? []).filter(
        (file) => !data.test(file) && !(file.startsWith('docs/') && existsSync(file)),
      ),
    ];
    expect(told.map((of) => ({ name: of.name, foreign: foreign(of) })).filter((of) => of.foreign.length > 0)).toEqual(
      [],
    );
  });
});

const OLD = 'typescript@5.8.3';

/** A folder in which the packed package is installed, with the oldest supported TypeScript where npm can get it. */
function freshProject(): { readonly folder: string; readonly old: string | undefined } {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-library-'));
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' }));
  const install = (...packages: readonly string[]): boolean =>
    spawnSync('npm', [
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      '--prefix',
      folder,
      ...packages,
    ]).status === 0;
  const tarball = join(folder, filename);
  const all = install(tarball, OLD);
  if (!all && !install(tarball)) throw new Error('npm cannot install the package');
  if (!all) console.warn(`${OLD} cannot be installed: nothing is compiled with it`);
  return { folder, old: all ? join(folder, 'node_modules/typescript/bin/tsc') : undefined };
}

describe('in a fresh project', () => {
  const { folder, old } = freshProject();
  const page = examples(readFileSync('docs/library.md', 'utf8'));
  const says = page.map((example) => example.says);
  const IMPORT = /^import .*\n/gm;
  for (const [i, { code }] of page.entries()) {
    writeFileSync(join(folder, `example${i}.mts`), code);
    // CommonJS has no await outside of functions
    const body = code.replace(IMPORT, '');
    writeFileSync(
      join(folder, `example${i}.cts`),
      `${code.match(IMPORT)?.join('')}export const done = (async () => {\n${body}})();\n`,
    );
  }
  writeFileSync(join(folder, 'console.d.ts'), 'declare const console: { log(...values: readonly unknown[]): void };\n');
  writeFileSync(
    join(folder, 'calls.mts'),
    `import { market, type Observation, UnsoundDataset, UntypableMarket } from 'reshare';
    import { type Market, market as same, type Measures, type TypingProblem } from 'reshare/market';
    export const made: Market = same(new Map([['A', 60]]), { total: 90 });
    export const printed = ({ printed }: Observation): string => printed;
    export const names: readonly (keyof Measures)[] = ['hhi', 'cr1Pct'];
    export function why(error: unknown): TypingProblem['kind'] | 'unsound-dataset' | undefined {
      if (error instanceof UntypableMarket) return error.problem.kind;
      return error instanceof UnsoundDataset ? error.code : undefined;
    }
    // @ts-expect-error a value is a number or a text
    market([['A', true]]);
    `,
  );
  const options = {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023'],
    types: [],
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, exclude: ['out*'] }));
  /** Compiles the project into a folder of its own, and runs what it prints as ES modules and as CommonJS. */
  const compiledAndRun = (compiler: string, out: string) => {
    const { stdout } = spawnSync(compiler, ['-p', folder, '--outDir', join(folder, out)], { encoding: 'utf8' });
    const run = (file: string, code: string): string => {
      writeFileSync(join(folder, out, file), code);
      return spawnSync(process.execPath, [join(folder, out, file)], { encoding: 'utf8' }).stdout;
    };
    const each = page.map((_, i) => i);
    return {
      problems: stdout,
      modules: run('all.mjs', each.map((i) => `await import('./example${i}.mjs');\n`).join('')),
      commonJs: run(
        'all.cjs',
        `(async () => {${each.map((i) => `await require('./example${i}.cjs').done;\n`).join('')}})();`,
      ),
    };
  };
  const expected = { problems: '', modules: says.join(''), commonJs: says.join('') };

  it('the documentation has four examples, each with its output', () => {
    expect([says.length, says.filter((text) => text === '')]).toEqual([4, []]);
  });
  it('all compiles and runs with TypeScript 7, without the types of Node', () => {
    expect(compiledAndRun(resolve('node_modules/.bin/tsc'), 'out7')).toEqual(expected);
  });
  it('all compiles and runs with TypeScript 5.8, too', ({ skip }) => {
    if (old === undefined) return skip();
    expect(compiledAndRun(old, 'out5')).toEqual(expected);
  });
  it('a minified page is made of the one file of reshare/market, and its errors keep their names', async () => {
    const { metafile, outputFiles } = await build({
      stdin: {
        contents: `import { hhi, market } from 'reshare/market';
          globalThis.index = hhi(market([['China', 92]]));
          try { market([['China', NaN]]); } catch ({ name, code, problem }) { globalThis.thrown = [name, code, problem.kind]; }`,
        resolveDir: folder,
      },
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      metafile: true,
    });
    const inputs = Object.keys(metafile.inputs).filter((path) => path !== '<stdin>');
    expect(inputs.map((path) => basename(path))).toEqual(['market.js']);
    const shown: { index?: unknown; thrown?: unknown } = {};
    runInNewContext(outputFiles[0]?.text ?? '', shown);
    expect([shown.index, shown.thrown]).toEqual([
      { low: 8464, high: 8528, lowOpen: true, highOpen: false },
      ['UntypableMarket', 'untypable-market', 'unreadable'],
    ]);
  });
});
