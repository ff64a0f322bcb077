import { defineConfig } from 'vitest/config';

/** The tests that judge mutants of the words and the measures: fast ones, with few cases each. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/domain/*.test.ts', 'test/analysis/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
    env: { RUNS: '12' },
  },
});
