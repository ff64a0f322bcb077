import fc from 'fast-check';

/** All properties run from one seed, printed with every run; SEED=... npm test repeats or varies it. With RUNS=... a failure is not made small: a mutant is killed by any. */
const seed = Number(process.env.SEED ?? 20251122);
fc.configureGlobal({ seed, numRuns: Number(process.env.RUNS ?? 1000), endOnFailure: process.env.RUNS !== undefined });
console.log(`fast-check seed ${seed}`);
