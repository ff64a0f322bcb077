import { type Contradiction, contradiction } from '../../market/contradiction.js';
import { isLump } from '../../market/lump.js';
import { FREE, type Market } from '../../market/market.js';
import { market, type Typed, UntypableMarket } from '../../market/typed.js';
import { typingWords } from '../../market/typing-words.js';
import { percentQuestion } from './percent-question.js';
import { contradictionWords, type MarketAdvice, notNameAndValue, signBeforeEquals } from './words.js';

/**
 * A market that was typed, and the name that it has for several suppliers together; undefined if it has none.
 * `above` is the sum of shares above 100 percent by no more than their rounding; undefined for other markets.
 */
export type TypedMarket = Market & { readonly lump: string | undefined; readonly above: number | undefined };

/** A supplier and its value as they were typed. */
export type TypedPair = readonly [name: string, value: string];

/** The name and the value in a word `NAME=VALUE`, or what is wrong with the word. */
export function typedPair(word: string): TypedPair | string {
  const [, name = '', value] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
  if (value === undefined || value.trim() === '' || name.trim() === '') return notNameAndValue(word);
  return /[<>≤≥~≈]\s*$/.test(name) ? signBeforeEquals(word) : [name.trim(), value];
}

/** The market that was typed, or what is wrong with it: it cannot be read, or its shares cannot all be true. `separator` stands between suppliers. */
export function typedMarket(
  pairs: readonly TypedPair[],
  typed: Typed,
  advice: MarketAdvice,
  separator = ' ',
): TypedMarket | string {
  const meant = typed.total === undefined ? percentQuestion(pairs, separator) : undefined;
  if (meant !== undefined) return meant;
  try {
    const made = market(pairs, typed);
    const wrong = contradiction(made);
    const rounds = (): boolean => contradiction(market(pairs, { ...typed, reading: 'rounded' })) === undefined;
    const lump = pairs.map(([name]) => name).find(isLump);
    const all = wrong && allOf(pairs, typed, made, wrong, rounds);
    if (all) return { ...all, lump, above: sumOf(wrong) };
    return wrong ? contradictionWords(wrong, typed, rounds(), advice) : { ...made, lump, above: undefined };
  } catch (error) {
    if (error instanceof UntypableMarket) return typingWords(error.problem, advice);
    throw error;
  }
}

/**
 * The market of shares above 100 percent by no more than their rounding: they are all of it, so their sum is the total ([s1]).
 * Undefined where something is unknown or described besides, because the shares then contradict it.
 */
function allOf(
  pairs: readonly TypedPair[],
  typed: Typed,
  { unknown = [], cap, leader }: Market,
  wrong: Contradiction,
  rounds: () => boolean,
): Market | undefined {
  const isWhole = typed.total === undefined && unknown.length === 0 && cap === undefined && leader === undefined;
  if (!isWhole || wrong.kind !== 'too-much' || wrong.difference === 0 || !rounds()) return undefined;
  const all = market(pairs, { ...typed, closed: true });
  return all.suppliers.every((s) => s.value !== FREE) && all.rest !== FREE ? { ...all, total: FREE } : undefined;
}

const sumOf = (wrong: Contradiction): number | undefined => (wrong.kind === 'too-much' ? wrong.sum : undefined);
