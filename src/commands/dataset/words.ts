import type { EditionName } from '../../dataset/edition.js';
import type { Dataset } from '../../dataset/sound.js';
import { terminal } from '../../text/escape.js';
import { count, list } from '../../text/words.js';

/** What a dataset holds, in words: `59 observations, 1 fact and 1 source`. */
const holds = ({ observations, facts, sources }: Dataset): string =>
  list([count(observations.length, 'observation'), count(facts.length, 'fact'), count(sources.length, 'source')]);

/** The entry of an edition in the changelog of datasets: what it holds, its seal, and a line for each result that moved. */
export const changelogEntry = (dataset: Dataset, sha256: string, moved: readonly string[]): string =>
  [
    `- \`${dataset.edition.name}@${dataset.edition.version}\`: ${holds(dataset)}; datapackage.json sha256 \`${sha256}\``,
    ...moved.map((line) => `  - ${line}`),
    '',
  ].join('\n');

const called = ({ name, version }: EditionName): string => terminal(`${name}@${version}`);

/** The path of a folder with a slash, as commands need it. */
const path = (folder: string): string => terminal(/^[./]/.test(folder) ? folder : `./${folder}`);

/**
 * The text about a new copy of an edition, and what to do with it. `from` is the copied edition, with the word that the user typed for it.
 * `known` has the number of acknowledgements copied, and their file.
 * `newer` is the path of the newest edition next to the copy, where the copied one is elsewhere; otherwise undefined.
 */
export const newEdition = (
  folder: string,
  edition: EditionName,
  from: EditionName & { readonly word: string },
  known: { readonly path: string; readonly count: number },
  newer: string | undefined,
): string =>
  [
    `${terminal(folder)}: ${called(edition)}, a copy of ${called(from)} to edit, title and description in datapackage.json too.`,
    ...(known.count === 0
      ? []
      : [
          `What is acknowledged for that one is acknowledged for this one, too: ${count(known.count, 'row')} in ${terminal(known.path)}.`,
        ]),
    ...(newer === undefined ? [] : [`Beside it lies ${terminal(newer)}: --from ${path(newer)} copies that one.`]),
    'When it is edited:',
    `  reshare check ${path(folder)}`,
    `  reshare diff ${terminal(from.word)} ${path(folder)}`,
    `  reshare dataset seal ${path(folder)}`,
    '',
  ].join('\n');

/** The text about a sealed edition. `changelog` is the file with a new line; undefined where there is none. */
export const sealedEdition = (
  edition: EditionName,
  sha256: string,
  { same, changelog }: { readonly same: boolean; readonly changelog: string | undefined },
): string =>
  [
    `${called(edition)} ${same ? 'was sealed before and is unchanged' : 'is sealed'}: datapackage.json sha256 ${sha256}.`,
    ...(changelog === undefined ? [] : [`A line on it is in ${terminal(changelog)}.`]),
    '',
  ].join('\n');
