import { known } from '../../analysis/market.js';
import { grouped } from '../../domain/grouped.js';
import { meet } from '../../domain/interval.js';
import type { Observation } from '../../domain/observation.js';
import { claims, groups, type Rule, shown } from '../rule.js';

/** Claims on one actor that share no value even if rounded (METHOD [e4]). What is dated differently need not agree. */
export const disagreement: Rule = (dataset) =>
  groups(dataset).flatMap((group) =>
    grouped(claims(group.rows), (o) => o.actor).flatMap((witnesses) => {
      const against = witnesses.filter((a) => witnesses.some((b) => disagree(a, b)));
      const last = against.at(-1);
      if (!last) return [];
      const [subject, stage, { actor }] = [group.subject.subject, group.stage.stage, last];
      const place = dataset.at('observations', last.observation, 'printed');
      const key = `${subject}/${stage}/${actor}`;
      return [{ code: 'disagreement', place, key, subject, stage, actor, claims: against.map(shown) }];
    }),
  );

function disagree(a: Observation, b: Observation): boolean {
  const [left, right] = [known(a, 'rounded'), known(b, 'rounded')];
  const together = a.period === b.period || a.period === '' || b.period === '';
  return together && left !== undefined && right !== undefined && !meet(left, right);
}
