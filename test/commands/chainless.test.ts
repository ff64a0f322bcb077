import { describe, expect, it } from 'vitest';
import { type Edit, edited } from '../edited.js';
import { answer, reshare } from '../shell.js';

/** The fixture without a chain: its four stages are kinds of output in no known order. */
const folder = edited('test/fixtures/metal', [
  ...['digging', 'smelting', 'alloying', 'soldering'].flatMap((id): Edit[] => [
    ['stages', id, 'kind', 'output'],
    ['stages', id, 'position', ''],
  ]),
  ['subjects', 'tin', 'enters', ''],
]);
const places = async (...argv: string[]) =>
  (await answer('stage', '--dataset', folder, ...argv)).rows.map(
    (r: { subject: { id: string }; stage: string; status: string }) => `${r.subject.id} ${r.stage} ${r.status}`,
  );

describe('a dataset without a chain', () => {
  it('answers at all stages with values for the element or its group, in file order', async () => {
    expect(await places('--element', 'tin')).toEqual(['tin digging ok', 'tin smelting ok', 'tin soldering ok']);
  });
  it('answers for each of several subjects at the stages of that subject', async () => {
    expect(await places('--element', 'indium', '--element', 'solder-metals')).toEqual([
      'indium smelting ok',
      'solder-metals smelting ok',
    ]);
    expect(await places()).toEqual(['tin digging ok', 'tin smelting ok', 'tin soldering ok', 'indium smelting ok']);
  });
  it('answers "no-evidence" for a named stage without values', async () => {
    expect(await places('--element', 'indium', '--stage', 'digging')).toEqual(['indium digging no-evidence']);
  });
  it('has no limit over a chain, unlike the same values with a chain', async () => {
    const own = (where: string) => edited(where, [['observations', 'smelt-indonesia', 'subject', 'tin']]);
    const ask = (where: string) => ['stage', '--dataset', own(where), '--element', 'tin', '--exclude', 'Indonesia'];
    expect((await answer(...ask(folder))).chain).toEqual([]);
    const { out } = await reshare(ask(folder));
    expect(out).not.toMatch(/^= |can go through/m);
    expect((await answer(...ask('test/fixtures/metal'))).chain).toMatchObject([{ stages: ['digging', 'smelting'] }]);
  });
  it('answers "no-evidence" at every stage for a subject without values', async () => {
    const bare = edited(folder, [
      ['observations', 'smelt-indonesia', undefined],
      ['observations', 'smelt-peru', undefined],
    ]);
    const { rows } = await answer('stage', '--dataset', bare, '--element', 'indium');
    expect(rows.map((r: { stage: string; status: string }) => `${r.stage} ${r.status}`)).toEqual(
      ['digging', 'smelting', 'alloying', 'soldering'].map((s) => `${s} no-evidence`),
    );
  });
});
