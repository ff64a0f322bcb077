import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import type { Exclusion } from '../market/market.js';
import { list, sentenceCase } from '../text/words.js';
import { excludedList } from './exclusions.js';
import type { Sheet } from './sheet.js';

/** The title of a screen: what is shown, and the terms that are not the default: who is left out, and values read as rounded. */
export const titleOf = (
  what: string,
  reading: ReadingPolicy,
  exclusions: readonly Exclusion[] = [],
): Sheet['title'] => [
  sentenceCase(what),
  ...(exclusions.length > 0 ? [`without ${excludedList(exclusions)}`] : []),
  ...(reading === 'rounded' ? ['values read as rounded'] : []),
];

/** The dataset of a screen, for its last line: `articles 2025.07: Rare earth supply ...`. */
export const footOf = ({ name, version, title }: Edition): string =>
  `${name} ${version}${title === undefined ? '' : `: ${title}`}`;

/** Subjects in a title: one by name and symbol, up to four by name, more as a number. */
export function heading(subjects: readonly Subject[]): string {
  const [only] = subjects;
  if (only && subjects.length === 1) return only.symbol === '' ? only.name : `${only.name} (${only.symbol})`;
  if (subjects.length <= 4) return list(subjects.map((s) => s.name));
  return `${subjects.length} ${subjects.every((s) => s.kind === 'element') ? 'elements' : 'subjects'}`;
}
