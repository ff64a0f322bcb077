// The second half of `npm run build`, behind tsc: the program as one file, its guests beside it, and the mathematics for browsers as another.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { computedNewest } from '../dist/commands/newest.js';
import { computedPublications } from '../dist/commands/underlying.js';
import { editions } from '../dist/dataset/builtin.js';
import { computedArticles } from '../dist/dataset/countries.js';
import { seals } from '../dist/dataset/seal.js';
import { inPlace, licenceComment, licences, packagesOf, sbom } from './bundled-packages.js';
import { pageBundle } from './page-bundle.js';

const OUT = 'dist/bundle';
const { name, version, author, license, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // CommonJS starts faster than the loader of ES modules, which an import() would start too
  format: 'cjs',
  supported: { 'dynamic-import': false },
  outdir: OUT,
  outExtension: { '.js': '.cjs' },
  // names stay: an internal error is to tell where it arose
  minifyWhitespace: true,
  minifySyntax: true,
  metafile: true,
  // a file says where its modules came from: the same wherever the packages are installed
  preserveSymlinks: true,
};

/** The exports of large guests that the program uses, in the text of a file: only these go in. */
const USED = {
  zod: (text) => text.match(/(?<=(?<!\.)\bz\.)\w+/g) ?? [],
  hucre: (text) => /import \{ ([\w, ]+) \} from 'hucre'/.exec(text)?.[1]?.split(', ') ?? [],
};

/** Where a guest starts. */
function entry(name, path) {
  const used = USED[name];
  if (!used) return { entryPoints: { [fileOf(name)]: path } };
  const sources = readdirSync('dist', { recursive: true }).filter((file) => /^[a-z]+\/.*\.js$/.test(file));
  const names = sources.flatMap((file) => used(readFileSync(join('dist', file), 'utf8')));
  return {
    stdin: { contents: `export { ${[...new Set(names)]} } from '${name}';`, resolveDir: '.' },
    entryNames: fileOf(name),
  };
}

const fileOf = (name) => name.replace('@', '').replaceAll('/', '-');

/** What draws: loaded by one command each, and too large to be read by every other. */
const ALONE = /^commands\/(chart\/picture|report\/page|mcp\/server)\.js$/;

/** The packages that only one such part uses: they go into it. */
const ONE_USER = /^@modelcontextprotocol\//;

/** Keeps guests and what draws out, each for a file of its own that is loaded when it is needed; only commander is needed always. */
const apart = (guests) => ({
  name: 'apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^.]/ }, ({ path, importer, kind }) => {
      if (
        /^node:|^commander$/.test(path) ||
        ONE_USER.test(path) ||
        kind === 'entry-point' ||
        importer.includes('node_modules')
      )
        return undefined;
      if (Object.hasOwn(peerDependencies, path)) return { path, external: true };
      guests.set(path, inPlace(fileURLToPath(import.meta.resolve(path))));
      return { path: `./${fileOf(path)}.cjs`, external: true };
    });
    onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      const file = relative('dist', join(resolveDir, path));
      if (kind !== 'dynamic-import' || !ALONE.test(file)) return undefined;
      const name = fileOf(file.replace(/^commands\/|\.js$/g, ''));
      guests.set(name, join('dist', file));
      return { path: `./${name}.cjs`, external: true };
    });
    // the SDK would check with it what it asks of a client, and this server asks nothing
    onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, () => ({ path: 'shims', namespace: 'shims' }));
    onLoad({ filter: /./, namespace: 'shims' }, () => ({
      contents: "export { default as process } from 'node:process'; export class DefaultJsonSchemaValidator {}",
      resolveDir: '.',
    }));
    // commander would run commands with it that are programs of their own; there are none
    onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
});

/** Writes the signs of other alphabets in a program as escapes: esbuild leaves those in regular expressions, and one of them makes Node hold the whole file in two bytes a character, and read it more slowly. */
function inAscii(file) {
  const escaped = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[\u0080-\uffff]/g, escaped));
}

const guests = new Map();
const sealed = await Promise.all(seals(await editions()));
rmSync(OUT, { recursive: true, force: true });
const articles = computedArticles();
const page = await pageBundle('src/page/main.ts', articles);
const inPage = Object.keys(page.metafile.inputs);
const pageProgram = licenceComment(packagesOf(inPage)) + page.outputFiles[0].text;
const program = {
  ...common,
  define: {
    PACKAGE: JSON.stringify({ name, version, author, license }),
    SEALED: JSON.stringify(sealed),
    // a text: of an object esbuild makes a module that every other one would have to start
    ARTICLES: JSON.stringify(JSON.stringify(articles)),
    PAGE_PROGRAM: JSON.stringify(pageProgram),
    NEWEST: JSON.stringify(await computedNewest()),
    PUBLICATIONS: JSON.stringify(await computedPublications()),
    'import.meta.dirname': '__dirname',
    'import.meta.url': '__filename',
  },
  plugins: [apart(guests)],
};
const built = [await build({ ...program, entryPoints: { reshare: 'dist/cli/main.js' } })];
inAscii(join(OUT, 'reshare.cjs'));
// a part of the program that stands alone can have guests of its own
for (const [name, path] of guests)
  built.push(
    await build({
      ...(path.startsWith('dist') ? program : common),
      ...entry(name, path),
      // the names inside the SDK tell nothing about an error of this program
      ...(name === 'mcp-server' ? { minify: true } : {}),
    }),
  );
writeFileSync(join(OUT, 'page.js'), pageProgram);

// what an editor shows of a declaration stands alone: the tags of rules are for those who read the source
for (const file of readdirSync('dist', { recursive: true }).filter((path) => path.endsWith('.d.ts'))) {
  const [path, text] = [join('dist', file), readFileSync(join('dist', file), 'utf8')];
  const told = text.replace(/\s(?:\* )?\((?:\[[a-z]\d\](?:,? (?:and |to )?)?)+\)/g, '');
  if (told !== text) writeFileSync(path, told);
}

// the entry `reshare/market` is one file, which a page can import without a tool
built.push(
  await build({
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
    metafile: true,
    entryPoints: ['src/market.ts'],
    outfile: 'dist/market.js',
  }),
);

// what is in each file, for tests; it is not shipped
const contents = Object.fromEntries(
  built.flatMap(({ metafile }) =>
    Object.entries(metafile.outputs).map(([file, { inputs }]) => [file, Object.keys(inputs).map(inPlace).sort()]),
  ),
);
contents[`${OUT}/page.js`] = inPage.map(inPlace).sort();
writeFileSync('dist/contents.json', `${JSON.stringify(contents, undefined, 1)}\n`);
const packages = packagesOf(Object.values(contents).flat());
writeFileSync(join(OUT, 'LICENSES.txt'), licences(packages));
writeFileSync('dist/sbom.cdx.json', sbom(packages));
