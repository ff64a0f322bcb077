import { describe, expect, it } from 'vitest';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { type Edit, edited } from '../edited.js';
import { answer, reshare, written } from '../shell.js';

const JULY = 'datasets/articles/2025.07';
const T1 = 'still-restricting-t1';

type Row = {
  readonly suppliers: readonly { readonly actor: string; readonly sharePct: Parameters<typeof written>[0] }[];
  readonly basis: { readonly agreement: string };
  readonly measures: { readonly hhi: Parameters<typeof written>[0] };
  readonly rest: { readonly quantity: Parameters<typeof written>[0] };
  readonly evidence: readonly { readonly observation: string; readonly printed: string; readonly role: string }[];
};
/** The answer for rare earths at a stage, from the July edition, or from a copy with a guard removed by edits. */
async function row(stage: string, edits: readonly Edit[] = [], ...argv: string[]): Promise<Row> {
  const dataset = edits.length === 0 ? 'articles@2025.07' : edited(JULY, edits);
  const named = argv.includes('--dataset') ? [] : ['--dataset', dataset];
  return (await answer('stage', '--element', 'ree', '--stage', stage, ...named, ...argv)).rows[0];
}
const share = ({ suppliers }: Row, actor = 'China'): string =>
  written(suppliers.find((s) => s.actor === actor)?.sharePct ?? null, 2);
const printed = (r: Row, role: string): readonly string[] =>
  r.evidence.filter((e) => e.role === role).map((e) => e.printed);
const dataset = async (edition: string) => sound(await load(edition));

describe('the traps of the articles', () => {
  it('1: the two values of Thailand are doubtful, so that they are shown but never used', async () => {
    const guarded = await row('mining');
    expect([share(guarded), share(guarded, 'Thailand')]).toEqual(['69.23', 'null']);
    const doubt = async (period: string) => {
      const { notes } = await answer('stage', '--element', 'ree', '--stage', 'mining', '--period', period);
      return notes.find((n: { code: string }) => n.code === 'doubtful').text;
    };
    expect(printed(guarded, 'doubtful')).toEqual(['3,500,000']);
    expect(await doubt('2024')).toMatch(/Thailand 2024 \(3,500,000 t REO\) is doubtful and not used/);
    expect(await doubt('2023')).toMatch(/Thailand 2023 \(3,500 t REO\) is doubtful and not used/);
    const off = await row('mining', [['observations', `${T1}-thailand-mining-2024`, 'status', 'ok']]);
    expect([share(off), share(off, 'Thailand')]).toEqual(['6.96', '90.24']);
  });
  it("2: Madagascar keeps Nigeria's figures as printed, with a note", async () => {
    const { observations } = await dataset('articles');
    const cells = observations.filter((o) => o.actor === 'Madagascar' && o.stage === 'mining');
    expect(cells.map((o) => o.printed)).toEqual(['7,200', '13,000']);
    expect(cells.every((o) => /Nigeria/.test(o.note))).toBe(true);
    const off = await row('mining', [['observations', `${T1}-madagascar-mining-2024`, 'printed', '2,000']]);
    expect([share(await row('mining'), 'Madagascar'), share(off, 'Madagascar')]).toEqual(['3.33', '0.51']);
  });
  it('3: the rest is what the rows do not explain of the World total', async () => {
    const unallocated = async (period: string) => written((await row('mining', [], '--period', period)).rest.quantity);
    // 2023: 6,360 t and Other 1,440 t; 2024: 11,500 t and Other 1,100 t
    expect([await unallocated('2023'), await unallocated('2024')]).toEqual(['7800', '12600']);
    const off = await row('mining', [['observations', `${T1}-world-mining-2024`, 'printed', '378,500']]);
    expect([share(off), written(off.rest.quantity)]).toEqual(['[71.32, 71.33]', '[1100, 1150]']);
  });
  it('4: 350,000 is a fact and not a row of the table, and conflicts are shown', async () => {
    const { facts, observations } = await dataset('articles');
    expect(facts.filter((f) => /350,000/.test(f.printed)).map((f) => f.source)).toEqual(['still-restricting']);
    expect(observations.filter((o) => /350,000/.test(o.printed))).toEqual([]);
    const guarded = await row('mining', [], '--period', '2023');
    expect([share(guarded), printed(guarded, 'conflicts').includes('over 69%')]).toEqual(['67.82', true]);
    const off = await row(
      'mining',
      [['observations', `${T1}-world-mining-2023`, 'printed', '350,000']],
      '--period',
      '2023',
    );
    expect([share(off), printed(off, 'conflicts').includes('over 69%')]).toEqual(['(0, 68.99]', false]);
  });
  it('5: two values in one cell are two observations', async () => {
    const { observations } = await dataset('articles');
    const cells = ['Mining', 'Processing'].map((name) =>
      observations.filter((o) => o.locator === `Table 2, row ${name}`).map((o) => o.printed),
    );
    expect(cells).toEqual([
      ['~63%', '>69%'],
      ['~85%', '~90%'],
    ]);
    const off = edited(JULY, [['observations', 'still-restricting-t2-mining-63', 'printed', '~63% , >69%']]);
    const { code, out, err } = await reshare(['stage', '--dataset', off]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/observations\.csv:\d+:\d+: error unreadable-value: Cannot read "~63% , >69%"/);
  });
  it('6: exports of products are facts and not supply shares, and their change is right', async () => {
    const { facts, observations } = await dataset('articles');
    expect(observations.filter((o) => /2,115|3,808/.test(o.printed))).toEqual([]);
    const change = facts.find((f) => f.of.length > 0);
    const [may = 0, june = 0] = (change?.of ?? []).map((id) =>
      Number(facts.find((f) => f.fact === id)?.printed.replace(',', '')),
    );
    expect([may, june, change?.printed, Math.round((june / may - 1) * 100)]).toEqual([2115, 3808, '80%', 80]);
    const off = await row('mining', [['observations', `${T1}-china-mining-2024`, 'printed', '3,808']]);
    expect(share(off)).toBe('0.98');
  });
  it('7: a repeated value is not a second piece of evidence', async () => {
    const claims = await row('mining', [], '--dataset', 'articles@2025.06');
    expect(printed(claims, 'used')).toEqual(['about 70%', 'virtually none', 'approximately 60%']);
    expect(printed(claims, 'repeats')).toEqual(['approximately 60%', 'approximately 60%']);
    const [guarded, off] = [
      await row('magnets'),
      await row(
        'magnets',
        ['still-restricting-t2-magnets-92', 'still-restricting-s2-magnets-92-again'].map(
          (id): Edit => ['observations', id, 'repeats', ''],
        ),
      ),
    ];
    expect([guarded.basis.agreement, off.basis.agreement]).toEqual(['single', 'agree']);
    expect([printed(guarded, 'used').length, printed(off, 'used').length]).toEqual([1, 3]);
  });
  it('8: the average of 19 of 20 minerals is a fact and not a share of rare earths', async () => {
    const { facts, observations } = await dataset('articles');
    expect(facts.filter((f) => /75%|19 out of 20/.test(f.printed)).length).toBe(2);
    expect(observations.filter((o) => /75%/.test(o.printed))).toEqual([]);
    const off = await row('processing', [
      ['observations', 'still-restricting-s2-processing-85', 'printed', 'approximately 75%'],
    ]);
    expect([share(await row('processing')), share(off)]).toEqual(['[85, 90]', '[75, 90]']);
  });
});

describe('the editions of the articles', () => {
  it('repeat in July every row of June under the same id', async () => {
    const [june, july] = [await dataset('articles@2025.06'), await dataset('articles@2025.07')];
    expect(july.observations).toEqual(expect.arrayContaining([...june.observations]));
    expect(july.facts).toEqual(expect.arrayContaining([...june.facts]));
    expect([
      june.observations.length,
      june.facts.length,
      july.observations.length >= 55,
      july.facts.length >= 45,
    ]).toEqual([10, 38, true, true]);
  });
  it('have all 17 elements as subjects, and seven of them as a group in July', async () => {
    const { subjects } = await dataset('articles');
    const members = (id: string) => subjects.find((s) => s.subject === id)?.members.length;
    expect([
      subjects.filter((s) => s.kind === 'element').length,
      members('ree'),
      members('controlled-2025-04'),
    ]).toEqual([17, 17, 7]);
  });
});
