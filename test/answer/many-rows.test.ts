import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { evidence } from '../../src/answer/evidence.js';
import { movers } from '../../src/answer/movers.js';
import { point } from '../../src/domain/interval.js';
import type { Derivation } from '../../src/market/derivation.js';
import { base, claim, table } from '../world.js';

const [subject, stage] = [base.subjects.find((s) => s.subject === 'tin'), base.stages[0]];
if (!subject || !stage) throw new Error('no such element');

/** The evidence of each period of the tables. */
const found = (observations: typeof base.observations) =>
  evidence({ ...base, observations }, subject, stage, { period: 'all', reading: 'printed' }).flatMap((e) =>
    e.status === 'ok' ? [e] : [],
  );

describe('the answers for many periods', () => {
  const tables = Array.from({ length: 50 }, (_, i) => table(`t${i}`, { period: `${2000 + i}` })).flat();
  it('hold each row of a table once, although each can tell all rows', () => {
    const all = found(tables);
    expect(all.map((e) => e.involved.length)).toEqual(all.map(() => 2));
    expect(all[0]?.witnesses).toHaveLength(100);
  });
  it('involve what they use, doubt or contradict, in the order of the file', () => {
    const others = [
      claim({ observation: 'first', printed: '99%' }),
      claim({ printed: '99%', period: '2001', repeats: 'first' }),
      claim({ printed: '99%', period: '1900', repeats: 'first', status: 'doubtful' }),
      claim({ printed: '41%', status: 'doubtful', period: '2001' }),
    ];
    for (const e of found([...tables.slice(0, 3), ...others, ...tables.slice(3)]))
      expect(e.involved).toEqual(
        e.witnesses.filter(({ role }) => ['used', 'doubtful', 'conflicts', 'not-in-total'].includes(role)),
      );
  });
});

describe('who moved an HHI', () => {
  it('is found with a few looks at each holding', () => {
    let looks = 0;
    const held = Array.from({ length: 200 }, (_, i) => ({
      get actor() {
        looks += 1;
        return `a${i}`;
      },
      value: 1,
      points: i,
    }));
    const ends = (held: Derivation['held']): readonly Derivation[] =>
      (['low', 'high'] as const).map((end) => ({
        path: 'measures.hhi',
        end,
        kind: 'squares',
        held,
        divided: 0,
        total: 200,
        value: 50,
        unit: undefined,
      }));
    const answer: Answer = {
      evidence: { status: 'not-entered', subject, stage, period: undefined },
      derivation: undefined,
      market: { unit: undefined, suppliers: [], rest: point(0), total: point(100) },
      profile: undefined,
      total: undefined,
      share: undefined,
      approximate: false,
      notes: [],
    };
    const sides = [ends(held), ends(held.map((h, i) => ({ actor: `a${i}`, value: 1, points: 2 * h.points })))];
    let side = 0;
    const all = movers(answer, answer, () => sides[side++] ?? []);
    expect(all.slice(0, 2)).toEqual([
      { actor: 'a199', low: 199, high: 199 },
      { actor: 'a198', low: 198, high: 198 },
    ]);
    expect(looks).toBeLessThan(10 * held.length);
  });
});
