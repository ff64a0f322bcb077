import type { Evidence } from '../answer/evidence.js';
import type { SourcedWitness } from '../answer/provenance.js';
import { WORLD } from '../domain/actor.js';
import type { Observation } from '../domain/observation.js';

/** Why an observation was used or set aside, in a few words. `repeated` is the observation that it repeats: by its id, or as a reader finds it. */
export function why(
  { observation: o, role, value }: Pick<SourcedWitness, 'observation' | 'role' | 'value'>,
  evidence: Evidence,
  repeated = o.repeats,
): string {
  switch (role) {
    case 'used':
      if (value) return 'used';
      return o.table === '' || o.actor === WORLD ? 'not known' : 'not known, so part of the rest';
    case 'repeats':
      return `repeats ${repeated}`;
    case 'doubtful':
      return o.note === '' ? 'doubtful' : `doubtful: ${o.note}`;
    case 'conflicts':
      return o.period === '' ? 'differs from the table' : 'contradicts the table';
    case 'not-in-total':
      return 'left out of the stated total, so no part of this market';
    case 'set-aside':
      if (o.period !== '' && evidence.period !== undefined && o.period !== evidence.period) return 'of another period';
      if (o.actor === WORLD && evidence.status === 'ok' && evidence.basis.tonnageOf)
        return `a total of all ${evidence.basis.tonnageOf.name}, and of no single one`;
      if (o.table !== '') return 'another table of the same time is used';
      if (o.measure === 'quantity') return 'a quantity outside a table, which gives no share';
      if (o.actor === WORLD) return 'not a share of one supplier';
      if (evidence.status === 'ok' && evidence.basis.outside.length > 0)
        return 'a share of the world, and the total leaves suppliers out';
      return value ? 'agrees with the table within rounding' : 'not known';
  }
}

/** A printed value, with its unit if it is a quantity. */
export const printedText = ({ measure, printed, unit }: Observation): string =>
  measure === 'share' || !/\d/.test(printed) ? printed : `${printed} ${unit}`;
