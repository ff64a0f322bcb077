import { claimMarket } from '../../answer/evidence-market.js';
import type { Observation } from '../../domain/observation.js';
import { contradiction } from '../../market/contradiction.js';
import { claims, type Group, groups, type Rule, shown } from '../rule.js';

/** Shares of one market that cannot all be true (METHOD [h5]): those that answer together without a table, beside one those of a period. */
export const inconsistentShares: Rule = (dataset) =>
  groups(dataset).flatMap((group) =>
    pools(group).flatMap((pool) => {
      const found = contradiction(claimMarket(pool, 'printed'));
      const last = pool.at(-1);
      if (!last || found?.kind !== 'too-much') return [];
      const [subject, stage] = [group.subject.subject, group.stage.stage];
      const place = dataset.at('observations', last.observation, 'printed');
      return [
        {
          code: 'inconsistent-shares',
          place,
          key: `${subject}/${stage}`,
          subject,
          stage,
          found: found.sum,
          claims: pool.map(shown),
        },
      ];
    }),
  );

/** Claims that are held against each other: all of them (METHOD [e3]); beside a table those of one period with the undated ones. */
function pools({ rows }: Group): readonly (readonly Observation[])[] {
  const all = claims(rows);
  const periods = [...new Set(all.map((o) => o.period))].filter((p) => p !== '');
  const pooled = periods.length === 0 || rows.every((o) => o.table === '' || o.status === 'doubtful');
  return pooled ? [all] : periods.map((p) => all.filter((o) => o.period === p || o.period === ''));
}
