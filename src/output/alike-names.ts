import type { AlikeNames } from '../domain/alike-names.js';
import { list } from '../text/words.js';

/** The sentences that names are alike and are counted apart; `where` says where they stand. */
export function alikeSentences({ names, caseAlone }: AlikeNames, where = ''): string {
  const what = caseAlone ? 'case alone' : 'case, accents, blanks or marks alone';
  return `${list(names.map((name) => `"${name}"`))}${where} differ by ${what}. They are counted apart.`;
}
