import type { Dataset } from '../dataset/sound.js';
import { DEFAULT_EXCLUDED } from '../domain/actor.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { lineStanding } from '../market/band.js';
import type { Exclusion, Market } from '../market/market.js';
import { profile } from '../market/profile.js';
import type { Terms } from '../market/profile-record.js';
import { type Answer, answers } from './answer.js';
import { type Ceiling, ceiling } from './chain.js';
import type { Question } from './evidence.js';
import { memo } from './memo.js';
import type { Caution, Note } from './note.js';
import { datasetsByStage } from './observed-stages.js';

/** The answers for subjects at stages, the ceilings of their chains, and the notes that a reader must know. */
export type Report = {
  readonly answers: readonly Answer[];
  readonly ceilings: readonly Ceiling[];
  readonly notes: readonly Note[];
};

/** The exclusions used where the user names none: the default actor, or none where the dataset does not know it. */
export const defaultExclusions = ({ actors }: Dataset): readonly Exclusion[] =>
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
  const table = subjects.map((subject) =>
    (typeof stages === 'function' ? stages(subject) : stages).map((stage) => ({
      stage,
      found: answers(at(stage), subject, stage, question, terms, profiled),
    })),
  );
  const ceilings = table.flatMap(
    (row) => ceiling(row.filter(({ stage }) => stage.kind === 'chain').flatMap(({ found }) => found.slice(0, 1))) ?? [],
  );
  const all = table.flat().flatMap(({ found }) => found);
  const cautions = [
    ...general(dataset, terms),
    ...chainCaution(ceilings, terms),
    ...(all.some((a) => a.profile?.band) ? [yardstick(all)] : []),
  ];
  return {
    answers: all,
    ceilings,
    notes: [
      ...distinct(all.flatMap((a) => a.notes)),
      ...cautions.map((c): Note => ({ ...c, subject: undefined, stage: undefined })),
    ],
  };
}

/** The notes without duplicates, which come from elements that share the evidence of a group. */
function distinct(notes: readonly Note[]): readonly Note[] {
  const seen = new Map(notes.map((n) => [JSON.stringify(n), n]));
  return [...seen.values()];
}

function general({ edition, actors }: Dataset, { exclusions, bands }: Terms): readonly Caution[] {
  const absent = exclusions.length === 0 && !actors.some((a) => a.actor === DEFAULT_EXCLUDED);
  return [
    ...(edition.sealed ? [] : [{ code: 'unsealed' } as const]),
    ...(absent ? [{ code: 'default-exclusion-absent', actor: DEFAULT_EXCLUDED } as const] : []),
    ...(exclusions.length > 0 ? [{ code: 'not-independent', actors: exclusions.map((e) => e.actor) } as const] : []),
    { code: 'band-convention', bands },
  ];
}

const chainCaution = (ceilings: readonly Ceiling[], { exclusions }: Terms): readonly Caution[] =>
  ceilings.length === 0
    ? []
    : [
        {
          code: 'chain-assumptions',
          proxy: ceilings.some((c) => c.inherited),
          partial: exclusions.some((e) => e.portionPct < 100),
        },
      ];

/** A caution with the stages where the largest share is, or could be, above the line (docs/method.md, section 8). */
function yardstick(all: readonly Answer[]): Caution {
  const place = ({ evidence }: Answer): string =>
    `${evidence.stage.stage}${evidence.period === undefined ? '' : ` ${evidence.period}`}`;
  const standings = all.flatMap((a) => {
    const largest = a.profile?.measures?.cr1Pct;
    return largest ? [{ at: place(a), standing: lineStanding(largest) }] : [];
  });
  const places = (standing: ReturnType<typeof lineStanding>): ReadonlySet<string> =>
    new Set(standings.filter((s) => s.standing === standing).map((s) => s.at));
  const above = places('above');
  return { code: 'yardstick', above: [...above], perhaps: [...places('perhaps above')].filter((at) => !above.has(at)) };
}
