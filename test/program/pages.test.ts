import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examples, installed, printed, README, ran, refreshed, shown } from './readme.js';

// by hand: UPDATE=1 npm test -- test/readme.test.ts, then read the difference
if (process.env.UPDATE && !process.env.CI) writeFileSync(README, refreshed());
const text = readFileSync(README, 'utf8');

describe('the README', () => {
  const commands = shown(text);
  it('shows at least the main job and the JSON piped into jq', () => {
    expect(commands.length).toBeGreaterThanOrEqual(4);
    expect(commands.some(({ command }) => command.includes('| jq'))).toBe(true);
  });
  const jq = installed('jq');
  if (!jq) console.warn('jq is not installed: the commands of the README that use it are skipped');
  it.each(commands)('$command', ({ command, output }) => {
    if (!jq && command.includes('jq')) return;
    expect(printed(command)).toBe(output);
  });
  it.each(examples(text))('its example of the library prints $says', ({ code, says }) => {
    expect(says).not.toBe('');
    expect(ran(code)).toBe(says);
  });
  it('has four examples of the library', () => expect(examples(text)).toHaveLength(4));
  it('gives the two commands that CI runs', () => {
    const ci = readFileSync('.ci/run', 'utf8').split('\n');
    const lines = [...text.matchAll(/^```sh\n(.*)\n```$/gm)].map(([, line]) => line ?? '');
    expect(lines).toEqual(['npm ci && npx reshare stage --element dysprosium', 'npm test']);
    for (const line of lines) expect(ci.some((run) => run === line || run === `${line} || exit 1`)).toBe(true);
  });
});
