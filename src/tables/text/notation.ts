/**
 * How numbers and marks are written in the columns of values. `decimal` is the sign before decimals and `thousands` the one between
 * thousands; undefined where nobody says so: then values are written as in English. `presumed` says that the decimal sign was found, not named.
 * A cell is unknown if it is one of `unknown`, and nothing if it is one of `none`. One of `flags` may stand behind a number or a mark, or before a number.
 */
export type Notation = {
  readonly decimal: '.' | ',' | undefined;
  readonly thousands: string | undefined;
  readonly presumed?: boolean;
  readonly unknown: readonly string[];
  readonly none: readonly string[];
  readonly flags: readonly string[];
};

/** The notation where nobody names one. */
export const ENGLISH: Notation = { decimal: undefined, thousands: undefined, unknown: [], none: [], flags: [] };

/** The decimal sign of a notation. */
export const decimalSign = ({ decimal, thousands }: Notation): '.' | ',' => decimal ?? (thousands === '.' ? ',' : '.');

/** Whether numbers are written as in English: 1,234.5. */
export const isEnglish = (notation: Notation): boolean =>
  decimalSign(notation) === '.' && (notation.thousands === undefined || notation.thousands === ',');

/** Whether values are written as in English, and nobody names marks. */
export const isPlain = (notation: Notation): boolean =>
  isEnglish(notation) && [notation.unknown, notation.none, notation.flags].every((marks) => marks.length === 0);

/** A mark in lower case with single blanks, as cells are compared with it. */
export const markText = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

/** The most characters of a cell that is looked at. A longer one is no value. */
const LONGEST = 1000;

/** Writes the text of a cell as the reading of values expects it: in English, without flags, marks as NA or 0. Undefined where every text is written so already. */
export function englishValue(notation: Notation): ((text: string) => string) | undefined {
  const [unknown, none] = [new Set(notation.unknown.map(markText)), new Set(notation.none.map(markText))];
  // the longer of two with the same end first, so that no half of it is left
  const flags = notation.flags.map(markText).sort((a, b) => b.length - a.length);
  if (isPlain(notation) && notation.thousands === undefined) return undefined;
  const mark = (text: string): string | undefined => (unknown.has(text) ? 'NA' : none.has(text) ? '0' : undefined);
  const number =
    notation.thousands === ',' ? withoutLakhs : isEnglish(notation) ? (text: string) => text : englishNumber(notation);
  return (cell) => {
    if (cell.length > LONGEST) return cell;
    const text = markText(cell);
    const whole = mark(text);
    if (whole !== undefined) return whole;
    const bare = withoutFlags(text, flags);
    const behind = withoutFlagsBefore(bare, flags);
    if (behind !== bare) return number(behind);
    return mark(bare) ?? number(bare === '' || /\d$/.test(bare) || text[bare.length] === ' ' ? bare : text);
  };
}

/** A text in which numbers with commas between lakhs and crores, as in 1,20,000, have no commas. */
const withoutLakhs = (text: string): string =>
  text.replace(/(?<![\d.,])\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])/g, (digits) => digits.replaceAll(',', ''));

/** A text without the flags at its end, which commas, semicolons and slashes may join. */
function withoutFlags(text: string, flags: readonly string[]): string {
  let bare = text;
  for (let flag = last(bare, flags); flag !== undefined; flag = last(bare, flags))
    bare = bare.slice(0, -flag.length).replace(/[\s,;/]+$/, '');
  return bare;
}

/** A number without the flags before it; the text itself where no number follows them. */
function withoutFlagsBefore(text: string, flags: readonly string[]): string {
  const flag = flags.find((one) => one !== '' && text.startsWith(one));
  if (flag === undefined) return text;
  const behind = withoutFlagsBefore(text.slice(flag.length).trimStart(), flags);
  return /^\d.*\d$|^\d$/s.test(behind) ? behind : text;
}

const last = (text: string, flags: readonly string[]): string | undefined =>
  flags.find((flag) => flag !== '' && text.endsWith(flag));

/** Blanks and apostrophes that separate thousands, by how they are typed. */
const LIKE: Readonly<Record<string, string>> = { ' ': ' \\u00a0\\u2009\\u202f', "'": "'\\u2019" };

/** Writes numbers of another notation in English. A number with a sign in the wrong place becomes no number. */
function englishNumber(notation: Notation): (text: string) => string {
  const decimal = decimalSign(notation);
  const signs =
    notation.thousands === undefined ? ['.', ' ', "'"].filter((sign) => sign !== decimal) : [notation.thousands];
  const sign = `[${signs.map((one) => LIKE[one] ?? one.replace(/[\]\\^-]/, '\\$&')).join('')}]`;
  const thousands = new RegExp(`(?<![\\d.,])[1-9]\\d{0,2}(${sign})\\d{3}(?:\\1\\d{3})*(?!\\d)`, 'g');
  const apart = new RegExp(sign, 'g');
  const wellFormed = new RegExp(`^\\d+(?:\\${decimal}\\d+)?$`);
  return (text) => {
    const joined = text.replace(thousands, (digits) => digits.replace(apart, ''));
    const numbers = joined.match(/\d[\d.,]*/g) ?? [];
    return numbers.every((one) => wellFormed.test(one)) ? joined.replace(/(?<=\d),(?=\d)/g, '.') : `? ${text}`;
  };
}

/** What the points in values say of the notation, as bits: a whole number, a point before exactly three last digits, and a sign that settles the matter. */
export const POINTS = { whole: 1, three: 2, settled: 4 } as const;

/** What the point of a value says of the notation; 0 where it has no number. */
export function pointsIn(value: string): number {
  if (/^\d+$/.test(value)) return POINTS.whole;
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(value)) return POINTS.three;
  return /\d[.,]\d/.test(value) ? POINTS.settled : 0;
}

/** Whether a point may separate thousands: every value with a point has three digits behind it, and others are whole numbers. */
export const isDoubtful = (points: number): boolean => points === (POINTS.whole | POINTS.three);

/** Whether values have a point before three last digits alone, and different digits before it. Where commas are no decimal signs, half of them must be round. */
export function isPointed(values: readonly string[], european: boolean): boolean {
  const pointed = values.map((value) => value.trim()).filter((value) => pointsIn(value) === POINTS.three);
  const round = pointed.filter((value) => value.endsWith('0')).length;
  return new Set(pointed.map((value) => value.split('.')[0])).size > 1 && (european || 2 * round >= pointed.length);
}

/** The decimal sign that values show, if their cells are separated by semicolons: a comma unless they also show a decimal point. Undefined where none has a comma. */
export function shownDecimal(values: readonly string[]): ',' | '.' | undefined {
  const has = (pattern: RegExp): boolean => values.some((value) => pattern.test(value));
  if (!has(/\d,\d/)) return undefined;
  if (has(/\d,(?:\d{1,2}|\d{4,})(?!\d)|\.\d{3},/)) return ',';
  return has(/\d\.(?:\d{1,2}|\d{4,})(?!\d)|,\d{3}[.,]/) ? '.' : ',';
}
