// The program of the report page as one text for browsers.
import { build } from 'esbuild';

/** The modules of Node are only behind functions that a page does not call: there they are empty. */
const withoutNode = {
  name: 'without-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path }) => ({ path, namespace: 'nothing' }));
    onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * The scale of d3-scale between two numbers, with the same arithmetic: its colours, formats and other scales would be a tenth of the page.
 * A test compares the pictures that a page draws with those that were printed.
 */
const SCALE = `import { ticks } from 'd3-array';
export const scaleLinear = ([from, to], [start, end]) => {
  const scale = (x) => {
    const t = to - from ? (x - from) / (to - from) : 0.5;
    return start * (1 - t) + end * t;
  };
  return Object.assign(scale, { domain: () => [from, to], range: () => [start, end], ticks: (count) => ticks(from, to, count) });
};`;
const scaleAlone = {
  name: 'scale-alone',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^d3-scale$/ }, ({ path }) => ({ path, namespace: 'scale' }));
    onLoad({ filter: /./, namespace: 'scale' }, () => ({ contents: SCALE, resolveDir: '.' }));
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
    define: { ARTICLES: JSON.stringify(articles), 'import.meta.dirname': '""' },
    plugins: [withoutNode, scaleAlone],
  });
