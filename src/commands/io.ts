import type { Command } from 'commander';
import type { Bar } from '../output/bar.js';
import type { Paint } from '../output/paint.js';
import type { Output } from '../output/render.js';
import type { OutputSchema } from '../output/schema-fields.js';
import type { Progress } from '../tables/stream.js';
import type { Colour, Showing } from './showing.js';

/** What a command is given of the world: all that it reads beside files, and all ways in which it says or keeps something. */
export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Shows what a command found, in the format and place that the options name. `inputs` are files that must not be overwritten. */
  readonly show: (
    options: Showing,
    output: (bar: Bar | undefined) => Output,
    inputs: readonly string[],
  ) => Promise<void>;
  /** Puts a text on stdout or, whole or not at all, in a file. `inputs` are files that must not be overwritten. */
  readonly put: (text: string, file: string | undefined, inputs: readonly string[]) => Promise<void>;
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
  /** The schemas of what all commands print as JSON, by name, in the order of the help. */
  readonly schemas: () => Promise<ReadonlyMap<string, OutputSchema>>;
};

/** A command: how it is made known to commander, and the schemas of what it prints as JSON, by name. */
export type CommandModule = {
  readonly make: (root: Command, io: Io) => void;
  readonly schemas?: () => Promise<Readonly<Record<string, OutputSchema>>>;
};
