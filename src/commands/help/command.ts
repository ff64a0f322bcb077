import { suggest } from '../../domain/suggest.js';
import { terminalLines, workflowLog } from '../../text/escape.js';
import { either, list, reflow, sentenceCase, wrap } from '../../text/words.js';
import type { CommandDeclaration } from '../declaration.js';
import { command } from '../io.js';
import { commandLineFor } from '../synonyms.js';
import {
  GLOSSARY,
  type GlossaryEntry,
  glossaryEntries,
  helpNames,
  shownCommands,
  singleWords,
  TOPICS,
  topicText,
} from '../topics.js';
import { UsageError } from '../usage.js';
import { CODES_PAGE, codeHelp } from './code-help.js';

/** `reshare help`: a topic, the help of a command, or the main help, which lists the topics. */
export const helpCommand = command({
  summary: 'help on a topic, a command or a code of check',
  description:
    'Shows a topic, the help of a command, what a code of check means, or what topics and commands there are.',
  arguments: {
    topic: {
      usage: '[topic]',
      description: `${list([...TOPICS.keys()])}, a word to explain, a command, or a code of check`,
    },
  },
  examples: [
    ['reshare help method', 'how "nearly 90%" is read, and what is computed from it'],
    ['reshare help sharp', 'what a word on a screen means'],
    ['reshare help stage', 'the help of a command'],
    ['reshare help foreign-key', 'what a finding of check means'],
  ],
  run: async (_options, { topic: typed }, io) => {
    const commands = shownCommands(await io.commands());
    const topic = TOPICS.get(typed ?? '');
    // topics are written for 80 columns
    const fitted = (text: string): string => (io.width < 80 ? reflow(text, io.width) : text);
    const put = (text: string): Promise<void> => io.put(workflowLog(terminalLines(text)));
    if (topic) return put(fitted(topicText(await io.page(topic.page), typed ?? '')));
    if (typed === undefined || commands.has(typed)) return put(await io.help(typed));
    const { CODES } = await import('../../check/codes.js');
    const found = CODES.find(({ code }) => code === typed);
    if (found) return put(codeHelp(await io.page(CODES_PAGE), found, Math.min(io.width, 80)));
    const glossary = await glossaryEntries(io);
    const entry = glossary.find(({ words }) => words.some((word) => isMeant(word, typed)));
    const codes = CODES.map(({ code }) => code);
    if (!entry) throw noHelp(commands, glossary, codes, typed);
    const text = sentenceCase(entry.text.replace(/\s+/g, ' ').trim());
    await put(`${wrap(text, Math.min(io.width, 80), '  ')}\n\nAll words: reshare help ${GLOSSARY}\n`);
  },
});

/** Whether a word of the glossary is typed, in any case; of a term of two words the first is enough. */
const isMeant = (word: string, typed: string): boolean =>
  [word, word.replace(/ .*/, '')].some((name) => name.toLowerCase() === typed.toLowerCase());

function noHelp(
  commands: ReadonlyMap<string, CommandDeclaration>,
  glossary: readonly GlossaryEntry[],
  codes: readonly string[],
  word: string,
): UsageError {
  const [first = '', second = ''] = commandLineFor(word)?.split(' ') ?? [];
  const synonym = first === 'help' ? second : first;
  const near =
    commands.has(synonym) || TOPICS.has(synonym)
      ? [synonym]
      : suggest(word, [...new Set([...helpNames(commands).keys(), ...singleWords(glossary), ...codes])]);
  const meant = near.map((name) => `reshare help ${name}`);
  const known = `Topics are ${list([...TOPICS.keys(), 'every code of check'])}; commands are ${list([...commands.keys()])}.`;
  return new UsageError(
    `No help is called "${word}". ${meant.length > 0 ? `Did you mean ${either(meant)}?` : known}`,
    'unknown-topic',
  );
}
