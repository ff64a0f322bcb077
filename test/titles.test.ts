import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { expect, it } from 'vitest';
import { TURNS } from './titles.js';

/** The title of a test or of a group of tests, with its place. */
type Title = { readonly place: string; readonly of: string; readonly text: string };

type Node = { readonly type: string };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** The first name in a call such as `it.skipIf(!installed)(...)`. */
function caller(node: unknown): string {
  if (!isNode(node)) return '';
  if ('callee' in node) return caller(node.callee);
  if ('object' in node) return caller(node.object);
  return node.type === 'Identifier' && 'name' in node ? String(node.name) : '';
}
const literal = (node: unknown): string | undefined =>
  isNode(node) && 'value' in node && typeof node.value === 'string' ? node.value : undefined;
/** The elements of a list, which may be followed by `as const`. */
function elements(node: unknown): readonly unknown[] {
  if (!isNode(node)) return [];
  if ('expression' in node) return elements(node.expression);
  return 'elements' in node && Array.isArray(node.elements) ? node.elements : [];
}

/** The titles in a file of tests. In `it.each(rows)('%s', ...)` they are the first texts of the rows. */
function titles(path: string, code: string): readonly Title[] {
  const found: Title[] = [];
  new Visitor({
    CallExpression({ callee, arguments: [first], start }) {
      const [of, text] = [caller(callee), literal(first)];
      if (text === undefined || !['describe', 'it', 'test'].includes(of)) return;
      const place = `${path}:${code.slice(0, start).split('\n').length}`;
      const rows = 'arguments' in callee ? callee.arguments.flatMap(elements) : [];
      const texts = text === '%s' ? rows.flatMap((row) => literal(elements(row)[0]) ?? []) : [text];
      found.push(...texts.map((t) => ({ place, of, text: t.replaceAll(/%[a-z]|\$\w+/g, '') })));
    },
  }).visit(parseSync(path, code).program);
  return found;
}

/** The titles that are too long or not plain. */
const wrong = (all: readonly Title[]): readonly Title[] =>
  all.filter(({ text }) => text.length > 90 || TURNS.test(text));

it('a test title has at most 90 characters and plain words', () => {
  const bad = `
    describe('so many tests', () => {
      it('${'x'.repeat(91)}', () => {});
      it.skipIf(true)('stands twice', () => {});
      it.each([['what is left is plain', 1]] as const)('%s', () => {});
      it.each([1])('%d of its own', () => {});
      it('%s is plain', () => {});
    });`;
  expect(wrong(titles('x.ts', bad)).map(({ place }) => place)).toEqual([
    'x.ts:2',
    'x.ts:3',
    'x.ts:4',
    'x.ts:5',
    'x.ts:6',
  ]);
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .flatMap((path) => titles(path, readFileSync(join('test', path), 'utf8')));
  expect(all.filter(({ of }) => of !== 'describe').length).toBeGreaterThan(500);
  expect(wrong(all)).toEqual([]);
});
