import type { Dataset } from '../dataset/sound.js';
import { DEFAULT_EXCLUDED } from '../domain/actor.js';
import { grouped } from '../domain/grouped.js';
import { isSupply, type Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { lineStanding } from '../market/band.js';
import type { Exclusion, Market } from '../market/market.js';
import { profile } from '../market/profile.js';
import { someExcluded, type Terms } from '../market/profile-record.js';
import { type Answer, answers } from './answer.js';
import { type AnswerAt, type Ceiling, ceiling } from './chain.js';
import { type Evidence, type Question, toldOf } from './evidence.js';
import { memo } from './memo.js';
import type { Caution, MarketPlace, Note } from './note.js';
import { datasetsByStage } from './observed-stages.js';

/** The answers for subjects at stages, the ceilings of their chains, and the notes that a reader must know. */
export type Report = {
  readonly answers: readonly Answer[];
  readonly ceilings: readonly Ceiling[];
  readonly notes: readonly Note[];
};

/** The exclusions used where the user names none: the default actor, or none where the dataset does not know it. */
export const defaultExclusions = ({ actors }: Pick<Dataset, 'actors'>): readonly Exclusion[] =>
  actors.some((a) => a.actor === DEFAULT_EXCLUDED) ? [{ actor: DEFAULT_EXCLUDED, portionPct: 100 }] : [];

/**
 * The report on each subject at each stage; the stages can differ by subject.
 * A ceiling is taken over the chain's steps among the stages, each at the latest period shown ([c1]).
 */
export function report(
  dataset: Dataset,
  subjects: readonly Subject[],
  stages: readonly Stage[] | ((subject: Subject) => readonly Stage[]),
  question: Question,
  terms: Terms,
): Report {
  const at = datasetsByStage(dataset);
  const profiled = memo((market: Market) => profile(market, terms));
  const table = subjects.map((subject) => ({
    subject,
    row: (typeof stages === 'function' ? stages(subject) : stages).map((stage) => ({
      stage,
      found: answers(at(stage), subject, stage, question, terms, profiled),
    })),
  }));
  const ceilings = table.flatMap(({ subject, row }) => {
    const steps = row.map(({ stage }) => stage).filter(({ kind }) => kind === 'chain');
    // of a group's figures only those count that may tell of the subject
    const answerAt: AnswerAt = (whose, stage) =>
      answers(toldOf(at(stage), subject), whose, stage, question, terms, profiled)[0];
    return ceiling(dataset, subject, steps, terms, answerAt) ?? [];
  });
  const all = table.flatMap(({ row }) => row).flatMap(({ found }) => found);
  const shared = sharedCeilings(ceilings);
  const cautions = [
    ...general(dataset, terms),
    ...independence(all, terms),
    ...chainCaution(shared, terms),
    ...bandConvention(all, terms),
    ...yardstick(all),
  ];
  return {
    answers: all,
    ceilings: shared,
    notes: [
      ...distinct(all.flatMap((a) => a.notes)),
      ...cautions.map((c): Note => ({ ...c, subject: undefined, stage: undefined })),
    ],
  };
}

/** The ceilings, each once, with all the subjects that it is told of. */
const sharedCeilings = (ceilings: readonly Ceiling[]): readonly Ceiling[] =>
  grouped(ceilings, ({ of: _, ...same }) => same).map((group) => ({ ...group[0], of: group.flatMap((c) => c.of) }));

/** The notes without duplicates, which come from elements that share the evidence of a group. */
function distinct(notes: readonly Note[]): readonly Note[] {
  const seen = new Map(notes.map((n) => [JSON.stringify(n), n]));
  return [...seen.values()];
}

function general({ edition, actors }: Dataset, terms: Terms): readonly Caution[] {
  const absent = !someExcluded(terms) && !actors.some((a) => a.actor === DEFAULT_EXCLUDED);
  return [
    ...(edition.sealed ? [] : [{ code: 'unsealed' } as const]),
    ...(absent ? [{ code: 'default-exclusion-absent', actor: DEFAULT_EXCLUDED } as const] : []),
  ];
}

/** The caution where something remains of a supply without some actors ([x5]). */
const independence = (all: readonly Answer[], { exclusions, largestPct }: Terms): readonly Caution[] =>
  all.some((a) => isSupply(a.evidence.stage) && a.profile?.remaining)
    ? [{ code: 'not-independent', exclusions, ...(largestPct === undefined ? {} : { largestPct }) }]
    : [];

/** The caution that bands are a convention, where one is shown. */
const bandConvention = (all: readonly Answer[], { bands }: Terms): readonly Caution[] =>
  all.some((a) => a.profile?.band) ? [{ code: 'band-convention', bands }] : [];

/** The cautions on answers of any datasets, which make no chain. */
export const generalCautions = (all: readonly Answer[], terms: Terms): readonly Note[] =>
  [...independence(all, terms), ...bandConvention(all, terms)].map((c) => ({
    ...c,
    subject: undefined,
    stage: undefined,
  }));

function chainCaution(ceilings: readonly Ceiling[], { exclusions, largestPct = 100 }: Terms): readonly Caution[] {
  const partial = largestPct < 100 || exclusions.some((e) => e.portionPct < 100);
  return ceilings.length === 0 ? [] : [{ code: 'chain-assumptions', partial, differ: differing(ceilings) }];
}

/** The evidence at the stages that the ceilings pass, if it is of different times. */
function differing(ceilings: readonly Ceiling[]): readonly Evidence[] {
  const time = (e: Evidence): string => JSON.stringify([e.period, e.status === 'ok' ? e.said : []]);
  const apart = ceilings.filter(({ passed }) => new Set(passed.map(time)).size > 1);
  return grouped(
    apart.flatMap((c) => c.passed),
    (e) => [e.stage.stage, time(e)],
  ).map(([first]) => first);
}

/** A caution with the markets whose largest share of supply is, or could be, above the line. Empty where no supply has a figure. */
function yardstick(all: readonly Answer[]): readonly Caution[] {
  const standings = all
    .filter((a) => isSupply(a.evidence.stage))
    .flatMap((a) => {
      const { evidence: e, profile: measured } = a;
      if (e.status === 'not-entered') return [];
      // of the world without some suppliers nothing follows for the world
      const ofWorld = e.status !== 'ok' || e.basis.outside.length === 0;
      const largest = ofWorld ? measured?.measures?.cr1Pct : undefined;
      const place = { subject: e.status === 'ok' ? e.basis.subject : e.subject, stage: e.stage, period: e.period };
      return [{ place, standing: largest ? lineStanding(largest) : 'unknown' }];
    });
  const places = (standing: string): readonly MarketPlace[] => [
    ...new Map(
      standings.filter((s) => s.standing === standing).map(({ place }) => [JSON.stringify(place), place]),
    ).values(),
  ];
  return standings.some((s) => s.standing !== 'unknown')
    ? [{ code: 'yardstick', above: places('above'), perhaps: places('perhaps above'), unknown: places('unknown') }]
    : [];
}
