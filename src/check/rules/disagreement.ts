import { disagreeing } from '../../answer/agreement.js';
import { grouped } from '../../domain/grouped.js';
import { isClaim } from '../../domain/observation.js';
import { claimList, groups } from '../group.js';
import { rule } from '../rule.js';

/** Claims on one actor that share no value even if rounded ([e4]). Claims with different dates need not agree. */
export const disagreement = rule({
  code: 'disagreement',
  severity: 'warning',
  meaning: 'Statements about one supplier have no value in common, even after rounding.',
  find: (dataset) =>
    groups(dataset).flatMap((group) =>
      grouped(group.rows.filter(isClaim), (o) => o.actor).flatMap((witnesses) => {
        const against = disagreeing(witnesses);
        const last = against.at(-1);
        if (!last) return [];
        const [subject, stage, { actor }] = [group.subject.subject, group.stage.stage, last];
        const place = dataset.at('observations', last.observation, 'printed');
        return [{ place, key: `${subject}/${stage}/${actor}`, subject, stage, actor, claims: against }];
      }),
    ),
  words: ({ subject, stage, actor, claims }) =>
    `The statements about ${actor} (${subject}, ${stage}) have no value in common, even after rounding: ${claimList(claims)}.`,
});
