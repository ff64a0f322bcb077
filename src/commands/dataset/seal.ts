import { dirname, join, relative, resolve } from 'node:path';
import { defaultExclusions } from '../../answer/report.js';
import { type Moved, moved } from '../../answer/result-changes.js';
import { withEntry } from '../../dataset/changelog.js';
import { OPTIONAL_FILES } from '../../dataset/columns.js';
import {
  correctionVersion,
  type EditionName,
  editionAt,
  editionName,
  material,
  sealedDescriptor,
  sealStanding,
} from '../../dataset/edition.js';
import { isFolder } from '../../dataset/load.js';
import { readText, realPath } from '../../dataset/read-file.js';
import { sha256 } from '../../dataset/sha256.js';
import { type Dataset, sound } from '../../dataset/sound.js';
import { surroundings } from '../../dataset/surroundings.js';
import { findingCount } from '../../domain/findings.js';
import { DEFAULT_READING } from '../../domain/reading.js';
import { DEFAULT_BANDS } from '../../market/band.js';
import { movedLines } from '../../output/moved.js';
import { step } from '../../output/step.js';
import { type Terminal, workflowLog } from '../../text/escape.js';
import { command, type Io } from '../io.js';
import { debugOption } from '../showing.js';
import { UsageError } from '../usage.js';
import { changelogEntry, sealedEdition } from './words.js';

/** `reshare dataset seal`: checks and seals an edition, which releases it. */
export const datasetSeal = command({
  summary: 'check an edition and release it',
  description:
    'Releases an edition that has no errors: writes the size and SHA-256 of each file into its datapackage.json, and an entry into CHANGELOG.md.',
  arguments: { folder: { usage: '<folder>', description: 'the folder of the edition' } },
  options: { debug: debugOption },
  examples: [
    ['reshare dataset seal ./datasets/articles/2025.11', 'the entry goes into ./datasets/CHANGELOG.md'],
    [
      'reshare dataset seal ./my-tin',
      'a folder that is not called NAME/VERSION; the entry goes into ./my-tin/CHANGELOG.md',
    ],
  ],
  remarks: `A sealed edition never changes. If it was edited it cannot be sealed again; if
not, sealing changes nothing. A folder NAME/VERSION that has only its CSV files
gets a datapackage.json.
`,
  run: async (_options, { folder }, io) => io.put(workflowLog(await seal(folder, io))),
});

/** Writes the seal and the entry of the changelog. Returns the text that says what was done. */
async function seal(word: string, io: Io): Promise<Terminal> {
  const folder = isFolder(word) ? word.replace(/(?<=.)\/+$/, '') : `./${word}`;
  const { draftDescriptor } = await import('../../dataset/descriptor.js');
  const place = editionAt(resolve(folder));
  const more = OPTIONAL_FILES.filter((file) => realPath(join(folder, `${file}.csv`)) !== undefined);
  const { contents, dataset, edited } = await material(folder, folder, place && draftDescriptor(place, more));
  const name = named(contents, place, folder);
  const text = sealedDescriptor(contents);
  const hash = sha256(text);
  const path = join(folder, place ? '../../CHANGELOG.md' : 'CHANGELOG.md');
  const changelog = await changelogAt(path);
  const how = sealStanding(name, hash, edited, changelog);
  if (how === 'released' || dataset.edition.unlikeBuiltIn.length > 0) throw released(name, folder);
  const same = contents.written && contents.descriptor === text;
  if (!same) await io.replace(join(folder, 'datapackage.json'), text);
  if (how === 'new')
    await io.replace(
      path,
      withEntry(changelog, changelogEntry(dataset, hash, movedLines(await movedBy(dataset, folder)))),
    );
  return sealedEdition(
    folder,
    name,
    hash,
    { same: same && how === 'same', changelog: how === 'new' ? path : undefined },
    io.width,
  );
}

/** The results that moved since the edition before. Empty where there is none, or where it has errors. */
async function movedBy(dataset: Dataset, folder: string): Promise<readonly Moved[]> {
  const { previous } = await surroundings({ folder: resolve(folder), label: folder });
  if (!previous || findingCount(previous.findings) > 0) return [];
  const exclusions = defaultExclusions(dataset);
  return moved(sound(previous), dataset, { reading: DEFAULT_READING, bands: DEFAULT_BANDS, exclusions });
}

/** The name and version of an edition. Throws a UsageError where its datapackage.json and its folder differ. */
function named(found: EditionName, place: EditionName | undefined, folder: string): EditionName {
  const [inside, outside] = [found, place].map((edition) => edition && `${edition.name}@${edition.version}`);
  if (outside !== undefined && inside !== outside)
    throw new UsageError(
      `${folder}/datapackage.json says ${inside}, but the folder is called ${outside}. Give both the same name and version.`,
      'edition-name',
    );
  const name = editionName(inside ?? '');
  if (name) return name;
  throw new UsageError(
    `${folder}/datapackage.json says ${inside}, which is not the name of an edition. Write lower-case words joined by hyphens as the name, and a month as the version, as in 2025.11, or 2025.11.1 for a correction.`,
    'edition-name',
  );
}

/** The text of a changelog, empty where there is none. */
async function changelogAt(path: string): Promise<string> {
  const file = await readText(path);
  if ('text' in file) return file.text;
  if (file.code === 'source-error' && file.problem === 'missing') return '';
  throw new UsageError(`Cannot read ${path} as text. Move it away.`, 'changelog-unreadable');
}

/** The error for a released edition that was edited, with what to do instead. */
function released({ name, version }: EditionName, folder: string): UsageError {
  const parent = relative('.', dirname(dirname(resolve(folder)))) || '.';
  const into = editionAt(resolve(folder)) && parent !== 'datasets' ? ['--into', parent] : [];
  return new UsageError(
    `${name}@${version} was changed after it was sealed. A sealed edition never changes. Keep the changes as a correction, then restore this folder:`,
    'edition-released',
    step('', ['dataset', 'new', `${name}@${correctionVersion(version)}`, '--from', folder, ...into]).command,
  );
}
