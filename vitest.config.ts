import { defineConfig } from 'vitest/config';

/** Two sets of tests: `source` runs the source as it is; `program` runs what is built and packed, and builds it first. With `--mode fast` properties are tried on few cases. */
export default defineConfig(({ mode }) => {
  const common = { setupFiles: ['test/seed.ts'], testTimeout: 180_000, env: mode === 'fast' ? { RUNS: '25' } : {} };
  return {
    test: {
      // of itself vitest leaves one processor free, which on two is half of the speed
      maxWorkers: '100%',
      projects: [
        { test: { ...common, name: 'source', include: ['test/**/*.test.ts'], exclude: ['test/program/**'] } },
        {
          // it measures times, so it runs alone, behind the others
          test: {
            ...common,
            name: 'program',
            include: ['test/program/**/*.test.ts'],
            globalSetup: ['test/build.ts'],
            sequence: { groupOrder: 1 },
            maxWorkers: 1,
          },
        },
      ],
    },
  };
});
