import type { UnreadableReason } from '../domain/reading.js';

/** Why a printed value cannot be read. */
export const WHY_UNREADABLE: Readonly<Record<UnreadableReason, string>> = {
  'not-a-value':
    'no printed value (a number such as 92%, 270,000 or 85-90%, with a qualifier such as >, ~, nearly, about, up to; or NA, W, none, blank)',
  'above-100-percent': 'a share above 100 percent',
  'nothing-left': 'a qualifier that leaves nothing',
  reversed: 'a range whose first end is the larger one',
  'percent-of-quantity': 'a percentage where a quantity is expected',
  'too-large': 'too large a number',
};
