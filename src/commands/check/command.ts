import { join, resolve } from 'node:path';
import { type CheckedDataset, checkedDataset } from '../../check/check.js';
import { FAIL_ON, type Verdict, verdict } from '../../check/verdict.js';
import { editions } from '../../dataset/builtin.js';
import { datasetFolders, type Folder, folderDataset } from '../../dataset/load.js';
import { SEALS } from '../../dataset/seals.js';
import { UnsoundDataset } from '../../dataset/sound.js';
import { surroundings } from '../../dataset/surroundings.js';
import { SEVERITIES } from '../../domain/finding.js';
import { allFindings, MOST_LISTED } from '../../domain/findings.js';
import type { Paint } from '../../output/paint.js';
import { quotableWhole } from '../../output/quotable.js';
import type { Printable } from '../../text/escape.js';
import { count, list } from '../../text/words.js';
import type { OptionTable } from '../declaration.js';
import { EXIT } from '../exit.js';
import { command } from '../io.js';
import { PROGRAM } from '../program.js';
import { formatAsked, SHOWING, textFormatOption } from '../showing.js';
import { checkGithub } from './formats/github.js';
import { checkJson } from './formats/json.js';
import { checkMarkdown } from './formats/markdown.js';
import { checkSarif } from './formats/sarif.js';
import { checkText, nameOf } from './formats/text.js';

const OPTIONS = {
  failOn: {
    flags: '--fail-on <severity>',
    description: 'exit 1 for findings of this severity, or of a worse one',
    choices: FAIL_ON,
    default: 'warning',
  },
  all: { flags: '--all', description: 'list all findings, not only the first 100' },
  format: { ...textFormatOption, choices: ['text', 'json', 'github', 'sarif', 'markdown'] },
  json: SHOWING.json,
  output: SHOWING.output,
  color: { ...SHOWING.color, description: 'emphasis (text)' },
  debug: SHOWING.debug,
} as const satisfies OptionTable;

type CheckFormat = (typeof OPTIONS.format.choices)[number];

/** `reshare check`: the errors that forbid computing from a dataset, and the doubts about it. */
export const checkCommand = command({
  summary: 'errors in datasets, and doubts about them',
  description:
    'Checks datasets. Errors forbid computing from a dataset. If there are none, it looks for doubts: warnings and notes. They stop no command, but what they find may leave a market without figures.',
  arguments: {
    datasets: {
      usage: '[dataset...]',
      description:
        'a folder (./path) of a dataset or of editions, or a built-in dataset by name or name@version (default: all)',
    },
  },
  options: OPTIONS,
  examples: [
    ['reshare check', 'the datasets that come with the program'],
    ['reshare check ./data/tin/2025.01 --format github', 'a folder of your own, as annotations in a GitHub workflow'],
    [
      'reshare check ./data/tin/2025.01 --fail-on error --format sarif --output tin.sarif',
      'for code scanning; warnings do not fail the run',
    ],
  ],
  remarks: `A known finding can be acknowledged by a row of acknowledged.csv, with the
columns edition, code, key and reason; a blank edition means all. The file lies
beside the folders of the editions. For a folder that is not named by a version
such as 2025.01 it lies inside.
Exit code: 1 for findings that --fail-on names, 3 if no dataset can be read.
`,
  schemas: async () => ({ check: (await import('./schema.js')).checkSchema }),
  run: async ({ failOn, all, output, color, ...options }, { datasets }, io) => {
    const format = formatAsked({ ...options, output }, OPTIONS.format.choices) ?? 'text';
    const most = all ? Number.POSITIVE_INFINITY : MOST_LISTED;
    const read = await readAll(datasets.length > 0 ? datasets : await editions(), most);
    const found = verdict(
      read.map(({ checked }) => checked),
      failOn,
      most,
    );
    const paint = await io.paint(color, output !== undefined);
    io.quote(() =>
      quotableWhole(
        read.flatMap(({ checked }) => checked.edition ?? []),
        verdictSentence(found),
      ),
    );
    await io.put(
      findingsText(found, format, paint, io.columns(output), io.env.GITHUB_WORKSPACE),
      output,
      read.flatMap(({ files }) => files),
    );
    if (found.failed) io.conclude(EXIT.findings);
  },
});

/** How many findings a check has, in a sentence to quote. */
function verdictSentence({ datasets }: Verdict): string {
  const counts = SEVERITIES.map((severity) =>
    count(
      datasets.reduce((sum, { open }) => sum + open[severity], 0),
      severity,
    ),
  );
  const names = `the dataset${datasets.length === 1 ? '' : 's'} ${list(datasets.map((d) => nameOf(d.checked)))}`;
  const unsound = datasets.filter((d) => !d.checked.sound).map((d) => nameOf(d.checked));
  const only = datasets.length === 1 ? 'Warnings and notes' : `Warnings and notes of ${list(unsound)}`;
  const later = unsound.length === 0 ? '' : ` ${only} are looked for once the errors are mended.`;
  return `reshare check finds ${list(datasets.length === unsound.length ? counts.slice(0, 1) : counts)} in ${names}; what is acknowledged is not counted.${later}`;
}

/** A dataset with what was found in it, and the files that were read for it, which output must not overwrite. */
type Read = { readonly checked: CheckedDataset; readonly files: readonly string[] };

/** Checks each dataset once, even if it is named twice, and lets go of it before the next. Throws UnsoundDataset if none can be read. */
async function readAll(names: readonly string[], most: number): Promise<readonly Read[]> {
  const folders = new Map<string, Folder>();
  for (const name of names)
    for (const folder of await datasetFolders(name)) folders.set(resolve(folder.folder), folder);
  const all: Read[] = [];
  for (const folder of folders.values()) all.push(await readOne(folder, most));
  if (all.every(({ checked }) => checked.edition === undefined))
    throw new UnsoundDataset(allFindings(all.map(({ checked }) => checked.open)));
  return all;
}

async function readOne(folder: Folder, most: number): Promise<Read> {
  const loaded = await folderDataset(folder.folder, folder.label, SEALS, most);
  const around = await surroundings(folder);
  return {
    checked: checkedDataset(folder.label, loaded, around, most),
    files: [
      join(folder.folder, 'datapackage.json'),
      around.acknowledged.path,
      ...[...(loaded.edition?.files.values() ?? [])].map((file) => file.path),
    ],
  };
}

/** The verdict as text in a format, perhaps in pieces. `columns` are those of a terminal; undefined elsewhere. `workspace` is the folder of a GitHub workflow. */
function findingsText(
  found: Verdict,
  format: CheckFormat,
  paint: Paint,
  columns: number | undefined,
  workspace: string | undefined,
): Printable | Iterable<Printable> {
  switch (format) {
    case 'text':
      return checkText(found, paint, columns);
    case 'json':
      return checkJson(found);
    case 'github':
      return checkGithub(found, workspace);
    case 'sarif':
      return checkSarif(found, PROGRAM.version);
    case 'markdown':
      return checkMarkdown(found);
  }
}
