import { labelWords, wordSet } from './label-words.js';

/** A time that a cell names: its year, and whether it is only a part of it, such as a month. */
type CellPeriod = { readonly year: string; readonly isPart: boolean };

const YEAR = '((?:19|20)\\d\\d)';
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
/** What may follow a year: the mark of an estimate or of a note. */
const MARK = '(?: ?(?:\\p{L}|\\([\\p{L}. ]+\\)))?\\*?';

/** Years alone and spans of years, as statistics write them. */
const YEARS = [`(?:[fc]y ?)?${YEAR}(?:[-/\u2013](?:\\d{4}|\\d{2}))?${MARK}`, "(?:[fc]y ?'?|')(\\d\\d)"];

/** Dates, months, quarters and halves of a year. */
const PARTS = [
  `${YEAR}[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\\d{1,2})?(?:[t ]\\d.*)?${MARK}`,
  `${YEAR}[-/ ]?(?:q[1-4]|m\\d\\d|[hs][12]|w\\d\\d)`,
  `${YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])?`,
  `${YEAR}[-/. ]?${MONTH}`,
  `\\d{1,2}[-/.]\\d{1,2}[-/.]${YEAR}`,
  "(?:[qh][1-4]|[1-4][qh])[-/ ]?'?((?:19|20)?\\d\\d)",
  `(?:\\d{1,2}[-/. ])?${MONTH}[-/., ]*(?:\\d{1,2}, ?)?'?((?:19|20)?\\d\\d)`,
];

const [WHOLE, PART] = [YEARS, PARTS].map((all) => new RegExp(`^(?:${all.join('|')})$`, 'iu'));

/** The time that a cell names; undefined for any other text. */
export function periodIn(cell: string): CellPeriod | undefined {
  // a month looks like a span of years: 2024-05
  const part = PART?.exec(cell);
  const found = part ?? WHOLE?.exec(cell);
  const year = found?.slice(1).find((text) => text !== undefined);
  return year === undefined ? undefined : { year: year.length === 2 ? `20${year}` : year, isPart: Boolean(part) };
}

/** The year that any text names in a column of years or dates: one in words, a date with two digits for the year, a Japanese year, or the number of a day in a spreadsheet. Undefined where it names none. */
export function yearIn(cell: string): string | undefined {
  const year = periodIn(cell)?.year ?? /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(cell)?.[0] ?? ERA.exec(cell)?.[0];
  if (year !== undefined) return year;
  const [, short] = SHORT_DATE.exec(cell) ?? SHORT_MONTH.exec(cell) ?? [];
  if (short !== undefined) return `20${short}`;
  return /^[34]\d{4}(?:\.\d+)?$/.test(cell)
    ? String(new Date(DAY_ZERO + Number(cell) * DAY).getUTCFullYear())
    : undefined;
}

const SHORT_DATE = /^\d{1,2}[-/.]\d{1,2}[-/.](\d\d)$/;
/** A month or quarter in any language and two digits for the year. Those of a week are its number. */
const SHORT_MONTH = /^(?!week|woche|month|monat|quarter|quartal|period)(?:\p{L}{3,}\.?|[qth][1-4])[-/. ]+'?(\d\d)$/iu;
const ERA = /(?:\u662d\u548c|\u5e73\u6210|\u4ee4\u548c)\s?(?:\d{1,2}|\u5143)/;
/** The day before which a spreadsheet counts days, and the length of a day, in milliseconds. */
const [DAY_ZERO, DAY] = [Date.UTC(1899, 11, 30), 86_400_000];

/** Whether the cells of a column are years or dates and nothing else. Whether 202401 is a month, only a label can say. */
export const arePeriods = (label: string, cells: readonly string[]): boolean =>
  cells.length > 0 &&
  cells.every((cell) => periodIn(cell) !== undefined) &&
  (isPeriodLabel(label) || !cells.some((cell) => /^\d{5,}$/.test(cell)));

const PERIOD_WORDS = wordSet(
  'year years yr fy period periods month months quarter quarters date dates time season',
  'jahr jahre monat datum stichtag quartal zeitraum année annee mois période trimestre año ano mes fecha período anno mese',
  'jaar maand år rok год 年 年度 年月 年份 月 月份 日付 日期 期間 時期 时间 연도 년도',
);

/** Whether a label says that its column has years or dates. */
export const isPeriodLabel = (label: string): boolean => labelWords(label).some((word) => PERIOD_WORDS.has(word));
