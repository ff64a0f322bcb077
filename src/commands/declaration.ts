import type { OutputSchema } from '../output/schema-fields.js';

/** An option as data. The command line is read from it, and its help and completion are made from it. */
export type OptionDeclaration = {
  /** How it is typed: `-e, --element <name>` takes a value, `--json` takes none, `--no-header` turns off what is on by default. */
  readonly flags: string;
  readonly description: string;
  /** The heading under which help lists it; `Options:` where absent. */
  readonly group?: string;
  /** The values that it takes; any text where absent. */
  readonly choices?: readonly string[];
  /** The value that a text means; the text itself where absent. Throws InvalidValue. */
  readonly parse?: (text: string) => unknown;
  /** The value where the option is not typed. */
  readonly default?: string | number;
  /** How help shows the default; as JSON where absent. */
  readonly shownDefault?: string;
  /** The environment variable that sets another default. */
  readonly variable?: string;
  /** The option can be typed several times, and its value is a list. */
  readonly repeatable?: true;
  /** Typing the option twice is an error. For other options the last one counts. */
  readonly once?: true;
  /** Several are listed in one value, separated by commas. */
  readonly listed?: true;
  /** The command cannot run without the option. */
  readonly needed?: true;
  /** The command itself ends with an error without the option, which its description says. */
  readonly demanded?: true;
};

/** The options of a command by the names of their values, in the order of the help. */
export type OptionTable = Readonly<Record<string, OptionDeclaration>>;

/** An argument as data: a word of the command line that is not an option. */
export type ArgumentDeclaration = {
  /** How usage shows it: `<file>` is needed, `[file]` is not, and `[file...]` takes any number of words. */
  readonly usage: string;
  readonly description?: string;
  /** The words that it takes; any word where absent. */
  readonly choices?: readonly string[];
  /** The command itself ends with an error without the word. */
  readonly demanded?: true;
  /** The command itself checks the word against the choices. */
  readonly unchecked?: true;
};

/** The arguments of a command by the names of their values, in order. */
export type ArgumentTable = Readonly<Record<string, ArgumentDeclaration>>;

/** A command as data. */
export type CommandDeclaration = {
  /** What the list of commands says about it. */
  readonly summary: string;
  readonly description: string;
  /** What its help shows after the name, where this differs from what the options and arguments give. */
  readonly usage?: string;
  readonly arguments?: ArgumentTable;
  readonly options?: OptionTable;
  /** Command lines, each with its purpose. */
  readonly examples?: readonly (readonly [line: string, meaning: string])[];
  /** The end of its help. */
  readonly remarks?: string;
  /** Subcommands by name. A command with subcommands does nothing itself. */
  readonly commands?: Readonly<Record<string, CommandDeclaration>>;
  /** What the error adds if the word behind the command names none of them. */
  readonly otherwise?: string;
  /** The command is for programs: no help shows it, and it takes any word. */
  readonly hidden?: true;
  /** The schemas of its JSON, by name. */
  readonly schemas?: () => Promise<Readonly<Record<string, OutputSchema>>>;
};

type Parsed<Declared extends OptionDeclaration> = Declared extends { readonly parse: (text: string) => infer Value }
  ? Value
  : Declared extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : Declared extends { readonly flags: `${string}<${string}` }
      ? string
      : true;

type OptionValue<Declared extends OptionDeclaration> = Declared extends { readonly flags: `--no-${string}` }
  ? boolean
  : Declared extends { readonly repeatable: true }
    ? readonly Parsed<Declared>[] | undefined
    : Declared extends { readonly default: string | number } | { readonly needed: true }
      ? Parsed<Declared>
      : Parsed<Declared> | undefined;

/** The values of options. A value is undefined where the option is not typed and has no default. */
export type OptionValues<Table extends OptionTable> = { readonly [Name in keyof Table]: OptionValue<Table[Name]> };

type Word<Declared extends ArgumentDeclaration> = Declared extends { readonly unchecked: true }
  ? string
  : Declared extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type ArgumentValue<Declared extends ArgumentDeclaration> = Declared extends { readonly usage: `${string}...${string}` }
  ? readonly Word<Declared>[]
  : Declared extends { readonly usage: `<${string}` }
    ? Word<Declared>
    : Word<Declared> | undefined;

/** The words of arguments. A word is undefined where it is not typed. */
export type ArgumentValues<Table extends ArgumentTable> = {
  readonly [Name in keyof Table]: ArgumentValue<Table[Name]>;
};

/** Thrown for a text that is not a value of the option. The message is a sentence that says what is expected. */
export class InvalidValue extends Error {}

/** How an option is typed: the long word, the short one (undefined where there is none), and whether a value follows. */
export function spelling({ flags }: OptionDeclaration): {
  readonly long: string;
  readonly short: string | undefined;
  readonly takesValue: boolean;
} {
  const [, short, long = '', value] = /^(?:(-\w), )?(--[\w-]+)( <.+>)?$/.exec(flags) ?? [];
  return { long, short, takesValue: value !== undefined };
}

/** The value where an option is not typed: its environment variable, or else its default. Undefined where it has neither. */
export const defaultOf = (
  { default: declared, variable }: OptionDeclaration,
  env: Readonly<Record<string, string | undefined>>,
): string | number | undefined => (variable !== undefined && env[variable]) || declared;

/** The name of an argument: its usage without brackets. */
export const argumentName = ({ usage }: ArgumentDeclaration): string => usage.replace(/^[<[]|(\.\.\.)?[>\]]$/g, '');
