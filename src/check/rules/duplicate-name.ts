import type { Dataset } from '../../dataset/sound.js';
import { placeText } from '../../text/place-text.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

type Named = { readonly id: string; readonly names: readonly (readonly [column: string, name: string])[] };

/** Symbols, names, codes and aliases that mean two rows of one file. A command would refuse such a word. */
export const duplicateName = rule({
  code: 'duplicate-name',
  severity: 'warning',
  meaning: 'A name, symbol, code or alias belongs to two rows.',
  find: (dataset) => [
    ...twice(
      dataset,
      'subjects',
      dataset.subjects.map((s) => ({
        id: s.subject,
        names: [
          ['subject', s.subject],
          ['name', s.name],
          ['symbol', s.symbol],
        ],
      })),
    ),
    ...twice(
      dataset,
      'stages',
      dataset.stages.map((s) => ({
        id: s.stage,
        names: [
          ['stage', s.stage],
          ['name', s.name],
        ],
      })),
    ),
    ...twice(
      dataset,
      'actors',
      dataset.actors.map((a) => ({
        id: a.actor,
        names: [['actor', a.actor], ['iso3', a.iso3], ...a.aliases.map((alias) => ['aliases', alias] as const)],
      })),
    ),
  ],
  words: ({ found, first }) =>
    `${quote(found)} is also a name of the row at ${placeText(first)}. Change one, or no command can tell which is meant.`,
});

function twice(dataset: Dataset, file: 'subjects' | 'stages' | 'actors', rows: readonly Named[]) {
  const first = new Map<string, { readonly id: string; readonly column: string }>();
  return rows.flatMap(({ id, names }) =>
    names.flatMap(([column, found]) => {
      const word = found.trim().toLowerCase();
      const before = word === '' ? undefined : first.get(word);
      if (word !== '' && !before) first.set(word, { id, column });
      if (!before || before.id === id) return [];
      const place = dataset.at(file, id, column);
      return [{ place, key: id, found, first: dataset.at(file, before.id, before.column) }];
    }),
  );
}
