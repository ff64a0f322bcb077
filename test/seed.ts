import fc from 'fast-check';

/** All properties run from one seed, printed with every run; SEED=... npm test repeats or varies it. */
const seed = Number(process.env.SEED ?? 20251122);
fc.configureGlobal({ seed, numRuns: Number(process.env.RUNS ?? 1000) });
console.log(`fast-check seed ${seed}`);
