import { RootCommand } from '@bomb.sh/tab';
import { argumentName, type CommandDeclaration, type OptionDeclaration, spelling } from '../declaration.js';
import { HELP_OPTION, VERSION_OPTION } from '../options.js';
import type { Candidate } from './values.js';

/** The candidates for the last word that follow from the commands alone. `asked` is the option or argument whose values they do not give. */
export type Offer = { readonly candidates: readonly Candidate[]; readonly asked: string | undefined };

/** The candidates by the library, from all that is declared: a new command or option needs no change here. */
export function offer(commands: ReadonlyMap<string, CommandDeclaration>, words: readonly string[]): Offer {
  const tree = new RootCommand();
  const asked: string[] = [];
  const ask: Ask = (name) => asked.push(name);
  for (const option of [VERSION_OPTION, HELP_OPTION]) addOption(tree, option, ask);
  for (const [name, command] of commands) grow(tree, command, name, ask);
  // the library would print the candidates itself
  Object.assign(tree, { complete: () => {} });
  // the library takes any word with a = for an option with its value
  const last = words.at(-1) ?? '';
  tree.parse([...words.slice(0, -1), last.startsWith('-') ? last : last.replace(/=.*/s, '')]);
  const candidates = tree.completions.map(({ value, description = '' }) => ({ value, description }));
  return { candidates, asked: asked[0] };
}

type Ask = (name: string) => void;
type Node = ReturnType<RootCommand['command']>;

function grow(tree: RootCommand, command: CommandDeclaration, path: string, ask: Ask): void {
  const node = tree.command(path, command.summary);
  for (const option of [...Object.values(command.options ?? {}), HELP_OPTION]) addOption(node, option, ask);
  for (const declared of Object.values(command.arguments ?? {})) {
    const name = argumentName(declared);
    node.argument(name, from(declared.choices, name, ask), declared.usage.includes('...'));
  }
  for (const [name, inner] of Object.entries(command.commands ?? {})) grow(tree, inner, `${path} ${name}`, ask);
}

function addOption(node: Node, option: OptionDeclaration, ask: Ask): void {
  const { long, short, takesValue } = spelling(option);
  const [name, letter] = [long.slice(2), short?.slice(1)];
  if (takesValue) node.option(name, option.description, from(option.choices, name, ask), letter);
  else if (letter === undefined) node.option(name, option.description);
  else node.option(name, option.description, letter);
}

/** Gives the choices or, where there are none, asks for the values of that name. */
const from =
  (choices: readonly string[] | undefined, name: string, ask: Ask) =>
  (give: (value: string, description: string) => void): void => {
    if (choices) for (const choice of choices) give(choice, '');
    else ask(name);
  };
