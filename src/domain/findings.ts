import { type Finding, inOrder, SEVERITIES, type Severity } from './finding.js';

/** The number of findings that are listed unless all are asked for. Nobody reads more, and a million would fill the memory. */
export const MOST_LISTED = 100;

/** How many findings of one kind in one file are not listed. */
export type Unlisted = {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly count: number;
};

/**
 * What is found in a dataset, in memory that its number does not fill. `listed` are the first by severity, then by place, in the order of their places.
 * `unlisted` are the others, counted: the worst and most frequent kinds first.
 */
export type Findings<Found extends Finding = Finding> = {
  readonly listed: readonly Found[];
  readonly unlisted: readonly Unlisted[];
};

/** Nothing found. */
export const NO_FINDINGS: Findings<never> = { listed: [], unlisted: [] };

/** The number of all findings, listed or not. */
export const findingCount = ({ listed, unlisted }: Findings): number => listed.length + unlistedCount(unlisted);

/** The number of the findings that are not listed. */
export const unlistedCount = (unlisted: readonly Unlisted[]): number => unlisted.reduce((n, { count }) => n + count, 0);

const rank = ({ severity }: { readonly severity: Severity }): number => SEVERITIES.indexOf(severity);
const worstFirst = (a: Finding, b: Finding): number => rank(a) - rank(b) || inOrder(a, b);

/** The findings among those given one after another, and those that were counted before. At most `most` are listed. */
export function findings<Found extends Finding>(
  found: Iterable<Found>,
  most = MOST_LISTED,
  counted: readonly Unlisted[] = [],
): Findings<Found> {
  const counts = new Map<string, Unlisted>();
  const count = ({ code, severity, file, count }: Unlisted): void => {
    const kind = `${severity}/${code}/${file}`;
    counts.set(kind, { code, severity, file, count: (counts.get(kind)?.count ?? 0) + count });
  };
  const leave = ({ code, severity, place }: Finding): void => count({ code, severity, file: place.file, count: 1 });
  counted.forEach(count);
  const kept: Found[] = [];
  let last: Found | undefined;
  const shrink = (): void => {
    kept.sort(worstFirst).splice(most).forEach(leave);
    last = kept.at(-1);
  };
  for (const one of found) {
    if (last && worstFirst(last, one) <= 0) leave(one);
    else if (kept.push(one) >= 2 * most) shrink();
  }
  shrink();
  return {
    listed: kept.sort((a, b) => inOrder(a, b) || rank(a) - rank(b)),
    unlisted: [...counts.values()].sort(
      (a, b) => rank(a) - rank(b) || b.count - a.count || (a.file + a.code < b.file + b.code ? -1 : 1),
    ),
  };
}

/** Several findings as one, of which at most `most` are listed. */
export function allFindings<Found extends Finding>(
  of: readonly Findings<Found>[],
  most = MOST_LISTED,
): Findings<Found> {
  const [first, ...others] = of.filter((some) => findingCount(some) > 0);
  if (first && others.length === 0 && first.listed.length <= most) return first;
  return findings(
    of.flatMap(({ listed }) => listed),
    most,
    of.flatMap(({ unlisted }) => unlisted),
  );
}
