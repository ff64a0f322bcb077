import { besideEditions, editions, folderOf } from './builtin.js';
import { releasedHashes } from './changelog.js';
import { readPackage } from './package.js';
import { readText } from './read-file.js';

/** The folders, as findings name them, of the built-in editions that are not as they were released: their seal does not hold, or the changelog has another hash. */
export async function unsealedEditions(): Promise<readonly string[]> {
  const changelog = await readText(besideEditions('CHANGELOG.md'));
  const released = releasedHashes('code' in changelog ? '' : changelog.text);
  const unsealed: string[] = [];
  for (const edition of await editions()) {
    const { folder, label } = folderOf(edition);
    const { contents, findings } = await readPackage(folder, label);
    if (findings.length > 0 || !contents?.sealed || contents.sha256 !== released.get(edition)) unsealed.push(label);
  }
  return unsealed;
}
