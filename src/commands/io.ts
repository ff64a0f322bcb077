import type { Readable, Writable } from 'node:stream';
import type { Bar } from '../output/bar.js';
import type { EvidenceTable } from '../output/evidence-table.js';
import type { Piece } from '../output/formats/format.js';
import type { wholeDocument } from '../output/json.js';
import type { Paint } from '../output/paint.js';
import type { Output } from '../output/render.js';
import type { QuotableJson } from '../output/schema-parts.js';
import type { TemporaryFolder } from '../tables/duckdb/duckdb.js';
import type { Progress } from '../tables/stream.js';
import type { Printable, Terminal } from '../text/escape.js';
import type { ArgumentTable, ArgumentValues, CommandDeclaration, OptionTable, OptionValues } from './declaration.js';
import type { ErrorJson } from './error-schema.js';
import type { Colour, Showing } from './showing.js';

/** The streams of a conversation with another program. */
export type Pipes = { readonly input: Readable; readonly output: Writable };

/**
 * The answer to a command line that another program asks: its JSON document, its screen in 80 columns (undefined where the command has none)
 * and what may be quoted; or the failure.
 */
export type Called =
  | {
      readonly document: ReturnType<typeof wholeDocument>;
      readonly screen: string | undefined;
      readonly quotable: QuotableJson | undefined;
    }
  | { readonly error: ErrorJson };

/** Everything outside the program that a command can use, except for reading files: a test passes a fake one. */
export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The columns of the terminal that stdout is; 80 for a pipe or a file. */
  readonly width: number;
  /** The function that draws shares and intervals as bars; undefined where the options do not ask for bars. */
  readonly bar: (options: Showing) => Bar | undefined;
  /**
   * Shows an output in the format and place that the options name. `inputs` are files that must not be overwritten.
   * `evidence` gives the printed values behind the figures, or the input as read, for a format that has room for them.
   */
  readonly show: (
    output: Output,
    options: Showing,
    inputs: readonly string[],
    evidence?: () => Promise<EvidenceTable>,
  ) => Promise<void>;
  /** Writes a text that is escaped for its format, whole or in pieces, or the bytes of a file that is no text, to stdout or a file; a file gets all of it or none. `inputs` are files that must not be overwritten. */
  readonly put: (text: Piece | Iterable<Printable>, file?: string, inputs?: readonly string[]) => Promise<void>;
  /** Writes a text to a file in place of its content, all of it or none. */
  readonly replace: (file: string, text: string) => Promise<void>;
  /** Makes a new folder with files (path to text), all of them or none. Throws a UsageError where the name is taken. */
  readonly makeFolder: (folder: string, files: ReadonlyMap<string, string>) => Promise<void>;
  /** Writes a message to stderr. */
  readonly aside: (text: Terminal) => Promise<void>;
  /** The emphasis of a text for stdout or a file. */
  readonly paint: (asked: Colour, toFile: boolean) => Promise<Paint>;
  /** The columns of the terminal to which a text goes; undefined where it goes elsewhere, such as to a file. */
  readonly columns: (file?: string) => number | undefined;
  /** Shows on a terminal how much of a file was read. `size` is in bytes; undefined where it is not known. */
  readonly progress: (
    quiet: boolean,
    size: number | undefined,
  ) => { readonly tell: Progress; readonly done: () => void };
  /** Lends a folder for temporary files. */
  readonly temporaryFolder: TemporaryFolder;
  /** Sets the exit code of a run that succeeds. */
  readonly conclude: (exit: number) => void;
  /** Offers what may be quoted of the answer, made only where a program asks for it. */
  readonly quote: (made: () => QuotableJson) => void;
  /** The names of the pages of the documentation. */
  readonly pages: () => Promise<readonly string[]>;
  /** The text of a page of the documentation, by the name of its file. */
  readonly page: (name: string) => Promise<string>;
  /** All commands by name, in the order of the help. */
  readonly commands: () => Promise<ReadonlyMap<string, CommandDeclaration>>;
  /** The help of a command, or of the program. */
  readonly help: (command: string | undefined) => Promise<string>;
  /** Runs a line of a command, which asks for JSON, and collects its answer instead of printing it. It writes nothing. `lineOf` gives the line; what it throws is the failure. */
  readonly call: (
    command: string,
    lineOf: (declared: CommandDeclaration) => Promise<readonly string[]>,
  ) => Promise<Called>;
  /** The streams of a conversation with another program: stdin and stdout. */
  readonly pipes: () => Pipes;
};

/** A command: its declaration and what it does. */
export type CommandModule = CommandDeclaration & {
  readonly commands?: Readonly<Record<string, CommandModule>>;
  /** Runs the command with the values of its options and arguments. `typed` are the names of the options that were typed. */
  run?(options: unknown, args: unknown, io: Io, typed: ReadonlySet<string>): Promise<void>;
};

/** A command whose `run` gets values of the types that its options and arguments declare. */
export const command = <const Options extends OptionTable, const Arguments extends ArgumentTable>(
  declared: Omit<CommandModule, 'options' | 'arguments' | 'commands' | 'run'> & {
    readonly options?: Options;
    readonly arguments?: Arguments;
    readonly run: (
      options: OptionValues<Options>,
      args: ArgumentValues<Arguments>,
      io: Io,
      typed: ReadonlySet<string>,
    ) => Promise<void>;
  },
): CommandModule => declared;
