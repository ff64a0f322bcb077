import type { Finding } from '../domain/finding.js';
import { isVersion } from './builtin.js';
import { released } from './changelog.js';
import { packagedDataset } from './load.js';
import { type Package, readPackage } from './package.js';
import { type Dataset, sound, UnsoundDataset } from './sound.js';

/** What an edition is called: `name@version`. */
export type EditionName = { readonly name: string; readonly version: string };

/** A descriptor as it stands in its file; `readPackage` has checked it. */
type Descriptor = { readonly resources: readonly Resource[]; readonly [key: string]: unknown };
type Resource = { readonly name: string; readonly path: string; readonly [key: string]: unknown };

/** The name and calendar version in a text; undefined where it has none. */
export function editionName(text: string): EditionName | undefined {
  const [, name = '', version = ''] = /^([a-z0-9]+(?:-[a-z0-9]+)*)@(.*)$/s.exec(text) ?? [];
  return isVersion(version) ? { name, version } : undefined;
}

/** The edition that a folder NAME/VERSION is for; undefined for a folder that is called otherwise. */
export const editionAt = (path: string): EditionName | undefined =>
  editionName(path.split(/[/\\]/).slice(-2).join('@'));

/** The version of a correction: 2025.11.1 after 2025.11. */
export function corrected(version: string): string {
  const [year = '', month = '', correction = '0'] = version.split('.');
  return `${year}.${month}.${Number(correction) + 1}`;
}

/** What an edition is made of, read once: its files, and the dataset in them. `edited` says that files differ from the seal that they carry. */
export type Material = { readonly contents: Package; readonly dataset: Dataset; readonly edited: boolean };

const ofSeal = ({ code }: Finding): boolean => code === 'byte-count' || code === 'hash-count';

/** The material in a folder, sound but for a broken seal; `draft` is the descriptor of a folder that has none. Throws UnsoundDataset. */
export async function material(folder: string, label: string, draft?: string): Promise<Material> {
  const found = await readPackage(folder, label, draft);
  const { contents, findings } = found;
  if (!contents) throw new UnsoundDataset(findings);
  const loaded = await packagedDataset(found, label);
  const dataset = sound({ ...loaded, findings: loaded.findings.filter((f) => !ofSeal(f)) });
  return { contents, dataset, edited: findings.some(ofSeal) };
}

/** A descriptor as it is written: in the order of its keys, two spaces deep. */
export const formatted = (descriptor: object): string => `${JSON.stringify(descriptor, undefined, 2)}\n`;

/** A copy to edit under a new name, without seal: path -> text. */
export function copied({ descriptor, files }: Package, to: EditionName): ReadonlyMap<string, string> {
  const { resources, ...rest }: Descriptor = JSON.parse(descriptor);
  const unsealed = resources.map(({ bytes: _bytes, hash: _hash, ...resource }) => resource);
  return new Map([
    // the keys keep their order: those of `to` are in `rest`
    ['datapackage.json', formatted({ ...rest, ...to, resources: unsealed })],
    ...resources.map(({ name, path }) => [path, files.get(name)?.text ?? ''] as const),
  ]);
}

/** The datapackage.json of a package with size and hash of every file. Of a sealed one that is unchanged, the same text. */
export function sealed({ descriptor, files }: Package): string {
  const { resources, ...rest }: Descriptor = JSON.parse(descriptor);
  const described = resources.map(({ bytes: _bytes, hash: _hash, schema, ...resource }) => {
    const file = files.get(resource.name);
    const seal = { bytes: file?.bytes, hash: file && `sha256:${file.sha256}` };
    return { ...resource, ...seal, ...(schema === undefined ? {} : { schema }) };
  });
  return formatted({ ...rest, resources: described });
}

/** How a seal stands to the editions that a changelog names: new, the same again, or another one under the name of a released one. */
export type Standing = 'new' | 'same' | 'released';

/** `edited` says that files differ from the seal that they carry, `sha256` is the hash of the descriptor as it would be sealed. */
export function standing(edition: EditionName, sha256: string, edited: boolean, changelog: string): Standing {
  const known = released(changelog);
  const before = known.get(`${edition.name}@${edition.version}`);
  if (before !== undefined) return before === sha256 ? 'same' : 'released';
  // only where the changelog has another version was it that one which the broken seal was of
  return edited && ![...known.keys()].some((other) => other.startsWith(`${edition.name}@`)) ? 'released' : 'new';
}
