import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/domain/reading.js';
import { answer, written } from '../shell.js';

/** The worked examples of docs/method.md: query; share of China, HHI, remainder (percent; quantity) and its HHI, to six digits; period. */
const EXAMPLES: readonly (readonly [string, string, string, string, string, string])[] = [
  [
    'ree mining --period 2023',
    '67.819149',
    '(4875.442791, 4879.746209]',
    '32.180851; 121000',
    '(2665.159484, 2706.714022]',
    '2023',
  ],
  [
    'ree mining --period 2024',
    '69.230769',
    '(5012.403682, 5022.841552]',
    '30.769231; 120000',
    '(2318.513889, 2428.763889]',
    '2024',
  ],
  ['ree mining', '69.230769', '(5012.403682, 5022.841552]', '30.769231; 120000', '(2318.513889, 2428.763889]', '2024'],
  ['ree reserves', '(0, 48.888889)', 'null', '(51.111111, 100); (46000000, inf)', 'null', '2024'],
  ['ree processing', '[85, 90]', '(7225, 8200]', '[10, 15]; null', 'null', 'null'],
  ['ree magnets', '92', '(8464, 8528]', '8; null', 'null', 'null'],
  ['Dy mining', '69.230769', '(5012.403682, 5022.841552]', '30.769231; null', '(2318.513889, 2428.763889]', '2024'],
  ['Dy processing', '(95, 100]', '(9025, 10000]', '[0, 5); null', 'null', 'null'],
  ['Dy magnets', '(95, 100]', '(9025, 10000]', '[0, 5); null', 'null', 'null'],
  ['lithium processing', '60', '(3600, 5200]', '40; null', 'null', 'null'],
  ['cobalt processing', '72', '(5184, 5968]', '28; null', 'null', 'null'],
  ['ree mining --dataset articles@2025.06', '[60, 70]', '(3600, 5800]', '[30, 40]; null', 'null', 'null'],
  [
    'ree mining --period 2024 --reading rounded',
    '[67.088608, 71.428571]',
    '(4708.356033, 5333.641424]',
    '[28.571429, 32.911392]; [110000, 130000]',
    '(1915.45858, 2837.107438]',
    '2024',
  ],
];

describe('the worked examples of the method', () => {
  it.each(EXAMPLES)('%s', async (query, china, hhi, remains, without, period) => {
    const [element = '', stage = '', ...options] = query.split(' ');
    const { rows } = await answer('stage', '--element', element, '--stage', stage, ...options);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    const share = row.suppliers.find((s: { actor: string }) => s.actor === 'China').sharePct;
    expect([share, row.measures.hhi].map((i) => written(i, 6))).toEqual([china, hhi]);
    expect(`${written(row.remaining.sharePct, 6)}; ${written(row.remaining.quantity, 6)}`).toBe(remains);
    expect(written(row.remaining.measures.hhi, 6)).toBe(without);
    expect([row.status, String(row.period)]).toEqual(['ok', period]);
  });
  it('name the group behind an inherited figure', async () => {
    const { rows } = await answer('stage', '--element', 'dysprosium');
    expect(rows.map((r: { basis: unknown }) => r.basis)).toMatchObject([
      { subject: 'ree', inherited: true, measure: 'quantity', agreement: 'single', outside: [] },
      { subject: 'controlled-2025-04', inherited: true, measure: 'share', agreement: 'single', outside: [] },
      { subject: 'controlled-2025-04', inherited: true, measure: 'share', agreement: 'single', outside: [] },
    ]);
  });
  it('have no answer for cerium and lithium at magnets', async () => {
    const of = async (element: string) => (await answer('stage', '--element', element, '--stage', 'magnets')).rows[0];
    expect([(await of('Ce')).status, (await of('lithium')).status, (await of('ree')).status]).toEqual([
      'not-entered',
      'no-evidence',
      'ok',
    ]);
    expect(await of('Ce')).toMatchObject({
      basis: null,
      suppliers: [],
      reasons: {},
      sharp: true,
      unit: null,
      total: null,
      rest: null,
      measures: null,
      band: null,
      remaining: null,
      evidence: [],
    });
  });
  it('show that claims disagree in June and contradict the table in July', async () => {
    const june = (await answer('stage', '--element', 'ree', '--stage', 'mining', '--dataset', 'articles@2025.06'))
      .rows[0];
    expect(june.basis.agreement).toBe('disagree');
    const july = (await answer('stage', '--element', 'ree', '--stage', 'mining')).rows[0];
    const conflicts = july.evidence
      .filter((e: { role: string }) => e.role === 'conflicts')
      .map((e: { printed: string }) => e.printed);
    expect(conflicts).toEqual(['virtually none', 'approximately 60%', 'approximately 63%']);
  });
});

describe('exclusions', () => {
  const remaining = async (...argv: string[]) => (await answer('stage', '--element', 'ree', ...argv)).rows[0].remaining;
  it('of China and Burma leave 89,000 t of mining in 2024', async () => {
    expect(written((await remaining('--stage', 'mining', '--exclude', 'China', '--exclude', 'Burma')).quantity)).toBe(
      '89000',
    );
  });
  it('of China and Japan, whose share is unknown, leave [0, 8] of magnets', async () => {
    expect(written((await remaining('--stage', 'magnets', '--exclude', 'China', '--exclude', 'Japan')).sharePct)).toBe(
      '[0, 8]',
    );
  });
  it('of half of China leave 255,000 t, 65.385 % and an HHI in (3316.21, 3340.63]', async () => {
    const { sharePct, quantity, measures } = await remaining('--stage', 'mining', '--exclude', 'China=50%');
    expect([written(quantity), written(sharePct, 3), written(measures.hhi)]).toEqual([
      '255000',
      '65.385',
      '(3316.21, 3340.63]',
    ]);
  });
  it('of China leave no known supplier of magnets, so that the HHI is unidentified', async () => {
    const { rows } = await answer('stage', '--element', 'ree', '--stage', 'magnets');
    expect(rows[0].reasons).toMatchObject({ 'remaining.measures.hhi': 'unidentified', total: 'shares-only' });
  });
});

describe('the limit over the chain', () => {
  const chain = async (...argv: string[]) => (await answer('stage', ...argv)).chain[0];
  it('for rare earths is the 8 % of magnets and not the 30.8 % of mining', async () => {
    const { untouchedPct, setBy, subject } = await chain('--element', 'ree');
    expect([written(untouchedPct), setBy, subject.id]).toEqual(['[0, 8]', ['magnets'], 'ree']);
  });
  it('for dysprosium is that of its group, below 5 %, and only over the stages of that group', async () => {
    const { untouchedPct, setBy, stages, subject, of } = await chain('--element', 'dysprosium');
    expect([written(untouchedPct), setBy, stages]).toEqual(['[0, 5)', ...Array(2).fill(['processing', 'magnets'])]);
    expect([subject.id, of]).toEqual(['controlled-2025-04', ['dysprosium']]);
  });
  it('does not exist if no stage of the chain has an answer', async () => {
    expect((await answer('stage', '--element', 'gallium')).chain).toEqual([]);
    expect((await answer('stage', '--element', 'ree', '--stage', 'reserves')).chain).toEqual([]);
  });
});

describe('the words of docs/method.md', () => {
  const page = readFileSync('docs/method.md', 'utf8');
  it('are read like the one that they stand with in the topic of the help', () => {
    const lines = [...page.matchAll(/^- (about|over|nearly|at least|up to): (.*)$/gm)];
    expect(lines.map(([, word]) => word)).toEqual(['about', 'over', 'nearly', 'at least', 'up to']);
    for (const [, word = '', others = ''] of lines)
      for (const other of others.split(/, |; /))
        for (const policy of ['printed', 'rounded'] as const) {
          const printed = other.includes('90%') ? other : `${other} 90%`;
          expect([printed, read(printed, 'share', policy)]).toEqual([printed, read(`${word} 90%`, 'share', policy)]);
        }
  });
  it('stand in the first column of the table of readings as they can be read', () => {
    const [, table = ''] = /\n\| printed \| `printed`.*\n\| ---.*\n((?:\|.*\n)+)/.exec(page) ?? [];
    const codes = table.split('\n').flatMap((line) => line.split('|')[1]?.match(/(?<=`)[^`]+(?=`)/g) ?? []);
    const values = codes.filter((code) => /\d|half|third|quarter|none|no$/.test(code));
    expect(values.length).toBeGreaterThan(25);
    for (const printed of values)
      expect([printed, read(printed, 'share', 'printed'), read(printed, 'quantity', 'printed')]).not.toEqual([
        printed,
        expect.objectContaining({ kind: 'unreadable' }),
        expect.objectContaining({ kind: 'unreadable' }),
      ]);
  });
});
