import type { Command } from 'commander';
import { suggest } from '../../domain/suggest.js';
import { list } from '../../text/words.js';
import type { CommandModule, Io } from '../io.js';
import { helpNames, TOPICS, topicText } from '../topics.js';
import { UsageError } from '../usage.js';

const EXAMPLES = `
Examples:
  reshare help method
      how "nearly 90%" is read, and what is computed from it
  reshare help stage
      the help of a command
`;

/** `reshare help`: a topic, a command's help, or the main help, which lists the topics. */
export const helpCommand: CommandModule = { make };

function make(program: Command, io: Io): void {
  const width = Math.max(...[...TOPICS.keys()].map((name) => name.length));
  const topics = [...TOPICS].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}\n`);
  program.addHelpText(
    'after',
    `\nTopics:\n${topics.join('')}\nRun 'reshare <command> --help' for examples, 'reshare help <topic>' for a topic.\n`,
  );
  program
    .command('help')
    .summary('help on a topic or a command')
    .description('Shows a topic, the help of a command, or what topics and commands there are.')
    .argument('[topic]', `${list([...TOPICS.keys()])}, or a command`)
    .addHelpText('after', EXAMPLES)
    .action(async (word: string | undefined) => {
      const topic = TOPICS.get(word ?? '');
      if (topic) return io.put(topicText(await io.page(topic.page), word ?? ''), undefined, []);
      const command = word === undefined ? program : commands(program).find((c) => c.name() === word);
      if (!command) throw noHelp(program, word ?? '');
      return command.help();
    });
}

const commands = (program: Command): readonly Command[] => program.createHelp().visibleCommands(program);

function noHelp(program: Command, word: string): UsageError {
  const near = suggest(word, [...helpNames(program).keys()]);
  const meant = near.length > 0 ? ` (did you mean ${near.join(' or ')}?)` : '';
  const known = `topics are ${list([...TOPICS.keys()])}; commands are ${list(commands(program).map((c) => c.name()))}`;
  return new UsageError(`no help on "${word}"${meant}: ${known}.`, 'unknown-topic');
}
