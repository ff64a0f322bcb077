import { findings } from '../domain/findings.js';
import type { FileName } from './columns.js';
import type { EmbeddedDataset, EmbeddedFile } from './embedded.js';
import { errorAt } from './errors.js';
import type { Edition } from './load.js';
import { readText } from './read-file.js';
import { UnsoundDataset } from './sound.js';

/** The files that no answer is computed from. */
const UNUSED: readonly FileName[] = ['facts'];

/** An edition with the texts of the files that answers are computed from, for a page. Throws UnsoundDataset if a file is no longer what was loaded. */
export async function embedding({ files, ...edition }: Edition): Promise<EmbeddedDataset> {
  const embedded: EmbeddedFile[] = [];
  for (const [name, { label, path, sha256 }] of files) {
    if (UNUSED.includes(name)) continue;
    const read = await readText(path);
    if ('code' in read) throw new UnsoundDataset(findings([errorAt({ file: label }, read)]));
    if (read.sha256 !== sha256) {
      const [found, expected] = [read.sha256, sha256].map((hash) => `sha256:${hash}`);
      throw new UnsoundDataset(
        findings([errorAt({ file: label }, { code: 'hash-count', found: found ?? '', expected: expected ?? '' })]),
      );
    }
    embedded.push({ name, label, sha256, text: read.text });
  }
  return { ...edition, files: embedded };
}
