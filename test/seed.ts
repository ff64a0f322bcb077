import fc from 'fast-check';

/** All properties use one seed, which every run prints; SEED=... repeats or varies it. With RUNS=... a failure is not reduced, because any failure kills a mutant. */
const seed = Number(process.env.SEED ?? 20251122);
fc.configureGlobal({ seed, numRuns: Number(process.env.RUNS ?? 400), endOnFailure: process.env.RUNS !== undefined });
console.log(`fast-check seed ${seed}`);
