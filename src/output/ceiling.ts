import type { Ceiling } from '../answer/chain.js';
import { grouped } from '../domain/grouped.js';
import type { Interval } from '../domain/interval.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import { list } from '../text/words.js';
import { excludedWords } from './exclusions.js';
import { percentEnds } from './figure-text.js';
import { largestNames } from './largest.js';
import { printedWords } from './sentence.js';
import type { Naming } from './subject-name.js';

/** The sentences on each ceiling ([c1], [c2]): of whom, over which stages, and that nothing follows for elements without figures of their own. */
export const ceilingSentences = (
  ceilings: readonly Ceiling[],
  terms: ExclusionTerms,
  naming: Naming,
): readonly string[] => ceilings.map((c) => sentences(c, terms, naming).join(' '));

function sentences(ceiling: Ceiling, terms: ExclusionTerms, naming: Naming): readonly string[] {
  const { subject, of, untouchedPct, passed, setBy, approximate } = ceiling;
  const stages = list(passed.map((e) => e.stage.name));
  const [only, second] = of.filter((s) => s !== subject);
  return [
    `Of the supply printed for ${naming(subject)}, ${ceilingWords(untouchedPct)} can go through ${stages} without ${avoided(terms)}.`,
    ...leaders(ceiling),
    ...(untouchedPct.low > 0 && untouchedPct.low !== untouchedPct.high
      ? ['It is least if every step loses different material, and most if all lose the same material.']
      : []),
    ...(setBy.length < passed.length ? [`The narrowest step is ${list(setBy.map((s) => s.name))}.`] : []),
    ...(approximate.length > 0 ? [`This reads ${list(approximate.map(printedWords))} as printed.`] : []),
    ...(only ? [`Nothing follows from this for ${second ? 'any single element' : `${only.name} alone`}.`] : []),
  ];
}

/** Whom the supply does not pass. The sentence on the largest supplier is long enough without a noun for a part of it. */
const avoided = (terms: ExclusionTerms): string =>
  (terms.largestPct ?? 100) < 100 ? `${terms.largestPct} % of the largest` : excludedWords(terms);

/** A sentence on who the largest supplier is that the supply does not pass at each step. Empty where others are left out. */
function leaders({ passed, largest }: Ceiling): readonly string[] {
  const steps = largest.map((who, at) => ({ step: passed[at]?.stage.name ?? '', names: largestNames(who) }));
  const each = grouped(steps, ({ names }) => names);
  const told = each.map(
    (same) => `${same[0].names} at ${each.length > 1 ? list(same.map((s) => s.step)) : 'each step'}`,
  );
  return steps.length === 0 ? [] : [`That is ${list(told, '; ')}.`];
}

/** How much can go through all the stages, in words: `at most 8 %`. */
export function ceilingWords(i: Interval): string {
  // of a small share one decimal is too coarse, because a limit is rounded up
  const [low, high] = percentEnds(i, i.high !== 'unbounded' && i.high < 10 ? 2 : 1);
  if (low === high) return high;
  if (i.low > 0) return `between ${low} and ${high}`;
  return `${i.highOpen ? 'less than' : 'at most'} ${high}`;
}
