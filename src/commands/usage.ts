import { either } from '../text/words.js';
import type { FailureCode } from './failure-codes.js';

/** Thrown for a command line that asks for something impossible. The message says what to do; `code` names the case for scripts. `command` is one to paste. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly code: FailureCode = 'usage',
    readonly command?: string,
  ) {
    super(message);
  }
}

/** The error for an unknown name, with similar names or, where there are none, a sentence that says which there are. */
export const unknownName = (
  kind: 'dataset' | 'schema',
  word: string,
  near: readonly string[],
  known: string,
): UsageError =>
  new UsageError(
    `No ${kind} is called "${word}". ${near.length > 0 ? `Did you mean ${either(near)}?` : known}`,
    `unknown-${kind}`,
  );
