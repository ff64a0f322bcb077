import type { Dataset } from '../dataset/sound.js';
import type { Interval } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import type { Market } from '../market/market.js';
import { profile } from '../market/profile.js';
import type { Profile, Terms } from '../market/profile-record.js';
import { claimPeriods, type Evidence, evidence, type Question } from './evidence.js';
import { claimMarket, tableMarket } from './evidence-market.js';
import { excludedShare } from './excluded-share.js';
import type { Note, Remark } from './note.js';

/**
 * The answer for one subject at one stage in one period: the evidence, and the notes that a reader must know.
 * The market, its profile and the share of those excluded (`excludedShare`) are undefined where there is no evidence.
 */
export type Answer = {
  readonly evidence: Evidence;
  readonly market: Market | undefined;
  readonly profile: Profile | undefined;
  readonly share: Interval | undefined;
  readonly notes: readonly Note[];
};

/** The answers for one subject at one stage: one, or one for each period where the question is for all. `profiled` is the profile of a market on the terms. */
export function answers(
  dataset: Dataset,
  subject: Subject,
  stage: Stage,
  question: Question,
  terms: Terms,
  profiled = (market: Market): Profile => profile(market, terms),
): readonly Answer[] {
  return evidence(dataset, subject, stage, question).map((found) => {
    if (found.status !== 'ok')
      return {
        evidence: found,
        market: undefined,
        profile: undefined,
        share: undefined,
        notes: [note(found, { code: found.status, period: found.period })],
      };
    const { market, exceeds } = marketOf(found, question);
    const measured = profiled(market);
    const remarks = [
      ...basisRemarks(found, question),
      ...(exceeds ? [{ code: 'rows-exceed-total' } as const] : []),
      ...profileRemarks(market, measured, terms),
      ...contradiction(found, measured),
    ];
    const own = remarks.map((remark) =>
      note({ ...found, subject: remark.code === 'inherited' ? subject : found.basis.subject }, remark),
    );
    return { evidence: found, market, profile: measured, share: excludedShare(measured, terms), notes: own };
  });
}

type Found = Extract<Evidence, { status: 'ok' }>;

const note = ({ subject, stage }: Pick<Evidence, 'subject' | 'stage'>, remark: Remark): Note => ({
  ...remark,
  subject: subject.subject,
  stage: stage.stage,
});

const used = (found: Found) => found.witnesses.filter((w) => w.role === 'used').map((w) => w.observation);

/** All rows of the table that answers, including doubtful ones. */
function tableRows(found: Found): readonly Observation[] {
  const [first] = used(found);
  return found.witnesses.map((w) => w.observation).filter((o) => o.table === first?.table);
}

/** The market that the used observations make. */
function marketOf(found: Found, { reading }: Question): { readonly market: Market; readonly exceeds: boolean } {
  return found.basis.measure === 'quantity'
    ? tableMarket(tableRows(found), reading)
    : { market: claimMarket(used(found), reading), exceeds: false };
}

function basisRemarks(found: Found, { period }: Question): readonly Remark[] {
  const { basis, witnesses } = found;
  const playing = (role: string) => witnesses.filter((w) => w.role === role).map((w) => w.observation);
  const [doubtful, conflicts] = [playing('doubtful'), playing('conflicts')];
  const periods = claimPeriods(found);
  return [
    ...(basis.inherited ? [{ code: 'inherited', of: basis.subject, tied: basis.tied } as const] : []),
    ...(doubtful.length > 0 ? [{ code: 'doubtful', cells: doubtful } as const] : []),
    ...(conflicts.length > 0 ? [{ code: 'conflict', period: found.period, claims: conflicts } as const] : []),
    ...(basis.agreement === 'disagree' ? [{ code: 'disagreement', claims: used(found) } as const] : []),
    ...(periods.length > 1 ? [{ code: 'pooled-periods', periods } as const] : []),
    ...(period !== undefined && period !== 'all' && periods.includes('') ? [{ code: 'undated', period } as const] : []),
  ];
}

function profileRemarks(market: Market, measured: Profile, { exclusions }: Terms): readonly Remark[] {
  const unknown = exclusions.map((e) => e.actor).filter((actor) => !market.suppliers.some((s) => s.actor === actor));
  const left = measured.remaining;
  const perhapsNothing = left?.measures.hhi && left.sharePct.low === 0 && !left.sharePct.lowOpen;
  return [
    ...(left && unknown.length > 0 ? [{ code: 'excluded-actor-unknown', actors: unknown } as const] : []),
    ...(perhapsNothing ? [{ code: 'remainder-may-be-zero' } as const] : []),
    ...(measured.total?.high === 'unbounded' && measured.measures && !measured.measures.hhi
      ? [{ code: 'total-open-above' } as const]
      : []),
    ...(measured.sharp ? [] : [{ code: 'not-sharp' } as const]),
  ];
}

/** A remark where the shares cannot all be true. */
const contradiction = (found: Found, measured: Profile): readonly Remark[] =>
  measured.reasons.get('measures') === 'inconsistent-shares'
    ? [{ code: 'inconsistent-shares', claims: used(found) }]
    : [];
