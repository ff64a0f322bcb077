import { basename } from 'node:path';
import { type Importer, UnimportableFile } from '../../dataset/import/importer.js';
import { IMPORTERS } from '../../dataset/import/importers.js';
import { publishedFiles } from '../../dataset/import/published-files.js';
import { isFolder } from '../../dataset/load.js';
import { workflowLog } from '../../text/escape.js';
import { list } from '../../text/words.js';
import { type CommandModule, command } from '../io.js';
import { debugOption } from '../showing.js';
import { editionOf } from './edition.js';
import { IMPORTED_EDITION, OUT } from './options.js';
import { importTable } from './table.js';
import { importText, importWarnings } from './words.js';

const NAMES = IMPORTERS.map(({ name }) => name);

/** `reshare import`: makes a dataset from a published file or a table. */
export const importCommand: CommandModule = {
  summary: `import a table of yours, or a published file: ${list(IMPORTERS.map((importer) => importer.summary))}`,
  description:
    'Makes a dataset from a file that others publish, or from a table of yours. Every value stays as it is printed.',
  examples: IMPORTERS.flatMap(({ overview }) => overview),
  commands: {
    ...Object.fromEntries(IMPORTERS.map((importer) => [importer.name, importing(importer)])),
    table: importTable,
  },
  otherwise: `Name what the file is: reshare import ${NAMES[0]} FILE --out FOLDER`,
};

/** `reshare import NAME`: a file of one publisher as a dataset. */
function importing(importer: Importer): CommandModule {
  const { name, summary, description, file, examples, remarks } = importer;
  return command({
    ...{ summary, description, examples, remarks },
    arguments: { file: { usage: '<file>', description: file } },
    options: {
      out: OUT,
      edition: IMPORTED_EDITION,
      debug: debugOption,
    },
    run: async ({ out, edition: asked }, { file: path }, io) => {
      const read = importer.read(path, await publishedFiles(path));
      const { printed, year } = read;
      const edition = editionOf(name, printed === undefined ? basename(path) : '', out, asked, year);
      const imported = read.dataset(edition);
      if (!imported.fates.some((fate) => 'observation' in fate)) throw new UnimportableFile(path, importer.lacking);
      await io.makeFolder(out, imported.files);
      await io.aside(importWarnings(imported.fates));
      const folder = isFolder(out) ? out : `./${out}`;
      await io.put(
        workflowLog(importText(edition, folder, `${path} (${read.encoding})`, importer, imported, io.width)),
      );
    },
  });
}
