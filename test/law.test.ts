import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { house, roomOf, type SourceFile, sourceFile, sourcePaths, targetOf } from './house.js';

/** The rooms that each room may import from, beside itself (docs/architecture.md). */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  text: ['domain'],
  market: ['domain', 'text'],
  dataset: ['domain', 'text'],
  answer: ['domain', 'text', 'market', 'dataset'],
  check: ['domain', 'text', 'market', 'dataset', 'answer'],
  tables: ['domain', 'text', 'market'],
  output: ['domain', 'text', 'market', 'dataset', 'answer', 'check', 'tables'],
  picture: ['domain', 'text', 'market', 'dataset', 'answer', 'check', 'tables', 'output'],
  commands: ['domain', 'text', 'market', 'dataset', 'answer', 'check', 'tables', 'output', 'picture'],
  page: ['domain', 'text', 'market', 'dataset', 'answer', 'check', 'tables', 'output', 'picture'],
  cli: ['domain', 'text', 'market', 'dataset', 'answer', 'check', 'tables', 'output', 'picture', 'commands'],
};

/** The files outside all rooms: what the package lets others import. */
const ENTRIES: readonly string[] = ['index.ts', 'market.ts'];

/** The files that may import each package. */
const GUESTS: readonly (readonly [guest: RegExp, rooms: RegExp])[] = [
  [/^csv-parse(\/|$)/, /^tables\//],
  [/^zod(\/|$)/, /^(dataset\/|output\/schema-[a-z-]+\.ts$|commands\/([a-z]+\/|[a-z]+-)schema\.ts$|commands\/schema\/)/],
  [/^node:fs(\/|$)/, /^(dataset|tables|cli)\//],
  [/^(chalk|cli-table3)$/, /^output\//],
  [/^hucre(\/|$)/, /^(output\/formats\/xlsx\.ts$|tables\/)/],
  [/^@duckdb\//, /^tables\//],
  [/^d3-/, /^picture\//],
  [/^@resvg\//, /^commands\/chart\/picture\.ts$/],
  [/^commander$/, /^cli\//],
  [/^@bomb\.sh\/tab$/, /^commands\/completion\//],
  [/^@modelcontextprotocol\//, /^commands\/mcp\/server\.ts$/],
];

type Law = (files: readonly SourceFile[]) => readonly string[];

const importing =
  (wrong: (file: SourceFile, from: string, typeOnly: boolean, target: string | undefined) => boolean): Law =>
  (files) =>
    files.flatMap((file) =>
      file.imports
        .filter(({ from, typeOnly }) => wrong(file, from, typeOnly, targetOf(file.path, from)))
        .map(({ from }) => `${file.path} -> ${from}`),
    );

const commandOf = (path: string): string | undefined => /^commands\/([^/]+)\//.exec(path)?.[1];

/** The files that build JSON without a type of its own: that of any list, of a schema, and what SARIF prescribes. */
const SCHEMALESS: readonly string[] = [
  'commands/list/output.ts',
  'commands/schema/json-schema.ts',
  'commands/plain-schema.ts',
  'commands/mcp/tools.ts',
  'commands/check/formats/sarif.ts',
];

/** The files that take a logarithm of Math, for a number of digits alone. */
const ROUGH: readonly string[] = ['domain/rational.ts', 'text/number.ts'];

/** What each law forbids, as a list of breaches. */
const LAWS = {
  'imports point left only': importing((file, _from, _type, target) => {
    const [here, there] = [roomOf(file.path), target && roomOf(target)];
    return here !== undefined && there !== undefined && there !== here && !LEFT[here]?.includes(there);
  }),
  'no room imports an entry of the package': importing(
    (file, _from, _type, target) => roomOf(file.path) !== undefined && ENTRIES.includes(target ?? ''),
  ),
  'no command imports another': importing((file, _from, _type, target) => {
    const other = target && commandOf(target);
    return roomOf(file.path) === 'commands' && other !== undefined && other !== commandOf(file.path);
  }),
  'answer takes only types from dataset': importing(
    (file, _from, typeOnly, target) =>
      roomOf(file.path) === 'answer' && target !== undefined && roomOf(target) === 'dataset' && !typeOnly,
  ),
  'what a browser runs imports nothing of node': importing(
    (file, from) =>
      /^(domain|text|market|answer|tables\/text|picture|page)\//.test(file.path) && from.startsWith('node:'),
  ),
  'guests stay in their rooms': importing((file, from) =>
    GUESTS.some(([guest, rooms]) => guest.test(from) && !rooms.test(file.path)),
  ),
  'the process is seen in cli alone': (files) =>
    files.filter((f) => f.names.includes('process') && roomOf(f.path) !== 'cli').map((f) => f.path),
  'bytes leave by one writer': (files) =>
    files.filter((f) => f.names.includes('console') || f.members.includes('process.exit')).map((f) => f.path),
  'logarithms are the same in every engine': (files) =>
    files.flatMap((f) =>
      f.members
        .filter((m) => /^Math\.(log|exp|pow|cbrt|hypot|sin|cos|tan|sinh|cosh|tanh)/.test(m) && !ROUGH.includes(f.path))
        .map((m) => `${f.path}: ${m}`),
    ),
  'no list of numbers becomes arguments, which overflow the stack': (files) =>
    files.flatMap((f) => f.spreads.filter((called) => /^Math\./.test(called)).map((called) => `${f.path}: ${called}`)),
  'text becomes markup in one place': (files) =>
    files
      .filter((f) => f.path !== 'page/nodes.ts')
      .flatMap((f) =>
        f.members
          .filter((m) => /\.(innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment)$/.test(m))
          .map((m) => `${f.path}: ${m}`),
      ),
  'only sound() makes a Dataset': (files) =>
    files.filter((f) => f.computedKeys.includes('SOUND') && f.path !== 'dataset/sound.ts').map((f) => f.path),
  'only an escape makes a text safe': (files) => {
    const home = 'text/escape.ts';
    const kinds = files.find((f) => f.path === home)?.exports ?? [];
    return files
      .filter((f) => f.path !== home)
      .flatMap((f) => f.claimedTypes.filter((name) => kinds.includes(name)).map((name) => `${f.path}: ${name}`));
  },
  'nothing is coerced': (files) => files.flatMap((f) => f.coercions.map((coercion) => `${f.path}: ${coercion}`)),
  'what shows results takes no function that computes them': (files) =>
    files
      .filter((f) => /^commands\/[^/]+\/(output|sheet|text|formats\/[a-z]+)\.ts$/.test(f.path))
      .flatMap((f) =>
        f.imports
          .filter(({ from }) => /^(market|answer|tables|check)\//.test(targetOf(f.path, from) ?? ''))
          .flatMap(({ values }) => values.filter((name) => name !== name.toUpperCase()))
          .map((name) => `${f.path}: ${name}`),
      ),
  'JSON is of the type of its schema': (files) =>
    files
      .filter((f) => roomOf(f.path) === 'commands' && (f.names.includes('JsonObject') || f.names.includes('Json')))
      .map((f) => f.path)
      .filter((path) => !SCHEMALESS.includes(path)),
  'no exported name has two homes': (files) => {
    const homes = new Map<string, Set<string>>();
    for (const { path, exports } of files)
      for (const name of exports) homes.set(name, (homes.get(name) ?? new Set()).add(path));
    return [...homes].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].join(', ')}`);
  },
  'no country, element or stage is named, but the default exclusion': (files) =>
    files
      .flatMap((f) => f.strings.filter((s) => NAMES.has(s.toLowerCase())).map((s) => `${f.path}: ${s}`))
      .filter((breach) => breach !== 'domain/actor.ts: China'),
} satisfies Record<string, Law>;

/** The ids and names of what the built-in datasets speak of. */
const NAMES: ReadonlySet<string> = new Set(
  ['subjects', 'stages', 'actors'].flatMap((name) =>
    readFileSync(`datasets/articles/2025.07/${name}.csv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => (line.split(',')[0] ?? '').toLowerCase()),
  ),
);

/** One file that breaks each law. */
const BREAKERS: Readonly<Record<keyof typeof LAWS, readonly [path: string, code: string]>> = {
  'imports point left only': ['market/x.ts', "import type { Dataset } from '../dataset/sound.js';"],
  'no room imports an entry of the package': ['output/x.ts', "import { hhi } from '../market.js';"],
  'no command imports another': ['commands/stage/x.ts', "export { a } from '../shares/sheet.js';"],
  'answer takes only types from dataset': ['answer/x.ts', "import { sound } from '../dataset/sound.js';"],
  'what a browser runs imports nothing of node': ['text/x.ts', "const fs = await import('node:fs');"],
  'guests stay in their rooms': ['commands/stage/command.ts', "import type { Command } from 'commander';"],
  'the process is seen in cli alone': ['output/x.ts', 'export const colour = process.env.NO_COLOR;'],
  'bytes leave by one writer': ['cli/x.ts', "console.log('done');"],
  'logarithms are the same in every engine': ['market/x.ts', 'export const a = Math.log2(3);'],
  'no list of numbers becomes arguments, which overflow the stack': [
    'market/x.ts',
    'export const a = Math.max(0, ...b);',
  ],
  'text becomes markup in one place': ['page/x.ts', 'part.innerHTML = text;'],
  'only sound() makes a Dataset': ['answer/x.ts', 'export const made = { [SOUND]: true };'],
  'only an escape makes a text safe': ['output/x.ts', 'const isSafe = (text: string): text is Terminal => true;'],
  'nothing is coerced': ['domain/x.ts', 'export const a = (b as unknown) ?? c!;'],
  'what shows results takes no function that computes them': [
    'commands/stage/sheet.ts',
    "import { profile } from '../../market/profile.js';",
  ],
  'JSON is of the type of its schema': ['commands/stage/x.ts', 'export const row = (): JsonObject => ({ more: 1 });'],
  'no exported name has two homes': ['answer/x.ts', 'export const interval = 1;'],
  'no country, element or stage is named, but the default exclusion': [
    'answer/x.ts',
    "export const a = b === 'Burma';",
  ],
};

describe('the laws of the house', () => {
  it('are held against every source file', () => {
    const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src/*.ts'], {
      encoding: 'utf8',
    });
    expect(sourcePaths.map((path) => `src/${path}`)).toEqual(tracked.trim().split('\n').sort());
    expect(house).toHaveLength(sourcePaths.length);
    expect(house.filter((f) => !(roomOf(f.path) ?? '' in LEFT)).map((f) => f.path)).toEqual(ENTRIES);
    // fails if the walk sees nothing
    expect(house.flatMap((f) => f.imports).length).toBeGreaterThan(3 * house.length);
  });
  it.each(Object.entries(LAWS))('%s', (name, law) => {
    const broken = Object.entries(BREAKERS).find(([of]) => of === name)?.[1];
    const [path, code] = broken ?? ['', ''];
    expect(law([...house, sourceFile(path, code)]).some((breach) => breach.includes(path))).toBe(true);
    expect(law(house)).toEqual([]);
  });
  it('no file imports itself through others, not even by types', () => {
    const circles = (folder: string) => {
      const biome = resolve('node_modules/.bin/biome');
      const { status, stdout } = spawnSync(biome, ['lint', '--only=suspicious/noImportCycles', 'src'], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { sound: status === 0, files: Number(/Checked (\d+) file/.exec(stdout)?.[1]) };
    };
    const circular = mkdtempSync(join(tmpdir(), 'reshare-'));
    mkdirSync(join(circular, 'src'));
    // outside a repository there is no ignore file to use
    const config = JSON.parse(readFileSync('biome.json', 'utf8'));
    writeFileSync(join(circular, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    writeFileSync(join(circular, 'src/a.ts'), "import type { B } from './b.js';\nexport type A = B[];\n");
    writeFileSync(join(circular, 'src/b.ts'), "import type { A } from './a.js';\nexport type B = A | 1;\n");
    expect(circles(circular)).toEqual({ sound: false, files: 2 });
    expect(circles('.')).toEqual({ sound: true, files: sourcePaths.length });
  });
  it('words, markets, answers and the reading of text bundle for a browser', async () => {
    const files = sourcePaths.filter((path) => /^(domain|text|market|answer|tables\/text)\//.test(path));
    expect(files.length).toBeGreaterThan(50);
    const { metafile } = await build({
      entryPoints: files.map((path) => join('src', path)),
      outdir: 'nowhere',
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      metafile: true,
    });
    const rooms = Object.keys(metafile.inputs).map((path) => /^src\/([a-z]+)/.exec(path)?.[1] ?? path);
    expect([...new Set(rooms)].sort()).toEqual(['answer', 'domain', 'market', 'tables', 'text']);
  });
});
