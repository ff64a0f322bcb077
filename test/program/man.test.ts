import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { roff, verbatim } from '../../scripts/roff.mjs';
import { allCommands } from '../../src/cli/commands.js';
import { shownCommands } from '../../src/commands/topics.js';
import { installed } from './pages.js';

const FILE = 'dist/man/reshare.1';
const groff = installed('groff');
if (!groff) console.warn('groff is not installed: the man page is not rendered');

/** A page as a terminal shows it, and the warnings of groff. */
function rendered(page: string) {
  const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tascii', '-P-cbou', '-rLL=200n'], {
    input: page,
    encoding: 'utf8',
  });
  return { stdout, stderr };
}

describe('the man page', () => {
  const page = readFileSync(FILE, 'utf8');
  it('has the same bytes in each build, and is packed', () => {
    execFileSync('node', ['scripts/man.mjs']);
    expect(readFileSync(FILE, 'utf8')).toBe(page);
    const { man, files } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect([man, files.includes('dist/man')]).toEqual([[`./${FILE}`], true]);
  });
  it('shows every command, option and example of the help without a warning', async () => {
    if (!groff) return;
    const { stdout, stderr } = rendered(page);
    expect(stderr).toBe('');
    const plain = stdout.replace(/\s+/g, ' ');
    const commands = [...shownCommands(await allCommands())].flatMap(([name, command]) => [
      [name, command] as const,
      ...Object.entries(command.commands ?? {}).map(([below, inner]) => [`${name} ${below}`, inner] as const),
    ]);
    const told = commands.flatMap(([name, { options = {}, examples = [] }]) => [
      `reshare ${name}`,
      ...Object.values(options).map(({ flags }) => flags),
      ...examples.map(([line]) => line.replace(/\s+/g, ' ')),
    ]);
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((text) => !plain.includes(text))).toEqual([]);
  });
  it('prints characters that roff would obey', () => {
    const hostile = `.so /etc/passwd\n'tl a\n\\fBbold\\n(x "quoted" --option ^~\``;
    expect(roff(hostile)).not.toMatch(/^[.']|\\[fn]/m);
    expect(roff('é')).toBe('\\[u00E9]');
    if (!groff) return;
    const { stdout, stderr } = rendered(`.TH A 1\n.SH B\n${verbatim(hostile)}\n.TP\n.B "${roff('a "b" -c')}"\nd\n`);
    expect(stderr).toBe('');
    for (const line of [...hostile.split('\n'), 'a "b" -c']) expect(stdout).toContain(line);
  });
});
