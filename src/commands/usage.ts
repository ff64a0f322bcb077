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
