import { list } from '../view/words.js';

/** A command line that asks for what is not there. The message says what to do. */
export class UsageError extends Error {}

/** An unknown name, with the names like it, or how to find the right one. */
export const unknown = (kind: string, word: string, near: readonly string[], known: string): UsageError =>
  new UsageError(
    `unknown ${kind} "${word}": ${near.length > 0 ? `did you mean ${list(near).replace(/ and (?=[^ ]*$)/, ' or ')}?` : known}`,
  );
