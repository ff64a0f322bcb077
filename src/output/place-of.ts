import type { Answer } from '../answer/answer.js';
import { claimPeriods } from '../answer/evidence.js';

/**
 * The id of a stage with the period of the answer: that of its table, or the only period of its claims.
 * `undated` if undated claims answer for a period that was asked for.
 */
export function placeOf({ evidence, notes }: Answer): string {
  const { stage, period } = evidence;
  const claimed = evidence.status === 'ok' ? claimPeriods(evidence) : [];
  const undated = notes.some((n) => n.code === 'undated') ? 'undated' : '';
  const shown = period ?? ((claimed.length === 1 && claimed[0]) || undated);
  return shown === '' ? stage.stage : `${stage.stage} ${shown}`;
}
