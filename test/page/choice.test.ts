import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READINGS } from '../../src/domain/reading.js';
import { BAND_SETS } from '../../src/market/band.js';
import { type Choice, choiceOf, hashOf, pageAddress, portionOf } from '../../src/page/choice.js';

const NAMES = ['China', 'A=B', 'x&y=50', '<img src=x>', '#?%', 'largest', '__proto__', 'Côte d’Ivoire', '50%'];
const ACTORS = NAMES.map((actor) => ({ actor, iso3: '', aliases: [] }));
const portion = fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10);
const choice: fc.Arbitrary<Choice> = fc
  .record({
    who: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 }),
    portionPct: portion,
    largest: fc.boolean(),
    reading: fc.constantFrom(...READINGS),
    bands: fc.constantFrom(...BAND_SETS),
  })
  .map(({ who, portionPct, largest, reading, bands }) => ({
    ...(largest
      ? { exclusions: [], largestPct: portionPct }
      : { exclusions: who.map((actor) => ({ actor, portionPct })) }),
    reading,
    bands,
  }));

describe('a choice in an address', () => {
  it('is the same when it is read again, with the part of the page that it leads to', () => {
    fc.assert(
      fc.property(choice, fc.string(), (made, anchor) => {
        const { anchor: to, search } = pageAddress(hashOf(anchor, made));
        expect([to, choiceOf(search ?? '', ACTORS)]).toEqual([anchor, made]);
      }),
      { numRuns: 200 },
    );
  });
  it('is none in any text that states none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(choiceOf(text, ACTORS)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
  it.each([
    'exclude=Nowhere%3D100&reading=printed&bands=us2023',
    'exclude=China%3D100&exclude=China%3D50&reading=printed&bands=us2023',
    'exclude=China%3D100&largest=100&reading=printed&bands=us2023',
    'exclude=China%3D0&reading=printed&bands=us2023',
    'exclude=China%3D1e2&reading=printed&bands=us2023',
    'largest=&reading=printed&bands=us2023',
    'reading=rough&bands=us2023',
  ])('is none where a part of it means nothing: %s', (search) => {
    expect(choiceOf(search, ACTORS)).toBeUndefined();
  });
});

it('a percentage is above 0 and up to 100', () => {
  expect(['50', ' 12.5 % ', '100', '0.5'].map(portionOf)).toEqual([50, 12.5, 100, 0.5]);
  expect(['0', '101', '', 'x', '-5', '1e1', '5,5', '٣'].map(portionOf)).toEqual(Array(8).fill(undefined));
});
