import { describe, expect, it } from 'vitest';
import { evidence } from '../../src/answer/evidence.js';
import { narrowerFigures, newerFigures, newestFigures } from '../../src/answer/newest.js';
import { base, claim, group, table } from '../world.js';

const metals = group('metals', ['tin', 'indium']);
const world = (...observations: readonly ReturnType<typeof claim>[]) => ({
  ...base,
  subjects: [...base.subjects.filter((s) => s.kind === 'element').map((s) => ({ ...s, enters: [] })), metals],
  observations,
});
const digging = (dataset: typeof base, name: string) => {
  const [subject, stage] = [dataset.subjects.find((s) => s.subject === name), dataset.stages[0]];
  const [found] = subject && stage ? evidence(dataset, subject, stage, { period: undefined, reading: 'printed' }) : [];
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const other = { name: 'other', version: '2020.01' };

describe('the latest figures of an edition', () => {
  it('have the period of the table, and say who has figures and who only through a group', () => {
    const dataset = world(...table('t1', { subject: 'metals', period: '2023' }), ...table('t2', { period: '2021' }));
    expect(newestFigures(dataset)).toMatchObject([
      { stage: 'digging', time: '2021', own: ['tin'], inherited: [] },
      { stage: 'digging', time: '2023', own: ['metals'], inherited: ['indium'] },
    ]);
  });
  it('have the latest date of claims or of their sources', () => {
    expect(newestFigures(world(claim({ period: '2022' }), claim({})))).toMatchObject([{ time: '2024-03-01' }]);
    expect(newestFigures(world(claim({ period: '2025' }), claim({})))).toMatchObject([{ time: '2025' }]);
    expect(newestFigures(world(claim({ printed: 'NA' })))).toEqual([]);
  });
});

describe('newer figures', () => {
  const known = newestFigures(world(...table('t1', { subject: 'metals', period: '2023' }), ...table('t2', {})));
  it('are later ones of another edition', () => {
    const early = digging(world(...table('t3', { subject: 'metals', period: '2022' })), 'indium');
    const late = digging(world(...table('t3', { subject: 'metals', period: '2024' })), 'indium');
    expect(newerFigures(known, other, early)).toMatchObject([{ time: '2023' }]);
    expect([newerFigures(known, other, late), newerFigures(known, base.edition, early)]).toEqual([[], []]);
  });
  it('are those of a table where statements of the same time answer, but not the other way round', () => {
    const [said, counted] = [world(claim({ period: '2023' })), world(...table('t1', { period: '2023' }))];
    expect(newerFigures(newestFigures(counted), other, digging(said, 'tin'))).toMatchObject([{ tabled: true }]);
    expect(newerFigures(newestFigures(said), other, digging(counted, 'tin'))).toEqual([]);
    expect(newerFigures(newestFigures(said), other, digging(said, 'tin'))).toEqual([]);
  });
  it('of a group are not newer than figures of its element, but than none', () => {
    const own = digging(world(claim({ subject: 'indium', period: '2020' })), 'indium');
    expect(newerFigures(known, other, own)).toEqual([]);
    expect(newerFigures(known, other, digging(world(), 'indium'))).toMatchObject([{ time: '2023' }]);
  });
});

describe('narrower figures', () => {
  const known = newestFigures(
    world(...table('t1', { subject: 'metals', period: '2023' }), ...table('t2', { period: '2021' })),
  );
  it('are of fewer elements, in another dataset', () => {
    const ofGroup = digging(world(...table('t3', { subject: 'metals', period: '2024' })), 'tin');
    expect(narrowerFigures(known, other, ofGroup)).toMatchObject([{ elements: 1, own: ['tin'] }]);
    expect(narrowerFigures(known, base.edition, ofGroup)).toEqual([]);
    expect(narrowerFigures(known, other, digging(world(...table('t3', {})), 'tin'))).toEqual([]);
  });
  it('are all figures where there are none', () => {
    expect(narrowerFigures(known, other, digging(world(), 'indium'))).toMatchObject([{ elements: 2 }]);
  });
});
