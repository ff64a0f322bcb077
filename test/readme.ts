import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A command that the README shows, and the output that it shows under it. */
export type Shown = { readonly command: string; readonly output: string };

export const README = 'README.md';
const BLOCK = /^```console\n\$ (.*)\n([\s\S]*?)^```$/gm;

/** The commands of the README with their outputs. */
export const shown = (text: string): Shown[] =>
  [...text.matchAll(BLOCK)].map(([, command = '', output = '']) => ({ command, output }));

const bin = mkdtempSync(join(tmpdir(), 'reshare-bin-'));
symlinkSync(resolve('bin/reshare.js'), join(bin, 'reshare'));

/** What a command prints, stdout and stderr, in a shell that knows `reshare`. */
export function printed(command: string): string {
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, FORCE_COLOR: '', NO_COLOR: '' };
  return execFileSync('bash', ['-c', `{ ${command}; } 2>&1; true`], { encoding: 'utf8', env });
}

/** Whether a program can be run here. */
export function installed(program: string): boolean {
  try {
    execFileSync('bash', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

/** The README with every output as it is now. */
export const refreshed = (): string =>
  readFileSync(README, 'utf8').replace(
    BLOCK,
    (_block, command: string) => `\`\`\`console\n$ ${command}\n${printed(command)}\`\`\``,
  );
