import type { Answer } from '../answer/answer.js';
import { claimPeriods } from '../answer/evidence.js';
import { list } from '../text/words.js';

/**
 * The time of an answer's figures: the period of the table, or the periods of the claims and when the undated ones were said.
 * Blank without evidence, unless a period was asked for.
 */
export function timeOf({ evidence }: Pick<Answer, 'evidence'>): string {
  if (evidence.status !== 'ok' || evidence.basis.measure !== 'share') return evidence.period ?? '';
  const dated = claimPeriods(evidence).filter((period) => period !== '');
  return [...dated, ...(evidence.said.length > 0 ? [saidIn(evidence.said)] : [])].join(', ');
}

/** When undated statements were made, by the years of their sources: `said in 2024 and 2025`, or `undated` if one is not known. */
export function saidIn(said: readonly string[]): string {
  const years = [...new Set(said.map((date) => (date === '' ? '' : date.replace(/-\d\d(-\d\d)?/g, ''))))];
  return years.includes('') ? 'undated' : `said in ${list(years)}`;
}

/** The name of a stage with the time of the answer's figures: `mining 2024`, `processing, said in 2025`. */
export function placeOf(answer: Pick<Answer, 'evidence'>): string {
  const [{ name }, time] = [answer.evidence.stage, timeOf(answer)];
  return time === '' ? name : `${name}${/^\d/.test(time) ? ' ' : ', '}${time}`;
}
