import type { Bar } from '../output/bar.js';
import type { Paint } from '../output/paint.js';
import type { Output } from '../output/render.js';
import type { Progress } from '../tables/stream.js';
import type { ArgumentTable, ArgumentValues, CommandDeclaration, OptionTable, OptionValues } from './declaration.js';
import type { Colour, Showing } from './showing.js';

/** What a command is given of the world: all that it reads beside files, and all ways in which it says or keeps something. */
export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What draws shares and intervals as bars; undefined where none are asked for. */
  readonly bar: (options: Showing) => Bar | undefined;
  /** Shows what a command found, in the format and place that the options name. `inputs` are files that must not be overwritten. */
  readonly show: (output: Output, options: Showing, inputs: readonly string[]) => Promise<void>;
  /** Puts a text on stdout or, whole or not at all, in a file. `inputs` are files that must not be overwritten. */
  readonly put: (text: string, file?: string, inputs?: readonly string[]) => Promise<void>;
  /** Puts a text in a file, whole or not at all, in place of what is there. */
  readonly replace: (file: string, text: string) => void;
  /** Makes a new folder of files, path -> text, whole or not at all. Throws a UsageError where something is there already. */
  readonly makeFolder: (folder: string, files: ReadonlyMap<string, string>) => void;
  /** Says something beside the output, on stderr. */
  readonly aside: (text: string) => Promise<void>;
  /** The emphasis of a text that goes to stdout, or to a file. */
  readonly paint: (asked: Colour, toFile: boolean) => Promise<Paint>;
  /** Tells on a terminal how much of a file was read. */
  readonly progress: (
    quiet: boolean,
    size: number | undefined,
  ) => { readonly told: Progress; readonly done: () => void };
  /** Ends the run with this exit code, all having gone well. */
  readonly conclude: (exit: number) => void;
  /** The text of a page of the documentation, by the name of its file. */
  readonly page: (name: string) => Promise<string>;
  /** All commands by name, in the order of the help. */
  readonly commands: () => Promise<ReadonlyMap<string, CommandDeclaration>>;
  /** The help of a command, or of the program. */
  readonly help: (command: string | undefined) => Promise<string>;
};

/** A command: what is declared of it, and what it does. */
export type CommandModule = CommandDeclaration & {
  readonly commands?: Readonly<Record<string, CommandModule>>;
  /** What to say where a word is typed that is no argument. */
  readonly excess?: (word: string) => Error;
  /** Runs it with the values of its options and arguments; `typed` are the names of the options that are not left at their defaults. */
  run?(options: unknown, args: unknown, io: Io, typed: ReadonlySet<string>): Promise<void>;
};

/** A command that runs with the values of the options and arguments that it declares. */
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
