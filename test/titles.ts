/** Archaic and inverted turns of phrase, for which plain English has other words. */
export const TURNS =
  /\b(whoever|so many|of which|none of|stands twice|is to be|its own|left away|its kin|be it|what is .* is)\b/i;
