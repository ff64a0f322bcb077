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
    define: { ARTICLES: JSON.stringify(articles) },
    plugins: [withoutNode],
  });
