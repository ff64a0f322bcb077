import { expect, it } from 'vitest';
import { jsonLines } from '../../src/tables/json-text.js';

it('objects of JSON give the same lines however their text is cut into pieces', async () => {
  const text = '[ {"a":"x\\\\","b":{"c":"}"}},\n{"a":"\\"{","b":-1.50e3},{"b":true}\n]';
  const lines = async (size: number): Promise<string> => {
    const pieces = async function* () {
      for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
    };
    let all = '';
    for await (const piece of jsonLines('x', pieces())) all += piece;
    return all;
  };
  const whole = await lines(text.length);
  expect(whole).toBe('a,b\nx\\,"{""c"":""}""}"\n"""{",-1.50e3\n,true\n');
  for (const size of [1, 2, 3, 7]) expect(await lines(size)).toBe(whole);
});
it('a break in objects of JSON has the same place however their text is cut into pieces', async () => {
  for (const [text, place] of [
    ['{"a":1}\r\n{"a":"\\"😀"}\r\n\r\n{"a":2} x', [4, 9]],
    ['[{"a":1},\n {"b":"é😀" 2}]', [2, 12]],
  ] as const)
    for (const size of [1, 2, 3, 5, 100]) {
      const pieces = async function* () {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
      };
      const found = async () => {
        for await (const _ of jsonLines('x', pieces()));
      };
      const [line, column] = place;
      await expect(found()).rejects.toMatchObject({ problem: { kind: 'json', position: { line, column } } });
    }
});
