import { type CommandDeclaration, spelling } from '../commands/declaration.js';
import { typedOptions } from '../commands/typed-options.js';
import { type UsageError, unknownName } from '../commands/usage.js';
import type { UnknownDataset } from '../dataset/load.js';
import type { NoDataset } from '../dataset/other-thing.js';
import { shellWord } from '../output/step.js';
import { either, list } from '../text/words.js';

/** The error for a dataset that does not exist. */
export const unknownDataset = ({ dataset, near, known }: UnknownDataset): UsageError =>
  unknownName('dataset', dataset, near, `There are ${list(known)}. A folder is written with a slash: ./${dataset}`);

/** What there is in place of a dataset, and what to do instead. */
export function noDatasetWords({ dataset, found }: NoDataset): string {
  switch (found.kind) {
    case 'editions':
      return `${dataset} is a folder of datasets. Name one of them: ${either(found.editions.slice(-3).map(shellWord))}`;
    case 'part':
      return `${dataset} is a file of a dataset. Name its folder: ${shellWord(/[/\\]|^\./.test(found.folder) ? found.folder : `./${found.folder}`)}`;
    case 'table':
      return `${dataset} is ${/\.csv/i.test(dataset) ? 'a CSV file' : 'a table'}, not a dataset. To compute from it: reshare calc ${shellWord(dataset)} --actor COLUMN --value COLUMN`;
    case 'spreadsheet':
      return `${dataset} is a spreadsheet, not a dataset. Save it as .xlsx, then: reshare calc FILE.xlsx --actor COLUMN --value COLUMN`;
    case 'file':
      return `${dataset} is a file, not a dataset. What a dataset is: reshare help data`;
  }
}

/** That the dataset of a command comes from its environment variable, and how to name another. Empty if it does not. */
export function chosenByVariable(
  argv: readonly string[],
  commands: ReadonlyMap<string, CommandDeclaration>,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const options = Object.entries(commands.get(argv[0] ?? '')?.options ?? {});
  return options.flatMap(([key, option]) => {
    const value = option.variable && env[option.variable];
    if (!value || typedOptions(argv.slice(1), options).some(({ name }) => name === key)) return [];
    const other = `${spelling(option).long} ${option.default}`;
    return [`The dataset "${value}" comes from the environment variable ${option.variable}. Another one: ${other}`];
  });
}
