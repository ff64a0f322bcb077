import { type OptionDeclaration, spelling } from './declaration.js';

/** An option in a line, by the name of its value. `value` is undefined where it takes none, or where the line ends before it. */
export type TypedOption = { readonly name: string; readonly value: string | undefined };

/** What a line consists of: its options, in order, and the words that are neither options nor their values. */
export type TypedParts = { readonly options: readonly TypedOption[]; readonly words: readonly string[] };

/** The options in a line, in order. See `typedParts`. */
export const typedOptions = (
  line: readonly string[],
  known: readonly (readonly [name: string, declared: OptionDeclaration])[],
): readonly TypedOption[] => typedParts(line, known).options;

/**
 * The parts of a line. Words are read as the command line reads them.
 * The word after an option that takes a value is the value, even if it looks like an option. After `--` no word is an option.
 * Unknown options are skipped.
 */
export function typedParts(
  line: readonly string[],
  known: readonly (readonly [name: string, declared: OptionDeclaration])[],
): TypedParts {
  const options = known.map(([name, declared]) => ({ name, ...spelling(declared) }));
  const [rest, found, others]: [string[], TypedOption[], string[]] = [[...line], [], []];
  for (let word = rest.shift(); word !== undefined && word !== '--'; word = rest.shift()) {
    const [, long, given] = /^(--[^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const [, short, joined = ''] = /^(-[^-])(.*)$/s.exec(word) ?? [];
    if (long === undefined && short === undefined) others.push(word);
    const option = options.find((o) =>
      long === undefined ? short !== undefined && o.short === short : o.long === long,
    );
    if (!option) continue;
    const { name, takesValue } = option;
    if (takesValue) found.push({ name, value: given ?? (joined || rest.shift()) });
    else if (given === undefined) found.push({ name, value: undefined });
    // short options without values can be typed together
    if (!takesValue && joined !== '') rest.unshift(`-${joined}`);
  }
  return { options: found, words: [...others, ...rest] };
}
