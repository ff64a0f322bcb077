import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/check/codes.js';
import { reshare } from '../shell.js';
import { TURNS } from '../titles.js';
import { fixture } from './found.js';

const PAGE = 'docs/check.md';

/** The part of a page between `<!-- name -->` and `<!-- /name -->`. */
const part = (name: string): RegExp => new RegExp(`(?<=<!-- ${name} -->\n)[\\s\\S]*(?=<!-- /${name} -->)`);

/** What the page says of the codes: a table of their meanings, and the lines that check prints for the fixture of each. */
async function generated(): Promise<ReadonlyMap<string, string>> {
  const rows = CODES.map(({ code, severity, meaning }) => `| \`${code}\` | ${severity} | ${meaning} |\n`);
  const examples = await Promise.all(CODES.map(example));
  return new Map([
    ['codes', `\n| code | severity | meaning |\n| --- | --- | --- |\n${rows.join('')}\n`],
    ['examples', `\n${examples.join('\n')}\n`],
  ]);
}

/** A code as a heading, and the lines that check prints for its fixture, other codes left out. */
async function example({ code, severity }: (typeof CODES)[number]): Promise<string> {
  const folder = fixture(code);
  const { out, err } = await reshare(['check', folder, '--fail-on', 'never']);
  // where nothing can be read, findings are on stderr; newer versions of Node tell the place in JSON twice
  const lines = `${out}${err.replace(/ \(line \d+ column \d+\)$/m, '')}`
    .split('\n')
    .filter((line) => new RegExp(`: ${severity} ${code}\\b(?!-)`).test(line));
  return `### ${code}\n\n\`\`\`text\n${lines.map((line) => `${line.replaceAll(dirname(folder), '.')}\n`).join('')}\`\`\`\n`;
}

const parts = await generated();

// by hand: UPDATE=1 npx vitest run test/check/codes.test.ts, then read the difference
if (process.env.UPDATE && !process.env.CI)
  writeFileSync(
    PAGE,
    [...parts].reduce((page, [name, text]) => page.replace(part(name), () => text), readFileSync(PAGE, 'utf8')),
  );

describe(PAGE, () => {
  it.each([...parts])('has the generated part %s', (name, text) => {
    expect(part(name).exec(readFileSync(PAGE, 'utf8'))?.[0]).toBe(text);
  });
  it('has an example of every code, and none that depends on where it was made', () => {
    const text = parts.get('examples') ?? '';
    expect(text.match(/^\.\/.*$/gm)?.length).toBeGreaterThanOrEqual(CODES.length);
    expect(text).not.toMatch(/```text\n```|\/tmp\//);
  });
  it('has whole sentences of at most 25 words in each example', () => {
    const texts = [...(parts.get('examples') ?? '').matchAll(/^\.\/.*? (?:error|warning|note) \S+(?: .*?)?: (.*)$/gm)];
    expect(texts.length).toBeGreaterThanOrEqual(CODES.length);
    for (const [, text = ''] of texts) {
      // a command to paste has no full stop behind it
      expect(text).toMatch(/^["A-Z].*(?:[.?]|: reshare [a-z ]+)$/);
      const quoted = text.replace(/"[^"]*"/g, 'Quoted').replace(/sha256:\S+/g, 'hash');
      for (const sentence of quoted.split(/(?<=[.?:;]) (?=[A-Z])/))
        expect([sentence, sentence.split(' ').length <= 25, TURNS.test(sentence)]).toEqual([sentence, true, false]);
    }
  });
  it('has one meaning a code, a sentence each', () => {
    expect(new Set(CODES.map((c) => c.meaning)).size).toBe(CODES.length);
    for (const { meaning } of CODES) expect(meaning).toMatch(/^[A-Za-z].*[^.]\.$/);
  });
});

it('docs/data.md says to which question each doubt belongs', () => {
  const page = readFileSync('docs/data.md', 'utf8');
  const doubts = CODES.filter(({ severity }) => severity !== 'error');
  expect(doubts.length).toBeGreaterThan(15);
  expect(doubts.filter(({ code }) => !page.includes(`\`${code}\``)).map(({ code }) => code)).toEqual([]);
});
