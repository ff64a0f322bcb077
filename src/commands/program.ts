import { createRequire } from 'node:module';

/** What a citation says about the program. */
export type Program = {
  readonly name: string;
  readonly version: string;
  readonly author: string;
  readonly license: string;
};

/** Defined by the build, in the bundle only. */
declare const PACKAGE: Program;

/** This program, as its package.json describes it. */
export const PROGRAM: Program =
  typeof PACKAGE === 'undefined' ? createRequire(import.meta.url)('../../package.json') : PACKAGE;
