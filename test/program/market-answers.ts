import type * as entry from '../../src/market.js';
import type { Market, Terms, Typed } from '../../src/market.js';

// What Node and a browser both run, so it imports only types.

/** A market, typed or made of intervals, and what is asked of it. */
export type AskedMarket = {
  readonly market: Market | { readonly holdings: readonly (readonly [string, string])[]; readonly typed: Typed };
  readonly terms: Terms;
  /** Whether what the profile has is asked again by functions for one figure, and what would narrow the HHI: this takes most of the time. */
  readonly thorough: boolean;
};

/** What the entry says of each market, as text: two texts are alike only if all their numbers are, to the last bit. */
export const answersOf = (library: typeof entry, asked: readonly AskedMarket[]): readonly string[] =>
  asked.map(({ market, terms, thorough }) => {
    try {
      const made = 'holdings' in market ? library.market(market.holdings, market.typed) : market;
      const answer = answered(library, made, terms);
      return exactText(thorough ? [answer, singly(library, made, terms)] : answer);
    } catch (error) {
      if (error instanceof library.UntypableMarket) return exactText(error.problem);
      throw error;
    }
  });

function answered(library: typeof entry, market: Market, terms: Terms) {
  const profile = library.profile(market, terms);
  const { measures, remaining } = profile;
  return {
    market,
    contradiction: library.contradiction(market),
    profile,
    lines: library.shares(market, terms.exclusions),
    derivations: library.derivations(market, terms.exclusions),
    texts: [
      measures?.hhi && library.points(measures.hhi),
      remaining && library.percent(remaining.sharePct),
      remaining?.quantity && library.quantity(remaining.quantity, market.unit ?? ''),
    ],
  };
}

const singly = (library: typeof entry, market: Market, { exclusions, bands }: Terms) => {
  const index = library.hhi(market);
  const left = library.exclude(market, exclusions);
  return { index, left, band: index && library.band(index, bands), settled: library.settle(market) };
};

/** JSON that also tells undefined from missing, -0 from 0, and the numbers that JSON lacks. */
const exactText = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Map) return [...part];
    if (part === undefined) return 'undefined';
    if (Object.is(part, -0)) return 'minus zero';
    return typeof part === 'number' && !Number.isFinite(part) ? `number ${part}` : part;
  });
