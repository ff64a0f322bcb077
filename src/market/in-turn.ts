import { highest } from '../domain/extremes.js';
import type { Exclusion } from './market.js';
import type { Profile } from './profile-record.js';
import { type ReasonAt, sharesOnly } from './reasons.js';

/** The profile of a market that leaves nobody out, and the function that gives it with one exclusion. The whole market is measured once. */
export type ProfileInTurn = { readonly whole: Profile; readonly without: (exclusion: Exclusion) => Profile };

/** What an exclusion leaves. `gap`: the points by which its HHI may be too high; undefined if it is sharp. */
export type Leavings = {
  readonly value: Profile['remaining'];
  readonly gap: number | undefined;
  readonly reasons: readonly ReasonAt[];
};

/** The profile of a market that leaves nobody out, with what an exclusion leaves. */
export function profileWith({ value, gap, reasons }: Leavings, whole: Profile): Profile {
  const gaps = [whole.gap, gap].filter((points) => points !== undefined);
  return {
    ...whole,
    remaining: value,
    sharp: gaps.length === 0,
    gap: gaps.length === 0 ? undefined : highest(gaps),
    reasons: new Map([
      ...[...whole.reasons].filter(([path]) => path !== 'remaining'),
      ...sharesOnly(whole.unit, ['remaining']),
      ...reasons,
    ]),
  };
}
