import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A command on a page and the output below it. */
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
/** The temporary folder in which commands of pages create folders. */
const scratch = mkdtempSync(join(tmpdir(), 'reshare-pages-'));
symlinkSync(resolve('bin/reshare.js'), join(bin, 'reshare'));

/** An environment with `reshare` in PATH. */
export const withReshare = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${bin}:${process.env.PATH}`,
  FORCE_COLOR: '',
  NO_COLOR: '',
  TMPDIR: scratch,
});

/** The stdout and stderr of a command in a shell with `reshare` in PATH. */
export const printed = (command: string): string =>
  execFileSync('bash', ['-c', `{ ${command}; } 2>&1; true`], { encoding: 'utf8', env: withReshare() });

const EXAMPLE = /^```ts\n([\s\S]*?)^```$/gm;

/** The examples of the library, each with the output in its comments. */
export const examples = (text: string): { readonly code: string; readonly says: string }[] =>
  [...text.matchAll(EXAMPLE)].map(([, code = '']) => ({
    code,
    says: [...code.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => `${line}\n`).join(''),
  }));

/** Whether a program is installed. */
export function installed(program: string): boolean {
  try {
    execFileSync('bash', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

/** A page with the present output of every command. */
export const refreshed = (text: string): string =>
  text.replace(BLOCK, (_block, command: string) => `\`\`\`console\n$ ${command}\n${printed(command)}\`\`\``);
