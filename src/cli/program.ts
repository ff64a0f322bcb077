import { createRequire } from 'node:module';
import type { Program } from '../view/citation.js';

/** What this program is, as its package says. */
export const PROGRAM: Program = createRequire(import.meta.url)('../../package.json');
