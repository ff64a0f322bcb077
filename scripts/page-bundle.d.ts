import type { BuildResult } from 'esbuild';

/** A bundle of which nothing is written, with what is in it. */
type Bundled = BuildResult<{ write: false; metafile: true }>;

/** Bundles a program for browsers. `articles`: those of the names of countries, because a page has no file of them. */
export declare const pageBundle: (entry: string, articles: Readonly<Record<string, string>>) => Promise<Bundled>;
