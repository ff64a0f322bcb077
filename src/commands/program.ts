import { createRequire } from 'node:module';

/** The program that computes: what a citation says of it. */
export type Program = {
  readonly name: string;
  readonly version: string;
  readonly author: string;
  readonly license: string;
};

/** Written by the build, into the bundle. */
declare const PACKAGE: Program;

/** What this program is, as its package says. */
export const PROGRAM: Program =
  typeof PACKAGE === 'undefined' ? createRequire(import.meta.url)('../../package.json') : PACKAGE;
