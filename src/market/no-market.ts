/** What is thrown if something else than a market is to be measured. The message says what to write instead. */
export class NoMarket extends Error {
  /** Stays the same between versions. */
  readonly code = 'no-market';
  constructor() {
    super("This is no market. Make one first, as in market([['China', 92]]).");
  }
  override get name() {
    return 'NoMarket' as const;
  }
}

/** Ends with NoMarket where a value is no market: a caller without types may give anything. */
export function demandMarket(market: { readonly suppliers: unknown; readonly total: unknown }): void {
  if (!Array.isArray(market?.suppliers) || typeof market.total !== 'object') throw new NoMarket();
}
