import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { installed, PAGES, printed, README, refreshed, shown } from './pages.js';

const read = (page: string): string => readFileSync(page, 'utf8');
// To write the outputs: UPDATE=1 npm test -- test/program/pages.test.ts, then read the difference.
if (process.env.UPDATE && !process.env.CI) for (const page of PAGES) writeFileSync(page, refreshed(read(page)));

const jq = installed('jq');
if (!jq) console.warn('jq is not installed: the commands of the pages that use it are skipped');

describe('the program prints what a page shows', () => {
  const blocks = PAGES.flatMap((page) => shown(read(page)).map((block) => ({ page, ...block })));
  it('in at least twenty console blocks, which are all read', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(20);
    for (const page of PAGES)
      expect([page, shown(read(page)).length]).toEqual([page, read(page).match(/^```console$/gm)?.length ?? 0]);
  });
  it.each(blocks)('$page: $command', ({ command, output }) => {
    if (!jq && command.includes('jq')) return;
    expect(printed(command)).toBe(output);
  });
});

it('the README has the two commands that CI runs and at most 8 KB', () => {
  const ci = read('.ci/run').split('\n');
  const lines = [...read(README).matchAll(/^```sh\n(.*)\n```$/gm)].map(([, line]) => line ?? '');
  expect(lines).toEqual(['npm ci && npx reshare stage --element dysprosium', 'npm test']);
  for (const line of lines) expect(ci.some((run) => run === line || run === `${line} || exit 1`)).toBe(true);
  expect(Buffer.byteLength(read(README))).toBeLessThanOrEqual(8192);
});
