import type { Comparison, Figure, Moved } from '../../answer/result-changes.js';
import type { Change, Changes } from '../../answer/row-changes.js';
import type { Edition } from '../../dataset/load.js';
import type { JsonObject } from '../../output/fields.js';
import { intervalJson, type Json } from '../../output/json.js';
import type { Output } from '../../output/render.js';
import { editionJson, subjectJson } from '../../output/report-json.js';
import { diffSheet } from './sheet.js';

/** What `reshare diff` shows: schema reshare.diff/1. */
export function diffOutput(
  before: Edition,
  after: Edition,
  comparison: Comparison,
  changes: Changes,
  moved: readonly Moved[],
): Output {
  const rows = moved.map(row);
  return {
    schema: async () => (await import('./schema.js')).diffSchema.row,
    about: {},
    rows,
    document: {
      schema: 'reshare.diff/1',
      before: editionJson(before),
      after: editionJson(after),
      reading: comparison.reading,
      bands: comparison.bands,
      excluded: comparison.exclusions.map((e) => ({ actor: e.actor, portionPct: e.portionPct })),
      rows,
      observations: changes.observations.map(changeJson),
      facts: changes.facts.map(changeJson),
      sources: changes.sources.map(changeJson),
      subjects: changes.subjects.map(changeJson),
      stages: changes.stages.map(changeJson),
      actors: changes.actors.map(changeJson),
      uncompared: changes.uncompared,
    },
    sheet: diffSheet(before, after, comparison, changes, moved),
    notes: [],
  };
}

function row(m: Moved): JsonObject {
  const of = (answer: Moved['before']) => (answer?.evidence.status === 'ok' ? answer.evidence : undefined);
  const [before, after] = [of(m.before), of(m.after)];
  const pair = (path: Figure['path']): Json => {
    const figure = m.figures.find((f) => f.path === path);
    return { before: intervalJson(figure?.before), after: intervalJson(figure?.after) };
  };
  return {
    subject: subjectJson(m.subject),
    stage: m.stage.stage,
    period: m.period ?? null,
    beforePeriod: before?.period ?? null,
    afterPeriod: after?.period ?? null,
    basis: { before: before?.basis.subject.subject ?? null, after: after?.basis.subject.subject ?? null },
    cr1Pct: pair('cr1Pct'),
    hhi: pair('hhi'),
    remainingPct: pair('remainingPct'),
    remaining: pair('remaining'),
    band: m.band ? { before: bandJson(m.band.before), after: bandJson(m.band.after) } : null,
    wider: m.wider,
    movers: m.movers.map((x) => ({ actor: x.actor ?? null, low: x.low, high: x.high })),
  };
}

const bandJson = (band: { readonly lowest: string; readonly highest: string } | undefined): Json =>
  band ? { lowest: band.lowest, highest: band.highest } : null;

const changeJson = (c: Change<object>): JsonObject => ({
  key: c.key,
  change: c.before === undefined ? 'added' : c.after === undefined ? 'removed' : 'changed',
  columns: c.columns,
  before: cells(c.before),
  after: cells(c.after),
});

const cells = (row: object | undefined): Json =>
  row === undefined ? null : Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)]));
