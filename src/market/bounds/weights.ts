/** The portion of each holding that counts, in parts of `whole`: named suppliers in the market's order, then the rest. */
export type Weights = { readonly named: readonly bigint[]; readonly rest: bigint; readonly whole: bigint };

/** The weights of what these weights leave out. */
export const complementWeights = (w: Weights): Weights => ({
  named: w.named.map((part) => w.whole - part),
  rest: w.whole - w.rest,
  whole: w.whole,
});
