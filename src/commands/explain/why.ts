import type { Evidence, Witness } from '../../answer/evidence.js';
import { known } from '../../domain/observation.js';

/** Why an observation was used or set aside, in a few words. */
export function why({ observation: o, role }: Witness, evidence: Evidence): string {
  switch (role) {
    case 'used':
      return known(o, 'printed') ? 'used' : 'unknown: in the rest';
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
