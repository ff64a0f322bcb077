import { findings as first } from '../domain/findings.js';
import { isVersion } from './builtin.js';
import { releasedHashes } from './changelog.js';
import { packagedDataset } from './load.js';
import { type Package, readPackage } from './package.js';
import { type Dataset, sound, UnsoundDataset } from './sound.js';

/** The name of an edition: `name@version`. */
export type EditionName = { readonly name: string; readonly version: string };

/** A descriptor as it is in its file; `readPackage` has checked it. */
type Descriptor = { readonly resources: readonly Resource[]; readonly [key: string]: unknown };
type Resource = { readonly name: string; readonly path: string; readonly [key: string]: unknown };

/** The edition that a text `name@version` names; undefined for any other text. */
export function editionName(text: string): EditionName | undefined {
  const [, name = '', version = ''] = /^([a-z0-9]+(?:-[a-z0-9]+)*)@(.*)$/s.exec(text) ?? [];
  return isVersion(version) ? { name, version } : undefined;
}

/** The edition in a folder NAME/VERSION; undefined for a folder with another kind of name. */
export const editionAt = (path: string): EditionName | undefined =>
  editionName(path.split(/[/\\]/).slice(-2).join('@'));

/** The version of a correction: 2025.11.1 after 2025.11. */
export function correctionVersion(version: string): string {
  const [year = '', month = '', correction = '0'] = version.split('.');
  return `${year}.${month}.${Number(correction) + 1}`;
}

/** The contents of an edition, read once: its files, and the dataset in them. `edited`: the files differ from their seal. */
export type Material = { readonly contents: Package; readonly dataset: Dataset; readonly edited: boolean };

const ofSeal = ({ code }: { readonly code: string }): boolean => code === 'byte-count' || code === 'hash-count';

/**
 * The contents of an edition in a folder. Its seal may be broken; it has no other error.
 * `draft` is the descriptor if the folder has none. Throws UnsoundDataset.
 */
export async function material(folder: string, label: string, draft?: string): Promise<Material> {
  const found = await readPackage(folder, label, draft);
  const { contents, findings } = found;
  if (!contents) throw new UnsoundDataset(first(findings));
  const loaded = await packagedDataset(found, label);
  const { listed, unlisted } = loaded.findings;
  const others = { listed: listed.filter((f) => !ofSeal(f)), unlisted: unlisted.filter((kind) => !ofSeal(kind)) };
  const dataset = sound({ ...loaded, findings: others });
  return { contents, dataset, edited: findings.some(ofSeal) };
}

/** The text of a descriptor: its keys in order, indented by two spaces. */
export const descriptorText = (descriptor: object): string => `${JSON.stringify(descriptor, undefined, 2)}\n`;

/** The files of an unsealed copy under a new name: path -> text. */
export function unsealedCopy({ descriptor, files }: Package, to: EditionName): ReadonlyMap<string, string> {
  const { resources, ...rest }: Descriptor = JSON.parse(descriptor);
  const unsealed = resources.map(({ bytes: _bytes, hash: _hash, ...resource }) => resource);
  return new Map([
    // the keys of `to` are in `rest`, so they keep their places
    ['datapackage.json', descriptorText({ ...rest, ...to, resources: unsealed })],
    ...resources.map(({ name, path }) => [path, files.get(name)?.text ?? ''] as const),
  ]);
}

/** The datapackage.json of a package with the size and hash of every file. It is the same text if a sealed package is unchanged. */
export function sealedDescriptor({ descriptor, files }: Package): string {
  const { resources, ...rest }: Descriptor = JSON.parse(descriptor);
  const described = resources.map(({ bytes: _bytes, hash: _hash, schema, ...resource }) => {
    const file = files.get(resource.name);
    const seal = { bytes: file?.bytes, hash: file && `sha256:${file.sha256}` };
    return { ...resource, ...seal, ...(schema === undefined ? {} : { schema }) };
  });
  return descriptorText({ ...rest, resources: described });
}

/** How a seal relates to the editions in a changelog: a new edition, the same seal again, or another seal for a released edition. */
export type SealStanding = 'new' | 'same' | 'released';

/**
 * How the seal of an edition relates to a changelog. `sha256` is the hash of the sealed descriptor.
 * `edited`: the files differ from the seal that they had before.
 */
export function sealStanding(edition: EditionName, sha256: string, edited: boolean, changelog: string): SealStanding {
  const known = releasedHashes(changelog);
  const before = known.get(`${edition.name}@${edition.version}`);
  if (before !== undefined) return before === sha256 ? 'same' : 'released';
  // the broken seal may be that of another version in the changelog; without one it was the seal of this edition
  return edited && ![...known.keys()].some((other) => other.startsWith(`${edition.name}@`)) ? 'released' : 'new';
}
