import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/check/codes.js';
import { codeHelp } from '../../src/commands/help/code-help.js';
import { TOPICS, topicText } from '../../src/commands/topics.js';
import { type MeasureKind, read } from '../../src/domain/reading.js';
import { reshare, written } from '../shell.js';

const names = [...TOPICS.keys()];

describe('a help topic', () => {
  it.each(names)('prints a section of the docs in at most 60 lines of 80 characters: %s', async (name) => {
    const { code, out, err } = await reshare(['help', name]);
    const page = readFileSync(`docs/${TOPICS.get(name)?.page}.md`, 'utf8');
    expect([code, out, err]).toEqual([0, topicText(page, name), '']);
    expect(out).not.toMatch(/^#|^```|<!--|\]\(/m);
    const lines = out.split('\n');
    expect(lines.filter((line) => [...line].length > 80 || line !== line.trimEnd())).toEqual([]);
    expect([out.endsWith('\n'), lines.length <= 61]).toEqual([true, true]);
  });
  it('is listed in the main help with its summary', async () => {
    const { out } = await reshare(['--help']);
    for (const [name, { summary }] of TOPICS) expect(out).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'm'));
  });
  it.each<[string, MeasureKind, string, string]>([
    ['92%', 'share', '92', '[91.5, 92.5]'],
    ['~63%', 'share', '63', '[62.5, 63.5]'],
    ['about 60%', 'share', '60', '[57.5, 62.5]'],
    ['>95%', 'share', '(95, 100]', '(95, 100]'],
    ['at least 60%', 'share', '[60, 100]', '[60, 100]'],
    ['nearly 90%', 'share', '[85, 90)', '[85, 90)'],
    ['<5%', 'share', '[0, 5)', '[0, 5)'],
    ['up to 5%', 'share', '[0, 5]', '[0, 5]'],
    ['from 85 to 90%', 'share', '[85, 90]', '[84.5, 90.5]'],
    ['virtually none', 'share', '[0, 1]', '[0, 1]'],
    ['270,000', 'quantity', '270000', '[265000, 275000]'],
  ])('on the method is right about %s (%s), which is read as %s, or %s when rounded', (printed, kind, ...expected) => {
    const readings = (['printed', 'rounded'] as const).map((policy) => {
      const reading = read(printed, kind, policy);
      if (reading.kind !== 'known') return reading.kind;
      const { low, high, lowOpen, highOpen } = reading.interval;
      return written({ low, high: high === 'unbounded' ? null : high, lowOpen, highOpen });
    });
    expect(readings).toEqual(expected);
  });
});

describe('the glossary', () => {
  const entries = async () => (await reshare(['help', 'words'])).out.split(/^- /m).slice(1);
  it('explains the words of the screens and of the method', async () => {
    const words = (await entries()).flatMap((entry) => entry.replace(/:[\s\S]*/, '').split(', '));
    for (const word of 'HHI,sharp,band,actor,observation,subject,stage,reading,rest,interval,open end,completion,market,table'.split(
      ',',
    ))
      expect(words).toContain(word);
  });
  it('has an entry for each of its words, in any case, which names the glossary', async () => {
    const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
    for (const word of ['HHI', 'Sharp', 'band', 'na', 'open', 'open end', 'CR3', 'statement']) {
      const { code, out } = await reshare(['help', word]);
      const found = (await entries()).find((text) => plain(text).replace(/:.*/, '').includes(word.toLowerCase())) ?? '';
      expect([word, code, plain(out)]).toEqual([word, 0, `${plain(found)} all words: reshare help words`]);
    }
  });
  it('gives way to a command of the same name', async () => {
    expect((await reshare(['help', 'stage'])).out).toContain('Usage: reshare stage');
    expect((await reshare(['help', 'hhi'])).out).toContain('Usage: reshare hhi');
  });
  it('is found by words that people try, and completed', async () => {
    expect((await reshare(['help', 'glossary'])).err).toContain('Did you mean reshare help words?');
    expect((await reshare(['glossary'])).err).toContain('Did you mean reshare help words?');
    expect((await reshare(['help', 'shrp'])).err).toContain('Did you mean reshare help sharp?');
    expect((await reshare(['complete', 'zsh', '--', 'help', 'sha'])).out).toContain('sharp\twhat the word means\n');
  });
  it('fits a narrow terminal', async () => {
    const { out } = await reshare(['help', 'words'], {}, 60);
    expect(out.split('\n').filter((line) => line.length > 60)).toEqual([]);
    expect(out).toContain('\n- sharp: ');
    expect((await reshare(['help', 'sharp'], {}, 60)).out).toMatch(
      / no end can\n {2}be moved inwards without losing a completion\.\n\n/,
    );
  });
});

describe('what help says of formats', () => {
  const COMMANDS = ['stage', 'shares', 'compare', 'explain', 'hhi', 'calc', 'list', 'diff', 'cite', 'check'];
  const helpOf = async (...words: string[]) => (await reshare(words)).out.replace(/\s+/g, ' ');
  it('names the commands that have the formats of rows', async () => {
    const helps = await Promise.all(COMMANDS.map(async (c) => ({ c, text: await helpOf(c, '--help') })));
    const sharing = helps.filter(({ text }) =>
      text.includes('"table", "json", "ndjson", "csv", "tsv", "xlsx", "markdown"'),
    );
    const names = sharing.map(({ c }) => c);
    const told = `Eight commands share these formats: ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`;
    expect([names.length, await helpOf('help', 'formats')]).toEqual([8, expect.stringContaining(told)]);
  });
  it('names no ending of a file that the command cannot write', async () => {
    for (const command of COMMANDS) {
      const text = await helpOf(command, '--help');
      const [, endings = ''] = /its ending[,(]? (.*?) chooses the format/.exec(text) ?? [];
      expect([command, endings.match(/\.\w+/g)]).toEqual([command, ['.json']]);
    }
  });
  it('names the columns of a dataset that may be missing', async () => {
    const { out } = await reshare(['help', 'data']);
    expect(out.replace(/\s+/g, ' ')).toContain('only excludes, ore, basis, licence and url may be missing');
    const header = readFileSync('datasets/articles/2025.07/sources.csv', 'utf8').split('\n')[0];
    expect(header).not.toContain('excludes');
  });
});

describe('reshare alone', () => {
  it('says in a few lines what it does, shows an example that works, and where help is', async () => {
    const { code, out, err } = await reshare([]);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').length).toBeLessThan(9);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const lines = [...out.matchAll(/reshare (.+)$/gm)].map(([, line = '']) => line);
    expect(lines).toEqual(['stage --element dysprosium', '--help', 'help method']);
    for (const line of lines) expect((await reshare(line.split(' '))).code).toBe(0);
  });
});

describe('help on exit codes', () => {
  it('says what becomes of shares that cannot all be true, typed or in a dataset', async () => {
    const text = (await reshare(['help', 'exit-codes'])).out.replace(/\s+/g, ' ');
    expect((await reshare(['hhi', 'A=60', 'B=60'])).code).toBe(2);
    expect(text).toMatch(/2 usage: [^.]*, or shares typed for hhi cannot all be true 3 data/);
    expect(text).toMatch(/0 done; [^.]*, or that shares in the dataset cannot all be true 1 findings/);
  });
});

describe('help', () => {
  it('with the name of a command equals --help of that command', async () => {
    for (const command of ['stage', 'hhi', 'help'])
      expect(await reshare(['help', command])).toEqual(await reshare([command, '--help']));
  });
  it('alone equals the main help', async () => {
    expect(await reshare(['help'])).toEqual(await reshare(['--help']));
  });
  it.each<[string[], RegExp]>([
    [['foreign-kee'], /No help is called "foreign-kee"\. Did you mean reshare help foreign-key\?/],
    [['methd'], /No help is called "methd"\. Did you mean reshare help method\?/],
    [['stag'], /Did you mean reshare help stage\?/],
    [['lint'], /Did you mean reshare help check\?/],
    [['nope'], /No help is called "nope"\. Topics are method, .*commands are stage, .*hhi.* and help\.\n$/],
    [[''], /No help is called ""\. Topics are method/],
    [['complete'], /No help is called "complete"\. Topics are/],
    [['\u001b[31m'], /No help is called "\\u\{1b\}\[31m"/],
    [['method', 'data'], /too many arguments/],
  ])('with %j exits 2, prints nothing on stdout and names topics and commands', async (words, message) => {
    const { code, out, err } = await reshare(['help', ...words]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

it('help explains every code of check, with a line that check prints for it', () => {
  const page = readFileSync('docs/check.md', 'utf8');
  for (const code of CODES) {
    const text = codeHelp(page, code, 80);
    expect(text).toContain(`${code.code} (${code.severity}): `);
    expect(text.split('for example:\n')[1]).toMatch(new RegExp(`\\s${code.severity}\\s+${code.code}[:\\s]`));
  }
});
