import type { CommandDeclaration } from '../commands/declaration.js';

/**
 * Words where a command is expected, the first of which names none. `path` are the commands before them, `known` those that can follow.
 * `otherwise` is what the last command of the path says of such a word; undefined where it says nothing.
 */
export type MisplacedWords = {
  readonly words: readonly string[];
  readonly path: readonly string[];
  readonly known: ReadonlyMap<string, CommandDeclaration>;
  readonly otherwise: string | undefined;
};

/** The words where a command line names no command; undefined where it names one, or has an option instead. */
export function misplacedWords(
  argv: readonly string[],
  commands: ReadonlyMap<string, CommandDeclaration>,
): MisplacedWords | undefined {
  const option = argv.findIndex((word) => word.startsWith('-'));
  const words = option < 0 ? argv : argv.slice(0, option);
  let [known, otherwise]: [ReadonlyMap<string, CommandDeclaration>, string | undefined] = [commands, undefined];
  for (const [i, word] of words.entries()) {
    const named = known.get(word);
    if (!named) return { words: words.slice(i), path: words.slice(0, i), known, otherwise };
    if (!named.commands) return undefined;
    [known, otherwise] = [new Map(Object.entries(named.commands)), named.otherwise];
  }
  return undefined;
}
