import { FILE_LIST, type PackageDifference, type PackageState } from '../../dataset/shipped-files.js';
import { type Log, terminal, terminalLines, workflowLog } from '../../text/escape.js';
import { count } from '../../text/words.js';
import { PROGRAM } from '../program.js';
import type { VerifyDocument } from './schema.js';

/** What was compared: the files of the package, and the datasets in it with their seals. */
export type Verified = PackageState & { readonly datasets: number };

/** The object that `reshare verify --json` prints: schema reshare.verify/1. */
export const verifyJson = ({ files, datasets, differences }: Verified): VerifyDocument => ({
  schema: 'reshare.verify/1',
  program: { name: PROGRAM.name, version: PROGRAM.version },
  failed: differences.length > 0,
  files,
  datasets,
  differences,
});

/** The same for people: one line, or one for each difference and what to do. */
export function verifyText({ files, datasets, differences }: Verified): Log {
  const compared = `${count(files, 'file')} and ${count(datasets, 'dataset')}`;
  if (differences.length === 0)
    return printed(`reshare ${PROGRAM.version} is as it was built: ${compared} have the hashes in the package.\n`);
  const lines = differences.map(({ path, kind }) => `${terminal(path)}: ${WORDS[kind]}\n`);
  return printed(
    `${lines.join('')}\nreshare ${PROGRAM.version} is not as it was built: ${count(differences.length, 'difference')} in ${compared}.\nInstall it again. In a clone, run npm run build.\n`,
  );
}

const printed = (text: string): Log => workflowLog(terminalLines(text));

const WORDS: Readonly<Record<PackageDifference['kind'], string>> = {
  changed: 'changed',
  missing: 'missing',
  unreadable: 'cannot be read',
  added: `added, not in ${FILE_LIST}`,
  unsealed: 'not as it was released',
};
