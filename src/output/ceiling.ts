import type { Ceiling } from '../answer/chain.js';
import type { Interval } from '../domain/interval.js';
import type { Exclusion } from '../market/market.js';
import { list } from '../text/words.js';
import { excludedList } from './exclusions.js';
import { percentEnds } from './figure-text.js';
import { printedWords } from './sentence.js';
import type { Naming } from './subject-name.js';

/** The sentences on each ceiling ([c1], [c2]): of whom, over which stages, and that nothing follows for elements without figures of their own. */
export const ceilingSentences = (
  ceilings: readonly Ceiling[],
  exclusions: readonly Exclusion[],
  naming: Naming,
): readonly string[] => ceilings.map((c) => sentences(c, exclusions, naming).join(' '));

function sentences(
  { subject, of, untouchedPct, passed, setBy, approximate }: Ceiling,
  exclusions: readonly Exclusion[],
  naming: Naming,
): readonly string[] {
  const stages = list(passed.map((e) => e.stage.name));
  const [only, second] = of.filter((s) => s !== subject);
  return [
    `Of the supply printed for ${naming(subject)}, ${bounds(untouchedPct)} can go through ${stages} without ${excludedList(exclusions)}.`,
    ...(untouchedPct.low > 0 && untouchedPct.low !== untouchedPct.high
      ? ['It is least if every step loses different material, and most if all lose the same material.']
      : []),
    ...(setBy.length < passed.length ? [`The narrowest step is ${list(setBy.map((s) => s.name))}.`] : []),
    ...(approximate.length > 0 ? [`This reads ${list(approximate.map(printedWords))} as printed.`] : []),
    ...(only ? [`Nothing follows from this for ${second ? 'any single element' : `${only.name} alone`}.`] : []),
  ];
}

function bounds(i: Interval): string {
  const [low, high] = percentEnds(i);
  if (low === high) return high;
  if (i.low > 0) return `between ${low} and ${high}`;
  return `${i.highOpen ? 'less than' : 'at most'} ${high}`;
}
