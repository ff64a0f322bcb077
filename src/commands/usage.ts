import { list } from '../text/words.js';

/** A command line that asks for what is not there. The message says what to do; `code` names the case for scripts. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly code = 'usage',
  ) {
    super(message);
  }
}

/** An unknown name, with the names like it, or how to find the right one. */
export const unknown = (kind: string, word: string, near: readonly string[], known: string): UsageError =>
  new UsageError(
    `unknown ${kind} "${word}": ${near.length > 0 ? `did you mean ${list(near).replace(/ and (?=[^ ]*$)/, ' or ')}?` : known}`,
    `unknown-${kind}`,
  );
