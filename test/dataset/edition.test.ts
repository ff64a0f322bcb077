import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { material, sealedDescriptor } from '../../src/dataset/edition.js';
import { sha256 } from '../../src/dataset/sha256.js';
import { edited } from '../edited.js';

/** Replaces a figure in a folder after a number of turns of the promise queue. */
async function changedAfter(turns: number, folder: string): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await undefined;
  const file = join(folder, 'observations.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"270,000"', '"970,000"'));
}

describe('a file that changes while an edition is read', () => {
  it('is sealed as it was checked', async () => {
    const seen = new Set<boolean>();
    for (let turns = 0; turns < 60; turns++) {
      const folder = edited('datasets/articles/2025.07');
      const read = material(folder, 'x');
      await changedAfter(turns, folder);
      const { contents, dataset } = await read;
      const checked = dataset.observations.some((o) => o.printed === '970,000');
      const text = contents.files.get('observations')?.text ?? '';
      expect([turns, text.includes('"970,000"')]).toEqual([turns, checked]);
      expect(sealedDescriptor(contents)).toContain(sha256(text));
      seen.add(checked);
    }
    // the change came before the reading in some runs and after it in others
    expect(seen).toEqual(new Set([true, false]));
  });
});
