import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { grouped } from '../src/domain/grouped.js';
import { isNode, type Node, nameOf, sourcePaths } from './house.js';

/** An object literal that must be of the type of a schema. */
type Literal = { readonly path: string; readonly type: string; readonly node: Node };

const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const child = (node: Node | undefined, key: string): Node | undefined => {
  const value = node?.[key];
  return isNode(value) ? value : undefined;
};
const at = (node: Node | undefined, end: 'start' | 'end'): number => Number(node?.[end]);

/** Every node of a tree, from the top down. */
const walk = (node: Node): readonly Node[] => [
  node,
  ...Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode).flatMap(walk)),
];

const codeOf = (path: string): string => readFileSync(join('src', path), 'utf8');
/** The nodes of each file from which JSON may come. */
const trees = new Map(
  sourcePaths
    .filter((path) => /^(output|commands|cli)\//.test(path))
    .map((path) => [path, nodesIn(parseSync(path, codeOf(path)).program.body).flatMap(walk)] as const),
);

/** The names of the types that are the JSON of a schema. */
const types: ReadonlySet<string> = new Set(
  [...trees.values()].flat().flatMap((node) => {
    const alias = node.type === 'TSTypeAliasDeclaration' ? child(node, 'typeAnnotation') : undefined;
    return nameOf(alias?.typeName) === 'JsonOf' ? [nameOf(node.id)] : [];
  }),
);

/** The type that an annotation names: that of a schema, or an output of one. */
function typeOf(annotation: Node | undefined): string {
  const type = child(annotation, 'typeAnnotation');
  const named = type?.type === 'TSIndexedAccessType' ? child(type, 'objectType') : type;
  return nameOf(named?.typeName);
}

/** The object literals that an expression may be. */
function literals(expression: Node | undefined): readonly Node[] {
  switch (expression?.type) {
    case 'ParenthesizedExpression':
      return literals(child(expression, 'expression'));
    case 'ConditionalExpression':
      return ['consequent', 'alternate'].flatMap((branch) => literals(child(expression, branch)));
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration': {
      const body = child(expression, 'body');
      const returned = nodesIn(body?.body).filter((statement) => statement.type === 'ReturnStatement');
      return body?.type === 'BlockStatement' || body?.type === 'FunctionBody'
        ? returned.flatMap((statement) => literals(child(statement, 'argument')))
        : literals(body);
    }
    case 'ObjectExpression':
      return [expression];
    default:
      return [];
  }
}

/** The object literals of a file that must be of the type of a schema. */
function built(path: string, nodes: readonly Node[]): readonly Literal[] {
  return nodes.flatMap((node) => {
    const declared = node.type === 'VariableDeclarator';
    const type = typeOf(declared ? child(child(node, 'id'), 'typeAnnotation') : child(node, 'returnType'));
    const found = types.has(type) || type === 'OutputOf' ? literals(declared ? child(node, 'init') : node) : [];
    const documents = found
      .flatMap((literal) => nodesIn(literal.properties))
      .filter((property) => nameOf(property.key) === 'document')
      .flatMap((property) => literals(property.kind === 'init' ? child(property, 'value') : undefined));
    return (type === 'OutputOf' ? documents : found).map((literal) => ({ path, type, node: literal }));
  });
}

/** The part of a file's code that is replaced by another. */
type Edit = { readonly start: number; readonly end: number; readonly by: string };

/** A literal with a key too many. */
const more = ({ node }: Literal): Edit => ({
  start: at(node, 'start') + 1,
  end: at(node, 'start') + 1,
  by: ' surplus: 1,',
});

/** A literal without its first key. */
function less({ node }: Literal): Edit {
  const all = nodesIn(node.properties);
  const first = all.findIndex((property) => property.type === 'Property');
  const next = all[first + 1];
  return { start: at(all[first], 'start'), end: next ? at(next, 'start') : at(node, 'end') - 1, by: '' };
}

/** A file's code with all of its literals spoilt. */
const spoilt = (path: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((code, { start, end, by }) => code.slice(0, start) + by + code.slice(end), codeOf(path));

/** How a literal is spoilt, and what the compiler calls it. */
const WAYS = [
  { name: 'more', edit: more, errors: /^TS2353$/ },
  { name: 'less', edit: less, errors: /^TS(2741|2739|2322)$/ },
] as const;

/** An error of the compiler. */
type Breach = { readonly path: string; readonly line: number; readonly code: string };

/** The errors of a project, by file. */
function errorsOf(project: string): ReadonlyMap<string, readonly Breach[]> {
  const { stdout } = spawnSync(resolve('node_modules/.bin/tsc'), ['-p', project, '--pretty', 'false'], {
    cwd: project,
    encoding: 'utf8',
  });
  const all = [...stdout.matchAll(/^src\/(\S+?)\((\d+),.*?: error (TS\d+):/gm)].map(
    ([, path = '', line = '', code = '']): Breach => ({ path, line: Number(line), code }),
  );
  return new Map(grouped(all, (error) => error.path).map((own) => [own[0].path, own]));
}

/** Code of which each line below the comment must not compile: a text from data where an escaped one belongs. */
const RAW_TEXT = readFileSync('test/fixtures/text/raw-text.ts', 'utf8').split('\n');

/** The errors in a copy of the house with `files` (path to code) added. */
function errorsWith(files: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Breach[]> {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
  cpSync('src', join(folder, 'src'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const config = {
    extends: resolve('tsconfig.json'),
    compilerOptions: { noEmit: true, rootDir: '.', noUnusedLocals: false },
    include: ['src'],
    // what runs in a browser has settings of its own, and builds no JSON
    exclude: ['src/page'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  for (const [path, code] of files) writeFileSync(join(folder, 'src', path), code);
  return errorsOf(folder);
}

describe('what the compiler refuses', () => {
  const all = [...trees].flatMap(([path, nodes]) => built(path, nodes));
  const variants = grouped(all, (literal) => literal.path).flatMap((own) =>
    WAYS.map(({ name, edit, errors }) => ({
      path: own[0].path.replace(/\.ts$/, `.${name}.ts`),
      code: spoilt(own[0].path, own.map(edit)),
      errors,
      literals: own.length,
    })),
  );
  let found: ReadonlyMap<string, readonly Breach[]> = new Map();
  beforeAll(() => {
    const files = variants.map(({ path, code }) => [path, code] as const);
    found = errorsWith(new Map([...files, ['raw-text.ts', RAW_TEXT.join('\n')]]));
  }, 120_000);
  it('each type of a schema is built somewhere', () => {
    expect(types.size).toBeGreaterThan(25);
    const there = new Set(all.map((literal) => literal.type));
    expect([...types].filter((type) => !there.has(type))).toEqual([]);
  });
  it('a function beside them that returns an object says of what type it is', () => {
    const files = new Set(all.map((literal) => literal.path));
    const untyped = [...trees].flatMap(([path, nodes]) =>
      nodes
        .filter((node) => files.has(path) && /Function/.test(node.type) && node.returnType === null)
        .filter((node) => literals(node).length > 0)
        .map((node) => `${path}: ${codeOf(path).slice(at(node, 'start'), at(node, 'end'))}`),
    );
    expect(untyped).toEqual([]);
  });
  it('a key too many or too few does not compile, in any of them', () => {
    expect([...found.keys()].sort()).toEqual([...variants.map(({ path }) => path), 'raw-text.ts'].sort());
    for (const { path, errors, literals } of variants)
      expect([path, found.get(path)?.filter(({ code }) => errors.test(code)).length]).toEqual([path, literals]);
  });
  it('no channel and no writer takes a text that was not escaped for it', () => {
    const refused = new Set((found.get('raw-text.ts') ?? []).map(({ line }) => RAW_TEXT[line - 1]));
    expect([...refused]).toEqual(RAW_TEXT.slice(RAW_TEXT.indexOf('// refused:') + 1).filter((line) => line !== ''));
  });
});
