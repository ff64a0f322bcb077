import { describe, expect, it } from 'vitest';
import { allCommands } from '../../src/cli/commands.js';
import { type CommandDeclaration, InvalidValue, spelling } from '../../src/commands/declaration.js';

/** A command and those below it, each with its words. */
const withInner = (words: string, command: CommandDeclaration): readonly (readonly [string, CommandDeclaration])[] => [
  [words, command],
  ...Object.entries(command.commands ?? {}).flatMap(([name, inner]) => withInner(`${words} ${name}`, inner)),
];
const commands = [...(await allCommands())].flatMap(([name, command]) => withInner(name, command));

describe.each(commands)('the declaration of %s', (words, { options = {}, examples = [], hidden }) => {
  it('names each option after its long word, and no word twice', () => {
    const spelt = Object.entries(options).map(([name, option]) => ({ name, ...spelling(option) }));
    for (const { name, long } of spelt)
      expect(long.replace(/^--(no-)?/, '').replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())).toBe(name);
    const typed = spelt.flatMap(({ long, short }) => (short === undefined ? [long] : [long, short]));
    expect(new Set(typed).size).toBe(typed.length);
  });
  it('has only defaults that may be typed', () => {
    for (const { choices, default: usual, parse } of Object.values(options)) {
      if (choices && usual !== undefined) expect(choices).toContain(usual);
      if (parse && usual !== undefined) expect(parse(String(usual))).toBe(usual);
    }
  });
  it('has examples of it first', () => {
    expect(hidden || examples.length > 0).toBe(true);
    for (const [line] of examples.slice(0, 1)) expect(line).toContain(`reshare ${words}`);
  });
});

it('an option that parses refuses a text by an InvalidValue alone', () => {
  const parsers = commands.flatMap(([, { options = {} }]) =>
    Object.values(options).flatMap(({ parse }) => parse ?? []),
  );
  expect(parsers.length).toBeGreaterThan(3);
  for (const parse of parsers)
    for (const text of ['', ',', '-1', '2024-13', '\u001b'])
      try {
        parse(text);
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidValue);
      }
});
