import type { Answer } from '../answer/answer.js';
import { grouped } from '../domain/grouped.js';
import { shortName } from '../domain/subject.js';
import type { Profile } from '../market/profile-record.js';
import { someExcluded, type Terms } from '../market/profile-record.js';
import type { Target } from '../market/target.js';
import { sentenceCase } from '../text/words.js';
import { partWords, quantityWords, reasonWords } from './figure-text.js';
import { placeOf } from './place-of.js';
import { groupSize } from './subject-name.js';

/** Sentences on what others must add to bring the largest share of each market down to a line. Empty where none is asked for. */
export function targetSentences(answers: readonly Answer[], terms: Terms): readonly string[] {
  const { targetPct } = terms;
  if (targetPct === undefined) return [];
  const subjects = new Set(answers.map((a) => a.evidence.subject)).size;
  const share = someExcluded(terms) ? 'the largest share of the whole market' : 'the largest share';
  const markets = answers.flatMap((answer) =>
    answer.profile ? [{ profile: answer.profile, place: `${placeOf(answer)}${whose(answer, subjects > 1)}` }] : [],
  );
  // elements of one group share its figures
  const each = grouped(markets, ({ place }) => place).map(([{ profile, place }]) => ({
    profile,
    words: `${sentenceCase(place)}: ${needed(profile, targetPct, share)}`,
  }));
  return [...each.map(({ words }) => words), ...(each.some((e) => needsMore(e.profile)) ? spread(targetPct) : [])];
}

/** The same sentences on a market that stands alone. */
export const ownTargetSentences = (profile: Profile, { targetPct }: Terms): readonly string[] =>
  targetPct === undefined
    ? []
    : [sentenceCase(needed(profile, targetPct, 'the largest share')), ...(needsMore(profile) ? spread(targetPct) : [])];

/** Whose figures they are: a group's, or where several subjects are shown the subject's own. */
function whose({ evidence }: Answer, several: boolean): string {
  if (evidence.status === 'ok' && evidence.basis.inherited) return ` (${groupSize(evidence.basis.subject)} *)`;
  return several ? ` (${shortName(evidence.subject)})` : '';
}

/** What others must add in one market, as a sentence. */
function needed({ unit, target, reasons }: Profile, linePct: number, share: string): string {
  const line = `${linePct} %`;
  if (!target) {
    const reason = reasons.get('target');
    const why = reason === 'unidentified' ? reasonWords(reason) : `not known: ${reasonWords(reason)}`;
    return `how much others must add for ${line} is ${why}.`;
  }
  if (target.additionalPct.high === 0) return `${share} is not above ${line}.`;
  return `others must add ${amountWords(target, unit)} to bring ${share} down to ${line}.`;
}

/** What others must add: `25,385 t (6.5 % of the total)`, and in percent alone where no amount is known. */
function amountWords({ additional, additionalPct }: Target, unit: string | undefined): string {
  const part = `${partWords(additionalPct)} of the total`;
  return additional && unit !== undefined ? `${quantityWords(additional, unit).trim()} (${part})` : part;
}

const needsMore = ({ target }: Profile): boolean => target !== undefined && target.additionalPct.high !== 0;

/** That the additions must be spread. Empty for a line that no second supplier can pass while the largest stands at it. */
export const spread = (linePct: number): readonly string[] =>
  linePct < 50 ? ['The additions must be spread over several suppliers, so that no other passes the line.'] : [];
