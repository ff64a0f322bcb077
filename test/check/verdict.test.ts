import { describe, expect, it } from 'vitest';
import { type CheckedDataset, ofSeverity } from '../../src/check/check.js';
import type { Judged } from '../../src/check/checked.js';
import { FAIL_ON, verdict } from '../../src/check/verdict.js';
import type { Severity } from '../../src/domain/finding.js';
import { findings } from '../../src/domain/findings.js';

const judged = (severity: Severity, line: number, code = 'a'): Judged => ({
  code,
  severity,
  place: { file: 'f', line },
  text: '',
});
const dataset = (open: readonly Judged[], known: readonly Judged[] = [], beside: readonly Judged[] = []) =>
  ({
    label: '',
    edition: undefined,
    sound: true,
    open: findings(open, 2),
    known: findings(known, 2),
    beside,
  }) satisfies CheckedDataset;
const many = (severity: Severity, count: number, code = 'a') =>
  Array.from({ length: count }, (_, i) => judged(severity, i, code));

describe('a verdict', () => {
  it.each<readonly [Severity, readonly boolean[]]>([
    ['error', [true, true, false]],
    ['warning', [false, true, false]],
    ['note', [false, false, false]],
  ])('on a dataset with one %s fails as it is told', (severity, failed) => {
    expect(FAIL_ON.map((failOn) => verdict([dataset([judged(severity, 1)])], failOn).failed)).toEqual(failed);
  });
  it('does not fail for what is acknowledged', () => {
    expect(verdict([dataset([], [judged('error', 1)])], 'warning').failed).toBe(false);
  });
  it('fails for what is only counted, and for what lies beside the dataset', () => {
    const counted = dataset([...many('error', 2), ...many('warning', 3)]);
    expect(verdict([counted], 'warning', 2).failed).toBe(true);
    expect(verdict([dataset([], [], [judged('warning', 1)])], 'warning').failed).toBe(true);
  });
  it('lists the worst first, then the acknowledged, and counts the others by whether they are', () => {
    const { findings: listed, open, unlisted } = verdict([dataset(many('note', 4), many('warning', 4))], 'never', 3);
    expect([listed.length, open.length]).toEqual([3, 2]);
    expect(unlisted).toEqual([
      { code: 'a', severity: 'note', file: 'f', count: 2, acknowledged: false },
      { code: 'a', severity: 'warning', file: 'f', count: 3, acknowledged: true },
    ]);
  });
  it('knows of each listed finding whose it is', () => {
    const [first, second] = [dataset([judged('note', 1, 'a')]), dataset([judged('note', 2, 'b')], [judged('note', 3)])];
    const { findings: listed, datasetOf } = verdict([first, second], 'never', 2);
    expect(listed.map((finding) => datasetOf(finding))).toEqual([first, second]);
    expect(datasetOf(judged('note', 1))).toBeUndefined();
    // all findings of the only dataset are its own
    const one = verdict([first], 'never');
    expect(one.findings.map((finding) => one.datasetOf(finding))).toEqual([first]);
  });
  it('counts open findings by severity, with those beside the dataset, and acknowledged ones', () => {
    const of = dataset(
      [judged('error', 1), judged('warning', 2), judged('warning', 3), judged('note', 4)],
      [...many('note', 3, 'k'), judged('error', 9, 'k')],
      [judged('warning', 5, 'b'), judged('note', 6, 'b')],
    );
    expect(verdict([of], 'never').datasets).toEqual([
      { checked: of, open: { error: 1, warning: 3, note: 2 }, acknowledged: 4 },
    ]);
    expect(ofSeverity(of.open, 'warning')).toBe(2);
  });
});
