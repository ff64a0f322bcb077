import type { Place } from '../domain/place.js';

/** `file:line:column`, as far as they are known. */
export const at = ({ file, line, column }: Place): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');
