import { list } from '../text/words.js';

/** Thrown for a command line that asks for something impossible. The message says what to do; `code` names the case for scripts. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly code = 'usage',
  ) {
    super(message);
  }
}

/** The error for an unknown name, with similar names or, where there are none, how to find the right one. */
export const unknownName = (kind: string, word: string, near: readonly string[], known: string): UsageError =>
  new UsageError(
    `unknown ${kind} "${word}": ${near.length > 0 ? `did you mean ${list(near).replace(/ and (?=[^ ]*$)/, ' or ')}?` : known}`,
    `unknown-${kind}`,
  );
