import { read } from '../domain/reading.js';
import { type TypedPair, typedPair } from '../output/hhi/typed-market.js';
import { notNameAndValue } from '../output/hhi/words.js';

/** The suppliers in a text with their values, or what is wrong with one of them. They are separated by commas, semicolons or lines. */
export function typedPairs(text: string): readonly TypedPair[] | string {
  const pairs: TypedPair[] = [];
  // a comma before a digit is a part of a number
  for (const entry of text.split(/[\n;]|,(?!\d)/).map((part) => part.trim())) {
    if (entry === '') continue;
    const pair = entry.includes('=') ? typedPair(entry) : spacedPair(entry);
    if (typeof pair === 'string') return pair;
    pairs.push(pair);
  }
  return pairs;
}

/** A name and a value with a blank between them: the value is as long as it can be read, so that `A nearly 90%` is A. */
function spacedPair(entry: string): TypedPair | string {
  const splits = [...entry.matchAll(/\s+/g)].map(
    (blank): TypedPair => [entry.slice(0, blank.index), entry.slice(blank.index + blank[0].length)],
  );
  const found = splits.find(([, value]) => read(value, 'share', 'printed').kind !== 'unreadable');
  const last = splits.at(-1);
  // what looks like a value says itself why it cannot be read
  return found ?? (last && /\d/.test(last[1]) ? last : notNameAndValue(entry));
}
