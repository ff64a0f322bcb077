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
import type { Caution, Note } from './note.js';
import { narrowed } from './observed.js';
import { once } from './once.js';

/** The answers for subjects at stages, the ceilings of their chains, and all that a reader must know beside them. */
export type Report = {
  readonly answers: readonly Answer[];
  readonly ceilings: readonly Ceiling[];
  readonly notes: readonly Note[];
};

/** Who is left out where a user names nobody: the default actor, if the dataset knows it. */
export const defaultExclusions = ({ actors }: Dataset): readonly Exclusion[] =>
  actors.some((a) => a.actor === DEFAULT_EXCLUDED) ? [{ actor: DEFAULT_EXCLUDED, portionPct: 100 }] : [];

/** Answers for each subject at each stage, or at the stages of its own. A ceiling is taken over the steps of the chain among the stages, each at its latest period shown (METHOD [c1]). */
export function report(
  dataset: Dataset,
  subjects: readonly Subject[],
  stages: readonly Stage[] | ((subject: Subject) => readonly Stage[]),
  question: Question,
  terms: Terms,
): Report {
  const at = narrowed(dataset);
  const profiled = once((market: Market) => profile(market, terms));
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

/** Elements that share their evidence share its notes. */
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

/** The stages at which the largest share is, or may be, above the line (METHOD 8). */
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
