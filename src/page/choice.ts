import type { Actor } from '../domain/actor.js';
import { READINGS, type ReadingPolicy } from '../domain/reading.js';
import { BAND_SETS, type BandSet } from '../market/band.js';
import type { Exclusion } from '../market/market.js';
import type { ExclusionTerms } from '../market/profile-record.js';

/** What a reader chooses: who is left out and how much of it, how printed values are read, and the thresholds of the levels. */
export type Choice = Pick<ExclusionTerms, 'exclusions' | 'largestPct'> & {
  readonly reading: ReadingPolicy;
  readonly bands: BandSet;
};

/** The percentage that a text states, above 0 and up to 100; undefined for any other text. */
export function portionOf(text: string): number | undefined {
  const portion = /^\s*\d{1,3}(?:\.\d{1,9})?\s*%?\s*$/.test(text) ? Number(text.replace('%', '')) : Number.NaN;
  return portion > 0 && portion <= 100 ? portion : undefined;
}

/** Whether two choices are the same. */
export const isSame = (a: Choice, b: Choice): boolean => searchOf(a) === searchOf(b);

/** A part of the page that an address leads to, blank for none, and the choice in it as a text; undefined where there is none. */
export type PageAddress = { readonly anchor: string; readonly search: string | undefined };

/** The parts of what stands behind the `#` of an address: `#answer-x?exclude=A=50`. Any text is taken: it need not mean anything. */
export function pageAddress(hash: string): PageAddress {
  const [, anchor = '', search] = /^#?([^?]*)(?:\?(.*))?$/s.exec(hash) ?? [];
  return { anchor: decoded(anchor), search };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands behind the `#` of an address that leads to a part of the page with a choice. */
export const hashOf = (anchor: string, choice: Choice | undefined): string =>
  `#${encodeURIComponent(anchor)}${choice ? `?${searchOf(choice)}` : ''}`;

/** A choice as a text for an address. */
function searchOf({ exclusions, largestPct, reading, bands }: Choice): string {
  const params = new URLSearchParams();
  for (const { actor, portionPct } of exclusions) params.append('exclude', `${actor}=${portionPct}`);
  if (largestPct !== undefined) params.append('largest', `${largestPct}`);
  params.append('reading', reading);
  params.append('bands', bands);
  return params.toString();
}

/** The choice that the text in an address states; undefined where it states none that the actors allow. */
export function choiceOf(search: string, actors: readonly Actor[]): Choice | undefined {
  const params = new URLSearchParams(search);
  const reading = READINGS.find((r) => r === params.get('reading'));
  const bands = BAND_SETS.find((b) => b === params.get('bands'));
  const exclusions = params.getAll('exclude').map((text) => exclusionIn(text, actors));
  const known = exclusions.filter((e) => e !== undefined);
  const largest = params.get('largest');
  const largestPct = largest === null ? undefined : portionOf(largest);
  const isWrong =
    known.length < exclusions.length ||
    new Set(known.map((e) => e.actor)).size < known.length ||
    (largest !== null && (largestPct === undefined || known.length > 0));
  if (!reading || !bands || isWrong) return undefined;
  return { exclusions: known, ...(largestPct === undefined ? {} : { largestPct }), reading, bands };
}

/** The exclusion that `NAME=PERCENT` states of a known actor. A name may have an equals sign itself. */
function exclusionIn(text: string, actors: readonly Actor[]): Exclusion | undefined {
  const [, name = '', percent = ''] = /^(.*)=([^=]*)$/s.exec(text) ?? [];
  const portionPct = portionOf(percent);
  const actor = actors.find((a) => a.actor === name)?.actor;
  return actor !== undefined && portionPct !== undefined ? { actor, portionPct } : undefined;
}
