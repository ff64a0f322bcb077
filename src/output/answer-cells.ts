import type { Answer } from '../answer/answer.js';
import type { ExclusionTerms, Terms } from '../market/profile-record.js';
import { terminal } from '../text/escape.js';
import { wrap } from '../text/words.js';
import { points } from './figure-text.js';
import { largestNames } from './largest.js';
import { timeOf } from './place-of.js';
import { worldWithout } from './sentence.js';
import { groupSize } from './subject-name.js';

/** Answers from the same evidence, which share a line or a cell of a table. */
export type SharedAnswers = readonly [Answer, ...Answer[]];

/** What identifies the evidence of an answer. Answers with the same key have the same figures. */
export function evidenceKey({ evidence }: Pick<Answer, 'evidence'>): readonly unknown[] {
  const basis = evidence.status === 'ok' ? [evidence.basis.subject.subject, evidence.basis.inherited] : [];
  return [evidence.stage.stage, evidence.period, evidence.status, ...basis];
}

/** The words for a market without figures; undefined for one with some. */
export const gapWords = ({ evidence }: Answer): string | undefined =>
  ({ ok: undefined, 'not-entered': 'entry not stated', 'no-evidence': 'no figure' })[evidence.status];

/** The bands where an HHI can lie, the lowest and the highest. NA where it is not determined. */
export const levelCell = ({ profile }: Answer): readonly string[] => {
  const band = profile?.band;
  if (!band) return ['NA'];
  return band.certain ? [band.lowest] : [band.lowest, `to ${band.highest}`];
};

/** The HHI, or NA. */
export const hhiWords = ({ profile }: Answer, { bands }: Terms): string =>
  profile?.measures?.hhi ? points(profile.measures.hhi, 0, bands) : 'NA';

/**
 * Whose figures an answer uses: `17 elements *` for a group's, which a remark with the same sign names, and `the world without Peru`
 * where the total leaves a supplier out. `worked out *` for derived figures. Blank otherwise.
 */
export function whoseWords({ evidence }: Answer): string {
  if (evidence.status !== 'ok') return '';
  const { subject, inherited, measure, outside } = evidence.basis;
  return [
    inherited ? `${groupSize(subject)} *` : '',
    measure === 'derived' ? 'worked out *' : '',
    outside.length > 0 ? worldWithout(outside) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** The time of an answer's figures, in lines: `2024`, `said 2025`. */
export const timeCell = (answer: Answer): readonly string[] =>
  timeOf(answer)
    .split(', ')
    .map((part) => part.replace(/^said in /, 'said '));

/** The width of a cell with names, in characters. */
const NAMES = 24;

/** Who is, or may be, the largest supplier that is left out. */
export const largestCell = ({ profile }: Answer): readonly string[] =>
  profile?.largest ? wrap(terminal(largestNames(profile.largest)), NAMES).split('\n') : ['NA'];

/** What the columns of shares are called: that of those excluded or of the largest supplier, and that of what is left. */
export function shareHeads({ exclusions, largestPct }: ExclusionTerms): {
  readonly share: string;
  readonly left: string;
} {
  const [only, second] = exclusions;
  const whole = largestPct === 100 || (only && !second && only.portionPct === 100);
  return {
    share: second ? 'together' : (only?.actor ?? (largestPct === undefined ? 'largest' : 'share')),
    left: whole ? 'without' : 'left',
  };
}
