import { describe, expect, it } from 'vitest';
import { edited } from '../edited.js';
import { reshare } from '../shell.js';

const EDITIONS = ['articles@2025.06', 'articles@2025.07'] as const;

describe('reshare diff', () => {
  it('reports no difference with exit code 0', async () => {
    const { code, out } = await reshare(['diff', 'articles', 'articles', '--exit-code', '--fail-on', 'changed']);
    expect([code, out.split('\n\n')[1]]).toEqual([0, 'Nothing differs.\n']);
  });
  it('exits 1 only on request: for any difference, changed result, band or wider interval', async () => {
    const exit = async (...argv: string[]) => (await reshare(['diff', ...argv])).code;
    expect([await exit(...EDITIONS), await exit(...EDITIONS, '--exit-code')]).toEqual([0, 1]);
    expect([await exit(...EDITIONS, '--fail-on', 'changed'), await exit(...EDITIONS, '--fail-on', 'band')]).toEqual([
      1, 1,
    ]);
    const noted = edited('datasets/articles/2025.07', [['sources', 'upper-hand', 'note', 'x']]);
    expect([
      await exit('articles', noted, '--fail-on', 'changed'),
      await exit('articles', noted, '--exit-code'),
    ]).toEqual([0, 1]);
    const narrow = edited('datasets/articles/2025.07', [
      ['observations', 'still-restricting-t1-burma-mining-2024', 'printed', '31,500'],
    ]);
    expect([
      await exit('articles', narrow, '--fail-on', 'wider'),
      await exit(narrow, 'articles', '--fail-on', 'wider'),
    ]).toEqual([0, 1]);
    expect(await exit('articles', narrow, '--fail-on', 'band')).toBe(0);
  });
  it('exits 2 for a missing argument and 3 for a missing dataset', async () => {
    expect([
      (await reshare(['diff', 'articles'])).code,
      (await reshare(['diff', 'articles', './nowhere'])).code,
    ]).toEqual([2, 3]);
  });
});
