/**
 * Gini coefficient of the shares, (n + 1 - 2 sum i s_i) / n, i being the rank from the largest: 0 where all n suppliers are equal, below 1.
 * A measure of inequality, blind to the number of suppliers. Of the shares of a fully known market, as fractions, largest first. Source: Gini 1912.
 */
export function gini(shares: readonly number[]): number {
  const n = shares.length;
  return Math.max(0, (n + 1 - 2 * shares.reduce((sum, s, i) => sum + (i + 1) * s, 0)) / n);
}
