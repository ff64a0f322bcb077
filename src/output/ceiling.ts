import type { Ceiling } from '../answer/chain.js';
import type { Interval } from '../domain/interval.js';
import type { Subject } from '../domain/subject.js';
import type { Exclusion } from '../market/market.js';
import { list, some } from '../text/words.js';
import { excludedList } from './exclusions.js';
import { percentEnds } from './figure-text.js';
import { printedWords } from './sentence.js';
import { subjectName } from './subject-name.js';

/** The sentences on each ceiling ([c1], [c2]): of whom, over which stages, and that nothing follows for elements without figures of their own. */
export const ceilingSentences = (
  ceilings: readonly Ceiling[],
  subjects: readonly Subject[],
  exclusions: readonly Exclusion[],
): readonly string[] => ceilings.map((c) => sentences(c, subjects, exclusions).join(' '));

function sentences(
  { subject, of, untouchedPct, passed, setBy, approximate }: Ceiling,
  subjects: readonly Subject[],
  exclusions: readonly Exclusion[],
): readonly string[] {
  const stages = list(passed.map((e) => e.stage.name));
  const proxies = of.filter((s) => s !== subject);
  const alone =
    proxies.length === subjects.length && proxies.length > 1 ? 'a single element' : some(proxies.map((s) => s.name));
  return [
    `${bounds(untouchedPct)} of ${subjectName(subject)} can pass ${stages} without ${excludedList(exclusions)}.`,
    ...(setBy.length < passed.length ? [`The narrowest step is ${list(setBy.map((s) => s.name))}.`] : []),
    ...(approximate.length > 0 ? [`This reads ${list(approximate.map(printedWords))} as printed.`] : []),
    ...(proxies.length > 0 ? [`Nothing follows from this for ${alone} alone.`] : []),
  ];
}

function bounds(i: Interval): string {
  const [low, high] = percentEnds(i);
  if (low === high) return high;
  if (i.low > 0) return `Between ${low} and ${high}`;
  return `${i.highOpen ? 'Less than' : 'At most'} ${high}`;
}
