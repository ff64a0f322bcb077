import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A command that a page shows, and the output that it shows under it. */
export type Shown = { readonly command: string; readonly output: string };

export const README = 'README.md';

/** The pages that people read. */
export const PAGES: readonly string[] = [
  README,
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => `docs/${file}`),
];

const BLOCK = /^```console\n\$ (.*)\n([\s\S]*?)^```$/gm;

/** The commands of a page with their outputs. */
export const shown = (text: string): Shown[] =>
  [...text.matchAll(BLOCK)].map(([, command = '', output = '']) => ({ command, output }));

const bin = mkdtempSync(join(tmpdir(), 'reshare-bin-'));
/** Where the commands of pages make folders. */
const scratch = mkdtempSync(join(tmpdir(), 'reshare-pages-'));
symlinkSync(resolve('bin/reshare.js'), join(bin, 'reshare'));

/** What a command prints, stdout and stderr, in a shell that knows `reshare`. */
export function printed(command: string): string {
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, FORCE_COLOR: '', NO_COLOR: '', TMPDIR: scratch };
  return execFileSync('bash', ['-c', `{ ${command}; } 2>&1; true`], { encoding: 'utf8', env });
}

const EXAMPLE = /^```js\n([\s\S]*?)^```$/gm;

/** The library's examples, each with what its comments say that it prints. */
export const examples = (text: string): { readonly code: string; readonly says: string }[] =>
  [...text.matchAll(EXAMPLE)].map(([, code = '']) => ({
    code,
    says: [...code.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => `${line}\n`).join(''),
  }));

/** What an example prints when it is run inside this package, whose name it imports. */
export const ran = (code: string): string =>
  execFileSync('node', ['--input-type=module', '-e', code], { encoding: 'utf8' });

/** Whether a program can be run here. */
export function installed(program: string): boolean {
  try {
    execFileSync('bash', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

/** A page with every output as it is now. */
export const refreshed = (text: string): string =>
  text.replace(BLOCK, (_block, command: string) => `\`\`\`console\n$ ${command}\n${printed(command)}\`\`\``);
