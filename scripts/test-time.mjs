// Holds how long `npm test` takes: node scripts/test-time.mjs BEFORE AFTER, two files with what bash's `times` printed before it and after it.
// Machines differ, so the user time of the tests is held against a fixed piece of work. On 28 November 2026 it was 219 and 311 times that in two runs: the tests share the processors among them, the fixed piece has one alone. The limit leaves some room above. The tests in a browser, of hostile datasets, of the package and of the clients came later: 403 times before the last two.
import { readFileSync } from 'node:fs';

const LIMIT = 600;

/** The user time of all children, in seconds: `times` prints it first in its second line. */
function userTime(file) {
  const [, minutes, seconds] = /^.*\n(\d+)m([\d.]+)s/.exec(readFileSync(file, 'utf8')) ?? [];
  return 60 * Number(minutes) + Number(seconds);
}

/** The user time of adding up a fixed number of growing integers, in seconds. */
function work() {
  const before = process.cpuUsage();
  let [a, b] = [0n, 1n];
  for (let i = 0; i < 400_000; i++) [a, b] = [b, a + b];
  return process.cpuUsage(before).user / 1e6;
}

const [before, after] = process.argv.slice(2).map(userTime);
const seconds = after - before;
const [, unit] = [work(), work(), work()].sort((a, b) => a - b);
const ratio = seconds / unit;
console.log(
  `npm test took ${seconds.toFixed(0)} s of user time, ${ratio.toFixed(0)} times a fixed piece of work (${unit.toFixed(2)} s); the limit is ${LIMIT}`,
);
// what is no number is too much, too
if (!(ratio > 0 && ratio <= LIMIT)) process.exitCode = 1;
