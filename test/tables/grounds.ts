import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The path of a program, found in PATH or in one of the folders. */
export function program(name: string, folders: readonly string[] = []): string | undefined {
  const all = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', ...folders];
  return all.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** A temporary folder and the processes that are started in it. Both are removed at the end, also if the test fails. */
export type Grounds = {
  readonly folder: string;
  /** Starts a process and waits until it answers. Throws its output if it ends early or does not answer within 20 seconds. */
  readonly start: (command: readonly string[], answers: () => Promise<boolean>) => Promise<void>;
  readonly end: () => Promise<void>;
};

export function grounds(): Grounds {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-server-'));
  const children: ChildProcess[] = [];
  const clear = (): void => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  const stopped = (): void => {
    clear();
    process.exit(143);
  };
  process.once('exit', clear).once('SIGTERM', stopped);
  return {
    folder,
    start: async ([file = '', ...args], answers) => {
      const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
      children.push(child);
      await ready(child, answers);
    },
    end: async () => {
      await Promise.all(children.map(ended));
      process.off('exit', clear).off('SIGTERM', stopped);
      clear();
    },
  };
}

async function ready(child: ChildProcess, answers: () => Promise<boolean>): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-1000);
  });
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended with exit code ${child.exitCode}: ${said}`);
    if (await answers().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`it did not answer: ${said}`);
}

/** Asks a process to end, and kills it after five seconds. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
    child.kill('SIGINT');
  });
}
