import type { CommandDeclaration, OptionDeclaration } from '../commands/declaration.js';
import type { ErrorFinding, ErrorJson, ErrorUnlisted } from '../commands/error-schema.js';
import { SHOWING } from '../commands/showing.js';
import { typedOptions } from '../commands/typed-options.js';
import type { Finding } from '../domain/finding.js';
import type { Unlisted } from '../domain/findings.js';
import { findingLine, unlistedLines } from '../output/finding.js';
import { json } from '../output/json.js';
import { joined, type Safe, type Terminal, terminal, terminalLines } from '../text/escape.js';
import { terminalWrap } from '../text/terminal-wrap.js';
import type { Failure } from './failure.js';

/** The text of a failure for a reader, in lines that fit the terminal. In a pipe each message stays one line. */
function failureText({ message, findings, unlistedKinds }: Failure, width: number | undefined): Terminal {
  // a command to paste is not broken
  const fitted = (text: string): Terminal =>
    width === undefined || text.startsWith('reshare ') ? terminal(text) : terminalWrap(text, width, '  ');
  const [first = '', ...more] = message;
  const told = [...findings.map((f) => findingLine(f)), ...unlistedLines(unlistedKinds), `reshare: ${first}`, ...more];
  return joined([...told.map(fitted), terminal``], '\n');
}

/** The JSON of a failure for a script, by the schema reshare.error/2. */
export const failureJson = ({ exit, code, message, findings, unlisted, unlistedKinds }: Failure): ErrorJson => ({
  schema: 'reshare.error/2',
  code,
  exit,
  message: message.join('\n'),
  unlisted,
  unlistedKinds: unlistedKinds.map(unlistedKind),
  findings: findings.map(findingJson),
});

const unlistedKind = ({ code, severity, file, count }: Unlisted): ErrorUnlisted => ({ code, severity, file, count });

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
export function failureManner(
  argv: readonly string[],
  commands: ReadonlyMap<string, CommandDeclaration>,
): FailureManner {
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

/** The text of a failure on stderr, with `width` columns where that is a terminal: one JSON object where JSON was asked for, and the usage where no command was named. */
export function failureOutput(
  failed: Failure,
  error: unknown,
  usage: string,
  { json: asJson, debug }: FailureManner,
  width: number | undefined,
): Terminal | Safe<'json'> {
  if (asJson) return json(failureJson(failed));
  if (failed.code === 'help') return terminalLines(usage);
  const where = debug && error instanceof Error ? terminalLines(`${error.stack}\n`) : terminal``;
  return terminal`${failureText(failed, width)}${where}`;
}
