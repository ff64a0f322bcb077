// How long a command takes to start and answer, beside Node on an empty file: node test/bench/start-up.mjs
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { medians, runs } from './measure.mjs';

const BIN = new URL('../../bin/reshare.js', import.meta.url).pathname;
/** The main job, and the two that read every built-in edition or two of them. */
export const LINES = {
  stage: ['stage', '--element', 'dysprosium', '--json'],
  check: ['check'],
  diff: ['diff', 'articles@2025.06', 'articles@2025.07'],
};

/** An empty program: what Node itself takes. */
export function empty() {
  const file = join(mkdtempSync(join(tmpdir(), 'reshare-bench-')), 'empty.js');
  writeFileSync(file, '');
  return file;
}

/** The medians of so many runs of each command under a Node, in turn: what, its milliseconds, how many times Node's own, and how many above. */
export function startUp(node = process.execPath, many = 11) {
  const commands = Object.entries(LINES).map(([what, words]) => [what, [node, BIN, ...words]]);
  // the first run of a command keeps what was compiled for it
  for (const [, command] of commands) runs(command);
  const found = medians({ node: [node, empty()], ...Object.fromEntries(commands) }, many);
  const base = found.get('node').milliseconds;
  return [...found].map(([what, { milliseconds: ms }]) => ({ what, ms, ratio: ms / base, above: ms - base }));
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  for (const node of [process.execPath, process.env.NODE24].filter((path) => path && runs([path, '--version']))) {
    console.log(`\n${node}`);
    console.table(startUp(node, Number(process.env.RUNS ?? 21)));
  }
