import { repeated } from '../domain/grouped.js';
import { list } from '../text/words.js';
import { BAND_SETS, type BandSet } from './band.js';
import type { Exclusion } from './market.js';
import type { Terms } from './profile-record.js';

/** What is thrown if no market can be measured by the terms that are given. The message says what to write instead; `term` is the one that is wrong. */
export class UnusableTerms extends Error {
  /** Stays the same between versions. */
  readonly code = 'unusable-terms';
  constructor(
    readonly term: keyof Terms,
    message: string,
  ) {
    super(message);
  }
  override get name() {
    return 'UnusableTerms' as const;
  }
}

/** Ends with UnusableTerms where a portion or a line is no percentage, an actor is left out twice or beside the largest, or no bands have that name. */
export function demandTerms({ exclusions, bands, largestPct, eachPct, targetPct }: Terms): void {
  demandExclusions(exclusions);
  if (exclusions.length > 0 && largestPct !== undefined)
    throw new UnusableTerms(
      'largestPct',
      'Suppliers are left out, or instead the largest. Give exclusions or largestPct.',
    );
  demandPortion('largestPct', 'largestPct', largestPct ?? 100);
  demandPortion('eachPct', 'eachPct', eachPct ?? 100);
  if (targetPct !== undefined && !(isNumber(targetPct) && targetPct > 0 && targetPct < 100))
    throw new UnusableTerms(
      'targetPct',
      `targetPct is ${targetPct}. Give a percentage above 0 and below 100, such as 65.`,
    );
  demandBands(bands);
}

/** Ends with UnusableTerms where no bands have that name. */
export function demandBands(bands: BandSet): void {
  if (!BAND_SETS.includes(bands))
    throw new UnusableTerms('bands', `No bands are called "${bands}". There are ${list(BAND_SETS)}.`);
}

/** Ends with UnusableTerms where there is no list, a portion is no percentage, or an actor is left out twice. */
export function demandExclusions(exclusions: readonly Exclusion[]): void {
  if (!Array.isArray(exclusions) || exclusions.some((e) => typeof e?.actor !== 'string'))
    throw new UnusableTerms(
      'exclusions',
      "The exclusions are not a list of actors. Write one such as [{ actor: 'China', portionPct: 100 }].",
    );
  for (const { actor, portionPct } of exclusions) demandPortion('exclusions', `The portion of ${actor}`, portionPct);
  const twice = repeated(exclusions, ({ actor }) => actor);
  if (twice) throw new UnusableTerms('exclusions', `${twice.actor} is left out twice. Give each actor once.`);
}

function demandPortion(term: keyof Terms, name: string, portion: number): void {
  if (!(isNumber(portion) && portion >= 0 && portion <= 100))
    throw new UnusableTerms(term, `${name} is ${portion}. Give a percentage from 0 to 100, such as 50.`);
}

/** Whether a value is a number: a caller without types may give anything. */
const isNumber = (value: unknown): boolean => typeof value === 'number';
