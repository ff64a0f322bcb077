import { editions, newestEdition } from '../../dataset/builtin.js';
import { isFolder, UnknownDataset } from '../../dataset/load.js';
import { homeOf, isWithin } from '../../dataset/within.js';
import { suggest } from '../../domain/suggest.js';
import { whole } from '../../text/number.js';
import { either, list } from '../../text/words.js';
import { type CommandDeclaration, defaultOf, spelling } from '../declaration.js';
import { UsageError } from '../usage.js';
import { argumentExamples, TOOLS, toolOptions } from './tools.js';

/** The arguments of a call, by name. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** The longest text that an argument may have, in characters. */
const MOST_CHARACTERS = 10_000;

/** The command line that a call of a tool means. Throws a UsageError for an argument that the tool does not take. */
export function commandLine(tool: string, command: CommandDeclaration, args: ToolArguments): readonly string[] {
  const [options, words] = [new Map(toolOptions(command)), Object.entries(command.arguments ?? {})];
  const known = [...words.map(([name]) => name), ...options.keys()];
  const typed: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (!known.includes(name)) throw unknownArgument(tool, name, known);
    const option = options.get(name);
    if (value === undefined || value === null || !option) continue;
    const { long, takesValue } = spelling(option);
    if (takesValue) typed.push(...textsOf(name, value, option.repeatable, command).map((text) => `${long}=${text}`));
    else if (value === true) typed.push(long);
    else if (value !== false) throw new UsageError(`The argument ${name} is true or false.`, 'invalid-argument');
  }
  const said = words.map(([name, { usage }]) => {
    const found = textsOf(name, args[name], usage.includes('...'), command);
    if (found.length > 0 || !usage.startsWith('<')) return found;
    const [example] = argumentExamples(command);
    const shown = example ? `, for example ${JSON.stringify(example)}` : '';
    throw new UsageError(`The tool ${tool} needs the argument ${name}${shown}`, 'missing-argument');
  });
  // behind -- no word is an option
  return [tool, ...typed, '--json', '--', ...said.flat()];
}

function unknownArgument(tool: string, name: string, known: readonly string[]): UsageError {
  const near = suggest(name, known);
  return new UsageError(
    `The tool ${tool} has no argument "${name}". ${near.length > 0 ? `Did you mean ${either(near)}?` : `It takes ${list(known)}.`}`,
    'unknown-option',
  );
}

/** The texts that the value of an argument means: of a list each, of a number its digits. Throws a UsageError for any other value. */
function textsOf(name: string, value: unknown, several: boolean | undefined, command: CommandDeclaration) {
  const found = texts(value);
  if (!found) {
    const example = argumentExamples(command).find((arguments_) => arguments_[name] !== undefined)?.[name];
    const shown = example === undefined ? '' : ` For example: "${name}": ${JSON.stringify(example)}`;
    throw new UsageError(
      `The argument ${name} takes ${several ? 'a list of texts' : 'a text'}.${shown}`,
      'invalid-argument',
    );
  }
  if (!several && found.length > 1)
    throw new UsageError(
      `The argument ${name} takes one text, and the list has ${whole(found.length)}. Call the tool once for each.`,
      'invalid-argument',
    );
  const long = found.find((text) => text.length > MOST_CHARACTERS);
  if (long === undefined) return found;
  throw new UsageError(
    `A text of the argument ${name} has ${whole(long.length)} characters. At most ${whole(MOST_CHARACTERS)} are read.`,
    'invalid-argument',
  );
}

/** The texts of a value; undefined where it is something else. */
function texts(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const found = all.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? String(one) : []));
  return found.length === all.length ? found : undefined;
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
  const usual = option && texts(args.dataset)?.length === 0 ? defaultOf(option, env) : undefined;
  const named = ['dataset', ...(TOOLS.get(tool) ?? [])].flatMap((name) => texts(args[name]) ?? []);
  const known = await editions();
  for (const word of [...named, ...(usual === undefined ? [] : [String(usual)])]) {
    if (isFolder(word)) {
      // a check reads what lies beside an edition, too
      const read = tool === 'check' ? [word, homeOf(word)] : [word];
      if (!read.every((path) => isWithin(path, roots))) throw outsideRoots(tool, word, roots, !named.includes(word));
    } else if (newestEdition(known, word.trim()) === undefined) {
      const near = suggest(word, [...new Set(known.flatMap((e) => [e, e.replace(/@.*/, '')]))]);
      throw new UnknownDataset(word, near, known);
    }
  }
}

function outsideRoots(tool: string, word: string, roots: readonly string[], isUsual: boolean): UsageError {
  const from = isUsual ? ', which RESHARE_DATASET names' : '';
  const beside = tool === 'check' ? ' A check also reads the folder that holds an edition.' : '';
  const open =
    roots.length > 0 ? `This server reads below ${list(roots)}.` : 'This server reads built-in datasets only.';
  return new UsageError(
    `The server may not read "${word}"${from}. ${open}${beside} Its user can name another folder: reshare mcp --root FOLDER`,
    'outside-root',
  );
}
