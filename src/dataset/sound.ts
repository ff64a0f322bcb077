import type { Actor } from '../domain/actor.js';
import type { Fact } from '../domain/fact.js';
import { type Finding, inOrder, type Place } from '../domain/finding.js';
import type { Observation } from '../domain/observation.js';
import { KINDS, read } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { misfits } from './cells.js';
import { type Row, record } from './csv.js';
import type { Edition, Loaded } from './load.js';
import { dangling, duplicates } from './reference.js';
import { FILES, type FileName, items, KEYS } from './rows.js';
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
  /** Where a cell stands, by the id of its row. */
  readonly at: (file: FileName, id: string, column: string) => Place;
};

/** A dataset that must not be computed from, with all its errors in file, line and column order. */
export class UnsoundDataset extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super(`${findings.length} errors in the dataset`);
  }
}

/** All that forbids computing, in file, line and column order. */
export const findings = (loaded: Loaded): readonly Finding[] =>
  [
    ...loaded.findings,
    ...[...loaded.rows].flatMap(([file, rows]) => misfits(rows, FILES[file])),
    ...duplicates(loaded.rows),
    ...dangling(loaded.rows, loaded.damaged),
    ...structureFindings(loaded.rows),
    ...valueFindings(loaded.rows),
    ...tableFindings(loaded.rows),
  ].sort(inOrder);

/** The gate from files to facts. Throws UnsoundDataset where a finding forbids computing. */
export function sound(loaded: Loaded): Dataset {
  const found = findings(loaded);
  if (found.length > 0 || !loaded.edition) throw new UnsoundDataset(found);
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
        const { line } = row.place('observation');
        return line === undefined ? [] : [[row.text('observation'), line] as const];
      }),
    ),
    at: placesOf(loaded),
  };
}

/** The places of all cells, by file, id of the row and column. */
function placesOf({ edition, rows }: Loaded): Dataset['at'] {
  const known = new Map(
    [...rows].map(([file, all]) => [file, new Map(all.map((row) => [row.text(KEYS[file]), row] as const))]),
  );
  return (file, id, column) =>
    known.get(file)?.get(id)?.place(column) ?? { file: edition?.files.get(file)?.label ?? file };
}

/** Printed values that cannot be read. Doubtful rows are never computed with, so theirs may be anything. */
function valueFindings(files: Loaded['rows']): readonly Finding[] {
  return (files.get('observations') ?? []).flatMap((row): Finding[] => {
    const [found, measure] = [row.text('printed'), KINDS.find((kind) => kind === row.text('measure'))];
    if (row.text('status') !== 'ok' || measure === undefined) return [];
    const reading = read(found, measure, 'printed');
    if (reading.kind !== 'unreadable') return [];
    return [
      { severity: 'error', place: row.place('printed'), code: 'unreadable-value', found, reason: reading.reason },
    ];
  });
}
