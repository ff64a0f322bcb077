import { describe, expect, it } from 'vitest';
import { type Moved, moved } from '../../src/answer/result-changes.js';
import { changes, differ } from '../../src/answer/row-changes.js';
import type { Dataset } from '../../src/dataset/sound.js';
import type { Observation } from '../../src/domain/observation.js';
import { base, claim, table } from '../world.js';

const renamed = (dataset: Dataset): Dataset => ({ ...dataset, edition: { ...dataset.edition, name: 'other' } });
/** The rows with changes to the first one. */
const first = <T>(rows: readonly T[], more: Partial<T>): readonly T[] =>
  rows.map((row, i) => (i === 0 ? { ...row, ...more } : row));

describe('the changed rows', () => {
  it('include a changed row of any kind, with its id', () => {
    expect(differ(changes(base, base))).toBe(false);
    const edits: readonly (readonly [Partial<Dataset>, string, string])[] = [
      [{ observations: first(base.observations, { printed: '1,600' }) }, 'observations', 'dig-bolivia printed'],
      [{ facts: first(base.facts, { printed: 'three' }) }, 'facts', 'metals printed'],
      [{ sources: first(base.sources, { title: 'Another' }) }, 'sources', 'survey title'],
      [
        { subjects: base.subjects.map((s) => (s.subject === 'tin' ? { ...s, name: 'pewter' } : s)) },
        'subjects',
        'tin name',
      ],
      [{ stages: first(base.stages, { name: 'dig' }) }, 'stages', 'digging name'],
      [
        { actors: base.actors.map((a) => (a.actor === 'Peru' ? { ...a, aliases: ['PE'] } : a)) },
        'actors',
        'Peru aliases',
      ],
    ];
    for (const [edit, kind, what] of edits) {
      const found = changes(base, { ...base, ...edit });
      const told = Object.entries(found).flatMap(([name, rows]) =>
        typeof rows === 'number' ? [] : rows.map((c) => `${name}: ${c.key} ${c.columns.join()}`),
      );
      expect(told).toEqual([`${kind}: ${what}`]);
      expect(differ(found)).toBe(true);
    }
  });
  it('have no changed columns for a row that only one dataset has', () => {
    const fewer = { ...base, observations: base.observations.slice(1) };
    const [added] = changes(fewer, base).observations;
    const [removed] = changes(base, fewer).observations;
    expect([added?.before, added?.after?.observation, added?.columns]).toEqual([undefined, 'dig-bolivia', []]);
    expect([removed?.before?.observation, removed?.after, removed?.columns]).toEqual(['dig-bolivia', undefined, []]);
  });
  it('between datasets of different names are table cells with another value, unit or status', () => {
    const with1 = (more: Partial<Observation>) =>
      changes(base, renamed({ ...base, observations: first(base.observations, more) }));
    const columns = (more: Partial<Observation>) => with1(more).observations.map((c) => c.columns.join());
    expect(columns({ printed: '1500', observation: 'another', locator: 'p. 9' })).toEqual([]);
    expect(columns({ printed: '1,600' })).toEqual(['printed']);
    expect(columns({ unit: 't' })).toEqual(['unit']);
    expect(columns({ status: 'doubtful' })).toEqual(['printed,status']);
    expect(with1({}).uncompared).toBe(8);
  });
});

describe('the results that moved', () => {
  const world = (...rows: readonly Observation[]): Dataset => ({ ...base, observations: rows });
  const results = (before: Dataset, after: Dataset): readonly Moved[] =>
    moved(before, after, { reading: 'printed', bands: 'us2023', exclusions: [] }).filter(
      (m) => m.subject.subject === 'tin' && m.stage.stage === 'digging',
    );
  const of = (period: string, peru: string) => table(`t${period}`, { period }, peru);

  it('are found by default, and period by period if a default period changed', () => {
    const two = results(
      world(...of('2022', '20'), ...of('2023', '30')),
      world(...of('2022', '25'), ...of('2023', '30')),
    );
    expect(two.map((m) => m.period)).toEqual(['2022']);
    const later = results(world(...of('2022', '20')), world(...of('2022', '25'), ...of('2023', '30')));
    expect(later.map((m) => [m.period, m.before?.evidence.period, m.after?.evidence.period])).toEqual([
      [undefined, '2022', '2023'],
      ['2022', '2022', '2022'],
    ]);
    expect(results(world(...of('2023', '30')), world(...of('2023', '31'))).map((m) => m.period)).toEqual([undefined]);
    expect(results(world(claim({})), world(claim({ printed: '60%' }))).map((m) => m.period)).toEqual([undefined]);
  });
  it('are wider if a figure became wider or unknown, but not if it only shifted', () => {
    const shifted = results(world(...of('2023', '60')), world(...of('2023', '60-70')));
    expect(shifted.map((m) => m.wider)).toEqual([true]);
    const narrower = results(world(...of('2023', '60-70')), world(...of('2023', '60')));
    expect(narrower.map((m) => m.wider)).toEqual([false]);
    const gone = results(world(...of('2023', '60')), world());
    expect(gone.map((m) => [m.wider, m.after, m.movers, m.band.after])).toEqual([[true, undefined, [], undefined]]);
    expect(results(world(), world(...of('2023', '60'))).map((m) => [m.wider, m.movers])).toEqual([[false, []]]);
    expect(results(world(), world())).toEqual([]);
  });
  it('name a band even if only its lower level changed', () => {
    const [only] = results(world(claim({ printed: '30%' })), world(claim({ printed: '25%' })));
    expect([only?.bandMoved, only?.wider]).toEqual([false, true]);
    const [flips] = results(world(claim({ printed: '40-60%' })), world(claim({ printed: '30%' })));
    expect(flips?.bandMoved).toBe(true);
    expect(flips?.band.before?.highest).toBe(flips?.band.after?.highest);
  });
  it('name only suppliers that moved the HHI, the largest contribution first', () => {
    const three = (a: string, b: string, c: string) =>
      world(
        ...[
          ['Peru', a],
          ['Bolivia', b],
          ['Indonesia', c],
          ['World', '100'],
        ].map(([actor = '', printed = '']) =>
          claim({ measure: 'quantity', unit: 'kg', table: 't', period: '2023', actor, printed }),
        ),
      );
    const [only] = results(three('50', '20', '10'), three('50', '25', '13'));
    expect(only?.movers.map((m) => m.actor)).toEqual([undefined, 'Bolivia', 'Indonesia']);
    expect(only?.movers.map((m) => m.low)).toEqual([0, 225, 69]);
    expect(only?.movers[0]?.high).toBe(12 ** 2 - 20 ** 2);
  });
});
