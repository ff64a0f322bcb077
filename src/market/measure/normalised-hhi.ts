/**
 * Normalised HHI, (H - 1/n) / (1 - 1/n) with H as a fraction and n the number of suppliers: 0 where all are equal, 1 where one holds all in the limit.
 * Of the shares of a fully known market, as fractions; undefined for one supplier. Source: the HHI rescaled to [0, 1], as in Cracau and Lima 2016.
 */
export function normalisedHhi(shares: readonly number[]): number | undefined {
  const n = shares.length;
  if (n < 2) return undefined;
  const h = shares.reduce((sum, s) => sum + s * s, 0);
  return Math.max(0, (h - 1 / n) / (1 - 1 / n));
}
