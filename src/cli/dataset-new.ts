import { join } from 'node:path';
import type { Command } from 'commander';
import { copied, type EditionName, editionName, material } from '../dataset/edition.js';
import { located } from '../dataset/load.js';
import { newEdition } from '../view/edition.js';
import { laidOut } from './file-writer.js';
import { type Desk, debugOption } from './show.js';
import { UsageError } from './usage.js';

type Options = { readonly from: string; readonly into: string };

const EXAMPLES = `
Examples:
  reshare dataset new articles@2025.11 --from articles@2025.07
      an edition to edit, in ./datasets/articles/2025.11
  reshare dataset new articles@2025.11.1 --from ./datasets/articles/2025.11
      a correction of an edition of your own
  reshare dataset new tin@2026.01 --from ./my-tin --into ./data
      a folder of your own as an edition, in ./data/tin/2026.01
`;

/** `reshare dataset new`: a copy of an edition to edit. */
export function datasetNew(dataset: Command, desk: Desk): void {
  dataset
    .command('new')
    .summary('lay out a copy of an edition to edit')
    .description(
      'Copies an edition under a new name and version, without sizes and hashes, into a folder NAME/VERSION that must not be there yet.',
    )
    .argument('<name@version>', 'what it will be called; versions are months, as in 2025.11, or 2025.11.1')
    .requiredOption('--from <dataset>', 'the edition to copy: a built-in one, name or name@version, or a folder')
    .option('--into <folder>', 'where the folder NAME/VERSION is made', 'datasets')
    .addOption(debugOption())
    .addHelpText('after', EXAMPLES)
    .action(async (word: string, { from, into }: Options) => {
      const name = named(word);
      const { folder, label } = await located(from);
      // the seal may be broken: that is how an edited edition becomes a new one
      const { contents } = await material(folder, label);
      const to = join(into, name.name, name.version);
      laidOut(to, copied(contents, name));
      await desk.put(newEdition(to, name, contents), undefined, []);
    });
}

function named(word: string): EditionName {
  const name = editionName(word);
  if (name) return name;
  throw new UsageError(
    `"${word}" is no name of an edition: write name@version, as in articles@2025.11; the name is lower-case words joined by hyphens, the version a month, 2025.11, or 2025.11.1 for a correction`,
    'edition-name',
  );
}
