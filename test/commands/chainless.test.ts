import { describe, expect, it } from 'vitest';
import { type Edit, edited } from '../edited.js';
import { answer, reshare } from '../shell.js';

/** The fixture, its four steps being no chain: things that are produced, of which no source says what comes first. */
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
  it('answers for an element at all stages that have values of it or of its group, in the order of the file', async () => {
    expect(await places('--element', 'tin')).toEqual(['tin digging ok', 'tin smelting ok', 'tin soldering ok']);
  });
  it('and for several at the stages of each, not of any', async () => {
    expect(await places('--element', 'indium', '--element', 'solder-metals')).toEqual([
      'indium smelting ok',
      'solder-metals smelting ok',
    ]);
    expect(await places()).toEqual(['tin digging ok', 'tin smelting ok', 'tin soldering ok', 'indium smelting ok']);
  });
  it('answers that there is no evidence where a stage without values is named', async () => {
    expect(await places('--element', 'indium', '--stage', 'digging')).toEqual(['indium digging no-evidence']);
  });
  it('claims no ceiling, which the same values as steps of a chain have', async () => {
    expect((await answer('stage', '--dataset', folder, '--element', 'tin', '--exclude', 'Indonesia')).chain).toEqual(
      [],
    );
    const { out } = await reshare(['stage', '--dataset', folder, '--element', 'tin', '--exclude', 'Indonesia']);
    expect(out).not.toMatch(/^= |Ceiling/m);
    const chain = ['stage', '--dataset', './test/fixtures/metal', '--element', 'tin', '--exclude', 'Indonesia'];
    expect((await answer(...chain)).chain).toHaveLength(1);
  });
  it('of a subject without values says so at every stage', async () => {
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
