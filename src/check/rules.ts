import type { Rule } from './rule.js';
import { aboveWorld } from './rules/above-world.js';
import { basisContradicted } from './rules/basis-contradicted.js';
import { changeMismatch } from './rules/change-mismatch.js';
import { compositionBeyondHundred } from './rules/composition-beyond-hundred.js';
import { conflict } from './rules/conflict.js';
import { dateNotPrinted } from './rules/date-not-printed.js';
import { disagreement } from './rules/disagreement.js';
import { doubtfulWithoutNote } from './rules/doubtful-without-note.js';
import { duplicateName } from './rules/duplicate-name.js';
import { entersNothing } from './rules/enters-nothing.js';
import { inconsistentShares } from './rules/inconsistent-shares.js';
import { meaningChanged } from './rules/meaning-changed.js';
import { memberNotElement } from './rules/member-not-element.js';
import { missingLocator } from './rules/missing-locator.js';
import { neverAnswers } from './rules/never-answers.js';
import { oresBeyondCountry } from './rules/ores-beyond-country.js';
import { repeatsValue } from './rules/repeats-value.js';
import { rowsBeyondRounding } from './rules/rows-beyond-rounding.js';
import { undatedSource } from './rules/undated-source.js';
import { unknownOre } from './rules/unknown-ore.js';
import { unlikeBuiltIn } from './rules/unlike-built-in.js';
import { unmarkedRepeat } from './rules/unmarked-repeat.js';
import { unreadValue } from './rules/unread-value.js';
import { unsealed } from './rules/unsealed.js';

/** The rules for a sound dataset, in the order in which the docs list their codes. */
export const RULES: readonly Rule[] = [
  unsealed,
  unlikeBuiltIn,
  inconsistentShares,
  disagreement,
  conflict,
  aboveWorld,
  rowsBeyondRounding,
  oresBeyondCountry,
  compositionBeyondHundred,
  unknownOre,
  basisContradicted,
  neverAnswers,
  repeatsValue,
  unmarkedRepeat,
  changeMismatch,
  doubtfulWithoutNote,
  unreadValue,
  missingLocator,
  undatedSource,
  dateNotPrinted,
  memberNotElement,
  entersNothing,
  meaningChanged,
  duplicateName,
];
