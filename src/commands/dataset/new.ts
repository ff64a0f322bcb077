import { dirname, join, resolve } from 'node:path';
import { acknowledgements } from '../../dataset/acknowledged.js';
import { versions } from '../../dataset/builtin.js';
import { carriedAcknowledgements } from '../../dataset/carried-acknowledgements.js';
import { type EditionName, editionName, material, unsealedCopy } from '../../dataset/edition.js';
import { datasetFolder, type Folder } from '../../dataset/load.js';
import { UnsoundDataset } from '../../dataset/sound.js';
import { surroundings } from '../../dataset/surroundings.js';
import { findingCount, findings } from '../../domain/findings.js';
import { workflowLog } from '../../text/escape.js';
import { command } from '../io.js';
import { debugOption } from '../showing.js';
import { UsageError } from '../usage.js';
import { newEdition } from './words.js';

/** `reshare dataset new`: makes a copy of an edition to edit. */
export const datasetNew = command({
  summary: 'copy an edition to edit it',
  description:
    'Copies an edition into a new folder NAME/VERSION, where you can edit it. The copy is not sealed. Findings that were acknowledged stay acknowledged, in NAME/acknowledged.csv.',
  arguments: {
    name: {
      usage: '<name@version>',
      description: 'the name of the copy; its version is a month such as 2025.11, or 2025.11.1 for a correction',
    },
  },
  options: {
    from: {
      flags: '--from <dataset>',
      description: 'the edition to copy: a built-in one, name or name@version, or a folder (./path)',
      needed: true,
    },
    into: { flags: '--into <folder>', description: 'where to make the folder NAME/VERSION', default: 'datasets' },
    debug: debugOption,
  },
  examples: [
    [
      'reshare dataset new articles@2025.11 --from articles@2025.07',
      'a new edition to edit, in ./datasets/articles/2025.11',
    ],
    [
      'reshare dataset new articles@2025.11.1 --from ./datasets/articles/2025.11',
      'a correction of an edition of your own',
    ],
    [
      'reshare dataset new tin@2026.01 --from ./my-tin --into ./data',
      'an edition made from a folder of your own, in ./data/tin/2026.01',
    ],
  ],
  run: async ({ from, into }, { name: word }, io) => {
    const name = nameTyped(word);
    const source = await datasetFolder(from);
    // the seal is not checked, so that an edited edition can become a new one
    const { contents } = await material(source.folder, source.label);
    const home = join(into, name.name);
    const to = join(home, name.version);
    const known = await stillKnown(source, contents.version, home, name.version);
    const newer = dirname(resolve(source.folder)) === resolve(home) ? undefined : await newestIn(home);
    await io.makeFolder(to, unsealedCopy(contents, name));
    if (known.count > 0) await io.replace(known.path, known.text);
    const told = newEdition(to, name, { ...contents, word: from }, known, newer, io.width);
    await io.put(workflowLog(told));
  },
});

/** The path of the newest edition in a folder of editions; undefined where there is none. */
async function newestIn(home: string): Promise<string | undefined> {
  const version = (await versions(home).catch((): readonly string[] => [])).at(-1);
  return version && join(home, version);
}

/**
 * The acknowledged.csv for a new edition, with the acknowledgements of the copied one.
 * Throws UnsoundDataset where a file of acknowledgements cannot be read.
 */
async function stillKnown(source: Folder, from: string, home: string, to: string) {
  const [old, there] = [await surroundings(source), await acknowledgements({ folder: home, label: home })];
  const wrong = findings([...old.findings, ...there.findings]);
  if (findingCount(wrong) > 0) throw new UnsoundDataset(wrong);
  const { path } = there.acknowledged;
  return { path, ...carriedAcknowledgements({ version: from, rows: old.acknowledged.rows }, there.acknowledged, to) };
}

function nameTyped(word: string): EditionName {
  const name = editionName(word);
  if (name) return name;
  throw new UsageError(
    `"${word}" is not the name of an edition. Write name@version, as in articles@2025.11: lower-case words joined by hyphens, and a month, or 2025.11.1 for a correction.`,
    'edition-name',
  );
}
