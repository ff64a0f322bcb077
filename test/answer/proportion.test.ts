import { expect, test } from 'vitest';
import { evidence } from '../../src/answer/evidence.js';
import { conflict } from '../../src/check/rules/conflict.js';
import { base, claim, group, table } from '../world.js';

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
