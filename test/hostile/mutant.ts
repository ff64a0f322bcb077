import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawnNumbers } from '../market/drawn-numbers.js';
import { type Files, HAZARDS, type Hazard } from './hazards.js';

/** The datasets that are changed: built-in editions, and one with another metal. */
export const ORIGINALS = [
  'datasets/articles/2025.07',
  'datasets/usgs/2026.05.1',
  'datasets/iea/2025.05',
  'datasets/ores/2025.01',
  'test/fixtures/metal',
] as const;

/** A dataset with one hazard: its folder, what was changed, and the folder that it was made from. */
export type Mutant = {
  readonly seed: number;
  readonly original: string;
  readonly folder: string;
  readonly hazard: Hazard;
  readonly what: string;
};

/**
 * A folder with a copy of a dataset with one hazard, the same for the same seed. The first seeds go through all hazards, the others draw one.
 * Undefined where the hazard finds nothing to change.
 */
export function mutant(seed: number): Mutant | undefined {
  const draw = drawnNumbers(seed, 0x7e57);
  const hazard = HAZARDS[seed < HAZARDS.length ? seed : draw(HAZARDS.length)];
  const usable = ORIGINALS.filter(
    (folder) => hazard?.code !== 'duplicate-composition' || readdirSync(folder).includes('compositions.csv'),
  );
  const original = usable[draw(usable.length)];
  if (!hazard || original === undefined) throw new Error(`no hazard for seed ${seed}`);
  const files = unsealed(original);
  const what = hazard.mutate(files, draw);
  return what === undefined ? undefined : { seed, original, folder: written(files), hazard, what };
}

/** The files of a dataset, without the sizes and hashes that would find every change. */
function unsealed(folder: string): Files {
  const files: Files = new Map(readdirSync(folder).map((path) => [path, readFileSync(join(folder, path))]));
  const { resources, ...rest } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
  const plain = resources.map(({ name, path }: { name: string; path: string }) => ({ name, path }));
  return files.set('datapackage.json', Buffer.from(JSON.stringify({ ...rest, resources: plain })));
}

/** An untouched copy of a dataset, unsealed as its mutants are. */
export const copyOf = (folder: string): string => written(unsealed(folder));

function written(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-mutant-'));
  for (const [path, content] of files) {
    const place = join(folder, path);
    if (content instanceof Uint8Array) writeFileSync(place, content);
    else if (content === 'folder') mkdirSync(place);
    else if (content === 'pipe') execFileSync('mkfifo', [place]);
    else symlinkSync(content.link, place);
  }
  return folder;
}
