// Holds how long `npm test` takes: node scripts/test-time.mjs BEFORE AFTER, two files with what bash's `times` printed before it and after it.
// Machines differ, so the user time of the tests is held against a fixed piece of work, which as many processes do at once as there are processors, as the tests do.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';

// On 29 November 2026 it was 380 and 515 times that in two runs; the limit leaves some room, because others use the machine, too.
const LIMIT = 700;

/** The user time of all children, in seconds: `times` prints it first in its second line. */
function userTime(file) {
  const [, minutes, seconds] = /^.*\n(\d+)m([\d.]+)s/.exec(readFileSync(file, 'utf8')) ?? [];
  return 60 * Number(minutes) + Number(seconds);
}

/** The user time of sorting and writing down fixed objects, in seconds, three times; the median. */
const WORK = `
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    for (let i = 0; i < 300; i++) {
      const rows = Array.from({ length: 4000 }, (_, k) => ({ name: 'row ' + ((k * 7919) % 4001), value: BigInt(k) ** 9n }));
      rows.sort((a, b) => (a.name < b.name ? -1 : 1));
      JSON.parse(JSON.stringify(rows.map(({ name, value }) => [name, String(value)])));
    }
    return process.cpuUsage(before).user / 1e6;
  });
  console.log(times.sort((a, b) => a - b)[1]);`;
const run = promisify(execFile);
const done = await Promise.all(
  Array.from({ length: availableParallelism() }, () => run(process.execPath, ['-e', WORK])),
);
const unit = Math.min(...done.map(({ stdout }) => Number(stdout)));

const [before, after] = process.argv.slice(2).map(userTime);
const seconds = after - before;
const ratio = seconds / unit;
console.log(
  `npm test took ${seconds.toFixed(0)} s of user time, ${ratio.toFixed(0)} times a fixed piece of work (${unit.toFixed(2)} s); the limit is ${LIMIT}`,
);
// what is no number is too much, too
if (!(ratio > 0 && ratio <= LIMIT)) process.exitCode = 1;
