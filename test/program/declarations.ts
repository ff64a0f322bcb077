import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Comment, parseSync, type Statement } from 'oxc-parser';
import { isNode, nameOf } from '../house.js';

/** A declaration of a .d.ts file: its name, its syntax, and the comments in front of it and in it. */
export type Declared = {
  readonly path: string;
  readonly name: string;
  readonly statement: Statement;
  readonly comments: readonly string[];
};

/** What stands under a name in another file. */
type Elsewhere = { readonly path: string; readonly name: string };

/** A .d.ts file. `imported` and `passedOn` are names of other files, used here or exported again; `own` are exported under another or the same name. */
type Declarations = {
  readonly declared: ReadonlyMap<string, Declared>;
  readonly imported: ReadonlyMap<string, Elsewhere>;
  readonly passedOn: ReadonlyMap<string, Elsewhere>;
  readonly all: readonly string[];
  readonly own: ReadonlySet<string>;
  readonly leadsTo: readonly string[];
};

/** What a package's entry declares: what it exports, by name, and every declaration that one of these names, those that are not exported included. */
export type EntryDeclarations = {
  readonly exported: ReadonlyMap<string, Declared>;
  readonly reached: readonly Declared[];
  /** The files that a compiler reads for the entry, and the packages that these import. */
  readonly files: readonly string[];
};

const nameIn = (module: { readonly type: string }): string =>
  nameOf(module) || ('value' in module && typeof module.value === 'string' ? module.value : '');

function parsed(path: string): Declarations {
  const text = readFileSync(path, 'utf8');
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const to = (source: string): string =>
    source.startsWith('.') ? join(dirname(path), source.replace(/\.js$/, '.d.ts')) : source;
  const declared = new Map<string, Declared>();
  const [imported, passedOn] = [new Map<string, Elsewhere>(), new Map<string, Elsewhere>()];
  const [all, leadsTo, own]: [string[], string[], Set<string>] = [[], [], new Set()];
  let end = 0;
  for (const statement of program.body) {
    const from = 'source' in statement && statement.source ? to(statement.source.value) : undefined;
    if (from !== undefined) leadsTo.push(from);
    if (statement.type === 'ImportDeclaration')
      for (const s of statement.specifiers)
        imported.set(s.local.name, { path: from ?? '', name: s.type === 'ImportSpecifier' ? nameIn(s.imported) : '*' });
    else if (statement.type === 'ExportAllDeclaration') all.push(from ?? '');
    else if (statement.type === 'ExportNamedDeclaration' && from !== undefined)
      for (const s of statement.specifiers) passedOn.set(nameIn(s.exported), { path: from, name: nameIn(s.local) });
    else
      for (const name of namesDeclared(statement)) {
        declared.set(name, { path, name, statement, comments: between(comments, end, statement.end) });
        if (statement.type === 'ExportNamedDeclaration') own.add(name);
      }
    end = statement.end;
  }
  return { declared, imported, passedOn, all, own, leadsTo };
}

function namesDeclared(statement: Statement): readonly string[] {
  const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  if (declaration?.type === 'VariableDeclaration') return declaration.declarations.map(({ id }) => nameOf(id));
  return declaration && 'id' in declaration ? [nameOf(declaration.id)] : [];
}

const between = (comments: readonly Comment[], from: number, to: number): readonly string[] =>
  comments.filter(({ start }) => start >= from && start < to).map(({ value }) => value.replace(/^\*|^\s*\* ?/gm, ''));

/** The names of types in some syntax. Of `typeof constant` there is none: a user names the type that is made of it. */
function namesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn);
  if (!isNode(node) || node.type === 'TSTypeQuery') return [];
  const leftmost = (name: unknown): string =>
    isNode(name) && name.type === 'TSQualifiedName' ? leftmost(name.left) : nameOf(name);
  const own = node.type === 'TSTypeReference' ? [leftmost(node.typeName)] : [nameOf(node.superClass)];
  return [...own.filter((name) => name !== ''), ...Object.values(node).flatMap(namesIn)];
}

/** Reads the declarations of an entry, from its .d.ts file on. */
export function entryDeclarations(entry: string): EntryDeclarations {
  const files = new Map<string, Declarations>();
  const fileAt = (path: string): Declarations => {
    const file = files.get(path) ?? parsed(path);
    files.set(path, file);
    return file;
  };
  const found = ({ path, name }: Elsewhere): Declared | undefined => {
    if (!path.endsWith('.d.ts')) return undefined;
    const { passedOn, declared, own, all } = fileAt(path);
    const further = passedOn.get(name);
    if (further) return found(further);
    return own.has(name) ? declared.get(name) : all.map((other) => found({ path: other, name })).find((d) => d);
  };
  const namesOf = (path: string): readonly string[] => {
    const { passedOn, own, all } = fileAt(path);
    return [...passedOn.keys(), ...own, ...all.flatMap(namesOf)];
  };
  const exported = new Map(
    namesOf(entry).map((name) => {
      const declared = found({ path: entry, name });
      if (!declared) throw new Error(`${entry} exports ${name}, which no file declares`);
      return [name, declared] as const;
    }),
  );
  const reached = new Set(exported.values());
  // a set gives also what is added to it meanwhile
  for (const { path, statement } of reached)
    for (const name of namesIn(statement)) {
      const { declared, imported } = fileAt(path);
      const from = imported.get(name);
      const next = declared.get(name) ?? (from && found(from));
      if (next) reached.add(next);
      else if (from) throw new Error(`${path} takes ${name} from ${from.path}`);
    }
  const read = new Set([entry]);
  for (const path of read) if (path.endsWith('.d.ts')) for (const next of fileAt(path).leadsTo) read.add(next);
  return { exported, reached: [...reached], files: [...read] };
}
