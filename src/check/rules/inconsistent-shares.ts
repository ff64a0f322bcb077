import { claimMarket } from '../../answer/evidence-market.js';
import { isClaim, type Observation } from '../../domain/observation.js';
import { contradiction } from '../../market/contradiction.js';
import { full } from '../../text/number.js';
import { claimList, type Group, groups } from '../group.js';
import { rule } from '../rule.js';

/** Shares of one market that cannot all be true ([h5]): those that answer together or, if there is a table, those of one period. */
export const inconsistentShares = rule({
  code: 'inconsistent-shares',
  severity: 'warning',
  meaning: 'The shares of one market cannot all be true: they add up to more than 100 %.',
  find: (dataset) =>
    groups(dataset).flatMap((group) =>
      pools(group).flatMap((claims) => {
        const found = contradiction(claimMarket(claims, 'printed'));
        const last = claims.at(-1);
        if (!last || found?.kind !== 'too-much') return [];
        const [subject, stage] = [group.subject.subject, group.stage.stage];
        const place = dataset.at('observations', last.observation, 'printed');
        return [{ place, key: `${subject}/${stage}`, subject, stage, found: found.sum, claims }];
      }),
    ),
  words: ({ subject, stage, found, claims }) =>
    `The shares of ${subject} at ${stage} add up to at least ${full(found)} %, so they cannot all be true: ${claimList(claims)}.`,
});

/** The lists of claims that must agree: all claims ([e3]) or, if there is a table, those of each period with the undated ones. */
function pools({ rows }: Group): readonly (readonly Observation[])[] {
  const all = rows.filter(isClaim);
  const periods = [...new Set(all.map((o) => o.period))].filter((p) => p !== '');
  const pooled = periods.length === 0 || rows.every((o) => o.table === '' || o.status === 'doubtful');
  return pooled ? [all] : periods.map((p) => all.filter((o) => o.period === p || o.period === ''));
}
