import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { z } from 'zod';
import type { Finding, Place, Problem } from '../domain/finding.js';
import { asText, readText, type Text } from './door.js';

/** Every finding names its dataset and file: longer names would make of many findings a text that is too long. */
const name = z.string().min(1).max(255);
const resource = z.looseObject({
  name,
  path: name,
  bytes: z.number().int().nonnegative().optional(),
  hash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hexadecimal digits')
    .optional(),
});

/** The part of a Data Package v2 descriptor that is used here; the rest is left to those who know it. */
export const DESCRIPTOR = z.looseObject({
  name,
  version: name,
  title: z.string().optional(),
  resources: z.array(resource).min(1).max(100),
});

/** A file of a package: how findings call it, where it lies, and its text with size and hash of its bytes. */
export type FileContent = Text & { readonly label: string; readonly path: string };

/** A data package: its descriptor, the hash of the descriptor's bytes, the names of all resources, and the text of each that could be read. `written` says that the descriptor lies there, and is no draft. */
export type Package = {
  readonly descriptor: string;
  readonly written: boolean;
  readonly name: string;
  readonly version: string;
  readonly title: string | undefined;
  readonly sha256: string;
  readonly sealed: boolean;
  readonly listed: readonly string[];
  readonly files: ReadonlyMap<string, FileContent>;
};

/** Reads the data package in a folder: schema, safe paths, bytes and hashes. `label` names the folder in findings; `draft` is the descriptor of a folder that has none. */
export async function readPackage(
  folder: string,
  label: string,
  draft?: string,
): Promise<{ readonly contents?: Package; readonly findings: readonly Finding[] }> {
  const place: Place = { file: `${label}/datapackage.json` };
  const error = (problem: Problem): Finding => finding(problem, place);
  const unsafe = await pathProblem(folder, 'datapackage.json');
  const there = unsafe ?? (await readText(join(folder, 'datapackage.json')));
  const written = !('code' in there && there.code === 'source-error' && there.problem === 'missing');
  const file = written || draft === undefined ? there : asText(draft);
  if ('code' in file) return { findings: [error(file)] };
  const json = parsed(file.text);
  if ('code' in json) return { findings: [error(json)] };
  const { data, error: wrong } = DESCRIPTOR.safeParse(json.value);
  if (!data)
    return {
      findings: wrong.issues.map((i) => error({ code: 'package-error', where: i.path.join('.'), detail: i.message })),
    };
  const names = data.resources.map((r) => r.name);
  const twice = names.flatMap((name, i) =>
    names.indexOf(name) < i
      ? [error({ code: 'package-error', where: `resources.${i}.name`, detail: `"${name}" stands twice` })]
      : [],
  );
  const read: Awaited<ReturnType<typeof readResource>>[] = [];
  // one after another: all at once, large files would fill the memory together
  for (const r of data.resources) read.push(await readResource(folder, label, r));
  const files = new Map(read.flatMap(({ name, content }) => (content === undefined ? [] : [[name, content] as const])));
  const sealed = data.resources.every((r) => r.hash !== undefined && r.bytes !== undefined);
  return {
    contents: {
      descriptor: file.text,
      written,
      name: data.name,
      version: data.version,
      title: data.title || undefined,
      sha256: file.sha256,
      sealed,
      listed: data.resources.map((r) => r.name),
      files,
    },
    findings: [...twice, ...read.flatMap((r) => r.findings)],
  };
}

/** One resource: its text where it could be read, and what is wrong with it. */
async function readResource(folder: string, label: string, r: z.infer<typeof resource>) {
  const place = { file: `${label}/${r.path}` };
  const unsafe = await pathProblem(folder, r.path);
  if (unsafe) return { findings: [finding(unsafe, { file: `${label}/datapackage.json` })] };
  const content = await readText(join(folder, r.path));
  if ('code' in content) return { findings: [finding(content, place)] };
  const findings = mismatches(r, content).map((p) => finding(p, place));
  return { name: r.name, content: { ...content, label: place.file, path: join(folder, r.path) }, findings };
}

const finding = (problem: Problem, place: Place): Finding => ({ severity: 'error', place, ...problem });

function parsed(text: string): { readonly value: unknown } | Problem {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { code: 'json-error', detail: error instanceof Error ? error.message : '' };
  }
}

function mismatches(r: z.infer<typeof resource>, content: Text): readonly Problem[] {
  const bytes: readonly Problem[] =
    r.bytes === undefined || r.bytes === content.bytes
      ? []
      : [{ code: 'byte-count', found: content.bytes, expected: r.bytes }];
  const hash = `sha256:${content.sha256}`;
  return r.hash === undefined || r.hash === hash
    ? bytes
    : [...bytes, { code: 'hash-count', found: hash, expected: r.hash }];
}

/** Why the path of a file is not safe to open: it must stay inside the folder, symbolic links followed. */
export async function pathProblem(folder: string, path: string): Promise<Problem | undefined> {
  const problem = (why: Extract<Problem, { code: 'path-error' }>['problem']): Problem => ({
    code: 'path-error',
    path,
    problem: why,
  });
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return problem('url');
  if (path.includes('\\')) return problem('backslash');
  if (path.startsWith('/')) return problem('absolute');
  if (path.split('/').includes('..')) return problem('parent');
  if (path.includes('\0')) return { code: 'source-error', problem: 'missing' };
  const [inside, real] = await Promise.all([
    realpath(folder).catch(() => undefined),
    realpath(join(folder, path)).catch(() => undefined),
  ]);
  return inside === undefined || real === undefined || real.startsWith(inside + sep) ? undefined : problem('outside');
}
