import { join, sep } from 'node:path';
import type { Finding } from '../domain/finding.js';
import type { Place } from '../domain/place.js';
import { quote } from '../text/words.js';
import { errorAt, type Problem } from './errors.js';
import { offsetPlaces } from './place.js';
import { asText, readText, realPath, type Text } from './read-file.js';
import { type Resource, SEALS, type Seals } from './seals.js';

/** A file of a package: its name in findings, its path, and its text with the size and hash of its bytes. */
export type FileContent = Text & { readonly label: string; readonly path: string };

/**
 * A data package: its descriptor, the hash of the descriptor's bytes, the names of all resources, and the text of each that could be read.
 * `written`: the descriptor is a file and no draft.
 * `known`: descriptor and files are, byte for byte, an edition that was sound when it was sealed.
 */
export type Package = {
  readonly descriptor: string;
  readonly written: boolean;
  readonly name: string;
  readonly version: string;
  readonly title: string | undefined;
  readonly licences: readonly string[];
  readonly sha256: string;
  readonly sealed: boolean;
  readonly known: boolean;
  readonly listed: readonly string[];
  readonly files: ReadonlyMap<string, FileContent>;
};

/**
 * The data package in a folder, and what is wrong with its descriptor, paths, bytes and hashes.
 * `contents` is absent if no descriptor could be read.
 */
export type FoundPackage = { readonly contents?: Package; readonly findings: readonly Finding[] };

/**
 * Reads the data package in a folder: schema, safe paths, bytes and hashes. `label` names the folder in findings.
 * `draft` is the descriptor if the folder has none.
 */
export async function readPackage(
  folder: string,
  label: string,
  draft?: string,
  seals: Seals = SEALS,
): Promise<FoundPackage> {
  const place: Place = { file: `${label}/datapackage.json` };
  const error = (problem: Problem): Finding => errorAt(place, problem);
  const unsafe = pathProblem(folder, 'datapackage.json');
  const there = unsafe ?? (await readText(join(folder, 'datapackage.json')));
  const written = !('code' in there && there.code === 'source-error' && there.problem === 'missing');
  const file = written || draft === undefined ? there : asText(draft);
  if ('code' in file) {
    if (written) return { findings: [error(file)] };
    const problem = realPath(folder) === undefined ? 'no-folder' : 'no-descriptor';
    return { findings: [error({ code: 'source-error', problem, folder: label })] };
  }
  const seal = seals.get(file.sha256);
  const data = seal ?? (await import('./parsed-descriptor.js')).parsedDescriptor(file.text);
  if (!('name' in data)) {
    const at = offsetPlaces(place.file, file.text);
    return { findings: data.map((p) => errorAt('at' in p && p.at !== undefined ? at(p.at) : place, p)) };
  }
  const names = data.resources.map((r) => r.name);
  const again = names.flatMap((name, i) => (names.indexOf(name) < i ? [i] : []));
  const twice = again.map((i) => ({
    at: ['resources', i, 'name'] as const,
    problem: {
      code: 'package-error',
      where: `resources.${i}.name`,
      must: `another name, because ${quote(names[i] ?? '')} is taken`,
    } as const,
  }));
  const unsafePaths = data.resources.map(({ path }) => pathProblem(folder, path));
  const outside = unsafePaths.flatMap((problem, i) =>
    problem ? [{ at: ['resources', i, 'path'] as const, problem }] : [],
  );
  const read: Awaited<ReturnType<typeof readResource>>[] = [];
  // one after another: read at once, large files would fill the memory
  for (const [i, r] of data.resources.entries()) if (!unsafePaths[i]) read.push(await readResource(folder, label, r));
  const findings = [
    ...(await errorsIn(place.file, file.text, [...twice, ...outside])),
    ...read.flatMap((r) => r.findings),
  ];
  return {
    contents: {
      descriptor: file.text,
      written,
      name: data.name,
      version: data.version,
      title: data.title || undefined,
      licences: (data.licenses ?? []).flatMap(({ title, name }) => title || name || []),
      sha256: file.sha256,
      sealed: data.resources.every((r) => r.hash !== undefined && r.bytes !== undefined),
      known: seal !== undefined && findings.length === 0,
      listed: names,
      files: new Map(read.flatMap(({ name, content }) => (content === undefined ? [] : [[name, content] as const]))),
    },
    findings,
  };
}

/** Problems of a descriptor as errors, each at a path in it. */
async function errorsIn(
  label: string,
  text: string,
  problems: readonly { readonly at: readonly PropertyKey[]; readonly problem: Problem }[],
): Promise<readonly Finding[]> {
  if (problems.length === 0) return [];
  const { jsonOffset } = await import('../text/json-break.js');
  const at = offsetPlaces(label, text);
  return problems
    .map(({ at: path, problem }) => ({ offset: jsonOffset(text, path), problem }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, problem }) => errorAt(at(offset), problem));
}

/** One resource: its text if it could be read, and what is wrong with it. */
async function readResource(folder: string, label: string, r: Resource) {
  const place = { file: `${label}/${r.path}` };
  const content = await readText(join(folder, r.path));
  if ('code' in content) return { findings: [errorAt(place, content)] };
  const findings = mismatches(r, content).map((p) => errorAt(place, p));
  return { name: r.name, content: { ...content, label: place.file, path: join(folder, r.path) }, findings };
}

function mismatches(r: Resource, content: Text): readonly Problem[] {
  const bytes: readonly Problem[] =
    r.bytes === undefined || r.bytes === content.bytes
      ? []
      : [{ code: 'byte-count', found: content.bytes, expected: r.bytes }];
  const hash = `sha256:${content.sha256}`;
  return r.hash === undefined || r.hash === hash
    ? bytes
    : [...bytes, { code: 'hash-count', found: hash, expected: r.hash }];
}

/** Why the path of a file is not safe to open; undefined if it is. It must stay inside the folder, even through symbolic links. */
export function pathProblem(folder: string, path: string): Problem | undefined {
  const problem = (why: Problem<'path-error'>['problem']): Problem => ({
    code: 'path-error',
    path,
    problem: why,
  });
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return problem('url');
  if (path.includes('\\')) return problem('backslash');
  if (path.startsWith('/')) return problem('absolute');
  if (path.split('/').includes('..')) return problem('parent');
  if (path.includes('\0')) return { code: 'source-error', problem: 'missing' };
  const [inside, real] = [realPath(folder), realPath(join(folder, path))];
  if (inside === undefined || real === undefined || real.startsWith(inside + sep)) return undefined;
  return problem(real === inside ? 'itself' : 'outside');
}
