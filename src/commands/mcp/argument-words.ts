import { type OptionDeclaration, spelling } from '../declaration.js';

const VALUE = `(?:'[^']*'|"[^"]*"|[^\\s'"]+)`;
const LONG = '(?<![\\w-])--[a-z][a-z-]*';

/** What commander says of a value that it refuses. */
const REFUSED = new RegExp(`^(?:error: )?option '[^']*?(${LONG})[^']*' argument '(.*?)' is invalid\\. `, 's');
/** An option that is written once for each value. */
const REPEATED = new RegExp(`Repeat the option: (${LONG} ${VALUE}(?: ${LONG} ${VALUE})*)`, 'g');
/** An option, and the word behind it with what follows it up to the next letter. */
const TYPED = new RegExp(`(${LONG})(?:[ =](${VALUE}))?(?=((?:[.?;,]? (?:or )?)?)(.?))`, 'g');
/** A list of a dataset, as a command. */
const LISTED = /\breshare list ([a-z]+)/g;
/** A check of one dataset, as a command. */
const CHECKED = new RegExp(`\\breshare check (${VALUE}) --all`, 'g');

/**
 * A text that speaks of the command line, in the words of a tool: its options as arguments with their values in JSON,
 * and other commands as the tools that they are.
 */
export function argumentWords(
  text: string,
  options: readonly (readonly [name: string, option: OptionDeclaration])[],
  tools: Iterable<string>,
): string {
  const known = new Map(options.map(([name, option]) => [spelling(option).long, { name, ...option }]));
  const pair = (name: string, value: unknown): string => `"${name}": ${JSON.stringify(value)}`;
  return text
    .replace(REFUSED, (all, long: string, value: string) =>
      known.has(long) ? `The argument ${known.get(long)?.name} cannot be ${JSON.stringify(value)}. ` : all,
    )
    .replace(REPEATED, (all, line: string) => {
      const typed = [...line.matchAll(new RegExp(`(${LONG}) (${VALUE})`, 'g'))];
      const name = known.get(typed[0]?.[1] ?? '')?.name;
      return name === undefined
        ? all
        : `Write a list: ${pair(
            name,
            typed.map(([, , value = '']) => unquoted(value)),
          )}`;
    })
    .replace(CHECKED, (_, word: string) => `the tool check with ${pair('datasets', [unquoted(word)])}, "all": true`)
    .replace(LISTED, (_, kind: string) => `the tool list with ${pair('kind', kind)}`)
    .replaceAll('reshare help method', 'the resource reshare://method')
    .replace(/^This command\b/, 'This tool')
    .replace(/\breshare ([a-z]+)(?= )/g, (all, name: string) => ([...tools].includes(name) ? `the tool ${name}` : all))
    .replace(TYPED, (all, long: string, word: string | undefined, _between: string, next: string) => {
      const option = known.get(long);
      if (!option) return all;
      const [, value = '', mark = ''] = /^(.*?)([.?;,]?)$/s.exec(word ?? '') ?? [];
      const isValue =
        spelling(option).takesValue &&
        !['', 'or', 'and'].includes(value) &&
        (/["'=]/.test(value) ||
          /^[A-Z]+$/.test(value) ||
          option.choices?.includes(value) ||
          mark !== '' ||
          next === '' ||
          next === '-');
      if (isValue) return `${pair(option.name, option.repeatable ? [unquoted(value)] : unquoted(value))}${mark}`;
      return `"${option.name}"${word === undefined ? '' : ` ${word}`}`;
    });
}

/** A word without the quotation marks of a shell. */
const unquoted = (word: string): string => /^(['"])(.*)\1$/s.exec(word)?.[2] ?? word;

/**
 * A description of the help, for a tool: its arguments are lists where an option is repeated, and it has no other formats.
 * `form` is how a value is written; what names a form has it in front.
 */
export const toolDescription = (
  text: string,
  form: string,
  options: Parameters<typeof argumentWords>[1],
  tools: Iterable<string>,
): string =>
  argumentWords(
    `${form.includes('=') ? `${form.toUpperCase()}: ` : ''}${text
      .replace(/; repeat for several| \(needed\)/g, '')
      .replace(/ ?[^.]*\bcsv\b[^.]*\./gi, '')}`,
    options,
    tools,
  );
