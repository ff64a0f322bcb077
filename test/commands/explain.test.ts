import { describe, expect, it } from 'vitest';
import { answer, reshare } from '../shell.js';

/** The values of the formulas in the text, computed from the numbers printed in them. */
function figures(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const formulas = text
    .replace(/\n {2}/g, ' ')
    .matchAll(
      /^(.*?): (HHI of what remains|HHI|percent that remain)( at least| at most| above| below)?: (10,000|100) × \(?([^)/]*?)\)? \/ ([\d.,e+-]+)(²?) = ([\d.,e+-]+?)[.;]?(?: |$)/gm,
    );
  for (const [, , what, told = '', factor = '', sum = '', total = '', squared, printed = ''] of formulas) {
    const which = told.replace('above', 'at least').replace('below', 'at most');
    const number = (word: string): number => Number(word.replaceAll(',', '').replace('²', ''));
    const power = squared === '²' ? 2 : 1;
    const terms = sum.split(' + ').map((term) => number(term) ** power);
    const value = (number(factor) * terms.reduce((a, b) => a + b, 0)) / number(total) ** power;
    expect(value).toBeCloseTo(number(printed), 6);
    for (const end of which === '' ? ['at least', 'at most'] : [which.trim()]) found.set(`${what} ${end}`, value);
  }
  return found;
}

type End = { low: number; high: number | null } | null;
const cases = [
  ...['ree', 'Dy', 'Ce', 'lithium', 'cobalt'].flatMap((e) =>
    ['mining', 'processing', 'magnets', 'reserves'].map((s) => [e, s]),
  ),
  ['ree', 'mining', '--period', '2023'],
  ['ree', 'mining', '--exclude', 'China=50%', '--exclude', 'Burma'],
  ['ree', 'magnets', '--exclude', 'China', '--exclude', 'Japan'],
  ['ree', 'mining', '--reading', 'rounded'],
  ['ree', 'mining', '--dataset', 'articles@2025.06'],
  ['tin', 'digging', '--dataset', './test/fixtures/metal', '--exclude', 'Indonesia'],
];

describe('explain', () => {
  it.each(cases)('prints formulas with the values of stage: %s %s %s %s %s %s', async (element, stage, ...more) => {
    const place = ['--element', element ?? '', '--stage', stage ?? '', ...more];
    const { out } = await reshare(['explain', ...place]);
    const { rows } = await answer('stage', ...place);
    const found = figures(out);
    const wanted = new Map<string, number>();
    const expected = (what: string, i: End): void => {
      if (i) wanted.set(`${what} at least`, i.low);
      if (i) wanted.set(`${what} at most`, i.high ?? Number.POSITIVE_INFINITY);
    };
    const [row] = rows;
    // the total is the group's, so an element has none
    const { rows: whose } = await answer('stage', ...place.with(1, row.basis?.subject ?? row.subject.id));
    const openTotal = whose[0].total !== null && whose[0].total.high === null;
    if (!openTotal) {
      expected('HHI', row.measures?.hhi ?? null);
      expected('percent that remain', row.remaining?.sharePct ?? null);
      expected('HHI of what remains', row.remaining?.measures.hhi ?? null);
    }
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [name, value] of wanted) expect(found.get(name)).toBeCloseTo(value, 6);
  });
  it('lists observations whose readings and total give the shares of stage', async () => {
    const place = ['--element', 'ree', '--stage', 'mining'];
    const { rows } = await answer('explain', ...place);
    const used = rows.filter((r: { role: string }) => r.role === 'used');
    const total = used.find((r: { actor: string }) => r.actor === 'World').value.low;
    const [row] = (await answer('stage', ...place)).rows;
    for (const { actor, sharePct } of row.suppliers) {
      const { value } = used.find((r: { actor: string }) => r.actor === actor);
      expect(sharePct.low).toBeCloseTo((100 * value.low) / total, 9);
    }
  });
  it('names the file with its hash, the line, the source and the place in it', async () => {
    const { out } = await reshare(['explain', '--element', 'ree', '--stage', 'magnets']);
    expect(out).toMatch(/China +92% +used +still-restricting +16\n +read as 92 +section 'China's Enduring Hegemony/);
    expect(out).toMatch(/Lines are of datasets\/articles\/2025\.07\/observations\.csv, sha256\n {2}[0-9a-f]{64}\./);
  });
});
