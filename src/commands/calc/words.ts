import { type Finding, finding } from '../../domain/finding.js';
import { suggest } from '../../domain/suggest.js';
import { shellWord } from '../../output/step.js';
import { DUCKDB } from '../../tables/duckdb/duckdb.js';
import { DELIMITERS, isFilled } from '../../tables/text/dialect.js';
import type { Unread } from '../../tables/text/groups.js';
import { isMultiplier } from '../../tables/text/multiplier.js';
import { decimalSign, ENGLISH, type Notation } from '../../tables/text/notation.js';
import { periodIn } from '../../tables/text/periods.js';
import type { SheetName } from '../../tables/text/sheet-facts.js';
import type { FlowProblem, RecordPlace } from '../../tables/text/unreadable.js';
import { whole } from '../../text/number.js';
import { isNegative, unreadableWords } from '../../text/why-unreadable.js';
import { count, either, list, quote, some } from '../../text/words.js';

/** Why a flat file cannot be read, and what to do. */
export function flowProblemWords(problem: FlowProblem): string {
  switch (problem.kind) {
    case 'no-file':
      return problem.address
        ? 'addresses are not read. Fetch it first, as in: curl -sL ADDRESS | reshare calc -'
        : 'there is no such file';
    case 'no-permission':
      return 'no permission to read it';
    case 'folder':
      return 'it is a folder; name a file, or - for stdin';
    case 'blank-header':
      return problem.skipped
        ? 'no line is left behind those that --skip leaves out'
        : 'it is empty, or has no line that names the columns';
    case 'nul':
      return problem.wide === undefined
        ? `this is a NUL byte, so the file is no text. Save its table as .csv. If this is the only one, delete it: tr -d '\\0' ${inputOf(problem.file)}> table.csv`
        : `this looks like UTF-16 without the mark at its start. Convert it: iconv -f ${problem.wide} -t UTF-8 ${inputOf(problem.file)}> table.csv`;
    case 'gzip':
      return 'its compression breaks off or is damaged. Fetch the file or pack it again';
    case 'encoding':
      return problem.name === 'utf-8'
        ? 'this byte is not UTF-8; if the file is older, try --encoding windows-1252'
        : 'this is not the UTF-16 that the mark at the start says';
    case 'quotes':
      return 'the quote that opens here is never closed. Close it, or write it twice within a quoted cell';
    case 'long-record':
      return `${recordWords(problem.place)} has more than ${whole(problem.most / 1e6)} MB, and that is the limit. ${
        problem.place.what === 'quote'
          ? 'Close it, or write it twice within a quoted cell'
          : problem.place.what === 'row'
            ? 'Write each row on a line'
            : 'Write an object for each row'
      }`;
    case 'wide-record':
      return `${recordWords(problem.place)} has more than ${whole(problem.most)} ${
        problem.place.what === 'object' ? 'keys' : 'cells'
      }, and that is the limit. Leave out columns that you do not need`;
    case 'no-column': {
      if (problem.headerAt !== undefined)
        return `it has no column "${problem.column}" in its header: line ${problem.headerAt} has it, so add --skip ${problem.headerAt - 1}`;
      const known = problem.known.map((name) => (name === '' ? '(a blank label)' : name));
      const near = suggest(problem.column, problem.known.filter(isFilled));
      if (problem.keys && known.length === 1)
        return `its first objects have no "${problem.column}": their only key is ${quote(known[0] ?? '')}`;
      if (problem.keys && near.length > 0)
        return `its first objects have no "${problem.column}": did you mean ${either(near.map((name) => `"${name}"`))}?`;
      if (problem.keys)
        return `its only object has no "${problem.column}": its keys are ${some(known)}. ${
          known.includes('data') && known.includes('columns')
            ? 'Write an object for each row; pandas does with orient="records"'
            : 'If they are suppliers, leave out --actor and --value and add --columns-are actor'
        }`;
      if (known.length === 1) {
        const sign = DELIMITERS.find((one) => known[0]?.includes(one));
        return `its header has one column, ${quote(known[0] ?? '')}: name the character between the cells with --delimiter${sign === undefined ? '' : `, as in --delimiter ${sign === '\t' ? 'tab' : shellWord(sign)}`}`;
      }
      const meant = near.length > 0 ? `did you mean ${either(near.map((name) => `"${name}"`))}? ` : '';
      // a file with years in its header, or without both columns, may have a column for each supplier or year
      const years = known.filter((name) => /(?<!\d)(?:19|20)\d\d(?!\d)/.test(name));
      const isWide = years.length > 1 || (problem.lacksBoth && known.length > 2);
      const wide =
        near.length === 0 && isWide && !problem.unpivoted
          ? `. If ${years.length > 1 ? 'years are columns, use calc --columns-are year' : 'suppliers are columns, use calc --columns-are actor'}`
          : '';
      if (/^\/.+\/i?$/.test(problem.column))
        return `it has no column that fits the pattern ${problem.column}: its columns are ${columnList(known)}`;
      const row = known.some((name) => /^\d[\d.,]*$/.test(name) && periodIn(name) === undefined)
        ? '. If that is a row, add a line with the names of the columns above it'
        : '';
      const unnamed =
        problem.known.filter((name) => name === '').length === 1
          ? '. The one without a label is named by two quotes, ""'
          : '';
      return `it has no column "${problem.column}": ${meant}its columns are ${columnList(known)}${wide}${unnamed}${row}`;
    }
    case 'packed-columns':
      return `its first column holds several, ${quote(problem.label)}. Separate them: tr , '\\t' ${inputOf(problem.file)}> table.tsv`;
    case 'fixed-width':
      if (!problem.isWide)
        return 'it has nothing but blanks between the cells, and names may have blanks, too. Save it as .csv; R does so with write.csv(x, "table.csv", row.names = FALSE)';
      return `its columns have fixed widths, with blanks alone between the cells. Write a character between them: sed -E 's/ {2,}/|/g' ${inputOf(problem.file)}> table.csv`;
    case 'duplicate-column':
      return problem.beside === undefined
        ? `two columns of its header are called "${problem.column}". Give one of them another name in the file`
        : `it has a column "${problem.column}", so its columns do not stand for it. Leave out ${problem.beside} and add --by ${shellWord(problem.column)}, or name something else`;
    case 'foreign':
      return `it is ${problem.what}. Save its table as .xlsx or .csv`;
    case 'packed':
      return PACKED[problem.what] ?? `it is packed as ${problem.what}. Unpack it first: only gzip is read`;
    case 'broken-workbook':
      return 'it is packed like a workbook (.xlsx) but cannot be read as one. If it is another ZIP archive, unpack it first; if not, it is damaged';
    case 'too-large':
      return `it unpacks to more than ${whole(problem.most / 1e6)} MB. Save the sheet as .csv`;
    case 'wide-sheet':
      return 'a sheet spans more cells than can be read. Delete the empty rows and columns behind its table, or save it as .csv';
    case 'which-sheet':
      return `it has ${count(problem.known.length, 'sheet')}: name one with --sheet: ${sheetList(problem.known)}`;
    case 'hidden-sheet':
      return `its visible sheets do not have these columns, but a hidden one does: add --sheet ${shellWord(problem.sheet)}`;
    case 'no-sheet': {
      const near = suggest(
        problem.sheet,
        problem.known.map((s) => s.name),
      );
      const meant = near.length > 0 ? `did you mean ${either(near.map((name) => `"${name}"`))}? ` : '';
      return `it has no sheet "${problem.sheet}": ${meant}its sheets are ${sheetList(problem.known)}`;
    }
    case 'formula':
      return `cell ${problem.cell} has a formula without a stored result. Open the file in a spreadsheet program and save it`;
    case 'merged':
      return problem.inHeader
        ? `the cells ${problem.cells} are merged over the header and what is below. Write the header in one line, with a label for each column`
        : `the cells ${problem.cells} are merged, so it is not clear which row has the value. Unmerge them`;
    case 'json':
      return problem.token === 'end'
        ? 'the file ends here, within an object or a list. Fetch it again: it may be cut off'
        : problem.token !== undefined
          ? `JSON has no ${problem.token}. Write null for a value that is not known`
          : 'this is not valid JSON from here on, or not an object. Expected an array of objects, or an object on each line';
    case 'json-columns':
      return 'it has no object for each row. Write one; pandas does with orient="records"';
    case 'deep-object':
      return `object ${problem.object} is nested more than ${whole(problem.most)} levels deep. Write an object for each row`;
    case 'repeated-key':
      return `object ${problem.object} has ${quote(problem.key)} twice. Delete one of them`;
    case 'nested-name':
      return `object ${whole(problem.object)} has an object or a list as ${quote(problem.key)}. Write one name there`;
    case 'late-key':
      return `object ${whole(problem.object)} has the key ${quote(problem.key)}, which the first objects do not have. Write it into the first one, too, as null`;
    case 'two-delimiters':
      return `line ${problem.line} separates its cells by ${delimiterName(problem.row)}, but the header by ${delimiterName(problem.header)}. Use one of them in the whole file`;
    case 'nested-json':
      return `its objects are in ${typeof problem.key === 'number' ? 'a list within another list' : `"${problem.key}" of another object`}. Save that list as a file: jq ${[problem.key === 'features' ? '[.features[].properties]' : `.[${JSON.stringify(problem.key)}]`, problem.file].map(shellWord).join(' ')} > rows.json`;
    case 'idle-option':
      return `${problem.option} means nothing to ${problem.what}; leave it out`;
    case 'duckdb-missing':
      return `reading it takes DuckDB, which is not installed: npm install ${DUCKDB}, beside reshare`;
    case 'duckdb-cannot':
      return `--engine duckdb cannot read ${problem.detail}; leave --engine out`;
    case 'stream-cannot':
      return `--engine stream cannot read ${problem.detail}; leave --engine out`;
    case 'duckdb-failed':
      return /out of memory/i.test(problem.detail)
        ? 'DuckDB needs more memory for it than there is'
        : 'DuckDB cannot read it: it is damaged, or of a kind that DuckDB does not know. Fetch it again, or save it as .csv';
  }
}

/** What to do with what is packed, where no other file can be made of it by unpacking alone. */
const PACKED: Readonly<Record<string, string>> = {
  archive: 'it is a workbook or another ZIP archive, which is not read from a pipe. Name the file, or unpack it first',
  parquet: 'it is Parquet, which is not read from a pipe. Name the file',
  gzip: 'it is packed by gzip, which is not read from a pipe. Name the file, or unpack it in the pipe with zcat',
  twice: 'what is packed in it is packed again, or Parquet. Unpack it first with gunzip',
};

/** Labels in a list; one with a comma in double quotes, and of many the first. */
function columnList(labels: readonly string[]): string {
  const named = labels.map((label) => (label.includes(',') ? quote(label) : label));
  return list(
    named.length > MOST_LABELS ? [...named.slice(0, MOST_LABELS), `${named.length - MOST_LABELS} more`] : named,
  );
}
const MOST_LABELS = 15;

/** A file as the input of a command to paste; nothing for a pipe. */
const inputOf = (file: string): string => (file === '-' ? '' : `< ${shellWord(file)} `);

/** A character between cells as it is named. */
const delimiterName = (sign: string): string => (sign === '\t' ? 'tabs' : quote(sign));

/** A row, an open quote or an object, with its place. */
const recordWords = (place: RecordPlace): string =>
  place.what === 'object'
    ? `object ${place.number}`
    : `the ${place.what} that ${place.what === 'row' ? 'begins' : 'opens'} at line ${place.line}`;

/** The sheets of a workbook by name, and which of them are hidden. */
export const sheetList = (sheets: readonly SheetName[]): string =>
  list(sheets.map(({ name, hidden }) => `"${name}"${hidden ? ' (hidden)' : ''}`));

/** A row that cannot be counted, as an error at its place in the file. */
export const unreadFinding = (file: string, row: Unread): Finding =>
  finding(
    { code: row.reason, severity: 'error', place: { file, line: row.line }, key: undefined },
    row,
    row,
    unreadWords,
  );

/** Why a row cannot be counted. */
function unreadWords({ column, found, reason, unpivoted = false, notation = ENGLISH }: Unread): string {
  switch (reason) {
    case 'blank-actor':
      return `${column} is blank. Write who supplies; if a blank cell means the one above it, write that one. Or leave such rows out: --where-not ${shellWord(`${column}=`)}`;
    case 'several-totals':
      return `${column} is ${quote(found)}, but other rows of the same group state another total. Write the same one in all of them, or name the columns that tell groups apart in --by.`;
    case 'unreadable-total':
      return `${column}: Cannot read the total ${quote(found)}. Write 41600, >540 or NA.`;
    case 'not-compared':
      if (DATE.test(found.trim()))
        return `${column} is ${quote(found)}, a date that does not start with its year. Write it as 2020-12-31, or choose rows by their text: --where "${column}=TEXT"`;
      return `${column} is ${quote(found)}, which is no number to compare. Choose rows by their text: --where "${column}=TEXT"`;
    case 'missing-cell':
      return `${count(Number(found), 'cell')}, fewer than the header names. Add those that are missing, or delete the line.`;
    case 'extra-cell':
      return `${count(Number(found), 'cell')}, more than the header names. If a name or number has the separator in it, put it in double quotes. If all rows have one more, give the first column a label.`;
    case 'percent-of-quantity':
      return unpivoted
        ? `${column}: ${quote(found)} is a percentage, but other values are quantities. Name the columns with the quantities with --columns.`
        : `${column}: ${quote(found)} is a percentage, but other values are quantities. If all are shares, add --shares 100; if not, write all as quantities.`;
    case 'above-100-percent':
      return Number(found) <= 100
        ? `${column}: ${quote(found)} is more than 1, and by --shares 1 shares are parts of 1. For percent, write --shares 100.`
        : `${column}: ${unreadableWords(found, 'share', reason)} If the column has quantities, leave out --shares.`;
    default: {
      const text = found.trim();
      if (text === column)
        return `${column}: ${quote(text)} is the label of the column again. Leave such rows out: --where-not ${shellWord(`${column}=${text}`)}`;
      if (/^\d+\.\d+$/.test(text))
        return `${column}: ${quote(text)} has a decimal point, but the decimal sign of the file is a comma. Write ${quote(text.replace('.', ','))}.`;
      if (unpivoted && periodIn(text) !== undefined)
        return `${column}: ${quote(text)} is a year or a date. Keep the rows apart by it: --by ${shellWord(column)}`;
      if (/^[-=:+|]{3,}$/.test(text))
        return `${column}: ${quote(text)} is a drawn line. Leave it out: --where-not ${shellWord(`${column}=${text}`)}`;
      if (DATE.test(text) || (reason === 'reversed' && YEAR_MONTH.test(text)))
        return `${column}: ${quote(text)} is a date. If a spreadsheet has made it from a number, write the number into the file.`;
      if (/^[[{]/.test(text)) return `${column}: ${quote(text)} is a list or an object. Write one value in each row.`;
      const option = reason === 'not-a-value' ? optionFor(column, text, notation) : undefined;
      const words = option ? `${why(text)} ${option}` : unreadableWords(found, 'quantity', reason);
      if (unpivoted && !/\d/.test(found))
        return `${column}: Cannot read ${quote(text)}. If the column has no quantities, name those that do with --columns; if it is unknown, add --unknown ${shellWord(text)}`;
      return `${column}: ${words}`;
    }
  }
}

/** A month of a year, which looks like a range. */
const YEAR_MONTH = /^(?:19|20)\d\d-(?:0?[1-9]|1[0-2])$/;

/** What is wrong with a cell that an option may read. */
const why = (cell: string): string =>
  isNegative(cell) ? `${quote(cell)} is negative, and no quantity is below 0.` : `Cannot read ${quote(cell)}.`;

/** A date, as spreadsheets make it from numbers and ranges such as 10-20. */
const DATE =
  /^(?:\d{1,2}[- ])?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[- ]\d{1,4}$|^\d{4}-\d\d-\d\d(?:[T ].*)?$|^\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2}$/i;

/** The option that names the signs in a number. Undefined where it has none, or where other values have another one. */
function signOption(cell: string, notation: Notation): string | undefined {
  const known = notation.thousands;
  const [isEnglish, thousands] = [decimalSign(notation) === '.', thousandsIn(cell)];
  const hasDecimalComma = /\d,(?:\d{1,2}|\d{4,})(?: ?%)?$|\.\d{3},\d/.test(cell);
  if (known !== undefined && ((hasDecimalComma && known === ',') || (thousands ?? known) !== known))
    return `The sign between thousands is "${known}" in other values. Write all in one way`;
  if (hasDecimalComma && isEnglish) return 'If the comma is the decimal sign, add --decimal ,';
  if (known !== undefined || thousands === undefined) return undefined;
  if (thousands === ',')
    return isEnglish ? 'If its commas separate thousands, lakhs and crores, add --thousands ,' : undefined;
  if (thousands === '.') return isEnglish ? 'If points separate thousands, add --thousands .' : undefined;
  return `If it is one number, add --thousands "${thousands}"`;
}

/** The sign that separates thousands in a number: a comma between lakhs, a point that comes twice or before a decimal comma, a blank or an apostrophe. */
function thousandsIn(cell: string): string | undefined {
  if (/^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(cell)) return ',';
  if (/^\d+\.\d{3}(?:\.\d{3}|,\d)/.test(cell)) return '.';
  const found = /^\d{1,3}(?:([ \u00a0\u2009\u202f])|['\u2019])\d{3}\b/.exec(cell);
  return found ? (found[1] === undefined ? "'" : ' ') : undefined;
}

/** The option that reads a cell as what it may mean. Undefined where none is likely. */
function optionFor(column: string, cell: string, notation: Notation): string | undefined {
  if (/(?![0-9])\p{Nd}/u.test(cell)) return 'Write its digits as 0 to 9 in the file';
  if (/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/.test(cell))
    return 'It has a character that cannot be seen. Delete it in the file';
  const signs = signOption(cell, notation);
  if (signs !== undefined) return signs;
  if (isNegative(cell))
    return `To leave such rows out, add --where-not ${shellWord(`${column}=${cell}`)}; if it is unknown, --unknown ${shellWord(cell)}`;
  const [, factor] = /\d ?(\p{L}+)$/u.exec(cell) ?? [];
  if (factor !== undefined && isMultiplier(factor))
    return `If "${factor}" multiplies the number, write all its digits in the file`;
  const [, unit] = /^[~<>≤≥]?[\d.,]*\d ?(\p{L}{2,}|t)$/u.exec(cell) ?? [];
  if (unit !== undefined && /^(?:pct|perc|prozent|procent|pourcent|p\.?c)$/i.test(unit))
    return `If all values are percentages, add --flags ${shellWord(unit)} --shares 100`;
  if (unit !== undefined)
    return `If all values have the unit ${quote(unit)}, add --flags ${shellWord(unit)}. If their units differ, write all in one`;
  const [, note] =
    /\d ?(\(\w{1,3}\)|\[\w{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079\u2020\u2021#]|\p{L}\/)$/u.exec(cell) ?? [];
  if (note !== undefined) return `If "${note}" marks the number, add --flags ${shellWord(note)}`;
  const [, marks] = /\d ?(\p{L}(?:[,;/ ]+\p{L})+)$/u.exec(cell) ?? [];
  if (marks !== undefined) return `If "${marks}" marks the number, add --flags ${marks.split(/[,;/ ]+/).join(',')}`;
  if (/\d \d{1,2}\/$/.test(cell)) return 'If the last digits are the mark of a note, delete them in the file';
  if (/^\(\d{1,3}\)$/.test(cell))
    return `If it is a negative number or the mark of a note, leave such rows out: --where-not ${shellWord(`${column}=${cell}`)}; if it is unknown, add --unknown ${shellWord(cell)}`;
  const [, flag] =
    /\d ?(\p{L}|\*|\p{L}{0,3}\p{Sc})$/u.exec(cell) ??
    /^(\p{L}|\*|\(\w{1,3}\)|\p{L}{0,3}\p{Sc}|\p{Lu}{3}) ?\d/u.exec(cell) ??
    [];
  if (flag !== undefined) return `If "${flag}" marks the number, add --flags ${shellWord(flag)}`;
  if (/^(?:='?"?|'|\+ ?)\d|^\d+[.,]$/.test(cell)) return 'Write the number alone, without the signs around it';
  if (/[\r\n]/.test(cell)) return undefined;
  // what ends with a point or a colon would read as a part of the sentence
  const word = (text: string): string =>
    /[.:;,]$/.test(text) && shellWord(text) === text ? `'${text}'` : shellWord(text);
  const mark = word(cell);
  return /\d/.test(cell)
    ? undefined
    : `If it is unknown, add --unknown ${mark}; if it is zero, --none ${mark}; if its row does not count, --where-not ${word(`${column}=${cell}`)}`;
}
