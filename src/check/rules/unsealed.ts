import { rule } from '../rule.js';

/** Datasets whose descriptor lacks the size or hash of a file. */
export const unsealed = rule({
  code: 'unsealed',
  severity: 'note',
  meaning: 'The size or hash of a file is missing in datapackage.json.',
  find: ({ edition }) => {
    const [file] = [...edition.files.values()];
    const place = { file: (file?.label ?? '').replace(/[^/]*$/, 'datapackage.json') };
    return edition.sealed ? [] : [{ place, key: edition.name }];
  },
  words: () =>
    'The size or hash of a file is missing, so nobody can tell whether it was changed. Seal the dataset when it is finished.',
});
