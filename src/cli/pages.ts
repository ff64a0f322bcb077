import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a page of docs/, which lies beside src/ and in the package. */
export const docsPage = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../docs', `${name}.md`), 'utf8');
