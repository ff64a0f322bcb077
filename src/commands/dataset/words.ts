import type { EditionName } from '../../dataset/edition.js';
import type { Dataset } from '../../dataset/sound.js';
import { terminal } from '../../text/escape.js';
import { count, list } from '../../text/words.js';

/** `59 observations, 1 fact and 1 source`. */
const holds = ({ observations, facts, sources }: Dataset): string =>
  list([count(observations.length, 'observation'), count(facts.length, 'fact'), count(sources.length, 'source')]);

/** An edition in the changelog of datasets: what it holds and what it is sealed with; under it, a line each, the results that it moved. */
export const changelogEntry = (dataset: Dataset, sha256: string, moved: readonly string[]): string =>
  [
    `- \`${dataset.edition.name}@${dataset.edition.version}\`: ${holds(dataset)}; datapackage.json sha256 \`${sha256}\``,
    ...moved.map((line) => `  - ${line}`),
    '',
  ].join('\n');

const called = ({ name, version }: EditionName): string => terminal(`${name}@${version}`);

/** A folder as commands take it: with a slash. */
const path = (folder: string): string => terminal(/^[./]/.test(folder) ? folder : `./${folder}`);

/**
 * What was laid out, and what to do with it. `from` is the copied edition, and the word for it; `known` says where how many findings are acknowledged for
 * the copy as they were for that; `newer` is the newest edition beside the copy, where the copied one lies elsewhere.
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

/** What was sealed; `changelog` is the file that has a line more. */
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
