import type { Answer } from '../answer/answer.js';
import { complement, type Interval, interval } from '../domain/interval.js';
import type { Portion } from '../market/portion.js';
import type { Profile, Terms } from '../market/profile-record.js';
import { percent, points, quantity } from '../text/number.js';
import { count } from '../text/words.js';
import type { Bar } from './bar.js';
import type { Cell } from './sheet.js';

/** A share and, where wanted, its bar. */
export function shareCell(profile: Profile | undefined, terms: Terms, bar: Bar | undefined): Cell {
  const share = shareOf(profile, terms);
  return share ? [percent(share), ...(bar ? [bar(share, 100)] : [])] : 'NA';
}

/** The share of the one excluded actor, of several what they hold together, of nobody the largest. */
export function shareOf(profile: Profile | undefined, { exclusions }: Terms): Interval | undefined {
  const [only, second] = exclusions;
  const own = profile?.suppliers.find((s) => s.actor === only?.actor)?.sharePct;
  const unknown = profile?.rest && interval(0, profile.rest.sharePct.high, false, profile.rest.sharePct.highOpen);
  const removed = profile?.remaining ? complement(profile.remaining.sharePct, 100) : undefined;
  return second ? removed : only ? (own ?? unknown) : profile?.measures?.cr1Pct;
}

/** The HHI and, under it, the bands that it may be in. */
export function hhiCell(profile: Profile | undefined, bar: Bar | undefined): Cell {
  const [hhi, band] = [profile?.measures?.hhi, profile?.band];
  if (!hhi || !band) return 'NA';
  return [
    points(hhi),
    ...(bar ? [bar(hhi, 10_000)] : []),
    band.certain ? band.lowest : `${band.lowest} to ${band.highest}`,
  ];
}

/** A share and, where there is one, its quantity. */
export const portionCell = ({ sharePct, quantity: amount }: Portion, { unit }: Profile): Cell => [
  percent(sharePct),
  ...(amount && unit !== undefined ? [quantity(amount, unit)] : []),
];

/** Whose evidence it is, how many sources, and whether they disagree. */
export function evidenceCell({ evidence }: Answer): Cell {
  if (evidence.status !== 'ok') return evidence.status === 'not-entered' ? 'not said to enter' : 'no evidence';
  const { basis, witnesses } = evidence;
  const sources = new Set(witnesses.filter((w) => w.role === 'used').map((w) => w.observation.source)).size;
  const against = witnesses.filter((w) => w.role === 'conflicts').length;
  const found = basis.measure === 'quantity' ? '1 table' : count(sources, 'source');
  const agreement =
    against > 0 ? `; ${against} differ` : { single: '', agree: ' agree', disagree: ' disagree' }[basis.agreement];
  return [basis.inherited ? basis.subject.subject : 'its own', `${found}${agreement}`];
}
