import { appendFileSync } from 'node:fs';
import fc from 'fast-check';

/**
 * All properties use one seed, which every run prints; SEED=... repeats or varies it.
 * RUNS=... sets how many cases each tries. A failure is not reduced then, because any failure kills a mutant.
 * PROPERTY_LOG=... names a file that gets a line for each property: how many cases it tried.
 */
const seed = Number(process.env.SEED ?? 20251122);
const log = process.env.PROPERTY_LOG;
fc.configureGlobal({
  seed,
  numRuns: Number(process.env.RUNS ?? 400),
  endOnFailure: process.env.RUNS !== undefined,
  ...(log === undefined
    ? {}
    : {
        reporter: (details) => {
          appendFileSync(log, `${details.numRuns}\n`);
          if (details.failed) throw new Error(fc.defaultReportMessage(details));
        },
      }),
});
console.log(`fast-check seed ${seed}`);
