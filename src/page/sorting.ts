import { all } from './nodes.js';

/** How a column is sorted when its button is pressed: first upwards, then downwards, then as it was printed. */
const nextOrder = (order: string | null): 'ascending' | 'descending' | undefined =>
  order === 'ascending' ? 'descending' : order === 'descending' ? undefined : 'ascending';

/** Gives each column of the tables below an element a button that sorts by it. A table whose rows hang together is left as it is. */
export function makeSortable(within: ParentNode): void {
  for (const table of all(within, 'table', HTMLTableElement)) {
    const [body] = table.tBodies;
    const heads = all(table, 'thead th', HTMLTableCellElement);
    const rows = [...(body?.rows ?? [])];
    if (!body || rows.length < 2 || rows.some((row) => textAt(row, 0) === '') || table.querySelector('thead button'))
      continue;
    for (const head of heads) {
      const press = document.createElement('button');
      press.type = 'button';
      press.className = 'sort';
      press.append(...head.childNodes);
      head.append(press);
      press.addEventListener('click', () => {
        const order = nextOrder(head.getAttribute('aria-sort'));
        for (const other of heads) other.removeAttribute('aria-sort');
        if (order) head.setAttribute('aria-sort', order);
        body.append(...(order ? sorted(rows, head.cellIndex, order === 'descending' ? -1 : 1) : rows));
      });
    }
  }
}

const textAt = (row: HTMLTableRowElement, column: number): string => row.cells[column]?.textContent?.trim() ?? '';

/** What a cell is sorted by: the first number in it, or its text. An unknown has neither and stands last in both directions. */
export type SortKey = { readonly number: number | undefined; readonly text: string };

/** What a cell says of which nothing is known. */
const UNKNOWN: ReadonlySet<string> = new Set(['', 'NA', 'any', '—']);

/** The key of a cell. `figures`: every cell of its column begins with a number. Of a range the low end counts. */
export function sortKey(text: string, figures: boolean): SortKey {
  const isUnknown = UNKNOWN.has(text);
  if (!figures || isUnknown) return { number: undefined, text: isUnknown ? '' : text };
  const digits = /\d[\d,]*(?:\.\d+)?/.exec(text)?.[0];
  if (digits === undefined) return { number: undefined, text };
  const sign = /^[-−]/.test(text) ? -1 : 1;
  return { number: sign * Number(digits.replaceAll(',', '')), text };
}

/** The order of two keys: numbers by size, texts by the alphabet, and unknowns last in both directions. */
export function bySortKey(a: SortKey, b: SortKey, sign: 1 | -1): number {
  const [unknownA, unknownB] = [a, b].map((k) => k.number === undefined && k.text === '');
  if (unknownA || unknownB) return Number(unknownA) - Number(unknownB);
  if (a.number !== undefined && b.number !== undefined && a.number !== b.number) return sign * (a.number - b.number);
  const [x, y] = [a.text.toLowerCase(), b.text.toLowerCase()];
  return x === y ? 0 : x < y ? -sign : sign;
}

function sorted(rows: readonly HTMLTableRowElement[], column: number, sign: 1 | -1): readonly HTMLTableRowElement[] {
  const texts = rows.map((row) => textAt(row, column));
  const isFigures = texts.every((text) => UNKNOWN.has(text) || /^[^\p{L}\d]{0,2}\d/u.test(text));
  const keyed = rows.map((row) => ({ row, key: sortKey(textAt(row, column), isFigures) }));
  return keyed.sort((a, b) => bySortKey(a.key, b.key, sign)).map(({ row }) => row);
}
