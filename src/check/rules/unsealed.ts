import type { Rule } from '../rule.js';

/** A dataset without bytes and hashes. */
export const unsealed: Rule = ({ edition }) => {
  const [file] = [...edition.files.values()];
  const place = { file: (file?.label ?? '').replace(/[^/]*$/, 'datapackage.json') };
  return edition.sealed ? [] : [{ code: 'unsealed', place, key: edition.name }];
};
