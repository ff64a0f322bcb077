import type { Evidence } from '../../answer/evidence.js';
import type { SourcedWitness } from '../../answer/provenance.js';

/** Why an observation was used or set aside, in a few words. */
export function why({ observation: o, role, value }: SourcedWitness, evidence: Evidence): string {
  switch (role) {
    case 'used':
      return value ? 'used' : 'unknown: in the rest';
    case 'repeats':
      return `repeats ${o.repeats}`;
    case 'doubtful':
      return o.note === '' ? 'doubtful' : `doubtful: ${o.note}`;
    case 'conflicts':
      return o.period === '' ? 'differs from the table' : 'contradicts the table';
    case 'set-aside':
      if (o.table !== '') return 'another table is later';
      return o.period !== '' && o.period !== evidence.period ? 'of another period' : 'consistent with the table';
  }
}
