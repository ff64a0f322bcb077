import type { Comparison, Figure, Moved } from '../../answer/result-changes.js';
import { CHANGE_KINDS, type Change, type Changes } from '../../answer/row-changes.js';
import type { Edition } from '../../dataset/load.js';
import type { Observation } from '../../domain/observation.js';
import type { Band } from '../../market/band.js';
import { excludedTitle } from '../../output/exclusions.js';
import { bandWords } from '../../output/figure-text.js';
import { FIGURE_TEXT, movedGroups, movedName } from '../../output/moved.js';
import type { Cell } from '../../output/sheet.js';
import { lines, type Rows, type Sheet } from '../../output/sheet.js';
import { signed } from '../../text/number.js';
import { count, list } from '../../text/words.js';

/** The screen of `reshare diff`: the results that moved and who moved them, then the rows that changed. */
export function diffSheet(
  before: Edition,
  after: Edition,
  comparison: Comparison,
  changes: Changes,
  moved: readonly Moved[],
): Sheet {
  const { observations, facts, sources, subjects, stages, actors, uncompared } = changes;
  const results = movedGroups(moved);
  const tables: readonly Rows[] = [
    [['result', 'largest', 'HHI', 'band', 'remains'], ...results.map(resultCells)],
    [['observation', 'before', 'after'], ...observations.map(observationCells)],
    [['fact', 'before', 'after'], ...facts.map((c) => rowCells(c, (f) => f.printed))],
    [['source', 'before', 'after'], ...sources.map((c) => rowCells(c, (s) => s.title))],
    [['subject', 'before', 'after'], ...subjects.map((c) => rowCells(c, (s) => s.name))],
    [['stage', 'before', 'after'], ...stages.map((c) => rowCells(c, (s) => s.name))],
    [['actor', 'before', 'after'], ...actors.map((c) => rowCells(c, (a) => a.actor))],
  ];
  const filled = tables.filter((rows) => rows.length > 1);
  return {
    title: [
      `${before.name} ${before.version} to ${after.name} ${after.version}`,
      `reading: ${comparison.reading}`,
      excludedTitle(comparison.exclusions),
    ],
    tables: filled,
    lines: [
      ...lines(
        '=',
        filled.length === 0 ? ['Nothing differs.'] : [summary(changes, moved), ...results.flatMap(moverLine)],
      ),
      ...lines(
        '-',
        uncompared > 0
          ? [`Across names only the cells of tables are compared: ${count(uncompared, 'share claim')} stand aside.`]
          : [],
      ),
    ],
  };
}

function summary({ observations, facts, sources, subjects, stages, actors }: Changes, moved: readonly Moved[]): string {
  const kinds = (name: string, all: readonly Change<unknown>[]): readonly string[] => {
    const numbers = CHANGE_KINDS.map((kind) => ({ kind, number: all.filter((c) => c.kind === kind).length }));
    const parts = numbers.flatMap(({ kind, number }) => (number > 0 ? [`${number} ${kind}`] : []));
    return parts.length > 0 ? [`${name}: ${parts.join(', ')}`] : [];
  };
  const parts = [
    ...kinds('observations', observations),
    ...kinds('facts', facts),
    ...kinds('sources', sources),
    ...kinds('subjects', subjects),
    ...kinds('stages', stages),
    ...kinds('actors', actors),
    `${count(moved.length, 'result')} moved`,
  ];
  return `${parts.join('; ')}.`;
}

function resultCells(group: readonly [Moved, ...Moved[]]): readonly Cell[] {
  const [m] = group;
  const figure = (path: Figure['path']): Cell => {
    const found = m.figures.find((f) => f.path === path);
    if (!found) return '=';
    return [found.before, found.after].map((i, at) => (at === 0 ? '' : 'to ') + (i ? FIGURE_TEXT[path](i) : 'NA'));
  };
  const level = (b: Band | undefined): string => (b ? bandWords(b) : 'NA');
  const band: Cell = m.band ? [level(m.band.before), `now ${level(m.band.after)}`] : '=';
  return [movedName(group), figure('cr1Pct'), figure('hhi'), band, figure('remainingPct')];
}

/** A sentence on who moved the HHI of a result, at both ends. Empty where that is not known. */
function moverLine(group: readonly [Moved, ...Moved[]]): readonly string[] {
  const [{ movers }] = group;
  if (movers.length === 0) return [];
  const who = movers.map(({ actor, low, high }) => {
    const [a, b] = [signed(low), signed(high)];
    return `${actor ?? 'the rest'} ${a === b ? a : `${a} (low end), ${b} (high end)`}`;
  });
  return [`${movedName(group).join(', ')}: the HHI was moved by ${list(who)} points.`];
}

const observationCells = (c: Change<Observation>): readonly Cell[] => {
  const o = c.after ?? c.before;
  const text = (x: Observation | undefined): string =>
    x
      ? `${x.printed || 'blank'} ${x.unit === 'percent' ? '' : x.unit}${x.status === 'ok' ? '' : ' doubtful'}`.trim()
      : '';
  const what = o ? [o.subject, o.stage, o.actor, o.period].filter((part) => part !== '').join(' ') : '';
  const other = c.columns.filter((column) => !['printed', 'unit', 'status'].includes(column));
  return [
    [c.key, ...(c.key.includes('|') ? [] : [what])],
    text(c.before),
    [text(c.after), ...(other.length > 0 ? [`changed: ${list(other)}`] : [])],
  ];
};

const rowCells = <T>(c: Change<T>, text: (row: T) => string): readonly Cell[] => [
  c.key,
  c.before === undefined ? '' : text(c.before),
  [c.after === undefined ? '' : text(c.after), ...(c.columns.length > 0 ? [`changed: ${list(c.columns)}`] : [])],
];
