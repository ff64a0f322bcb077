import type { Evidence, Witness } from '../analysis/evidence.js';

/** Why an observation was used or set aside, in a few words. */
export function why({ observation: o, role }: Witness, evidence: Evidence): string {
  switch (role) {
    case 'used':
      return o.printed === '' ? 'used: unknown, so part of the rest' : 'used';
    case 'repeats':
      return `repeats ${o.repeats}`;
    case 'doubtful':
      return o.note === '' ? 'doubtful' : `doubtful: ${o.note}`;
    case 'conflicts':
      return 'contradicts the table';
    case 'set-aside':
      if (o.table !== '') return 'another table is later';
      return o.period !== '' && o.period !== evidence.period ? 'of another period' : 'does not contradict the table';
  }
}
