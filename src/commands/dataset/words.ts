import type { EditionName } from '../../dataset/edition.js';
import type { Dataset } from '../../dataset/sound.js';
import { messageText } from '../../output/message.js';
import { step } from '../../output/step.js';
import type { Terminal } from '../../text/escape.js';
import { count, list } from '../../text/words.js';

/** What a dataset holds, in words: `59 observations, 1 fact and 1 source`. */
const holds = ({ observations, facts, compositions, sources }: Dataset): string =>
  list([
    count(observations.length, 'observation'),
    count(facts.length, 'fact'),
    ...(compositions.length > 0 ? [count(compositions.length, 'composition')] : []),
    count(sources.length, 'source'),
  ]);

/** The entry of an edition in the changelog of datasets: what it holds, its seal, and a line for each result that moved. */
export const changelogEntry = (dataset: Dataset, sha256: string, moved: readonly string[]): string =>
  [
    `- \`${dataset.edition.name}@${dataset.edition.version}\`: ${holds(dataset)}; datapackage.json sha256 \`${sha256}\``,
    ...moved.map((line) => `  - ${line}`),
    '',
  ].join('\n');

const called = ({ name, version }: EditionName): string => `${name}@${version}`;

/** The path of a folder with a slash, as commands need it. */
const path = (folder: string): string => (/^[./]/.test(folder) ? folder : `./${folder}`);

/**
 * The text about a new copy of an edition, and what to do with it. `from` is the copied edition, with the word that the user typed for it.
 * `known` has the number of acknowledgements copied, and their file.
 * `beside` is the path of the newest edition next to the copy, where the copied one is elsewhere; otherwise undefined.
 */
export const newEdition = (
  folder: string,
  edition: EditionName,
  from: EditionName & { readonly word: string },
  known: { readonly path: string; readonly count: number },
  beside: string | undefined,
  width: number,
): Terminal =>
  messageText(
    [
      `${folder} is a copy of ${called(from)}, called ${called(edition)}. Edit its files, and the title and description in its datapackage.json.`,
      ...(known.count === 0
        ? []
        : [
            `What was acknowledged for ${called(from)} is acknowledged for the copy, too: ${count(known.count, 'row')} in ${known.path}.`,
          ]),
      ...(beside === undefined
        ? []
        : [`Beside it is ${beside}. To copy that edition instead, delete this folder and use --from ${path(beside)}.`]),
    ],
    [
      step('Check', ['check', path(folder)]),
      step('Compare', ['diff', from.word, path(folder)]),
      step('Release', ['dataset', 'seal', path(folder)]),
    ],
    width,
  );

/** The text about a sealed edition. `changelog` is the file with a new entry; undefined where there is none. */
export const sealedEdition = (
  folder: string,
  edition: EditionName,
  sha256: string,
  { same, changelog }: { readonly same: boolean; readonly changelog: string | undefined },
  width: number,
): Terminal =>
  messageText(
    [
      `${called(edition)} ${same ? 'was sealed before, and is unchanged' : 'is sealed'}.${
        changelog === undefined ? '' : ` ${changelog} has a new entry for it.`
      }`,
      ['The SHA-256 of its datapackage.json:', sha256],
    ],
    [step('Ask', ['stage', '-d', path(folder)]), step('Cite', ['cite', '-d', path(folder)])],
    width,
  );
