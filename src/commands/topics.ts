import type { Command } from 'commander';
import { DATA } from './topics/data.js';
import { EXIT_CODES } from './topics/exit-codes.js';
import { FORMATS } from './topics/formats.js';
import { METHOD } from './topics/method.js';

/** Something worth reading that is no command: in a few words, and on one screen of at most 45 lines of 80 characters. */
export type Topic = { readonly summary: string; readonly text: string };

/** The topics of `reshare help`, by name. */
export const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['method', { summary: 'how a printed word is read, what is computed, what is refused', text: METHOD }],
  ['data', { summary: 'what a dataset is made of, and how to name one', text: DATA }],
  ['formats', { summary: 'the forms of an answer, and what a script may rely on', text: FORMATS }],
  ['exit-codes', { summary: 'what the exit code of a run says', text: EXIT_CODES }],
]);

/** What `reshare help` takes, topics and commands, and what each is about. */
export const helpNames = (program: Command): ReadonlyMap<string, string> =>
  new Map([
    ...[...TOPICS].map(([name, { summary }]) => [name, summary] as const),
    ...program
      .createHelp()
      .visibleCommands(program)
      .map((c) => [c.name(), c.summary()] as const),
  ]);
