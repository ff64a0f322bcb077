import { rule } from '../rule.js';

/** Datasets whose descriptor lacks the size or hash of a file. */
export const unsealed = rule({
  code: 'unsealed',
  severity: 'note',
  meaning: 'Bytes or hash of a file are missing.',
  find: ({ edition }) => {
    const [file] = [...edition.files.values()];
    const place = { file: (file?.label ?? '').replace(/[^/]*$/, 'datapackage.json') };
    return edition.sealed ? [] : [{ place, key: edition.name }];
  },
  words: () => 'bytes or hash of a file are missing: nobody can tell whether it was changed',
});
