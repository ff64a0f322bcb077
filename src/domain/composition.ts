import type { Interval } from './interval.js';
import { type ReadingPolicy, read } from './reading.js';

/** How a row says what its ore holds ([d2]): as the deposits listed for its country and ore, as any listed deposit of that ore, or as any listed deposit at all. */
export const ORE_BASES = ['listed', 'analogy', 'any'] as const;
/** How a row says what its ore holds. */
export type OreBasis = (typeof ORE_BASES)[number];

/** What one deposit holds of one subject, in percent of all that its table counts ([d1]). `printed` is the source's text. */
export type Composition = {
  readonly composition: string;
  readonly mineral: string;
  readonly ore: string;
  readonly actor: string;
  readonly deposit: string;
  readonly subject: string;
  readonly printed: string;
  readonly source: string;
  readonly locator: string;
  readonly note: string;
};

/** The interval that a composition states, in percent; undefined where its value is unknown. */
export function knownContent({ printed }: Composition, policy: ReadingPolicy): Interval | undefined {
  const reading = read(printed, 'share', policy);
  return reading.kind === 'known' ? reading.interval : undefined;
}
