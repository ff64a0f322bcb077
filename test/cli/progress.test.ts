import { describe, expect, it } from 'vitest';
import { progress } from '../../src/cli/progress.js';
import type { Shell } from '../../src/cli/shell.js';

/** A bar on a stderr that is a terminal or not, its clock, what it wrote, and how to interrupt it. */
function bar({ tty = true, quiet = false, env = {}, size = 1e8 } = {}) {
  let time = 1000;
  let last: (() => void) | undefined;
  const written: string[] = [];
  const stream = { isTTY: tty, write: (text: string) => written.push(text), on: () => {} };
  const interrupted = (act: () => void) => {
    last = act;
    return () => {
      last = undefined;
    };
  };
  const shell: Shell = { argv: [], env, stdout: stream, stderr: stream, interrupted };
  const { told, done } = progress(shell, quiet, size, () => time);
  const tell = (milliseconds: number, bytes: number, rows?: number) => {
    time += milliseconds;
    told(bytes, rows);
  };
  return { tell, done, written, interrupt: () => last?.() };
}
const CLEAR = '\r\u001b[K';

describe('progress', () => {
  it('is drawn once half a second has gone, with bytes, rows and the time that is left', () => {
    const { tell, written } = bar();
    tell(400, 10e6, 1000);
    tell(99, 11e6, 1100);
    expect(written).toEqual([]);
    tell(1, 12.5e6, 1200);
    expect(written).toEqual([`${CLEAR}[###.....................] 13 %  13 MB  1,200 rows  4 s left`]);
  });
  it('is drawn anew ten times a second, and taken away at the end', () => {
    const { tell, done, written } = bar();
    tell(1000, 25e6, 1);
    tell(50, 26e6, 2);
    tell(50, 50e6, 3);
    done();
    expect(written.map((text) => text.replace(CLEAR, ''))).toEqual([
      '[######..................] 25 %  25 MB  1 row  3 s left',
      '[############............] 50 %  50 MB  3 rows  2 s left',
      '',
    ]);
  });
  it('tells no rows where they are not counted, and no share of a pipe', () => {
    const file = bar();
    file.tell(1000, 1e8);
    expect(file.written).toEqual([`${CLEAR}[########################] 100 %  100 MB  0 s left`]);
    const pipe = bar({ size: Number.NaN });
    pipe.tell(1000, 2e6, 30);
    expect(pipe.written).toEqual([`${CLEAR}2 MB  30 rows`]);
  });
  it.each([{ tty: false }, { quiet: true }, { env: { CI: 'true' } }])('is silent with %j', (world) => {
    const { tell, done, written, interrupt } = bar(world);
    tell(5000, 5e7, 1);
    interrupt();
    done();
    expect(written).toEqual([]);
  });
  it('is taken away where the user interrupts, and not heeded once it is done', () => {
    const { tell, done, written, interrupt } = bar();
    tell(1000, 5e7, 1);
    interrupt();
    expect(written.at(-1)).toBe(CLEAR);
    done();
    const { length } = written;
    interrupt();
    expect(written).toHaveLength(length);
  });
});
