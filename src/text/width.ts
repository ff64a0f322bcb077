/**
 * The columns that a text takes in a terminal. A letter of East Asia or a picture takes two, a combining mark none.
 * The text holds no control character: each is spelt out before.
 */
export const terminalWidth = (text: string): number =>
  NARROW.test(text)
    ? text.length
    : text
        .replace(MARKS, '')
        .replace(TWO_COLUMNS, '  ')
        .replace(/[\u{10000}-\u{10ffff}]/gu, ' ').length;

/** Letters that take one column and one unit of a string. */
const NARROW = /^[\0-\u02ff]*$/;
const MARKS = /[\u0300-\u036f]/g;
const WIDE =
  '[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\u3247\u3250-\u4dbf\u4e00-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b001}\u{1f200}-\u{1f251}\u{20000}-\u{3fffd}]';
/** A wide letter, a flag, a picture of any colour of skin, or a sign that a selector makes a picture. */
const TWO_COLUMNS = new RegExp(
  `[\u{1f1e6}-\u{1f1ff}]{2}|.\ufe0f\u20e3?|${WIDE}|\\p{Emoji_Presentation}[\u{1f3fb}-\u{1f3ff}]?`,
  'gu',
);
