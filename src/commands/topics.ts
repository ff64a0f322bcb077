import { highest } from '../domain/extremes.js';
import type { CommandDeclaration } from './declaration.js';
import type { Io } from './io.js';

/** A topic of help: what it is about, and the page of docs/ that has its section. */
export type Topic = { readonly summary: string; readonly page: string };

/** The topics of `reshare help`, by name. */
export const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['method', { summary: 'how figures are read and computed, and what is refused', page: 'method' }],
  ['words', { summary: 'what HHI, sharp, band, rest and other words mean', page: 'method' }],
  ['data', { summary: 'what a dataset holds, and how to name one', page: 'data' }],
  ['formats', { summary: 'output formats, and what a script may rely on', page: 'scripting' }],
  ['exit-codes', { summary: 'what each exit code means', page: 'scripting' }],
]);

/** The section of a page between the marks of a topic, as plain text: without the signs of headings and the fences of code. */
export function topicText(page: string, topic: string): string {
  const section = new RegExp(`^<!-- help: ${topic} -->\n([\\s\\S]*?)^<!-- /help -->$`, 'm').exec(page)?.[1];
  if (section === undefined) throw new Error(`the docs have no section for help ${topic}`);
  return `${section
    .replace(/^```.*\n/gm, '')
    .replace(/^#+ /gm, '')
    .trim()}\n`;
}

/** The name of the topic that explains words. */
export const GLOSSARY = 'words';

/** An entry of the glossary: the words that it explains, and its text in lines of at most 80 characters. */
export type GlossaryEntry = { readonly words: readonly string[]; readonly text: string };

/** The entries of the glossary, from its page: `- CR1, CR3: ...` explains two words. */
export async function glossaryEntries({ page }: Pick<Io, 'page'>): Promise<readonly GlossaryEntry[]> {
  const text = topicText(await page(TOPICS.get(GLOSSARY)?.page ?? ''), GLOSSARY);
  return text
    .split(/^- /m)
    .slice(1)
    .map((entry) => ({ words: (/^[^:]+/.exec(entry)?.[0] ?? '').split(', '), text: entry }));
}

/** The words of a glossary that can be typed without quotes. */
export const singleWords = (glossary: readonly GlossaryEntry[]): readonly string[] =>
  glossary.flatMap(({ words }) => words).filter((word) => !word.includes(' '));

/** The words that `reshare help` takes, topics and commands, with what each is about. */
export const helpNames = (commands: ReadonlyMap<string, CommandDeclaration>): ReadonlyMap<string, string> =>
  new Map([...TOPICS, ...shownCommands(commands)].map(([name, { summary }]) => [name, summary]));

/** The commands that help shows, by name. */
export const shownCommands = (
  commands: ReadonlyMap<string, CommandDeclaration>,
): ReadonlyMap<string, CommandDeclaration> => new Map([...commands].filter(([, { hidden }]) => !hidden));

/** The end of the program's help: the list of topics. */
export function topicList(): string {
  const width = highest([...TOPICS.keys()].map((name) => name.length));
  const lines = [...TOPICS].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}\n`);
  return `\nTopics:\n${lines.join('')}\nRun 'reshare <command> --help' for examples, 'reshare help <topic>' for a topic.\n`;
}
