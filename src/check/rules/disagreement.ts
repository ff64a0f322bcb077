import { grouped } from '../../domain/grouped.js';
import { type Interval, meet, outermost } from '../../domain/interval.js';
import type { Observation } from '../../domain/observation.js';
import { known } from '../../domain/observation.js';
import { claims, groups, type Rule, shown } from '../rule.js';

/** Claims on one actor that share no value even if rounded (METHOD [e4]). What is dated differently need not agree. */
export const disagreement: Rule = (dataset) =>
  groups(dataset).flatMap((group) =>
    grouped(claims(group.rows), (o) => o.actor).flatMap((witnesses) => {
      const against = contradicted(witnesses);
      const last = against.at(-1);
      if (!last) return [];
      const [subject, stage, { actor }] = [group.subject.subject, group.stage.stage, last];
      const place = dataset.at('observations', last.observation, 'printed');
      const key = `${subject}/${stage}/${actor}`;
      return [{ code: 'disagreement', place, key, subject, stage, actor, claims: against.map(shown) }];
    }),
  );

/** The claims that another one of the same date contradicts; one without a date is of every date. */
function contradicted(witnesses: readonly Observation[]): readonly Observation[] {
  const dated = grouped(witnesses, (o) => o.period);
  const ends = new Map(dated.map((all) => [all[0].period, outermost(all.flatMap(said))]));
  const others = (period: string): readonly Interval[] =>
    period === '' ? [...ends.values()].flat() : [...(ends.get(period) ?? []), ...(ends.get('') ?? [])];
  const beside = new Map(dated.map(([{ period }]) => [period, outermost(others(period))]));
  return witnesses.filter((o) => said(o).some((a) => beside.get(o.period)?.some((b) => !meet(a, b))));
}

/** What a claim says, read as rounded; nothing where that is unknown. */
function said(o: Observation): readonly Interval[] {
  const reading = known(o, 'rounded');
  return reading ? [reading] : [];
}
