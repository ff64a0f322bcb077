import { element } from '../picture/element.js';
import { count } from '../text/words.js';
import { all, nodesOf } from './nodes.js';

/** What a filter leaves: how many of how many entries of the contents and rows of printed values. */
type Left = { readonly entries: number; readonly values: number };

/**
 * A field that shows only the entries of the contents and the printed values with a text in them, in any case.
 * Where some are found, their printed values are opened. `filter` applies it again, after the page has changed.
 */
export function filterField(): { readonly field: DocumentFragment; readonly filter: () => void } {
  const field = nodesOf([
    element('p', { class: 'filter' }, [
      element('span', { class: 'field' }, [
        element('label', { for: 'filter' }, ['Show only entries and printed values with']),
        element('input', { type: 'search', id: 'filter', autocomplete: 'off', 'aria-describedby': 'filter-found' }),
      ]),
      element('span', { id: 'filter-found', role: 'status' }),
    ]),
  ]);
  const [input] = all(field, 'input', HTMLInputElement);
  const [found] = all(field, '#filter-found', HTMLElement);
  const filter = (): void => {
    const wanted = input?.value.trim().toLowerCase() ?? '';
    const { entries, values } = shown(wanted);
    if (found)
      found.textContent =
        wanted === '' ? '' : ` Found: ${entriesWords(entries)} and ${count(values, 'printed value')}.`;
  };
  input?.addEventListener('input', filter);
  return { field, filter };
}

const entriesWords = (n: number): string => `${n} ${n === 1 ? 'entry' : 'entries'}`;

/** Hides what has not this text, and counts what has it. */
function shown(wanted: string): Left {
  const has = (of: Element): boolean => wanted === '' || (of.textContent ?? '').toLowerCase().includes(wanted);
  const entries = all(document, '.contents li', HTMLElement).filter((entry) => {
    entry.hidden = !has(entry);
    return !entry.hidden;
  });
  const values = all(document, '.evidence details', HTMLDetailsElement).flatMap((details) => {
    const rows = all(details, 'tbody tr', HTMLTableRowElement);
    for (const row of rows) row.hidden = !has(row);
    const left = rows.filter((row) => !row.hidden);
    if (wanted !== '') details.open = left.length > 0;
    return left;
  });
  return { entries: entries.length, values: values.length };
}
