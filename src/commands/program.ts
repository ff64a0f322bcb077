import { createRequire } from 'node:module';
import type { Program } from '../output/cite/citation.js';

/** Defined by the build, in the bundle only. */
declare const PACKAGE: Program;

/** This program, as its package.json describes it. */
export const PROGRAM: Program =
  typeof PACKAGE === 'undefined' ? createRequire(import.meta.url)('../../package.json') : PACKAGE;
