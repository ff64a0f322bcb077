import { defaultOf } from '../commands/declaration.js';
import { datasetOption } from '../commands/options.js';
import { anyName, optionsFor, sameName, usableDataset } from '../commands/stray-word.js';
import { commandLineFor } from '../commands/synonyms.js';
import { shownCommands, TOPICS } from '../commands/topics.js';
import { UsageError } from '../commands/usage.js';
import { suggest } from '../domain/suggest.js';
import { either } from '../text/words.js';
import type { MisplacedWords } from './misplaced-words.js';

type Env = Readonly<Record<string, string | undefined>>;

/** The error for words where a command is expected, with what could be meant: a command, or the name of something in the default dataset. */
export async function unknownCommand({ words, path, known, otherwise }: MisplacedWords, env: Env): Promise<UsageError> {
  const [first = ''] = words;
  const within = ['reshare', ...path].join(' ');
  const near = suggest(first, [...shownCommands(known).keys()]).map((name) => `${within} ${name}`);
  if (path.length > 0) return noCommand([...path, first], near, otherwise ?? `Its commands: ${within} --help`);
  const line = TOPICS.has(first) ? `help ${first}` : commandLineFor(first);
  if (line !== undefined) return noCommand([first], [`reshare ${line}`], '');
  const rows = await usableDataset(String(defaultOf(datasetOption, env)));
  const same = rows && optionsFor(words, rows, '--exclude', sameName);
  const options = same ?? (rows && near.length === 0 ? optionsFor(words, rows, '--exclude', anyName) : undefined);
  if (options === undefined) return noCommand([first], near, 'All commands: reshare --help');
  return new UsageError(`Unexpected "${words.join(' ')}". Did you mean reshare stage ${options}?`, CODE);
}

const CODE = 'unknown-command';

const noCommand = (words: readonly string[], near: readonly string[], otherwise: string): UsageError =>
  new UsageError(
    `No command is called "${words.join(' ')}". ${near.length > 0 ? `Did you mean ${either(near)}?` : otherwise}`,
    CODE,
  );
