import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { house, sourceFile } from './house.js';
import { llmsText } from './llms.js';
import { PAGES } from './program/pages.js';

const read = (page: string): string => readFileSync(page, 'utf8');
/** The anchors of the headings on a page, as Markdown renderers create them. */
const anchors = (page: string): readonly string[] =>
  [...read(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
/** The links of a page, each with the file and anchor to which it leads. */
const links = (page: string) =>
  [...read(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(([, path = '', anchor]) => ({
    file: path === '' ? page : normalize(join(dirname(page), path)),
    anchor,
  }));

describe('the documentation', () => {
  it('has only links to files and headings that exist', () => {
    const all = PAGES.flatMap((page) => links(page).map((link) => ({ page, ...link })));
    expect(all.length).toBeGreaterThan(20);
    const broken = all.filter(
      ({ file, anchor }) => !existsSync(file) || (anchor !== undefined && !anchors(file).includes(anchor)),
    );
    expect(broken).toEqual([]);
  });
  it('has a list for language models that is made from its pages', () => {
    if (process.env.UPDATE && !process.env.CI) writeFileSync('llms.txt', llmsText());
    expect(read('llms.txt')).toBe(llmsText());
    expect(read('llms.txt').match(/^- \[/gm)?.length).toBe(PAGES.length);
  });
  it('states every rule whose tag a comment names', () => {
    const rules = new Set([...read('docs/method.md').matchAll(/^- `\[([a-z]\d)\]`/gm)].map(([, tag]) => tag));
    const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => sourceFile(path, read(join('test', path))));
    const named = [...house, ...tests].flatMap(({ path, comments }) =>
      comments.flatMap((comment) => [...comment.matchAll(/\[([a-z]\d)\]/g)].map(([, tag]) => ({ path, tag }))),
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(({ tag }) => !rules.has(tag))).toEqual([]);
  });
  it('names files that are there', () => {
    const named = ['CONTRIBUTING.md', 'docs/architecture.md'].flatMap((page) =>
      [...read(page).matchAll(/`((?:[a-z0-9-]+\/)+[a-z0-9.-]*)`/g)].map(([, path = '']) => path),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((path) => !existsSync(path) && !existsSync(join('src', path)))).toEqual([]);
  });
});
