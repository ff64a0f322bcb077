import type { Actor } from '../domain/actor.js';
import type { Fact } from '../domain/fact.js';
import { type Finding, inOrder } from '../domain/finding.js';
import type { Observation } from '../domain/observation.js';
import { read } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import type { Row } from './csv.js';
import type { Edition, Loaded } from './load.js';
import { dangling, duplicates } from './reference.js';
import { FILES, type FileName, items } from './rows.js';
import { structureFindings } from './structure.js';
import { tableFindings } from './table.js';

const SOUND: unique symbol = Symbol('sound');

/** A dataset without errors: the only thing that anything is computed from. `sound()` alone makes it. */
export type Dataset = {
  readonly [SOUND]: true;
  readonly edition: Edition;
  readonly sources: readonly Source[];
  readonly subjects: readonly Subject[];
  readonly stages: readonly Stage[];
  readonly actors: readonly Actor[];
  readonly observations: readonly Observation[];
  readonly facts: readonly Fact[];
  /** The line of each observation in its file, by id. */
  readonly lines: ReadonlyMap<string, number>;
};

/** A dataset that must not be computed from, with all its errors in file, line and column order. */
export class UnsoundDataset extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(`${findings.length} errors in the dataset`);
  }
}

/** The gate from files to facts. Throws UnsoundDataset where a finding forbids computing. */
export function sound(loaded: Loaded): Dataset {
  const found = [
    ...loaded.findings,
    ...cellFindings(loaded.rows),
    ...duplicates(loaded.rows),
    ...dangling(loaded.rows, loaded.damaged),
    ...structureFindings(loaded.rows),
    ...valueFindings(loaded.rows),
    ...tableFindings(loaded.rows),
  ];
  const errors = found.filter((f) => f.severity === 'error').sort(inOrder);
  if (errors.length > 0 || !loaded.edition) throw new UnsoundDataset(errors);
  const rows = (file: FileName): readonly Row[] => loaded.rows.get(file) ?? [];
  return {
    [SOUND]: true,
    edition: loaded.edition,
    sources: rows('sources').map((row) => FILES.sources.parse(record(row))),
    subjects: rows('subjects')
      .map((row) => FILES.subjects.parse(record(row)))
      .map((s) => ({ ...s, members: items(s.members), enters: items(s.enters) })),
    stages: rows('stages').map((row) => FILES.stages.parse(record(row))),
    actors: rows('actors')
      .map((row) => FILES.actors.parse(record(row)))
      .map((a) => ({ ...a, aliases: items(a.aliases) })),
    observations: rows('observations').map((row) => FILES.observations.parse(record(row))),
    facts: rows('facts')
      .map((row) => FILES.facts.parse(record(row)))
      .map((f) => ({ ...f, of: items(f.of) })),
    lines: new Map(
      rows('observations').flatMap((row) => {
        const cell = row.get('observation');
        return cell?.place.line === undefined ? [] : [[cell.text, cell.place.line] as const];
      }),
    ),
  };
}

const record = (row: Row): Record<string, string> =>
  Object.fromEntries([...row].map(([column, cell]) => [column, cell.text]));

/** Cells that are not what their column holds. */
function cellFindings(files: Loaded['rows']): readonly Finding[] {
  return [...files].flatMap(([file, rows]) =>
    rows.flatMap((row) =>
      (FILES[file].safeParse(record(row)).error?.issues ?? []).map((issue): Finding => {
        const column = String(issue.path[0]);
        const cell = row.get(column);
        const code = issue.code === 'custom' && issue.params?.type ? 'type-error' : 'constraint-error';
        const expected = issue.code === 'invalid_value' ? issue.values.join(' or ') : issue.message;
        return { severity: 'error', place: cell?.place ?? { file }, code, column, found: cell?.text ?? '', expected };
      }),
    ),
  );
}

/** Printed values that cannot be read. Doubtful rows are never computed with, so theirs may be anything. */
function valueFindings(files: Loaded['rows']): readonly Finding[] {
  return (files.get('observations') ?? []).flatMap((row): Finding[] => {
    const [printed, measure] = [row.get('printed'), row.get('measure')?.text];
    if (!printed || row.get('status')?.text !== 'ok' || (measure !== 'share' && measure !== 'quantity')) return [];
    const reading = read(printed.text, measure, 'printed');
    return reading.kind === 'unreadable'
      ? [
          {
            severity: 'error',
            place: printed.place,
            code: 'unreadable-value',
            found: printed.text,
            reason: reading.reason,
          },
        ]
      : [];
  });
}
