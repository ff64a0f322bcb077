import { defineConfig } from 'vitest/config';

/** The tests that judge the mutants of a room, in one file so that modules load once, with few cases each. JUDGES names the file. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: [`scripts/mutation/${process.env.JUDGES ?? 'market'}.js`],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
    env: { RUNS: '6' },
  },
});
