import { CommanderError } from 'commander';
import { flowProblemWords, unreadWords } from '../commands/calc/words.js';
import type { CommandDeclaration, OptionDeclaration } from '../commands/declaration.js';
import type { ErrorFinding, ErrorJson } from '../commands/error-schema.js';
import { EXIT } from '../commands/exit.js';
import { SHOWING } from '../commands/showing.js';
import { typedOptions } from '../commands/typed-options.js';
import { UsageError, unknownName } from '../commands/usage.js';
import { Unimportable } from '../dataset/import/importer.js';
import { UnknownDataset } from '../dataset/load.js';
import { UnsoundDataset } from '../dataset/sound.js';
import type { Finding } from '../domain/finding.js';
import { findingLine } from '../output/finding.js';
import { json } from '../output/json.js';
import { UnreadRows } from '../tables/engine.js';
import { UnreadableFile } from '../tables/text/unreadable.js';
import { terminal } from '../text/escape.js';
import { count, list } from '../text/words.js';
import { WriteError } from './writer.js';

/**
 * Why a run ended without an answer: its exit code, a stable code for scripts, and the lines of the message.
 * `findings` are the errors of a dataset or imported file, if any.
 */
export type Failure = {
  readonly exit: number;
  readonly code: string;
  readonly message: readonly string[];
  readonly findings: readonly Finding[];
};

const plain = (exit: number, code: string, ...message: readonly string[]): Failure => ({
  exit,
  code,
  message,
  findings: [],
});

type Commands = ReadonlyMap<string, CommandDeclaration>;

/** The failure that an error means, of a command line and the commands that it needs. An unforeseen error is an internal error. */
export function failure(error: unknown, argv: readonly string[], commands: Commands): Failure {
  if (error instanceof WriteError)
    return plain(EXIT.output, 'output-failed', `output cannot be written: ${error.message}`);
  if (error instanceof UsageError) return plain(EXIT.usage, error.code, error.message);
  if (error instanceof CommanderError) return misuse(error, argv, commands);
  if (error instanceof UnknownDataset) {
    const { message, code } = unknownDataset(error);
    return plain(EXIT.dataset, code, message);
  }
  if (error instanceof UnsoundDataset) {
    const message = `${count(error.findings.length, 'error')} in the dataset: nothing is computed from it`;
    return { ...plain(EXIT.dataset, 'unsound-dataset', message), findings: error.findings };
  }
  if (error instanceof UnreadableFile) {
    const { kind } = error.problem;
    const usage = ['no-column', 'duplicate-column', 'duckdb-cannot', 'stream-cannot'].includes(kind);
    return plain(usage ? EXIT.usage : EXIT.dataset, kind, `${error.file}: ${flowProblemWords(error.problem)}`);
  }
  if (error instanceof UnreadRows) return plain(EXIT.findings, 'unread-rows', ...unreadLines(error));
  if (error instanceof Unimportable) return unimportable(error);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [first = '', ...others] = detail.split('\n');
  return plain(EXIT.internal, 'internal', `internal error, please report: ${first}`, ...others);
}

/** The lines on rows that cannot be counted: their number, and the first of them. */
const unreadLines = ({ file, unread: { count: all, first } }: UnreadRows): readonly string[] => [
  `${count(all, 'row')} of ${file} cannot be counted, so nothing is computed${all > first.length ? `; the first ${first.length}` : ''}:`,
  ...first.map((row) => unreadWords(file, row)),
];

/** The failure of a file that cannot be imported, with what was expected. */
function unimportable({ file, found, expected }: Unimportable): Failure {
  const [what, findings] = typeof found === 'string' ? [found, []] : [count(found.length, 'error'), found];
  const message = [`${file}: ${what}: nothing is imported from it`, ...(expected === undefined ? [] : [expected])];
  return { ...plain(EXIT.dataset, 'unimportable', ...message), findings };
}

const HINT = "Run 'reshare --help', or the command with --help, for what it takes.";

/** The failure of a command line that commander refuses. An option is quoted as typed, so only commander's line break is split at. */
function misuse({ code, message }: CommanderError, [first = '']: readonly string[], commands: Commands): Failure {
  const said = message.replace(/^error: /, '').split(/\n(?=\(Did you mean)/);
  const name = code.replace(/^commander\./, '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  const misplaced = name === 'unknown-option' && first.startsWith('-') ? [MISPLACED] : [];
  return plain(
    EXIT.usage,
    name,
    ...said,
    ...(name === 'unknown-command' ? [commands.get(first)?.otherwise ?? NO_COMMAND] : misplaced),
    HINT,
  );
}

// advice on what the user could have meant
const NO_COMMAND = "An element is asked for with 'reshare stage --element NAME'.";
const MISPLACED = "Options follow their command, as in 'reshare stage --element NAME'.";

const unknownDataset = (e: UnknownDataset): UsageError =>
  unknownName(
    'dataset',
    e.dataset,
    e.near,
    `built-in are ${list(e.known)}; a folder is written with a slash, as in ./${e.dataset}.`,
  );

/** The text of a failure for a reader. */
const failureText = ({ message, findings }: Failure): string =>
  [...findings.map((f) => findingLine(f)), `reshare: ${message.map(terminal).join('\n')}`, ''].join('\n');

/** The JSON of a failure for a script, by the schema reshare.error/1. */
const failureJson = ({ exit, code, message, findings }: Failure): ErrorJson => ({
  schema: 'reshare.error/1',
  code,
  exit,
  message: message.join('\n'),
  findings: findings.map(findingJson),
});

const findingJson = (f: Finding): ErrorFinding => ({
  code: f.code,
  severity: f.severity,
  file: f.place.file,
  line: f.place.line ?? null,
  column: f.place.column ?? null,
  text: findingLine(f),
});

/** How a failure is written: as JSON, and with the place in the program where it arose. */
export type FailureManner = { readonly json: boolean; readonly debug: boolean };

/**
 * How a command line asks for failures to be written, even where it cannot be parsed to the end.
 * The options that count are those of the commands, and those that ask any command for JSON.
 */
export function failureManner(argv: readonly string[], commands: Commands): FailureManner {
  const { format, json: whole } = SHOWING;
  const known = [...[...commands.values()].flatMap(optionsOf), ...Object.entries({ format, json: whole })];
  const typed = typedOptions(argv, known);
  return {
    json: typed.some(({ name, value = '' }) => name === 'json' || (name === 'format' && /^=?(nd)?json$/.test(value))),
    debug: typed.some(({ name }) => name === 'debug'),
  };
}

/** The options of a command and of its subcommands. */
const optionsOf = ({
  options = {},
  commands = {},
}: CommandDeclaration): readonly (readonly [string, OptionDeclaration])[] => [
  ...Object.entries(options),
  ...Object.values(commands).flatMap(optionsOf),
];

/** The text of a failure on stderr: one JSON object where JSON was asked for, and the usage where no command was named. */
export function failureOutput(
  failed: Failure,
  error: unknown,
  usage: string,
  { json: asJson, debug }: FailureManner,
): string {
  if (asJson) return json(failureJson(failed));
  if (failed.code === 'help') return usage;
  const where = debug && error instanceof Error ? `${error.stack}\n` : '';
  return failureText(failed) + where;
}
