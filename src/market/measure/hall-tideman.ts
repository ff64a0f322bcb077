/**
 * Hall-Tideman index, 1 / (2 sum i s_i - 1), i being the rank from the largest share: 1/n where n are equal, to 1 for one supplier.
 * Of the shares of a fully known market, as fractions, largest first. Source: Hall and Tideman 1967.
 */
export const hallTideman = (shares: readonly number[]): number =>
  1 / (2 * shares.reduce((sum, s, i) => sum + (i + 1) * s, 0) - 1);
