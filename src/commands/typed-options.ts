import { type OptionDeclaration, spelling } from './declaration.js';

/** An option in a line, by the name of its value. `value` is undefined where it takes none, or where the line ends before it. */
export type TypedOption = { readonly name: string; readonly value: string | undefined };

/**
 * The options in a line, in order. Words are read as the command line reads them.
 * The word after an option that takes a value is the value, even if it looks like an option. After `--` no word is an option.
 * Unknown options are skipped.
 */
export function typedOptions(
  line: readonly string[],
  known: readonly (readonly [name: string, declared: OptionDeclaration])[],
): readonly TypedOption[] {
  const options = known.map(([name, declared]) => ({ name, ...spelling(declared) }));
  const [words, found]: [string[], TypedOption[]] = [[...line], []];
  for (let word = words.shift(); word !== undefined && word !== '--'; word = words.shift()) {
    const [, long, given] = /^(--[^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const [, short, rest = ''] = /^(-[^-])(.*)$/s.exec(word) ?? [];
    const option = options.find((o) =>
      long === undefined ? short !== undefined && o.short === short : o.long === long,
    );
    if (!option) continue;
    const { name, takesValue } = option;
    if (takesValue) found.push({ name, value: given ?? (rest || words.shift()) });
    else if (given === undefined) found.push({ name, value: undefined });
    // short options without values can be typed together
    if (!takesValue && rest !== '') words.unshift(`-${rest}`);
  }
  return found;
}
