import { DELIMITERS, labelText, lineBreaks } from './text/dialect.js';
import { type FileDoubt, idleFilter, type SwallowedRows, soughtTexts } from './text/doubts.js';
import type { Flow } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { columnLabels, type Shown } from './text/resolved-plan.js';
import { firstRecords, type TextForm } from './text-form.js';

/**
 * Watches the rows of a text for what its first rows cannot show. `row` takes each with the line at which it ends, and the header first.
 * `found` gives the doubts once all rows are read.
 */
export function rowDoubts(plan: Plan, shown: Shown) {
  const sought = soughtTexts(plan, shown);
  const idle = new Set(sought);
  const labels = columnLabels(shown.sample);
  const value = valuePlace(plan, labels);
  let swallowed: SwallowedRows | undefined;
  let [before, isHeader] = [0, true];
  const row = (cells: readonly string[], line: number): void => {
    for (const one of isHeader ? [] : idle) if ((cells[one.place] ?? '').trim() === one.text) idle.delete(one);
    if (!isHeader && line > before + 1 && swallows(cells, labels.length, value, shown.delimiter))
      swallowed = swallowed
        ? { ...swallowed, more: swallowed.more + 1 }
        : { code: 'swallowed-rows', line: line - lineBreaks(cells), end: line, more: 0 };
    [before, isHeader] = [line, false];
  };
  const found = (): readonly FileDoubt[] => [
    ...(swallowed ? [swallowed] : []),
    ...sought.filter((one) => idle.has(one)).map((one) => idleFilter(one, shown)),
  ];
  return { row, found };
}

/** Whether a quote in a row was closed too late: without it, each line of the cell that it opens is a row of this width, with digits for a value. */
const swallows = (cells: readonly string[], width: number, value: number, delimiter: string): boolean =>
  cells.some((cell, place) => {
    const [, first = '', more] = /^(.*?)(?:\r\n|\r|\n)(.*)$/s.exec(cell) ?? [];
    if (more === undefined || width < 2) return false;
    // the parser keeps the quotes of a cell that goes on behind its closing quote
    const end = cell.startsWith('"') ? '' : '"';
    const rest = cells.slice(place + 1).map((text) => `${delimiter}${text}`);
    const within = firstRecords(`${more}${end}${rest.join('')}`, delimiter);
    return (
      place + first.split(delimiter).length === width &&
      within.length > 0 &&
      within.every((record) => record.cells.length === width && VALUE.test(record.cells[value] ?? ''))
    );
  });

/** The first line behind the header that another character between cells makes a row of: it has as many cells, and its value has digits. */
export function strayLine(
  { beside }: Flow,
  plan: Plan,
  { delimiter, titles, sample }: TextForm,
): { readonly line: number; readonly row: string } | undefined {
  const labels = columnLabels(sample);
  const at = valuePlace(plan, labels);
  for (const { line, text } of beside.filter((side) => !titles.includes(side)))
    for (const row of DELIMITERS) {
      const cells = text.split(row);
      if (row !== delimiter && cells.length === labels.length && VALUE.test(cells[at] ?? '')) return { line, row };
    }
  return undefined;
}

/** The place of a column with values. */
const valuePlace = ({ value, unpivot }: Plan, labels: readonly string[]): number =>
  labels.indexOf(labelText(unpivot?.columns?.[0] ?? value));

/** How a value begins, as far as it shows that a text makes rows. */
const VALUE = /^\s*["~<>]?\d/;
