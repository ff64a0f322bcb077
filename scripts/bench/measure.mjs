import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Runs a command line and gives its wall time in milliseconds and, where GNU time is installed, its peak memory in MB. Throws where it fails. */
export function run([program, ...args], input) {
  const timed = existsSync('/usr/bin/time');
  const argv = timed ? ['-f', 'peak %M', program, ...args] : args;
  const start = performance.now();
  const { status, stderr, error } = spawnSync(timed ? '/usr/bin/time' : program, argv, {
    input,
    // into a pipe, as its users read it
    stdio: 'pipe',
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const milliseconds = performance.now() - start;
  if (error || status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.slice(-500)}`);
  return { milliseconds, megabytes: timed ? Number(/peak (\d+)\s*$/.exec(stderr)?.[1]) / 1024 : undefined };
}

export const median = (all) => {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** The medians of commands run in turn, so that a busy moment meets them all alike: name -> {milliseconds, megabytes, quartiles}. */
export function medians(commands, runs) {
  const found = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let i = 0; i < runs; i++)
    for (const [name, command] of Object.entries(commands)) found.get(name).push(run(command));
  return new Map(
    [...found].map(([name, all]) => [
      name,
      { milliseconds: median(all.map((r) => r.milliseconds)), megabytes: median(all.map((r) => r.megabytes)) },
    ]),
  );
}

/** Whether a command line can be run here. */
export const runs = (command) => {
  try {
    return run(command) !== undefined;
  } catch {
    return false;
  }
};

/** A table of rows, the columns as wide as they need to be. */
export function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => String(cell).padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
