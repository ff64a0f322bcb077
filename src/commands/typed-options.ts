import { type OptionDeclaration, spelling } from './declaration.js';

/** An option that stands in a line, by the name of its value; `value` is undefined for one that takes none, and where the line ends before it. */
export type TypedOption = { readonly name: string; readonly value: string | undefined };

/**
 * The options that stand in a line, in their order. Each word is read as the command line reads it: the word behind an option that takes a value is that
 * value, whatever it looks like; behind `--` no word is an option. Unknown options are passed over.
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
    // short options without values may stand together
    if (!takesValue && rest !== '') words.unshift(`-${rest}`);
  }
  return found;
}
