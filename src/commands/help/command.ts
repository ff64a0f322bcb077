import { suggest } from '../../domain/suggest.js';
import { either, list, reflow } from '../../text/words.js';
import type { CommandDeclaration } from '../declaration.js';
import { command } from '../io.js';
import { commandLineFor } from '../synonyms.js';
import { helpNames, shownCommands, TOPICS, topicText } from '../topics.js';
import { UsageError } from '../usage.js';

/** `reshare help`: a topic, the help of a command, or the main help, which lists the topics. */
export const helpCommand = command({
  summary: 'help on a topic or a command',
  description: 'Shows a topic, the help of a command, or what topics and commands there are.',
  arguments: { topic: { usage: '[topic]', description: `${list([...TOPICS.keys()])}, or a command` } },
  examples: [
    ['reshare help method', 'how "nearly 90%" is read, and what is computed from it'],
    ['reshare help stage', 'the help of a command'],
  ],
  run: async (_options, { topic: word }, io) => {
    const topic = TOPICS.get(word ?? '');
    const commands = shownCommands(await io.commands());
    if (word !== undefined && !topic && !commands.has(word)) throw noHelp(commands, word);
    const text = topic && topicText(await io.page(topic.page), word ?? '');
    // topics are written for 80 columns
    await io.put(text === undefined ? await io.help(word) : io.width < 80 ? reflow(text, io.width) : text);
  },
});

function noHelp(commands: ReadonlyMap<string, CommandDeclaration>, word: string): UsageError {
  const [synonym = ''] = commandLineFor(word)?.split(' ') ?? [];
  const near = commands.has(synonym) ? [synonym] : suggest(word, [...helpNames(commands).keys()]);
  const meant = near.map((name) => `reshare help ${name}`);
  const known = `Topics are ${list([...TOPICS.keys()])}; commands are ${list([...commands.keys()])}.`;
  return new UsageError(
    `No help is called "${word}". ${meant.length > 0 ? `Did you mean ${either(meant)}?` : known}`,
    'unknown-topic',
  );
}
