import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Finding, inOrder, SEVERITIES, type Severity } from '../../src/domain/finding.js';
import { allFindings, findingCount, findings, NO_FINDINGS } from '../../src/domain/findings.js';

const one = fc.record({
  code: fc.constantFrom('a', 'b'),
  severity: fc.constantFrom(...SEVERITIES),
  place: fc.record({ file: fc.constantFrom('f', 'g'), line: fc.nat(9) }),
  text: fc.constant(''),
});
const rank = (f: Finding): number => SEVERITIES.indexOf(f.severity);

it('the worst findings are listed, in order of place, and the others are counted by kind', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), fc.nat(9), fc.nat(40), (all, most, cut) => {
      const found = findings(all, most);
      const sorted = all.toSorted((a, b) => rank(a) - rank(b) || inOrder(a, b));
      expect(found.listed).toEqual(sorted.slice(0, most).toSorted(inOrder));
      const others = sorted.slice(most);
      const counted: Record<string, number> = {};
      for (const f of others) {
        const kind = [f.severity, f.code, f.place.file].join();
        counted[kind] = (counted[kind] ?? 0) + 1;
      }
      expect(Object.fromEntries(found.unlisted.map((k) => [[k.severity, k.code, k.file].join(), k.count]))).toEqual(
        counted,
      );
      expect(findingCount(found)).toBe(all.length);
      // in parts, the same
      const parts = allFindings([findings(all.slice(0, cut), most), NO_FINDINGS, findings(all.slice(cut), most)], most);
      expect(parts).toEqual(found);
    }),
  );
});

it('findings that are not listed are not held', () => {
  let made = 0;
  function* many(): Generator<Finding> {
    for (let line = 100_000; line > 0; line--) {
      made++;
      yield { code: 'c', severity: 'note', place: { file: 'f', line }, text: '' };
    }
  }
  const { listed, unlisted } = findings(many(), 3);
  expect([made, listed.map((f) => f.place.line), unlisted]).toEqual([
    100_000,
    [1, 2, 3],
    [{ code: 'c', severity: 'note', file: 'f', count: 99_997 }],
  ]);
});

it('kinds that are not listed: the worst first, then the most frequent, then by file', () => {
  const counted = (severity: Severity, file: string, code: string, count: number) => ({ severity, file, code, count });
  const ordered = [
    counted('error', 'g', 'x', 1),
    counted('warning', 'f', 'x', 3),
    counted('warning', 'f', 'a', 2),
    counted('warning', 'f', 'b', 2),
    counted('warning', 'g', 'a', 2),
    counted('note', 'f', 'x', 9),
  ];
  for (const given of [ordered, ordered.toReversed()]) expect(findings([], 0, given).unlisted).toEqual(ordered);
  expect(findings([], 0, [...ordered, ...ordered]).unlisted.map(({ count }) => count)).toEqual([2, 6, 4, 4, 4, 18]);
});
