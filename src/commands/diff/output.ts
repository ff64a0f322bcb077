import type { Mover } from '../../answer/movers.js';
import type { Comparison, EndParts, Figure, Moved } from '../../answer/result-changes.js';
import type { Change } from '../../answer/row-changes.js';
import type { Band } from '../../market/band.js';
import { type Differences, type DiffView, diffSheet } from '../../output/diff/sheet.js';
import { editionJson, intervalJson, subjectJson, termsJson } from '../../output/json-parts.js';
import type { OutputOf } from '../../output/render.js';
import type {
  DiffBand,
  DiffChange,
  DiffEndParts,
  DiffMover,
  DiffPair,
  DiffParts,
  DiffRow,
  diffSchema,
} from './schema.js';

/** The output of `reshare diff`, by the schema reshare.diff/2. */
export function diffOutput(differences: Differences, view: DiffView): OutputOf<typeof diffSchema> {
  const { before, after, comparison } = view;
  const { moved, changes } = differences;
  const about = {
    schema: 'reshare.diff/2',
    before: editionJson(before),
    after: editionJson(after),
    ...termsJson(comparison.reading, comparison),
  } as const;
  const rows = moved.map((m) => diffRow(m, comparison));
  return {
    schema: async () => (await import('./schema.js')).diffSchema.row,
    about,
    unasked: comparison.largestPct === undefined ? ['largest'] : [],
    rows,
    document: {
      ...about,
      rows,
      observations: changes.observations.map(change),
      facts: changes.facts.map(change),
      sources: changes.sources.map(change),
      subjects: changes.subjects.map(change),
      stages: changes.stages.map(change),
      actors: changes.actors.map(change),
      compositions: changes.compositions.map(change),
      uncompared: changes.uncompared,
    },
    sheet: diffSheet(differences, view),
    notes: [],
  };
}

/** A row of `reshare diff`: one result that moved. */
function diffRow(m: Moved, { largestPct }: Comparison): DiffRow {
  const of = (answer: Moved['before']) => (answer?.evidence.status === 'ok' ? answer.evidence : undefined);
  const [before, after] = [of(m.before), of(m.after)];
  const pair = (path: Figure['path']): DiffPair => {
    const figure = m.all.find((f) => f.path === path);
    return {
      before: intervalJson(figure?.before),
      after: intervalJson(figure?.after),
      parts: partsJson(figure?.parts),
    };
  };
  const approximate = (side: 'before' | 'after'): boolean => m.all.some((f) => f.approximate[side]);
  return {
    subject: subjectJson(m.subject),
    stage: m.stage.stage,
    period: m.period ?? null,
    beforePeriod: before?.period ?? null,
    afterPeriod: after?.period ?? null,
    basis: { before: before?.basis.subject.subject ?? null, after: after?.basis.subject.subject ?? null },
    outside: m.outside,
    cr1Pct: pair('cr1Pct'),
    hhi: pair('hhi'),
    remainingPct: pair('remainingPct'),
    remaining: pair('remaining'),
    unit: { before: m.before?.profile?.unit ?? null, after: m.after?.profile?.unit ?? null },
    ...(largestPct === undefined
      ? {}
      : { largest: { before: m.before?.profile?.largest ?? null, after: m.after?.profile?.largest ?? null } }),
    band: { before: band(m.band.before), after: band(m.band.after) },
    bandMoved: m.bandMoved,
    approximate: { before: approximate('before'), after: approximate('after') },
    notSeparable: m.notSeparable,
    wider: m.wider,
    movers: m.movers.map(mover),
  };
}

const band = (b: Band | undefined): DiffBand => (b ? { lowest: b.lowest, highest: b.highest } : null);

const partsJson = (parts: Figure['parts']): DiffParts =>
  parts ? { low: endPartsJson(parts.low), high: endPartsJson(parts.high) } : null;

const endPartsJson = (parts: EndParts | undefined): DiffEndParts =>
  parts ? { revision: parts.revision, newYear: parts.newYear } : null;

const mover = (m: Mover): DiffMover => ({ actor: m.actor ?? null, low: m.low, high: m.high });

const change = (c: Change<object>): DiffChange => ({
  key: c.key,
  change: c.kind,
  columns: c.columns,
  before: cells(c.before),
  after: cells(c.after),
});

const cells = (row: object | undefined): DiffChange['before'] =>
  row === undefined ? null : Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)]));
