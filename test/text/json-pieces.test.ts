import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPiecesOf, jsonText } from '../../src/text/escape.js';

describe('JSON in pieces', () => {
  it('is the same text as at once, whatever is in it', () => {
    const long = fc.jsonValue().map((x) => ({ rows: Array.from({ length: 101 }, () => x), more: { list: [x] } }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), long), fc.integer({ min: 1, max: 200 }), (value, most) => {
        expect([...jsonPiecesOf(value, most)].join('')).toBe(jsonText([value], 2));
      }),
      { numRuns: 50 },
    );
  });
  it('leaves out what is undefined, and writes long lists below others, and empty ones', () => {
    const rows = Array.from({ length: 150 }, (_, i) => ({ i, held: i === 7 ? [] : [{}, '\n'], none: undefined }));
    const value = { none: undefined, '##[x]': '##[error]', rows: [{ rows }], empty: [] };
    expect([...jsonPiecesOf(value)].join('')).toBe(jsonText([value], 2));
  });
  it('holds no long list as one text', () => {
    const pieces = [...jsonPiecesOf({ rows: [{ evidence: Array.from({ length: 500 }, (_, i) => `row ${i}`) }] }, 1000)];
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1100);
  });
  it('writes a list whose items come one after another, and asks for each when it is written', () => {
    const asked: string[] = [];
    function* items(...all: readonly unknown[]) {
      for (const [i, item] of all.entries()) {
        asked.push(`item ${i}`);
        yield item;
      }
    }
    const value = (list: (...all: readonly unknown[]) => Iterable<unknown>) => ({
      rows: list({ held: list() }, 'two'),
      notes: list(),
      more: [list(1)],
    });
    const pieces = jsonPiecesOf(value(items), 1);
    for (const piece of pieces) asked.push(piece.trim());
    expect(asked.join(' ').replace(/\s+/g, ' ')).toMatch(/"rows": .*item 0 .*"held".* item 1 .*"two".*"notes": \[\]/);
    expect([...jsonPiecesOf(value(items))].join('')).toBe(jsonText([value((...all) => [...all])], 2));
  });
  it('throws on a number that JSON cannot hold, wherever it is', () => {
    for (const value of [Number.NaN, [{ a: [Number.POSITIVE_INFINITY] }], { rows: new Set([{ b: Number.NaN }]) }])
      expect(() => [...jsonPiecesOf(value)]).toThrow(/^(NaN|Infinity) in JSON output$/);
  });
});
