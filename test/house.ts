import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'oxc-parser';

/** What the laws ask of one source file, taken from its syntax tree. */
export type SourceFile = {
  readonly path: string;
  /** Each import: from where, and the names of the values that it takes. */
  readonly imports: readonly {
    readonly from: string;
    readonly typeOnly: boolean;
    readonly values: readonly string[];
  }[];
  /** The names that it declares and exports. */
  readonly exports: readonly string[];
  /** The texts of its string literals and templates. */
  readonly strings: readonly string[];
  /** The names that it reads and that are no property of something else. */
  readonly names: readonly string[];
  /** `object.property`, where both are plain names. */
  readonly members: readonly string[];
  /** The names in computed keys of object literals. */
  readonly computedKeys: readonly string[];
  /** Type assertions (but `as const`), non-null assertions and `any`. */
  readonly coercions: readonly string[];
  /** The names of the types that it says a value has, without making one: in type predicates, overloads and `declare`. */
  readonly claimedTypes: readonly string[];
  /** The methods of named objects that are called with a list spread into arguments, such as `Math.max`. */
  readonly spreads: readonly string[];
  readonly comments: readonly string[];
};

/** A node of a syntax tree. */
export type Node = { readonly type: string; readonly [key: string]: unknown };
export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** The name of an identifier; blank of anything else. */
export const nameOf = (node: unknown): string => (isNode(node) && node.type === 'Identifier' ? text(node.name) : '');

/** The names, in their own file, of the values that an import declaration takes. */
const valuesOf = ({ importKind, specifiers }: Node): readonly string[] =>
  (Array.isArray(specifiers) ? specifiers.filter(isNode) : [])
    .filter((s) => importKind !== 'type' && s.importKind !== 'type')
    .map((s) => nameOf(s.imported));

/** The names of all types in a part of the tree. */
const typeNames = (node: unknown): readonly string[] =>
  Array.isArray(node)
    ? node.flatMap(typeNames)
    : isNode(node)
      ? [...(node.type === 'TSTypeReference' ? [nameOf(node.typeName)] : []), ...Object.values(node).flatMap(typeNames)]
      : [];

/** Parses one file. Throws where it has a syntax error. */
export function sourceFile(path: string, code: string): SourceFile {
  const { program, module, comments, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: { from: string; typeOnly: boolean; values: readonly string[] }[] = [];
  const [strings, names, members]: [string[], string[], string[]] = [[], [], []];
  const [computedKeys, coercions, claimedTypes]: [string[], string[], string[]] = [[], [], []];
  const spreads: string[] = [];
  const visit = (node: Node): void => {
    const source = isNode(node.source) ? text(node.source.value) : '';
    switch (node.type) {
      case 'ImportDeclaration':
        imports.push({ from: source, typeOnly: node.importKind === 'type', values: valuesOf(node) });
        return;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (source !== '') {
          imports.push({ from: source, typeOnly: node.exportKind === 'type', values: [] });
          return;
        }
        break;
      case 'ImportExpression':
        imports.push({ from: source, typeOnly: false, values: [] });
        return;
      case 'TSImportType':
        imports.push({ from: source, typeOnly: true, values: [] });
        return;
      case 'Literal':
        strings.push(text(node.value));
        break;
      case 'TemplateElement':
        if (typeof node.value === 'object' && node.value && 'cooked' in node.value)
          strings.push(text(node.value.cooked));
        break;
      case 'TSAsExpression':
      case 'TSTypeAssertion': {
        const to = isNode(node.typeAnnotation) ? node.typeAnnotation : undefined;
        if (nameOf(to?.typeName) !== 'const') coercions.push('as');
        break;
      }
      case 'TSNonNullExpression':
        coercions.push('!');
        break;
      case 'TSAnyKeyword':
        coercions.push('any');
        break;
      case 'TSTypePredicate':
        claimedTypes.push(...typeNames(node.typeAnnotation));
        break;
      case 'TSDeclareFunction':
        claimedTypes.push(...typeNames(node.returnType));
        break;
      case 'VariableDeclaration':
        if (node.declare) claimedTypes.push(...typeNames(node.declarations));
        break;
      case 'Identifier':
        names.push(text(node.name));
        break;
      case 'MemberExpression':
        if (nameOf(node.object) !== '' && !node.computed)
          members.push(`${nameOf(node.object)}.${nameOf(node.property)}`);
        break;
      case 'CallExpression':
        if (Array.isArray(node.arguments) && node.arguments.some((a) => isNode(a) && a.type === 'SpreadElement'))
          spreads.push(isNode(node.callee) ? `${nameOf(node.callee.object)}.${nameOf(node.callee.property)}` : '');
        break;
      case 'Property':
        if (node.computed) computedKeys.push(nameOf(node.key));
        break;
    }
    for (const [key, value] of Object.entries(node)) {
      const named = (key === 'property' || key === 'key') && !node.computed;
      for (const child of Array.isArray(value) ? value : [value])
        if (isNode(child) && !(named && nameOf(child) !== '')) visit(child);
    }
  };
  for (const statement of program.body) if (isNode(statement)) visit(statement);
  return {
    path,
    imports,
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((e) => (e.moduleRequest === null && e.exportName.name !== null ? [e.exportName.name] : [])),
    ),
    strings,
    names,
    members,
    computedKeys,
    coercions,
    claimedTypes,
    spreads,
    comments: comments.map(({ value }) => value),
  };
}

/** The paths of the source files, below src/. */
export const sourcePaths: readonly string[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort();

/** All source files. */
export const house: readonly SourceFile[] = sourcePaths.map((path) =>
  sourceFile(path, readFileSync(join('src', path), 'utf8')),
);

/** The room of a file: its first folder; undefined for an entry of the package. */
export const roomOf = (path: string): string | undefined => (path.includes('/') ? path.split('/')[0] : undefined);

/** The file in the house that an import leads to; undefined for a package. */
export const targetOf = (path: string, from: string): string | undefined =>
  from.startsWith('.') ? normalize(join(dirname(path), from)).replace(/\.js$/, '.ts') : undefined;
