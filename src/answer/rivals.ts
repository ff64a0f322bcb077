import type { Dataset } from '../dataset/sound.js';
import { highest, lowest } from '../domain/extremes.js';
import { grouped } from '../domain/grouped.js';
import { stagesById, subjectsById } from '../domain/indexed.js';
import { hull, type Interval } from '../domain/interval.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { LEVELS, type Level } from '../market/band.js';
import { derivations } from '../market/derivation.js';
import type { Market } from '../market/market.js';
import type { Profile, Terms } from '../market/profile-record.js';
import { type Answer, answers } from './answer.js';
import { elementsOf, outsideOf, type Question } from './evidence.js';
import { type Mover, movers } from './movers.js';
import { type Publication, statisticOf, underlying } from './underlying.js';

/**
 * The answer of one dataset to a question that several are asked ([r1]). `statistic` names the dataset whose statistic it rests on:
 * its own, or that of the publication that its table was taken from or that its source is called after. `relies` are the words of its source for that publication.
 * `leavesOut`: an edition of that statistic says that it leaves the subject out, so its group's figures are no witness for it ([e8]).
 * `narrowest`: no other dataset has figures of fewer subjects at this stage ([r3]); false where all have the same.
 */
export type Rival = {
  readonly dataset: Dataset;
  readonly answer: Answer;
  readonly statistic: string;
  readonly relies: string | undefined;
  readonly leavesOut: boolean;
  readonly narrowest: boolean;
};

/** How the bands of rival answers agree ([r2]). `single`: there is one statistic alone; `none`: no answer has an HHI. */
export const VERDICTS = ['certain', 'not-contradicted', 'differ', 'single', 'none'] as const;

/** The spread of a share over the rivals with figures of one subject: the hull of their shares, no bound for the truth. */
export type Spread = { readonly subject: Subject; readonly sharePct: Interval; readonly rivals: readonly Rival[] };

/**
 * Why two rivals with figures of one subject differ: each end's move of the HHI of what is left, or of the market where nobody is left out,
 * from the first to the second, and who moved it most (undefined is the rest). Undefined where an end has no completion.
 */
export type Difference = {
  readonly from: Rival;
  readonly to: Rival;
  readonly moved: Pick<Mover, 'low' | 'high'> | undefined;
  readonly most: Mover | undefined;
};

/**
 * What the rivals say together at one stage. `levels` are the bands that are possible in all that have an HHI; empty where there is none.
 * `measured` are the rivals with an HHI that are witnesses, and `statistics` the statistics that these rest on: rivals of one statistic are one witness.
 */
export type RivalVerdict = {
  readonly stage: Stage;
  readonly kind: (typeof VERDICTS)[number];
  readonly levels: readonly Level[];
  readonly measured: readonly Rival[];
  readonly statistics: readonly string[];
  readonly spreads: readonly Spread[];
  readonly differences: readonly Difference[];
};

/** What rivals answer at one stage. */
export type Rivalry = { readonly stage: Stage; readonly rivals: readonly Rival[]; readonly verdict: RivalVerdict };

/** The answers of several datasets about one subject at one stage, each with its own figures: none is averaged or preferred ([r1]). `publications` are the known ones, and `profiled` is the profile of a market on the terms. */
export function rivalry(
  datasets: readonly Dataset[],
  subject: string,
  stage: Stage,
  question: Question,
  terms: Terms,
  publications: readonly Publication[],
  profiled?: (market: Market) => Profile,
): Rivalry {
  const found = datasets.flatMap((dataset) => {
    const own = subjectsById(dataset.subjects).get(subject);
    const there = stagesById(dataset.stages).get(stage.stage);
    const [answer] = own && there ? answers(dataset, own, there, question, terms, profiled) : [];
    if (!answer) return [];
    const statistic = statisticOf(dataset, answer, publications);
    const relies = underlying(dataset, answer, publications)?.words;
    return [{ dataset, answer, statistic, relies, leavesOut: leavesOut(answer, statistic, publications) }];
  });
  const sizes = found.map(({ answer }) => elementsOf(answer.evidence)).filter(Number.isFinite);
  const [least, most] = [lowest(sizes), highest(sizes)];
  const rivals = found.map(
    (f): Rival => ({ ...f, narrowest: least < most && elementsOf(f.answer.evidence) === least }),
  );
  return { stage, rivals, verdict: verdict(stage, rivals, terms) };
}

/** Whether a publication of a statistic leaves out the element for which an answer shows a group's figures. */
const leavesOut = ({ evidence }: Answer, statistic: string, publications: readonly Publication[]): boolean =>
  evidence.status === 'ok' &&
  evidence.basis.inherited &&
  publications.some((p) => p.dataset === statistic && p.excludes.includes(evidence.subject.subject));

function verdict(stage: Stage, rivals: readonly Rival[], terms: Terms): RivalVerdict {
  const measured = rivals.filter((r) => r.answer.profile?.band && !r.leavesOut);
  const statistics = [...new Set(measured.map((r) => r.statistic))];
  const possible = measured.map((r) => levelsOf(r.answer));
  const levels = measured.length === 0 ? [] : LEVELS.filter((level) => possible.every((p) => p.includes(level)));
  const alike = grouped(
    rivals.filter((r) => basisKey(r) !== undefined),
    basisKey,
  ).filter((same) => same.length > 1);
  return {
    stage,
    kind: kindOf(levels, possible, statistics.length),
    levels,
    measured,
    statistics,
    spreads: alike.flatMap(spread),
    differences: alike.flatMap(([first, ...others]) => others.map((other) => difference(first, other, terms))),
  };
}

/** The bands that completions of an answer fall into. */
const levelsOf = ({ profile }: Answer): readonly Level[] =>
  profile?.band ? LEVELS.slice(LEVELS.indexOf(profile.band.lowest), LEVELS.indexOf(profile.band.highest) + 1) : [];

function kindOf(
  levels: readonly Level[],
  possible: readonly (readonly Level[])[],
  statistics: number,
): RivalVerdict['kind'] {
  if (possible.length === 0) return 'none';
  if (levels.length === 0) return 'differ';
  if (statistics === 1) return 'single';
  return possible.every((p) => p.length === 1) ? 'certain' : 'not-contradicted';
}

/** What makes the figures of two rivals those of one thing: the subject, and the suppliers that the total leaves out. */
const basisKey = ({ answer: { evidence } }: Rival): string | undefined =>
  evidence.status === 'ok' ? [evidence.basis.subject.subject, ...outsideOf(evidence)].join('\n') : undefined;

function spread(rivals: readonly [Rival, ...Rival[]]): readonly Spread[] {
  const { evidence } = rivals[0].answer;
  const shares = rivals.flatMap((r) => r.answer.share ?? []);
  const sharePct = hull(shares);
  if (evidence.status !== 'ok' || !sharePct || shares.length === 1) return [];
  return [{ subject: evidence.basis.subject, sharePct, rivals }];
}

function difference(from: Rival, to: Rival, { exclusions, largestPct }: Terms): Difference {
  const path = exclusions.length === 0 ? 'measures.hhi' : 'remaining.measures.hhi';
  // without the largest supplier of each, two different ones may be left out
  const all =
    largestPct === undefined ? movers(from.answer, to.answer, (market) => derivations(market, exclusions), path) : [];
  const sum = (end: 'low' | 'high'): number => all.reduce((total, m) => total + m[end], 0);
  return {
    from,
    to,
    moved: all.length === 0 ? undefined : { low: sum('low'), high: sum('high') },
    most: all[0],
  };
}
