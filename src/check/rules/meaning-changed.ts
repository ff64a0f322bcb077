import { FILE_NAMES, type FileName, keyColumn } from '../../dataset/columns.js';
import type { Dataset } from '../../dataset/sound.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/**
 * The columns of each file that make up the meaning of an id. A corrected value or note keeps it, and so does a later edition of the statistic.
 */
const MEANING = {
  sources: ['title'],
  subjects: ['kind', 'symbol', 'number', 'members'],
  stages: ['kind'],
  actors: ['iso3'],
  observations: ['subject', 'stage', 'actor', 'ore', 'period', 'measure', 'unit'],
  facts: ['about', 'unit', 'period', 'of'],
  compositions: ['actor', 'deposit', 'subject'],
} as const satisfies Record<FileName, readonly string[]>;

type Texts = ReadonlyMap<string, string>;

/** Ids with another meaning than in the previous edition. */
export const meaningChanged = rule({
  code: 'meaning-changed',
  severity: 'warning',
  meaning: 'An id means something else than in the edition before.',
  find: (dataset, previous) => {
    if (previous?.edition.name !== dataset.edition.name) return [];
    return FILE_NAMES.flatMap((file) => changed(dataset, previous, file));
  },
  words: ({ column, key, found, expected, edition }) =>
    `Column ${column} of ${key} has ${quote(found)}, but had ${quote(expected)} in ${edition}. An id keeps its meaning, so give this row another one.`,
});

function changed(dataset: Dataset, previous: Dataset, file: FileName) {
  const before = new Map(records(previous, file).map((r) => [r.get(keyColumn(file)) ?? '', r]));
  const edition = `${previous.edition.name}@${previous.edition.version}`;
  return records(dataset, file).flatMap((now) => {
    const id = now.get(keyColumn(file)) ?? '';
    const then = before.get(id);
    if (!then) return [];
    return MEANING[file]
      .filter((column) => now.get(column) !== then.get(column))
      .map((column) => ({
        place: dataset.at(file, id, column),
        key: id,
        column,
        found: now.get(column) ?? '',
        expected: then.get(column) ?? '',
        edition,
      }));
  });
}

/** The rows of a file as texts. Lists are in alphabetical order, because their order means nothing. */
const records = (dataset: Dataset, file: FileName): readonly Texts[] =>
  dataset[file].map(
    (row) =>
      new Map(
        Object.entries(row).map(([column, value]) => [
          column,
          Array.isArray(value) ? value.toSorted().join(';') : String(value),
        ]),
      ),
  );
