import { describe, expect, it } from 'vitest';
import { progress } from '../../src/cli/progress.js';
import type { Shell } from '../../src/cli/shell.js';
import type { Piece } from '../../src/output/formats/format.js';
import { stream } from '../shell.js';

/** A progress bar on a fake stderr, with a clock and the text written. */
function bar({ tty = true, quiet = false, env = {}, size = 1e8 } = {}) {
  let time = 1000;
  const written: string[] = [];
  const stream = { isTTY: tty, write: (piece: Piece) => written.push(String(piece)), on: () => {} };
  const shell: Shell = { argv: [], env, stdout: stream, stderr: stream };
  const shown = progress(shell, quiet, size, () => time);
  const tell = (milliseconds: number, bytes: number, rows?: number) => {
    time += milliseconds;
    shown.tell(bytes, rows);
  };
  return { tell, done: shown.done, written };
}
const CLEAR = '\r\u001b[K';

describe('the progress bar', () => {
  it('appears after half a second, with bytes, rows and the time left', () => {
    const { tell, written } = bar();
    tell(400, 10e6, 1000);
    tell(99, 11e6, 1100);
    expect(written).toEqual([]);
    tell(1, 12.5e6, 1200);
    expect(written).toEqual([`${CLEAR}[###.....................] 12 %  13 MB  1,200 rows  4 s left`]);
  });
  it('does not say 100 % before the end', () => {
    const { tell, written } = bar();
    tell(1000, 99_999_000);
    expect(written).toEqual([`${CLEAR}[########################] 99 %  100 MB  1 s left`]);
  });
  it('is redrawn ten times a second and removed at the end', () => {
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
  it('shows no rows where they are not counted, and no percentage for a pipe', () => {
    const file = bar();
    file.tell(1000, 1e8);
    expect(file.written).toEqual([`${CLEAR}[########################] 100 %  100 MB  0 s left`]);
    const pipe = bar({ size: Number.NaN });
    pipe.tell(1000, 2e6, 30);
    expect(pipe.written).toEqual([`${CLEAR}2 MB  30 rows`]);
  });
  it.each([{ tty: false }, { quiet: true }, { env: { CI: 'true' } }])('writes nothing with %j', (world) => {
    const { tell, done, written } = bar(world);
    tell(5000, 5e7, 1);
    done();
    expect(written).toEqual([]);
  });
  it('leaves signals to the system, which ends a run at once, however busy it is', () => {
    const interrupted = () => {
      throw new Error('a signal would wait until the program looks for it');
    };
    const kept: Piece[] = [];
    const shell: Shell = { argv: [], env: {}, stdout: stream(kept), stderr: stream(kept, undefined, 80), interrupted };
    const { tell, done } = progress(shell, false, 1e8, () => 0);
    tell(5e7, 1);
    done();
  });
});
