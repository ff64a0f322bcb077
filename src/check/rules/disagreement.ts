import { grouped } from '../../domain/grouped.js';
import { type Interval, meet, outermost } from '../../domain/interval.js';
import { isClaim, known, type Observation } from '../../domain/observation.js';
import { claimList, groups } from '../group.js';
import { rule } from '../rule.js';

/** Claims on one actor that share no value even if rounded ([e4]). Claims with different dates need not agree. */
export const disagreement = rule({
  code: 'disagreement',
  severity: 'warning',
  meaning: 'Claims on one actor share no value, even if all are rounded.',
  find: (dataset) =>
    groups(dataset).flatMap((group) =>
      grouped(group.rows.filter(isClaim), (o) => o.actor).flatMap((witnesses) => {
        const against = contradicted(witnesses);
        const last = against.at(-1);
        if (!last) return [];
        const [subject, stage, { actor }] = [group.subject.subject, group.stage.stage, last];
        const place = dataset.at('observations', last.observation, 'printed');
        return [{ place, key: `${subject}/${stage}/${actor}`, subject, stage, actor, claims: against }];
      }),
    ),
  words: ({ subject, stage, actor, claims }) =>
    `the claims on ${actor} (${subject}, ${stage}) share no value even if rounded: ${claimList(claims)}`,
});

/** The claims that contradict another one of the same date. An undated claim counts for every date. */
function contradicted(witnesses: readonly Observation[]): readonly Observation[] {
  const dated = grouped(witnesses, (o) => o.period);
  const ends = new Map(dated.map((all) => [all[0].period, outermost(all.flatMap(said))]));
  const others = (period: string): readonly Interval[] =>
    period === '' ? [...ends.values()].flat() : [...(ends.get(period) ?? []), ...(ends.get('') ?? [])];
  const beside = new Map(dated.map(([{ period }]) => [period, outermost(others(period))]));
  return witnesses.filter((o) => said(o).some((a) => beside.get(o.period)?.some((b) => !meet(a, b))));
}

/** The reading of a claim as rounded; empty if it is unknown. */
function said(o: Observation): readonly Interval[] {
  const reading = known(o, 'rounded');
  return reading ? [reading] : [];
}
