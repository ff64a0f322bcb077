import { editions, newestEdition } from '../../dataset/builtin.js';
import { isFolder, UnknownDataset } from '../../dataset/load.js';
import { homeOf, isWithin } from '../../dataset/within.js';
import { suggest } from '../../domain/suggest.js';
import { either, list } from '../../text/words.js';
import { type CommandDeclaration, defaultOf, spelling } from '../declaration.js';
import { UsageError } from '../usage.js';
import { TOOLS, toolOptions } from './tools.js';

/** The arguments of a call, by name. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** The command line that a call of a tool means. Throws a UsageError for an argument that the tool does not take. */
export function commandLine(tool: string, command: CommandDeclaration, args: ToolArguments): readonly string[] {
  const [options, words] = [new Map(toolOptions(command)), Object.keys(command.arguments ?? {})];
  const known = [...words, ...options.keys()];
  const typed: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === null || words.includes(name)) continue;
    const option = options.get(name);
    if (!option) throw unknownArgument(tool, name, known);
    const { long, takesValue } = spelling(option);
    if (takesValue) typed.push(...texts(name, value).map((text) => `${long}=${text}`));
    else if (value === true) typed.push(long);
    else if (value !== false) throw new UsageError(`The argument ${name} is true or false.`, 'invalid-argument');
  }
  // behind -- no word is an option
  return [tool, ...typed, '--json', '--', ...words.flatMap((name) => texts(name, args[name]))];
}

function unknownArgument(tool: string, name: string, known: readonly string[]): UsageError {
  const near = suggest(name, known);
  return new UsageError(
    `The tool ${tool} has no argument "${name}". ${near.length > 0 ? `Did you mean ${either(near)}?` : `It takes ${list(known)}.`}`,
    'unknown-option',
  );
}

/** The texts that the value of an argument means: of a list each, of a number its digits. */
function texts(name: string, value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => {
    if (typeof one === 'string' || typeof one === 'number') return String(one);
    throw new UsageError(`The argument ${name} takes text, or a list of texts.`, 'invalid-argument');
  });
}

/**
 * Ends a call that names a dataset which the server may not read: a folder that is not within the roots, with links followed.
 * A name must be that of a built-in dataset. Throws UnknownDataset or a UsageError.
 */
export async function guardDatasets(
  tool: string,
  command: CommandDeclaration,
  args: ToolArguments,
  roots: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const option = new Map(toolOptions(command)).get('dataset');
  const usual = option && texts('dataset', args.dataset).length === 0 ? defaultOf(option, env) : undefined;
  const named = ['dataset', ...(TOOLS.get(tool) ?? [])].flatMap((name) => texts(name, args[name]));
  const known = await editions();
  for (const word of [...named, ...(usual === undefined ? [] : [String(usual)])]) {
    if (isFolder(word)) {
      // a check reads what lies beside an edition, too
      const read = tool === 'check' ? [word, homeOf(word)] : [word];
      if (!read.every((path) => isWithin(path, roots))) throw outsideRoots(tool, word, roots);
    } else if (newestEdition(known, word.trim()) === undefined) {
      const near = suggest(word, [...new Set(known.flatMap((e) => [e, e.replace(/@.*/, '')]))]);
      throw new UnknownDataset(word, near, known);
    }
  }
}

function outsideRoots(tool: string, word: string, roots: readonly string[]): UsageError {
  const beside = tool === 'check' ? ' A check also reads the folder that holds an edition.' : '';
  const open =
    roots.length > 0 ? `This server reads below ${list(roots)}.` : 'This server reads built-in datasets only.';
  return new UsageError(
    `The server may not read "${word}". ${open}${beside} Its user can name another folder: reshare mcp --root FOLDER`,
    'outside-root',
  );
}
