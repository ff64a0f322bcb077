import { createRequire } from 'node:module';
import type { Program } from '../view/citation.js';

/** Written by the build, into the bundle. */
declare const PACKAGE: Program;

/** What this program is, as its package says. */
export const PROGRAM: Program =
  typeof PACKAGE === 'undefined' ? createRequire(import.meta.url)('../../package.json') : PACKAGE;
