import { type NewestFigures, newestFigures } from '../answer/newest.js';
import { editions } from '../dataset/builtin.js';
import { load } from '../dataset/load.js';
import { sound } from '../dataset/sound.js';

/** Written by the build into the bundle, so that no edition is read for it. */
declare const NEWEST: readonly NewestFigures[];

/** The latest figures of the newest edition of each built-in dataset. */
export const newestBuiltIn = async (): Promise<readonly NewestFigures[]> =>
  typeof NEWEST === 'undefined' ? computedNewest() : NEWEST;

/** The same, computed from the editions. */
export async function computedNewest(): Promise<readonly NewestFigures[]> {
  const names = new Map((await editions()).map((edition) => [edition.replace(/@.*/, ''), edition]));
  const all = await Promise.all([...names.values()].map(async (edition) => newestFigures(sound(await load(edition)))));
  return all.flat();
}
