import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a page in docs/, a folder next to src/ that the package contains. */
export const docsPage = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../docs', `${name}.md`), 'utf8');
