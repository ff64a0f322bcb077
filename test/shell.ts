import { rmSync } from 'node:fs';
import { run } from '../src/cli/run.js';
import type { Stream } from '../src/cli/writer.js';
import type { Piece } from '../src/output/formats/format.js';

/** The exit code and output of one command line. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** A stream that keeps what is written to it, or fails. */
export function stream(kept: Piece[], failure?: string, columns?: number): Stream {
  return {
    isTTY: columns !== undefined,
    columns,
    on: () => undefined,
    write: (piece, done) => {
      if (failure) done(Object.assign(new Error(failure), { code: failure }));
      else {
        kept.push(piece);
        done();
      }
    },
  };
}

/** A piece as text: bytes as one character each. */
const latin = (piece: Piece): string => (typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1'));

/** Runs a command line in a fake shell. */
export async function reshare(
  argv: readonly string[],
  env: Record<string, string> = {},
  columns?: number,
): Promise<Ran> {
  const [out, err]: [Piece[], Piece[]] = [[], []];
  const code = await run({
    argv,
    env,
    stdout: stream(out, undefined, columns),
    stderr: stream(err, undefined, columns),
  });
  return { code, out: out.map(latin).join(''), err: err.map(latin).join('') };
}

/** The object that a command line with --json prints. */
export async function answer(...argv: readonly string[]) {
  const { code, out, err } = await reshare([...argv, '--json']);
  if (code !== 0) throw new Error(`exit ${code}: ${err}`);
  return JSON.parse(out);
}

/** A folder that is not there yet, whose path is the same everywhere: lines that name it are broken in the same places. */
export function shownFolder(name: string): string {
  const folder = `dist/tests/${name}`;
  rmSync(folder, { recursive: true, force: true });
  return folder;
}
/** A text with its lines in one, so that it does not matter where they were broken. */
export const oneLine = (text: string): string => text.trim().split(/\s+/).join(' ');

type Printed = { low: number; high: number | null; lowOpen: boolean; highOpen: boolean } | null;
/** An interval of JSON output as docs/method.md writes it, rounded to a number of decimals: `(5012.4, 5022.84]`. */
export function written(i: Printed, digits = 2): string {
  if (i === null) return 'null';
  const end = (x: number | null): string => (x === null ? 'inf' : String(Number(x.toFixed(digits))));
  if (i.low === i.high) return end(i.low);
  return `${i.lowOpen ? '(' : '['}${end(i.low)}, ${end(i.high)}${i.highOpen ? ')' : ']'}`;
}
