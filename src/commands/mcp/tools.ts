import type { JsonObject } from '../../output/fields.js';
import { type ArgumentDeclaration, type CommandDeclaration, type OptionDeclaration, spelling } from '../declaration.js';
import { outputSchemas } from '../schema-names.js';
import { SHOWING } from '../showing.js';
import { typedParts } from '../typed-options.js';
import { argumentWords, toolDescription } from './argument-words.js';

/** The commands that are tools, in order, each with the arguments that name datasets. */
export const TOOLS: ReadonlyMap<string, readonly string[]> = new Map([
  ['stage', []],
  ['shares', []],
  ['compare', []],
  ['explain', []],
  ['cite', []],
  ['hhi', []],
  ['list', []],
  ['check', ['datasets']],
  ['diff', ['first', 'second']],
]);

/** The options that say how an answer is shown or how a run ends, or that name files: a program has no use for them. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...Object.keys(SHOWING),
  ...['unfold', 'explain', 'failOn', 'exitCode', 'composition'],
]);

/** The options of a command that a tool has, by the names of their values. */
export const toolOptions = ({ options = {} }: CommandDeclaration): readonly (readonly [string, OptionDeclaration])[] =>
  Object.entries(options).filter(([name]) => !LEFT_OUT.has(name));

/** A tool as the protocol lists it. */
export type Tool = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonObject & { readonly type: 'object' };
  readonly outputSchema: JsonObject & { readonly type: 'object' };
};

/** A tool that is made from the declaration of a command. */
export async function toolOf(name: string, command: CommandDeclaration): Promise<Tool> {
  // the library of schemas is loaded for the list of tools alone
  const { plainSchema } = await import('../plain-schema.js');
  const documents = [...(await outputSchemas(new Map([[name, command]]))).values()].map((s) => plainSchema(s.document));
  const [only = {}, second] = documents;
  return {
    name,
    title: command.summary,
    description: toolDescription(command.description, '', toolOptions(command), TOOLS.keys()),
    inputSchema: inputSchema(command),
    // clients demand an object at the root
    outputSchema: inToolWords({ ...(second ? { anyOf: documents } : only), type: 'object' }, toolOptions(command)),
  };
}

/** An option of another command. */
const ELSEWHERE = /--([a-z]+)/g;

/** A schema whose descriptions name arguments of a tool where they named options. */
function inToolWords(schema: Tool['outputSchema'], options: ToolOptions): Tool['outputSchema'] {
  const said = (key: string, value: unknown): unknown =>
    key === 'description' && typeof value === 'string'
      ? argumentWords(value.replace(' or --composition', ''), options, TOOLS.keys()).replace(ELSEWHERE, '"$1"')
      : value;
  return JSON.parse(JSON.stringify(schema), said);
}

function inputSchema(command: CommandDeclaration): Tool['inputSchema'] {
  const [options, words] = [toolOptions(command), Object.entries(command.arguments ?? {})];
  const needed = [
    ...words.filter(([, { usage, demanded }]) => usage.startsWith('<') || demanded),
    ...options.filter(([, option]) => option.needed || option.demanded),
  ];
  const examples = argumentExamples(command);
  return {
    type: 'object',
    properties: Object.fromEntries([
      ...words.map(([name, word]) => [name, wordSchema(word, options)] as const),
      ...options.map(([name, option]) => [name, optionSchema(option, options)] as const),
    ]),
    ...(needed.length > 0 ? { required: needed.map(([name]) => name) } : {}),
    additionalProperties: false,
    ...(examples.length > 0 ? { examples } : {}),
  };
}

type ToolOptions = ReturnType<typeof toolOptions>;

function optionSchema(option: OptionDeclaration, all: ToolOptions): JsonObject {
  const { choices, repeatable, default: usual, variable } = option;
  const form = /<(.+)>/.exec(option.flags)?.[1] ?? '';
  const description = toolDescription(option.description, form, all, TOOLS.keys());
  if (!spelling(option).takesValue) return { type: 'boolean', description };
  const value = valueSchema(choices);
  if (repeatable) return { type: 'array', items: value, description };
  // an environment variable may set another default
  return { ...value, description, ...(usual === undefined || variable ? {} : { default: usual }) };
}

function wordSchema({ usage, description, choices }: ArgumentDeclaration, all: ToolOptions): JsonObject {
  const value = valueSchema(choices);
  const form = /^.(.+?)(?:\.\.\.)?.$/.exec(usage)?.[1] ?? '';
  return {
    ...(usage.includes('...') ? { type: 'array', items: value } : value),
    ...(description && { description: toolDescription(description, form, all, TOOLS.keys()) }),
  };
}

const valueSchema = (choices: readonly string[] | undefined): JsonObject => ({
  type: 'string',
  ...(choices ? { enum: choices } : {}),
});

/** Examples of the arguments of a tool, from the help of its command. Those that differ in the form of the answer alone stand once. */
export const argumentExamples = (command: CommandDeclaration): readonly JsonObject[] => {
  const found = (command.examples ?? []).flatMap(([line]): readonly JsonObject[] => {
    const example = exampleOf(line, command);
    return example ? [example] : [];
  });
  return [...new Map(found.map((example) => [JSON.stringify(example), example])).values()];
};

/** The arguments that an example of the help means; undefined where it names a folder or writes a file. */
function exampleOf(line: string, command: CommandDeclaration): JsonObject | undefined {
  if (/ (\.\/|> )/.test(line)) return undefined;
  // a part of a word may be quoted
  const [, , ...rest] = [...line.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''));
  const typed = typedParts(rest, Object.entries(command.options ?? {}));
  const words = Object.entries(command.arguments ?? {}).map(
    ([name, { usage }], i) => [name, usage.includes('...') ? typed.words : (typed.words[i] ?? '')] as const,
  );
  const options = toolOptions(command).flatMap(([name, { repeatable }]) => {
    const values = typed.options.filter((o) => o.name === name).map(({ value }) => value ?? true);
    const last = values.at(-1);
    return last === undefined ? [] : [[name, repeatable ? values : last] as const];
  });
  return Object.fromEntries([...words.filter(([, value]) => value.length > 0), ...options]);
}
