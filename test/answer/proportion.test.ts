import { expect, test } from 'vitest';
import { evidence } from '../../src/answer/evidence.js';
import { report } from '../../src/answer/report.js';
import { publications } from '../../src/answer/underlying.js';
import { conflict } from '../../src/check/rules/conflict.js';
import { DEFAULT_BANDS } from '../../src/market/band.js';
import { quotableSentence } from '../../src/output/cite/sentence.js';
import { evidenceMarkup } from '../../src/picture/page/evidence-markup.js';
import { base, claim, group, source, table } from '../world.js';

/** The number of times that a property of some records is read. */
function counted<T extends object>(records: readonly T[], name: keyof T) {
  const reads = { number: 0 };
  const all = records.map((record) => {
    const value = record[name];
    const get = () => {
      reads.number += 1;
      return value;
    };
    return Object.defineProperty({ ...record }, name, { get, enumerable: true });
  });
  return { all, reads };
}

test('the evidence of four times as many subjects takes about four times as many steps', () => {
  const [stage] = base.stages;
  const steps = (n: number): number => {
    const ids = Array.from({ length: n }, (_, i) => `s${i}`);
    const { all, reads } = counted(
      ids.map((id) => claim({ subject: id })),
      'subject',
    );
    const dataset = Object.defineProperties(base.part(all), {
      subjects: { value: ids.map((id) => group(id, [])) },
    });
    for (const subject of dataset.subjects)
      if (stage) evidence(dataset, subject, stage, { period: undefined, reading: 'printed' });
    return reads.number;
  };
  expect(steps(400)).toBeLessThan(6 * steps(100));
});

test('comparing statements with four times as many tables takes about four times as many steps', () => {
  const steps = (n: number): number => {
    const rows = Array.from({ length: n }, (_, i) => table(`t${i}`, { period: String(1000 + i) })).flat();
    const { all, reads } = counted(rows, 'period');
    conflict.find(base.part(all));
    return reads.number;
  };
  expect(steps(400)).toBeLessThan(6 * steps(100));
});

test('the publications of four times as many sources take about four times as many steps', () => {
  const steps = (n: number): number => {
    const { all, reads } = counted(
      Array.from({ length: n }, (_, i) => claim({ source: `s${i}` })),
      'source',
    );
    publications({ ...base, observations: all, sources: all.map((_, i) => source(`s${i}`, '')) });
    return reads.number;
  };
  expect(steps(400)).toBeLessThan(6 * steps(100));
});

test('the printed values of four times as many sources take about four times as many steps', () => {
  const steps = (n: number): number => {
    const observations = Array.from({ length: n }, (_, i) => claim({ source: `s${i}` }));
    const { all, reads } = counted(
      observations.map((_, i) => source(`s${i}`, '')),
      'source',
    );
    const dataset = { ...base, observations, sources: all };
    const terms = { exclusions: [], bands: DEFAULT_BANDS };
    const tin = dataset.subjects.filter((s) => s.subject === 'tin');
    const { answers } = report(dataset, tin, dataset.stages, { period: undefined, reading: 'printed' }, terms);
    reads.number = 0;
    expect(evidenceMarkup(dataset, answers, 'printed', { id: 'tin', name: 'tin' })).toHaveLength(2);
    return reads.number;
  };
  expect(steps(400)).toBeLessThan(6 * steps(100));
});

test('the sentence to quote of four times as many sources takes about four times as many steps', () => {
  const steps = (n: number): number => {
    const { all, reads } = counted(
      Array.from({ length: n }, (_, i) => claim({ source: `s${i}`, actor: 'Peru', printed: '40%' })),
      'actor',
    );
    const dataset = base.part(all);
    const terms = { exclusions: [{ actor: 'Peru', portionPct: 100 }], bands: DEFAULT_BANDS };
    const tin = dataset.subjects.filter((s) => s.subject === 'tin');
    const { answers } = report(dataset, tin, dataset.stages, { period: undefined, reading: 'printed' }, terms);
    const [answer] = answers.filter((a) => a.evidence.status === 'ok');
    if (!answer) throw new Error('no answer');
    const sources = all.map((o, i) => ({ source: source(`s${i}`, ''), observations: [o], compositions: [] }));
    reads.number = 0;
    expect(quotableSentence({ answer, reading: 'printed', terms, sources }, base.edition)).toContain('is 40 %');
    return reads.number;
  };
  expect(steps(400)).toBeLessThan(6 * steps(100));
});
