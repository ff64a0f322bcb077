import { describe, expect, it } from 'vitest';
import { LISTS } from '../../src/answer/inventory.js';
import { allCommands } from '../../src/cli/commands.js';
import { commandLineFor, SYNONYMS } from '../../src/commands/synonyms.js';
import { shownCommands, TOPICS } from '../../src/commands/topics.js';
import { reshare } from '../shell.js';

const commands = shownCommands(await allCommands());
const words = [...SYNONYMS.values()].flat();

describe('the synonyms of commands', () => {
  it.each([...SYNONYMS.keys()])('lead to a command line that runs: reshare %s', async (line) => {
    expect((await reshare(line.split(' '))).code).toBe(0);
  });
  it('are no commands or topics themselves, stand once, and are in lower case', () => {
    expect(words.filter((word) => commands.has(word) || TOPICS.has(word))).toEqual([]);
    expect(words.filter((word, i) => words.indexOf(word) < i || word !== word.toLowerCase())).toEqual([]);
  });
  it('lead to every command, and to every list by its name', () => {
    const heads = [...SYNONYMS.keys()].map((line) => line.split(' ')[0]);
    expect([...commands.keys()].filter((name) => !heads.includes(name))).toEqual([]);
    for (const kind of LISTS) expect(commandLineFor(kind)).toMatch(new RegExp(`^list ${kind}`));
  });
  it('are found in any case', () => {
    expect([commandLineFor('Validate'), commandLineFor('nothing')]).toEqual(['check', undefined]);
  });
  it('cover what people try first', () => {
    const tried =
      'validate lint elements sources datasets countries export version comparison concentration share rest';
    for (const word of [...tried.split(' '), 'citation', 'why']) expect(commandLineFor(word)).toBeDefined();
  });
});
