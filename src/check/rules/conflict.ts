import { type Evidence, evidence } from '../../answer/evidence.js';
import type { Dataset } from '../../dataset/sound.js';
import { WORLD } from '../../domain/actor.js';
import type { Observation } from '../../domain/observation.js';
import type { Period } from '../../domain/period.js';
import { type Doubted, type Group, groups, type Rule } from '../rule.js';

/** Claims that no share of a table can meet (METHOD [e4]): a dated one in the table of its period, an undated one in the table that answers. */
export const conflict: Rule = (dataset) =>
  groups(dataset).flatMap((group) => {
    const periods = new Set(group.rows.flatMap((o) => (o.table === '' ? [] : [o.period])));
    const all = [undefined, ...periods].flatMap((period) => of(dataset, group, period));
    return [...new Map(all.map((doubt) => [doubt.key, doubt])).values()];
  });

function of(dataset: Dataset, { subject, stage, rows }: Group, period: Period | undefined): readonly Doubted[] {
  // its own rows alone: what it would inherit from a group is that group's to answer for
  return evidence(dataset.part(rows), subject, stage, { period, reading: 'printed' })
    .filter((e) => e.status === 'ok')
    .flatMap((e) => {
      const doubt = against(dataset, e);
      return e.witnesses
        .filter((w) => w.role === 'conflicts' && (period === undefined || w.observation.period === period))
        .map((w) => doubt(w.observation));
    });
}

/** The doubt on a claim that the table which answers contradicts. */
function against(dataset: Dataset, e: Extract<Evidence, { status: 'ok' }>): (claim: Observation) => Doubted {
  const id = e.witnesses.find((w) => w.role === 'used')?.observation.table ?? '';
  const rows = e.witnesses.map((w) => w.observation).filter((row) => row.table === id && row.status === 'ok');
  const cell = (actor: string): string | undefined => rows.find((row) => row.actor === actor)?.printed;
  return (o) => ({
    code: 'conflict',
    place: dataset.at('observations', o.observation, 'printed'),
    key: o.observation,
    found: o.printed,
    actor: o.actor,
    table: id,
    cell: cell(o.actor),
    total: cell(WORLD) ?? '',
  });
}
