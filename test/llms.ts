import { readFileSync } from 'node:fs';
import { PAGES, README } from './program/pages.js';

/** What language models read first, in the form of llmstxt.org: what reshare is, the rules for its figures, and each page of the documentation. */
export function llmsText(): string {
  const [title = '', summary = ''] = paragraphs(README);
  const recipes = paragraphs('docs/scripting.md');
  const rules = recipes[recipes.findIndex((text) => text.startsWith('Three rules hold everywhere')) + 1] ?? '';
  const [first, others] = [PAGES.filter((page) => !isForDevelopers(page)), PAGES.filter(isForDevelopers)];
  return [
    title,
    `> ${summary}`,
    'For a person or a model that quotes figures:',
    rules,
    '## Docs',
    first.map(line).join('\n'),
    '## Optional',
    others.map(line).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

const isForDevelopers = (page: string): boolean => /architecture|trials|performance|CONTRIBUTING/.test(page);
const paragraphs = (page: string): readonly string[] => readFileSync(page, 'utf8').split(/\n\n+/);

/** A page with its title and its first sentence. */
function line(page: string): string {
  const [title = '', first = ''] = paragraphs(page).filter((text) => !/^##|^<!--/.test(text));
  // the point of U.S. ends no sentence
  const sentence = /^.*?(?<!\b[A-Z])[.?](?=\s|$)/s.exec(first.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1'))?.[0] ?? first;
  return `- [${title.replace('# ', '')}](${page}): ${sentence.replaceAll('\n', ' ')}`;
}
