import { CommanderError } from 'commander';
import { flowProblemWords, unreadFinding } from '../commands/calc/words.js';
import type { CommandDeclaration } from '../commands/declaration.js';
import { EXIT } from '../commands/exit.js';
import { FAILURE_CODES, type FailureCode } from '../commands/failure-codes.js';
import { typedOptions } from '../commands/typed-options.js';
import { UsageError } from '../commands/usage.js';
import { UnimportableFile } from '../dataset/import/importer.js';
import { UnknownDataset } from '../dataset/load.js';
import { NoDataset, otherThingWords } from '../dataset/other-thing.js';
import { UnsoundDataset, unsoundWords } from '../dataset/sound.js';
import type { Finding } from '../domain/finding.js';
import { findings as first, NO_FINDINGS, type Unlisted, unlistedCount } from '../domain/findings.js';
import { shellWord } from '../output/step.js';
import { UnreadRows } from '../tables/engine.js';
import { UnreadableFile } from '../tables/text/unreadable.js';
import { whole } from '../text/number.js';
import { placeText } from '../text/place-text.js';
import { count, shortened } from '../text/words.js';
import { chosenByVariable, noDatasetAdvice } from './dataset-failure.js';
import { WriteError } from './writer.js';

/**
 * Why a run ended without an answer: its exit code, a stable code for scripts, and the lines of the message.
 * `findings` are the errors of a dataset or file, if any: the first of them, where there are more than are listed. `unlisted` is the number of the others,
 * and `unlistedKinds` counts them where their kinds are known.
 */
export type Failure = {
  readonly exit: number;
  readonly code: FailureCode;
  readonly message: readonly string[];
  readonly findings: readonly Finding[];
  readonly unlisted: number;
  readonly unlistedKinds: readonly Unlisted[];
};

const plain = (exit: number, code: FailureCode, ...message: readonly string[]): Failure => ({
  exit,
  code,
  message,
  findings: [],
  unlisted: 0,
  unlistedKinds: [],
});

const listing = (
  findings: readonly Finding[],
  unlisted: readonly Unlisted[],
): Pick<Failure, 'findings' | 'unlisted' | 'unlistedKinds'> => ({
  findings,
  unlisted: unlistedCount(unlisted),
  unlistedKinds: unlisted,
});

type Commands = ReadonlyMap<string, CommandDeclaration>;
type Env = Readonly<Record<string, string | undefined>>;

/**
 * The failure that an error means, of a command line, the commands that it needs and the environment.
 * An unforeseen error is an internal error.
 */
export function failure(error: unknown, argv: readonly string[], commands: Commands, env: Env): Failure {
  const failed = ownFailure(error, argv, commands);
  const ofDataset = failed.exit === EXIT.dataset || /^unknown-(element|stage|actor|source)$/.test(failed.code);
  const more = ofDataset ? chosenByVariable(argv, commands, env) : [];
  return { ...failed, message: [...failed.message, ...more].map(shortened) };
}

/** The problems with a file that another command line solves. */
const USAGE_KINDS: readonly string[] = [
  'no-column',
  'duplicate-column',
  'duckdb-cannot',
  'stream-cannot',
  'which-sheet',
  'hidden-sheet',
  'no-sheet',
  'idle-option',
];

function ownFailure(error: unknown, argv: readonly string[], commands: Commands): Failure {
  if (error instanceof WriteError) return plain(EXIT.output, 'output-failed', error.message);
  if (error instanceof UsageError)
    return plain(EXIT.usage, error.code, error.message, ...(error.command === undefined ? [] : [error.command]));
  if (error instanceof CommanderError) return misuse(error, argv, commands);
  if (error instanceof UnknownDataset) return plain(EXIT.dataset, error.code, error.message);
  if (error instanceof NoDataset) {
    const { code, dataset, found } = error;
    return plain(EXIT.dataset, code, otherThingWords(dataset, found, noDatasetAdvice(dataset)));
  }
  if (error instanceof UnsoundDataset) {
    const { code, findings, unlisted, label } = error;
    const all = unlisted.length > 0 && label !== undefined ? [`reshare check ${shellWord(label)} --all`] : [];
    return { ...plain(EXIT.dataset, code, unsoundWords(error.count), ...all), ...listing(findings, unlisted) };
  }
  if (error instanceof UnreadableFile) {
    const { file, problem } = error;
    const place = placeText({ file, ...('position' in problem ? problem.position : {}) });
    const usage = USAGE_KINDS.includes(problem.kind);
    return plain(usage ? EXIT.usage : EXIT.dataset, problem.kind, `${place}: ${flowProblemWords(problem)}`);
  }
  if (error instanceof UnreadRows) return unreadRows(error);
  if (error instanceof UnimportableFile) return unimportable(error);
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const [first = '', ...others] = detail.split('\n');
  return plain(EXIT.internal, 'internal', `internal error, please report: ${first}`, ...others);
}

/** The failure of a file with rows that cannot be counted: their number, and the first of them as findings. */
function unreadRows({ file, unread: { count: all, first }, counted }: UnreadRows): Failure {
  const [column, other] = new Set(first.map((row) => row.column));
  const isText =
    counted === 0 && all > 1 && first.every((row) => row.reason === 'not-a-value' && !/\p{Nd}/u.test(row.found));
  const advice =
    isText && other === undefined
      ? [`No cell of column ${column} is a number: name the column with the quantities.`]
      : [];
  // one of them shows what all are
  const listed = advice.length > 0 ? first.slice(0, 1) : first;
  const told = all > listed.length ? `; the first ${listed.length === 1 ? 'is' : `${listed.length} are`} listed` : '';
  const message = `${count(all, 'row')} of ${file} cannot be counted, so nothing is computed${told}.`;
  return {
    ...plain(EXIT.findings, 'unread-rows', message, ...advice),
    findings: listed.map((row) => unreadFinding(file, row)),
    unlisted: all - listed.length,
  };
}

/** The failure of a file that cannot be imported, with what was expected. */
function unimportable({ file, found, expected }: UnimportableFile): Failure {
  const { listed, unlisted } = typeof found === 'string' ? NO_FINDINGS : first(found);
  const what = typeof found === 'string' ? found : found.length === 1 ? '1 error' : `${whole(found.length)} errors`;
  const message = [
    `Nothing is imported from ${file}, because it has ${what}.`,
    ...(expected === undefined ? [] : [expected]),
  ];
  return { ...plain(EXIT.dataset, 'unimportable', ...message), ...listing(listed, unlisted) };
}

/** Where a command line that commander refuses is explained: of no use to a program that types none. */
export const HINT = "Run 'reshare --help', or the command with --help, for what it takes.";

/** The failure of a command line that commander refuses. An option is quoted as typed, so only commander's line break is split at. */
function misuse({ code, message }: CommanderError, argv: readonly string[], commands: Commands): Failure {
  const said = message.replace(/^error: /, '').split(/\n(?=\(Did you mean)/);
  const name = code.replace(/^commander\./, '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  const known = FAILURE_CODES.find((c) => c === name) ?? 'usage';
  return plain(EXIT.usage, known, ...said, ...(name === 'unknown-option' ? misplaced(argv, commands) : []), HINT);
}

/** What to type instead of a line that begins with an option of the first command. Empty for any other line. */
function misplaced(argv: readonly string[], commands: Commands): readonly string[] {
  const [[name, { options = {} }] = ['', {}]] = commands;
  const taken = argv[0]?.startsWith('-') && typedOptions(argv.slice(0, 1), Object.entries(options)).length > 0;
  return taken ? [`Options follow their command: ${['reshare', name, ...argv].map(shellWord).join(' ')}`] : [];
}
