import type { Actor } from '../domain/actor.js';
import type { Composition } from '../domain/composition.js';
import type { Fact } from '../domain/fact.js';
import type { Finding } from '../domain/finding.js';
import { type Findings, findingCount, type Unlisted } from '../domain/findings.js';
import type { Observation } from '../domain/observation.js';
import type { Place } from '../domain/place.js';
import type { Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { whole } from '../text/number.js';
import { placeText } from '../text/place-text.js';
import { shortened } from '../text/words.js';
import { type FileName, type FileRecords, keyColumn } from './columns.js';
import type { Row } from './csv.js';
import { fileRecord } from './file-record.js';
import { lazyValue } from './lazy-value.js';
import type { Edition, Loaded } from './load.js';

const SOUND: unique symbol = Symbol('sound');

/**
 * A dataset without errors: nothing is computed from anything else. Only `sound()` makes it.
 * Each part is read when it is first asked for.
 */
export type Dataset = {
  readonly [SOUND]: true;
  readonly edition: Edition;
  readonly sources: readonly Source[];
  readonly subjects: readonly Subject[];
  readonly stages: readonly Stage[];
  readonly actors: readonly Actor[];
  readonly observations: readonly Observation[];
  readonly facts: readonly Fact[];
  /** What the ores of deposits hold; empty where the dataset does not say. */
  readonly compositions: readonly Composition[];
  /** The line of each observation in its file, by id. */
  readonly lines: ReadonlyMap<string, number>;
  /** The place of a cell, by the id of its row and its column. */
  readonly at: (file: FileName, id: string, column: string) => Place;
  /** The dataset with only these observations, and other compositions if they are given. It is sound as well, and nothing more is read for it. */
  readonly part: (observations: readonly Observation[], compositions?: readonly Composition[]) => Dataset;
};

/** That nothing is computed from a dataset with so many errors. */
export const unsoundWords = (errors: number): string =>
  `The dataset has ${errors === 1 ? '1 error' : `${whole(errors)} errors`}, so nothing is computed from it.`;

/**
 * What is thrown for a dataset with errors: the first of them, in file, line and column order. Each has a place, and a text that says what to do.
 * `unlisted` are the others, counted by kind and file. `count` is the number of all, and `label` what they call the folder.
 * The message has the first error.
 */
export class UnsoundDataset extends Error {
  /** Stays the same between versions. Each of the findings has a code, too. */
  readonly code = 'unsound-dataset';
  readonly findings: readonly Finding[];
  readonly unlisted: readonly Unlisted[];
  readonly count: number;
  constructor(
    errors: Findings,
    readonly label?: string,
  ) {
    const count = findingCount(errors);
    const [first] = errors.listed;
    super(`${unsoundWords(count)}${first ? ` ${placeText(first.place)}: ${shortened(first.text)}` : ''}`);
    this.findings = errors.listed;
    this.unlisted = errors.unlisted;
    this.count = count;
  }
  override get name() {
    return 'UnsoundDataset' as const;
  }
}

/** The dataset without errors in what was loaded: the only way from files to facts. Throws UnsoundDataset. */
export function sound(loaded: Loaded): Dataset {
  if (findingCount(loaded.findings) > 0 || !loaded.edition) throw new UnsoundDataset(loaded.findings, loaded.label);
  const { edition, rows } = loaded;
  const all = <File extends FileName>(file: File): (() => readonly FileRecords[File][]) =>
    lazyValue(() => (rows(file) ?? []).map((row) => fileRecord(file, (column) => row.text(column))));
  return made({
    edition: () => edition,
    sources: all('sources'),
    subjects: all('subjects'),
    stages: all('stages'),
    actors: all('actors'),
    observations: all('observations'),
    facts: all('facts'),
    compositions: all('compositions'),
    lines: lazyValue(() => linesOf(rows('observations') ?? [])),
    at: lazyValue(() => placesOf(loaded)),
  });
}

/** See `Dataset.part`. */
function part(this: Dataset, observations: readonly Observation[], compositions?: readonly Composition[]): Dataset {
  return made({
    edition: () => this.edition,
    sources: () => this.sources,
    subjects: () => this.subjects,
    stages: () => this.stages,
    actors: () => this.actors,
    observations: () => observations,
    facts: () => this.facts,
    compositions: () => compositions ?? this.compositions,
    lines: () => this.lines,
    at: () => this.at,
  });
}

const made = (of: { readonly [Held in Exclude<keyof Dataset, symbol | 'part'>]: () => Dataset[Held] }): Dataset => ({
  [SOUND]: true,
  get edition() {
    return of.edition();
  },
  get sources() {
    return of.sources();
  },
  get subjects() {
    return of.subjects();
  },
  get stages() {
    return of.stages();
  },
  get actors() {
    return of.actors();
  },
  get observations() {
    return of.observations();
  },
  get facts() {
    return of.facts();
  },
  get compositions() {
    return of.compositions();
  },
  get lines() {
    return of.lines();
  },
  get at() {
    return of.at();
  },
  part,
});

/** The line of each observation. */
const linesOf = (rows: readonly Row[]): Dataset['lines'] =>
  new Map(
    rows.flatMap((row) => {
      const { line } = row.place('observation');
      return line === undefined ? [] : [[row.text('observation'), line] as const];
    }),
  );

/** The places of all cells, by file, id of the row and column. */
function placesOf({ edition, rows }: Loaded): Dataset['at'] {
  const byId = (file: FileName): ReadonlyMap<string, Row> =>
    new Map((rows(file) ?? []).map((row) => [row.text(keyColumn(file)), row]));
  const known = new Map<FileName, ReturnType<typeof byId>>();
  return (file, id, column) => {
    const found = known.get(file) ?? byId(file);
    known.set(file, found);
    return found.get(id)?.place(column) ?? { file: edition?.files.get(file)?.label ?? file };
  };
}
