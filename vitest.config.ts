import { defineConfig } from 'vitest/config';

/** Three sets of tests: `source` runs the source as it is; `program` runs what is built and packed, and builds it first; `start` measures how long that takes to start. With `--mode fast` properties are tried on few cases. */
export default defineConfig(({ mode }) => {
  const common = {
    setupFiles: ['test/seed.ts'],
    testTimeout: 180_000,
    env: mode === 'fast' ? { RUNS: '25' } : {},
    // the source is loaded once for all files of a worker: else half of the time goes into that
    isolate: false,
  };
  const start = 'test/program/start.test.ts';
  return {
    test: {
      globalSetup: ['test/temporary.ts'],
      // of itself vitest leaves one processor free, which on two is half of the speed
      maxWorkers: '100%',
      projects: [
        { test: { ...common, name: 'source', include: ['test/**/*.test.ts'], exclude: ['test/program/**'] } },
        {
          test: {
            ...common,
            name: 'program',
            include: ['test/program/**/*.test.ts'],
            exclude: [start],
            globalSetup: ['test/build.ts'],
            sequence: { groupOrder: 1 },
          },
        },
        // alone, behind the others: what else runs would be measured, too
        { test: { ...common, name: 'start', include: [start], sequence: { groupOrder: 2 } } },
      ],
    },
  };
});
