import { join } from 'node:path';
import { editions } from '../../dataset/builtin.js';
import { FILE_LIST, packageFolder, packageState } from '../../dataset/shipped-files.js';
import { unsealedEditions } from '../../dataset/unsealed-editions.js';
import { json } from '../../output/json.js';
import type { OptionTable } from '../declaration.js';
import { EXIT } from '../exit.js';
import { command } from '../io.js';
import { formatAsked, SHOWING, textFormatOption } from '../showing.js';
import { verifyJson, verifyText } from './output.js';

const OPTIONS = {
  format: { ...textFormatOption, choices: ['text', 'json'] },
  json: SHOWING.json,
  output: SHOWING.output,
  debug: SHOWING.debug,
} as const satisfies OptionTable;

/** `reshare verify`: whether the installed package is as it was built. */
export const verifyCommand = command({
  summary: 'whether the installed program is undamaged',
  description: `Compares every file of the package with ${FILE_LIST}, which lists their SHA-256, and every built-in dataset with its seal. It finds damage and edits. It is not a signature: anyone who can change the files can change the list, too.`,
  options: OPTIONS,
  examples: [
    ['reshare verify', 'one line, and exit code 0, if all is as it was built'],
    ['reshare verify --json', 'the paths that differ, for a script'],
  ],
  remarks:
    'Exit code: 1 if a file is changed, missing, added or cannot be read, or if a\ndataset is not as it was released.\n',
  schemas: async () => ({ verify: (await import('./schema.js')).verifySchema }),
  run: async (options, _args, io) => {
    const format = formatAsked(options, OPTIONS.format.choices) ?? 'text';
    const state = await packageState(packageFolder());
    const unsealed = (await unsealedEditions()).map((path) => ({ path, kind: 'unsealed' }) as const);
    const verified = {
      files: state.files,
      datasets: (await editions()).length,
      differences: [...state.differences, ...unsealed].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    };
    const text = format === 'json' ? json(verifyJson(verified)) : verifyText(verified);
    await io.put(text, options.output, [join(packageFolder(), FILE_LIST)]);
    if (verified.differences.length > 0) io.conclude(EXIT.findings);
  },
});
