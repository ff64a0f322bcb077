import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import {
  type ArgumentDeclaration,
  type CommandDeclaration,
  defaultOf,
  InvalidValue,
  type OptionDeclaration,
} from '../commands/declaration.js';
import type { CommandModule, Io } from '../commands/io.js';
import { HELP_OPTION, VERSION_OPTION } from '../commands/options.js';
import { PROGRAM } from '../commands/program.js';
import { reflow, wrap } from '../text/words.js';

/** The text that commander would print: help and version on stdout, usage on stderr. */
export type CommanderOutput = { out: string; err: string };

/** What the program does, in one sentence. */
export const DESCRIPTION =
  'Who supplies the rare earths, how concentrated that is (HHI), and what is left without China. What is printed only roughly stays a range.';

/** A command line that runs these commands, and what commander has said so far. `remarks` ends the help of the program. */
export function program(
  commands: ReadonlyMap<string, CommandModule>,
  remarks: string,
  io: Io,
): { readonly root: Command; readonly said: Readonly<CommanderOutput> } {
  const said: CommanderOutput = { out: '', err: '' };
  const root = new Command('reshare')
    .description(DESCRIPTION)
    .version(PROGRAM.version, VERSION_OPTION.flags, VERSION_OPTION.description)
    .helpOption(HELP_OPTION.flags, HELP_OPTION.description)
    .addHelpText('after', fitted(remarks, io.width))
    .exitOverride()
    // columns of descriptions are wrapped in narrow terminals, too
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      getOutHelpWidth: () => io.width,
      getErrHelpWidth: () => io.width,
      writeOut: (text) => {
        said.out += text;
      },
      writeErr: (text) => {
        said.err += text;
      },
      // the error that commander throws holds the same text
      outputError: () => {},
    });
  for (const [name, module] of commands) add(root, name, module, io);
  return { root, said };
}

function add(parent: Command, name: string, module: CommandModule, io: Io): void {
  const { summary, description, usage, hidden, commands } = module;
  const command = parent
    .command(name, { hidden: hidden === true })
    .summary(summary)
    .description(description);
  if (usage !== undefined) command.usage(usage);
  if (hidden) command.helpOption(false).allowUnknownOption();
  const named = takesNames(module);
  if (named) command.allowExcessArguments();
  for (const declared of Object.values(module.arguments ?? {})) command.addArgument(argumentOf(declared));
  const options = Object.entries(module.options ?? {}).map(([key, o]) => ({ key, option: optionOf(o, io.env) }));
  for (const { option } of options) command.addOption(option);
  command.addHelpText('after', lastWords(module, io.width));
  if (commands) {
    command.helpCommand(false);
    for (const [inner, below] of Object.entries(commands)) add(command, inner, below, io);
    return;
  }
  command.action(async () => {
    const names = Object.keys(module.arguments ?? {});
    const values = options.map(({ key, option }) => [key, command.getOptionValue(option.attributeName())]);
    const stray = command.args.slice(names.length);
    if (named && stray.length > 0) throw await unexpected(stray, module, command.getOptionValue('dataset'));
    const args = names.map((key, i) => [key, command.processedArgs[i]]);
    const typed = options.filter(({ option }) => command.getOptionValueSource(option.attributeName()) === 'cli');
    await module.run?.(Object.fromEntries(values), Object.fromEntries(args), io, new Set(typed.map(({ key }) => key)));
  });
}

/** Whether a command takes names in a dataset, as values of options. */
const takesNames = ({ options = {} }: CommandDeclaration): boolean => 'element' in options && 'dataset' in options;

/** The error for words that are neither arguments nor values of options. */
async function unexpected(words: readonly string[], { options = {} }: CommandDeclaration, dataset: unknown) {
  const { strayWords } = await import('../commands/stray-word.js');
  return strayWords(words, String(dataset), 'actor' in options ? '--actor' : '--exclude');
}

function argumentOf({ usage, description, choices, unchecked }: ArgumentDeclaration): Argument {
  const argument = new Argument(usage, description);
  if (choices) argument.choices(choices);
  return unchecked ? argument.argParser((word) => word) : argument;
}

function optionOf(declared: OptionDeclaration, env: Io['env']): Option {
  const { flags, description, group, choices, shownDefault, needed } = declared;
  const option = new Option(flags, description).makeOptionMandatory(needed === true);
  if (group !== undefined) option.helpGroup(group);
  if (choices) option.choices(choices);
  if (declared.default !== undefined) option.default(defaultOf(declared, env), shownDefault);
  // the value before may be a default, which may also be typed
  let typed: string | undefined;
  return option.argParser((text: string, before: unknown) => {
    if (declared.once && typed !== undefined)
      throw new InvalidArgumentError(
        declared.listed
          ? `Write all of them in one: ${typed},${text}.`
          : `One is meant, and "${typed}" was given before.`,
      );
    typed = text;
    const value = meaningOf(declared, text);
    if (!declared.repeatable) return value;
    return Array.isArray(before) ? [...before, value] : [value];
  });
}

/** The value that a text means. Throws an InvalidArgumentError where it means none. */
function meaningOf({ choices, parse }: OptionDeclaration, text: string): unknown {
  if (choices && !choices.includes(text)) throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.`);
  try {
    return parse ? parse(text) : text;
  } catch (error) {
    throw error instanceof InvalidValue ? new InvalidArgumentError(error.message) : error;
  }
}

/** The text of a command's help after its options: examples and remarks. */
function lastWords({ examples = [], remarks }: CommandDeclaration, width: number): string {
  const lines = examples.map(([line, meaning]) => `  ${line}\n${wrap(`      ${meaning}`, width, '      ')}\n`);
  const last = remarks ? [`\n${fitted(remarks, width)}`] : [];
  return [...(lines.length > 0 ? [`\nExamples:\n${lines.join('')}`] : []), ...last].join('');
}

/** A text that is written for 80 columns, in a narrower terminal too. */
const fitted = (text: string, width: number): string => (width < 80 ? reflow(text, width) : text);
