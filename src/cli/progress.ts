import { point } from '../domain/interval.js';
import type { Progress } from '../tables/stream.js';
import { type Terminal, terminal, workflowLog } from '../text/escape.js';
import { plain } from '../text/number.js';
import type { Shell } from './shell.js';

/** The time before the first bar, in milliseconds. A shorter run shows none. */
const PATIENCE = 500;
/** The time between two bars, in milliseconds. */
const OFTEN = 100;
const CELLS = 24;

/**
 * A bar on the terminal's stderr with what was read of a file and the time left. `size` is in bytes, or undefined where it is not known.
 * There is no bar in a pipe, in CI or with --quiet. `done` removes it. A signal leaves it: to remove it, the run would have to go on until it next looks for signals.
 */
export function progress(
  { env, stderr }: Shell,
  quiet: boolean,
  size: number | undefined,
  now: () => number,
): { readonly tell: Progress; readonly done: () => void } {
  const start = now();
  let last = start + PATIENCE - OFTEN;
  let drawn = false;
  const write = (text: Terminal): void => void stderr.write(workflowLog(text), () => {});
  const silent = !stderr.isTTY || quiet || Boolean(env.CI);
  return {
    tell: (bytes, rows) => {
      const at = now();
      if (silent || at - last < OFTEN) return;
      [last, drawn] = [at, true];
      write(terminal`\r\u001b[K${terminal(bar(bytes, rows, size, at - start))}`);
    },
    done: () => {
      if (drawn) write(terminal`\r\u001b[K`);
    },
  };
}

const figure = (x: number): string => plain(point(x), 0);

function bar(bytes: number, rows: number | undefined, size: number | undefined, milliseconds: number): string {
  const read = [
    `${figure(bytes / 1e6)} MB`,
    ...(rows === undefined ? [] : [`${figure(rows)} ${rows === 1 ? 'row' : 'rows'}`]),
  ].join('  ');
  if (!size) return read;
  const part = Math.min(1, bytes / size);
  const full = '#'.repeat(Math.round(part * CELLS)).padEnd(CELLS, '.');
  const left = Math.ceil((milliseconds * (1 / part - 1)) / 1000);
  return `[${full}] ${figure(Math.floor(100 * part))} %  ${read}  ${figure(left)} s left`;
}
