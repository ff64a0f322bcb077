import { defineConfig } from 'vitest/config';
import { ROOMS } from './rooms.mjs';

const { judges, whole = false } = ROOMS[process.env.ROOM ?? 'market'];

/**
 * The tests that judge the mutants of a room, with few cases each. ROOM names it. The program is loaded once, and not for each file.
 * What a command loads late would seem to be used by the first test that needs it, and by no other: where a room says so, all is loaded before.
 */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: judges.filter((glob) => !glob.startsWith('!')),
    exclude: judges.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
    globalSetup: ['test/temporary.ts'],
    setupFiles: ['test/seed.ts', ...(whole ? ['scripts/mutation/whole-source.mjs'] : [])],
    isolate: false,
    testTimeout: 60_000,
    env: { RUNS: '6' },
  },
});
