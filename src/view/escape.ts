/** Text from data or argv that a terminal prints as it is: control, direction and invisible characters are spelt out. */
export const terminal = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
