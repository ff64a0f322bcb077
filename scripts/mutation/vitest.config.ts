import { defineConfig } from 'vitest/config';

/** The tests that judge mutants of the words and the measures, in one file so that modules load once, with few cases each. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['scripts/mutation/market.js'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
    env: { RUNS: '6' },
  },
});
