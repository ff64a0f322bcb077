// The program of the report page as one text for browsers.
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** The modules of Node are only behind functions that a page does not call: there they are empty. */
const withoutNode = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Whether a page measures a character: Latin letters of western Europe, punctuation and some signs. Any other is taken for the widest. */
const isMeasured = (code) =>
  code <= 0xff || (code >= 0x2009 && code <= 0x202f) || [0x20ac, 0x2212, 0x2248, 0x2264, 0x2265].includes(code);

/** The widths of these characters alone: those of all that the font has would be a twelfth of the page. */
const fewWidths = {
  name: 'few-widths',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]glyph-widths\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/'(\S*:[^']*)'/g, (_, runs) => `'${measured(runs)}'`),
      loader: 'ts',
    }));
  },
};

/** Runs of characters of one width, as glyph-widths.mjs writes them, without those that are not measured. */
function measured(runs) {
  let [code, end] = [0, 0];
  const kept = runs.split(' ').flatMap((run) => {
    const [skipped = 0, more = 0, width = ''] = run
      .split(':')
      .map((part, i) => (i < 2 ? Number.parseInt(part || '0', 36) : part));
    const first = code + skipped;
    code = first + more + 1;
    if (!isMeasured(first) || !isMeasured(code - 1)) return [];
    const before = first - end;
    end = code;
    return [
      [before, more]
        .map((n) => (n === 0 ? '' : n.toString(36)))
        .concat(width)
        .join(':'),
    ];
  });
  return kept.join(' ');
}

/** A dataset in a page has no errors, and its columns are nowhere described: these words would be a twentieth of the page. */
const withoutWords = {
  name: 'without-words',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]dataset[/\\]errors\.ts$/ }, () => ({
      contents: "export const errorAt = (place, { code }) => ({ code, severity: 'error', place, text: code });",
    }));
    onLoad({ filter: /[/\\]dataset[/\\]columns\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/(?<!from )'[^'\n]*'/g, (text) =>
        / |.{22}/.test(text) ? "''" : text,
      ),
      loader: 'ts',
    }));
  },
};

/** What a page never calls: functions that d3-array makes at its start, and the checks of what only a caller without types can give. */
const withoutUnused = {
  name: 'without-unused',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]d3-array\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^((?:const|var) \w+ = )(\w+(?:\(\w+(?:\.\w+)?\))?(?:\.\w+)*);$/gm,
        '$1/* @__PURE__ */ (() => $2)();',
      ),
    }));
    onLoad({ filter: /[/\\](?:unusable-question|unusable-terms|no-market)\.ts$/ }, () => ({
      contents:
        'export const [demandQuestion, demandTerms, demandBands, demandExclusions, demandMarket] = Array(5).fill(() => {});',
    }));
  },
};

/** Bundles a program for browsers. The types stand in page-bundle.d.ts. */
export const pageBundle = (entry, articles) =>
  build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    minify: true,
    metafile: true,
    preserveSymlinks: true,
    define: { ARTICLES: JSON.stringify(JSON.stringify(articles)), 'import.meta.dirname': '""' },
    plugins: [withoutNode, fewWidths, withoutWords, withoutUnused],
  });
