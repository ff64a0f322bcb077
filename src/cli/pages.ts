import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder next to src/ that the package contains. */
const docs = (): string => join(import.meta.dirname, '../../docs');

/** The names of the pages in docs/. */
export const docsPages = (): readonly string[] =>
  readdirSync(docs())
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replace(/\.md$/, ''))
    .sort();

/** The text of a page in docs/. */
export const docsPage = (name: string): string => readFileSync(join(docs(), `${name}.md`), 'utf8');
