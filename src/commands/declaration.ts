import type { OutputSchema } from '../output/schema-fields.js';

/** An option as data: what reads the command line, writes its help, completes it, or asks for the same by other means. */
export type OptionDeclaration = {
  /** How it is typed: `-e, --element <name>` takes a value, `--json` takes none, `--no-header` denies what else holds. */
  readonly flags: string;
  readonly description: string;
  /** The heading that help lists it under; `Options:` where absent. */
  readonly group?: string;
  /** The values that it takes; where absent, any text. */
  readonly choices?: readonly string[];
  /** The value that a text means; where absent, the text. Throws InvalidValue. */
  readonly parse?: (text: string) => unknown;
  /** The value of an option that is not typed. */
  readonly default?: string | number;
  /** How help shows the default; where absent, as JSON. */
  readonly shownDefault?: string;
  /** The environment variable that sets another default. */
  readonly variable?: string;
  /** It may be typed several times, and its value is a list. */
  readonly repeatable?: true;
  /** It is an error to type it twice; of other options the last one counts. */
  readonly once?: true;
  /** The command cannot run without it. */
  readonly needed?: true;
};

/** The options of a command by the names of their values, in the order of the help. */
export type OptionTable = Readonly<Record<string, OptionDeclaration>>;

/** A word of the command line that is no option. */
export type ArgumentDeclaration = {
  /** How usage shows it: `<file>` is needed, `[file]` is not, `[file...]` stands for any number of words. */
  readonly usage: string;
  readonly description?: string;
  /** The words that may stand there; where absent, any word. */
  readonly choices?: readonly string[];
  /** The command itself refuses what is none of the choices. */
  readonly unchecked?: true;
};

/** The arguments of a command by the names of their values, in their order. */
export type ArgumentTable = Readonly<Record<string, ArgumentDeclaration>>;

/** A command as data. */
export type CommandDeclaration = {
  /** What the list of commands says of it. */
  readonly summary: string;
  readonly description: string;
  /** What stands behind its name in its own help, where that is not what the options and arguments make it. */
  readonly usage?: string;
  readonly arguments?: ArgumentTable;
  readonly options?: OptionTable;
  /** Command lines, each with what it is for. */
  readonly examples?: readonly (readonly [line: string, meaning: string])[];
  /** What its help says last. */
  readonly remarks?: string;
  /** Commands below it, by name; one that has these does nothing of its own. */
  readonly commands?: Readonly<Record<string, CommandDeclaration>>;
  /** It is for programs: no help shows it, and it takes any word. */
  readonly hidden?: true;
  /** The schemas of what it prints as JSON, by name. */
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

/** The values of options: undefined where one is not typed and has no default. */
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

/** The words that stand for arguments: undefined where one is not typed. */
export type ArgumentValues<Table extends ArgumentTable> = {
  readonly [Name in keyof Table]: ArgumentValue<Table[Name]>;
};

/** A text that is no value of its option. The message is a sentence that says what is expected. */
export class InvalidValue extends Error {}

/** How an option is typed: its long word, its short one where it has one, and whether a value stands behind either. */
export function spelling({ flags }: OptionDeclaration): {
  readonly long: string;
  readonly short: string | undefined;
  readonly takesValue: boolean;
} {
  const [, short, long = '', value] = /^(?:(-\w), )?(--[\w-]+)( <.+>)?$/.exec(flags) ?? [];
  return { long, short, takesValue: value !== undefined };
}

/** What holds where an option is not typed: what its environment variable says, else what is declared; undefined where it has no default. */
export const defaultOf = (
  { default: declared, variable }: OptionDeclaration,
  env: Readonly<Record<string, string | undefined>>,
): string | number | undefined => (variable !== undefined && env[variable]) || declared;

/** The name of an argument, as usage has it without its brackets. */
export const argumentName = ({ usage }: ArgumentDeclaration): string => usage.replace(/^[<[]|(\.\.\.)?[>\]]$/g, '');
