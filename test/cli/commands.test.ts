import { describe, expect, it } from 'vitest';
import { allCommands } from '../../src/cli/commands.js';
import { type CommandDeclaration, InvalidValue, spelling } from '../../src/commands/declaration.js';

/** A command and its subcommands, each with the words that name it. */
const withInner = (words: string, command: CommandDeclaration): readonly (readonly [string, CommandDeclaration])[] => [
  [words, command],
  ...Object.entries(command.commands ?? {}).flatMap(([name, inner]) => withInner(`${words} ${name}`, inner)),
];
const commands = [...(await allCommands())].flatMap(([name, command]) => withInner(name, command));

describe.each(commands)('the declaration of %s', (words, { options = {}, examples = [], hidden }) => {
  it('names each option by its long flag and repeats no flag', () => {
    const spelt = Object.entries(options).map(([name, option]) => ({ name, ...spelling(option) }));
    for (const { name, long } of spelt)
      expect(long.replace(/^--(no-)?/, '').replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())).toBe(name);
    const typed = spelt.flatMap(({ long, short }) => (short === undefined ? [long] : [long, short]));
    expect(new Set(typed).size).toBe(typed.length);
  });
  it('has only defaults that a user may type', () => {
    for (const { choices, default: usual, parse } of Object.values(options)) {
      if (choices && usual !== undefined) expect(choices).toContain(usual);
      if (parse && usual !== undefined) expect(parse(String(usual))).toBe(usual);
    }
  });
  it('starts its examples with the command', () => {
    expect(hidden || examples.length > 0).toBe(true);
    for (const [line] of examples.slice(0, 1)) expect(line).toContain(`reshare ${words}`);
  });
});

it('an option refuses a text only with an InvalidValue', () => {
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
