import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import type { Terms } from '../market/profile-record.js';
import { list } from '../text/words.js';
import { excludedTitle } from './exclusions.js';
import type { Sheet } from './sheet.js';

/** The title of a screen: what is shown, the edition, how values are read, and who is excluded. */
export const titleOf = (
  what: string,
  edition: Edition,
  reading: ReadingPolicy,
  { exclusions }: Terms,
): Sheet['title'] => [what, `${edition.name} ${edition.version}`, `reading: ${reading}`, excludedTitle(exclusions)];

/** Subjects in a title: one by name and symbol, up to four by name, more as a number. */
export function heading(subjects: readonly Subject[]): string {
  const [only] = subjects;
  if (only && subjects.length === 1) return only.symbol === '' ? only.name : `${only.name} (${only.symbol})`;
  if (subjects.length <= 4) return list(subjects.map((s) => s.name));
  return `${subjects.length} ${subjects.every((s) => s.kind === 'element') ? 'elements' : 'subjects'}`;
}
