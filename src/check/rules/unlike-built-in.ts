import { list } from '../../text/words.js';
import { rule } from '../rule.js';

/** Datasets with the name and version of a built-in edition, but other contents: their figures would be taken for those of the edition. */
export const unlikeBuiltIn = rule({
  code: 'unlike-built-in',
  severity: 'warning',
  meaning: 'A dataset has the name and version of a built-in edition, but other contents.',
  find: ({ edition }) => {
    const { name, version, files, unlikeBuiltIn: unlike } = edition;
    const [file] = files.values();
    const place = { file: (file?.label ?? '').replace(/[^/]*$/, 'datapackage.json') };
    const differing = list(unlike.map((other) => `${other}.csv`));
    return unlike.length === 0
      ? []
      : [{ place, key: name, edition: `${name}@${version}`, differing, several: unlike.length > 1 }];
  },
  words: ({ edition, differing, several }) =>
    `There is a built-in edition ${edition}, and ${differing} ${several ? 'differ' : 'differs'} from it. Give this dataset another name or version.`,
});
