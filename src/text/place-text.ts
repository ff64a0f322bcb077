import type { Place } from '../domain/place.js';

/** A place as `file:line:column`, without the parts that are not known. */
export const placeText = ({ file, line, column }: Place): string =>
  [file, line, column].filter((part) => part !== undefined).join(':');
