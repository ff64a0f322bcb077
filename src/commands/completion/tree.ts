import { RootCommand } from '@bomb.sh/tab';
import type { Command, Option } from 'commander';
import type { Candidate } from './values.js';

/** What the command line itself says may stand in place of the last word; `asked` is the option or argument whose values it does not know. */
export type Offer = { readonly candidates: readonly Candidate[]; readonly asked: string | undefined };

/** Asks the library, which is handed all that commander knows: a new command or option is completed without a word here. */
export function offer(program: Command, words: readonly string[]): Offer {
  const tree = new RootCommand();
  const asked: string[] = [];
  grow(tree, program, '', (name) => asked.push(name));
  // the library would print its candidates by itself; they are read from it instead
  Object.assign(tree, { complete: () => {} });
  tree.parse([...words]);
  const candidates = tree.completions.map(({ value, description = '' }) => ({ value, description }));
  return { candidates, asked: asked[0] };
}

type Ask = (name: string) => void;
type Node = ReturnType<RootCommand['command']>;

function grow(tree: RootCommand, command: Command, path: string, ask: Ask): void {
  const node = path === '' ? tree : tree.command(path, command.summary() || command.description());
  const help = command.createHelp();
  for (const option of help.visibleOptions(command)) addOption(node, option, ask);
  for (const a of command.registeredArguments) node.argument(a.name(), from(a.argChoices, a.name(), ask), a.variadic);
  for (const inner of help.visibleCommands(command)) grow(tree, inner, `${path} ${inner.name()}`.trim(), ask);
}

function addOption(node: Node, option: Option, ask: Ask): void {
  const [name, short] = [option.long?.slice(2), option.short?.slice(1)];
  if (name === undefined) return;
  if (option.required || option.optional)
    node.option(name, option.description, from(option.argChoices, name, ask), short);
  else if (short === undefined) node.option(name, option.description);
  else node.option(name, option.description, short);
}

/** Gives the choices; where there are none, asks for the values of that name. */
const from =
  (choices: readonly string[] | undefined, name: string, ask: Ask) =>
  (give: (value: string, description: string) => void): void => {
    if (choices) for (const choice of choices) give(choice, '');
    else ask(name);
  };
