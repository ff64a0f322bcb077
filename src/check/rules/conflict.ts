import { type Evidence, evidence } from '../../answer/evidence.js';
import type { Dataset } from '../../dataset/sound.js';
import { WORLD } from '../../domain/actor.js';
import { grouped } from '../../domain/grouped.js';
import type { Observation } from '../../domain/observation.js';
import type { Period } from '../../domain/period.js';
import { quote } from '../../text/words.js';
import { type Group, groups } from '../group.js';
import { rule } from '../rule.js';

/**
 * Claims that no share of a table agrees with ([e4]).
 * A dated claim is compared with the table of its period, an undated one with the table that answers.
 */
export const conflict = rule({
  code: 'conflict',
  severity: 'warning',
  meaning:
    'A statement contradicts the table of its period, or an undated one differs from the table that answers, even after rounding.',
  find: (dataset) =>
    groups(dataset).flatMap((group) => {
      const periods = new Set(group.rows.flatMap((o) => (o.table === '' ? [] : [o.period])));
      const byPeriod = new Map(grouped(group.rows, (o) => o.period).map((rows) => [rows[0].period, rows] as const));
      // a table of a period is asked with what may contradict it: rows of that period, and undated ones
      const dated = [...periods].flatMap((period) => {
        const rows = new Set([...(byPeriod.get(period) ?? []), ...(byPeriod.get('') ?? [])]);
        return of(dataset, { ...group, rows: [...rows] }, period);
      });
      const all = [...of(dataset, group, undefined), ...dated];
      return [...new Map(all.map((contradicted) => [contradicted.key, contradicted])).values()];
    }),
  words: ({ found, actor, dated, table, cell, total }) =>
    `${quote(found)} for ${actor} ${dated ? 'contradicts' : 'differs from'} table ${table}, which has ${cell === undefined ? 'no known value for it' : `${quote(cell)}`} in a total of ${quote(total)}. Check both in the source.`,
});

function of(dataset: Dataset, { subject, stage, rows }: Group, period: Period | undefined) {
  // only rows of this subject: an inherited table is checked with the group it is about
  return evidence(dataset.part(rows), subject, stage, { period, reading: 'printed' })
    .filter((e) => e.status === 'ok')
    .flatMap((e) => {
      const claim = against(dataset, e);
      return e.involved
        .filter((w) => w.role === 'conflicts' && (period === undefined || w.observation.period === period))
        .map((w) => claim(w.observation));
    });
}

/** The facts on a claim that contradicts the table that answers. */
function against(dataset: Dataset, e: Extract<Evidence, { status: 'ok' }>) {
  const id = e.involved.find((w) => w.role === 'used')?.observation.table ?? '';
  const rows = e.involved.map((w) => w.observation).filter((row) => row.table === id && row.status === 'ok');
  const cell = (actor: string): string | undefined => rows.find((row) => row.actor === actor)?.printed;
  return (o: Observation) => ({
    place: dataset.at('observations', o.observation, 'printed'),
    key: o.observation,
    found: o.printed,
    actor: o.actor,
    dated: o.period !== '',
    table: id,
    cell: cell(o.actor),
    total: cell(WORLD) ?? '',
  });
}
