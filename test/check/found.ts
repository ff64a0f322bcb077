import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Edit, edited } from '../edited.js';
import { reshare } from '../shell.js';

export const METAL = 'test/fixtures/metal';
/** A folder for each code, with what differs from the fixture metal. */
export const RULES = 'test/fixtures/rules';

/** A change to a folder or to single cells of its files. */
export type Change = readonly Edit[] | ((folder: string) => void);

/** A copy of the fixture `metal` with a change. */
export function copy(change: Change = []): string {
  if (typeof change !== 'function') return edited(METAL, change);
  const folder = edited(METAL);
  change(folder);
  return folder;
}

/** The fixture `metal` with the files of another folder laid over it. */
function laid(over: string, folder: string): string {
  for (const from of [METAL, over]) cpSync(from, folder, { recursive: true });
  rmSync(join(folder, 'expected.txt'), { force: true });
  return folder;
}

/** The fixture of a code, alone or, where it says what differs in the edition before, as an edition beside that. */
export function fixture(code: string): string {
  const [own, home] = [join(RULES, code), mkdtempSync(join(tmpdir(), 'reshare-'))];
  if (!existsSync(join(own, 'before'))) return laid(own, join(home, 'metal'));
  laid(join(own, 'before'), join(home, '2024.01'));
  return laid(own, join(home, '2024.02'));
}

/** Replaces the text of a file. */
export const rewritten =
  (file: string, text: (before: string) => string | Buffer) =>
  (folder: string): void =>
    writeFileSync(join(folder, file), text(readFileSync(join(folder, file), 'utf8')));

/** Writes the size and hash of every file into datapackage.json. */
export function seal(folder: string): void {
  const file = join(folder, 'datapackage.json');
  const { resources, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  const sealed = resources.map((r: { path: string }) => {
    const bytes = readFileSync(join(folder, r.path));
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    return { ...r, bytes: bytes.length, hash };
  });
  writeFileSync(file, JSON.stringify({ ...rest, resources: sealed }));
}

/** The findings of check as `file:line:column severity code key`, with acknowledged findings in brackets. */
export async function found(...folders: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await reshare(['check', ...folders, '--json', '--fail-on', 'never']);
  if (code !== 0) throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out).findings.map((f: Record<string, unknown>) => {
    const dataset = String(f.dataset);
    const file = String(f.file)
      .replace(dataset, '.')
      .replace(dataset.replace(/\/[^/]*$/, ''), '..');
    const place = [file, f.line, f.column].filter((part) => part !== null).join(':');
    const line = [place, f.severity, f.code, ...(f.key === null ? [] : [f.key])].join(' ');
    return f.acknowledged === null ? line : `[${line}: ${f.acknowledged}]`;
  });
}
