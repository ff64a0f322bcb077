import { type CommandDeclaration, spelling } from '../commands/declaration.js';
import { typedOptions } from '../commands/typed-options.js';
import type { OtherThingAdvice } from '../dataset/other-thing.js';
import { shellWord } from '../output/step.js';

/** What to do on a command line with what is no dataset. */
export const noDatasetAdvice = (dataset: string): OtherThingAdvice => ({
  quoted: shellWord,
  table: `To compute from it: reshare calc ${shellWord(dataset)} --actor COLUMN --value COLUMN`,
  spreadsheet: 'Save it as .xlsx, then: reshare calc FILE.xlsx --actor COLUMN --value COLUMN',
  file: 'What a dataset is: reshare help data',
});

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
