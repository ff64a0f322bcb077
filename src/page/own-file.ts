import { bandWords, percent, points } from '../output/figure-text.js';
import { largestNames } from '../output/largest.js';
import type { Rows } from '../output/sheet.js';
import { element, type Markup } from '../picture/element.js';
import { headingMarkup, paragraphs, tableMarkup } from '../picture/page/sheet-markup.js';
import type { GroupResult } from '../tables/text/group-market.js';
import { whole } from '../text/number.js';
import { count } from '../text/words.js';
import type { Choice } from './choice.js';
import {
  type ColumnChoice,
  columnsIn,
  type DroppedTable,
  droppedTable,
  droppedText,
  guessedColumns,
  MOST_DROPPED,
  tableMarkets,
  textsIn,
  totalIn,
} from './dropped-table.js';
import { all, nodesOf } from './nodes.js';
import type { OwnMarket } from './own-market.js';

/** Makes the section for a table of the reader's own, chosen or dropped as a file. `changed` is told of the elements that are new. */
export function ownFile(usual: Choice, changed: (within: ParentNode) => void): OwnMarket {
  const section = document.createElement('section');
  section.id = 'own-table';
  section.setAttribute('aria-labelledby', 'own-table-heading');
  section.append(nodesOf(formMarkup()));
  const [input] = all(section, '#own-file', HTMLInputElement);
  const [columns] = all(section, '.columns', HTMLElement);
  const [problem] = all(section, '.problem', HTMLElement);
  const [status] = all(section, '[role=status]', HTMLElement);
  const [result] = all(section, '.result', HTMLElement);
  let choice = usual;
  let table: DroppedTable | undefined;

  const say = (wrong: string, right = ''): void => {
    if (problem) problem.textContent = wrong;
    if (status) status.textContent = right;
  };
  const show = (): void => {
    result?.replaceChildren();
    if (!table || !columns || !result) return;
    const markets = tableMarkets(table, chosenColumns(columns), choice);
    if (typeof markets === 'string') {
      say(markets);
      return;
    }
    result.append(nodesOf(resultMarkup(markets, choice)));
    say('', `${count(markets.length, 'market')} in ${table.name}.`);
    changed(result);
  };
  const take = async (file: File): Promise<void> => {
    table = undefined;
    columns?.replaceChildren();
    result?.replaceChildren();
    const read = await textOf(file);
    const made = typeof read === 'string' ? read : droppedTable(file.name, read.text);
    if (typeof made === 'string') {
      say(made);
      return;
    }
    table = made;
    columns?.append(nodesOf(columnsMarkup(made, guessedColumns(made))));
    show();
  };
  input?.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void take(file);
  });
  columns?.addEventListener('change', (event) => {
    // another column of suppliers has other names for the total
    if (table && event.target instanceof HTMLSelectElement && event.target.id === 'own-actor') {
      const { actor, ...others } = chosenColumns(columns);
      const chosen = { ...others, actor, total: totalIn(table, actor) };
      columns.replaceChildren(nodesOf(columnsMarkup(table, chosen)));
      document.getElementById('own-actor')?.focus();
    }
    show();
  });
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
    section.addEventListener(kind, (event) => {
      event.preventDefault();
      section.classList.toggle('dropping', kind === 'dragenter' || kind === 'dragover');
      const file = kind === 'drop' ? event.dataTransfer?.files[0] : undefined;
      if (file) void take(file);
    });
  return {
    section,
    follow: (next) => {
      choice = next;
      show();
    },
  };
}

/** The text of a file, or why it cannot be read. */
async function textOf(file: File): Promise<ReturnType<typeof droppedText>> {
  if (file.size > MOST_DROPPED)
    return `The file is larger than ${whole(MOST_DROPPED / 1e6)} MB, the most that this page reads. reshare calc reads it.`;
  try {
    return droppedText(await file.arrayBuffer());
  } catch {
    return 'The file cannot be read. If it is a folder, choose a file in it.';
  }
}

/** What is chosen in the selects of the columns. */
function chosenColumns(columns: HTMLElement): ColumnChoice {
  const value = (id: string): string => all(columns, `#${id}`, HTMLSelectElement)[0]?.value ?? '';
  return { actor: value('own-actor'), value: value('own-value'), group: value('own-group'), total: value('own-total') };
}

/** The most names that are offered for the row of a total, and the most markets that are shown. */
const [MOST_NAMES, MOST_MARKETS] = [500, 200];

/** The selects of the columns. */
function columnsMarkup(table: DroppedTable, chosen: ColumnChoice): readonly Markup[] {
  const columns = columnsIn(table);
  const select = (id: string, label: string, value: string, texts: readonly string[], none?: string): Markup =>
    element('span', { class: 'field' }, [
      element('label', { for: id }, [label]),
      element('select', { id }, [
        ...(none === undefined ? [] : [element('option', { value: '' }, [none])]),
        ...texts.map((text) => element('option', { value: text, selected: text === value }, [text])),
      ]),
    ]);
  return [
    select('own-actor', 'Who supplies', chosen.actor, columns),
    select('own-value', 'How much', chosen.value, columns),
    select('own-group', 'A market for each', chosen.group, columns, 'one market'),
    select('own-total', 'Row of the total', chosen.total, textsIn(table, chosen.actor).slice(0, MOST_NAMES), 'none'),
  ];
}

/** The markets of a table, a row for each. */
function resultMarkup(markets: readonly GroupResult[], { bands }: Choice): readonly Markup[] {
  const shown = markets.slice(0, MOST_MARKETS);
  const rows: Rows = [
    ['market', 'suppliers', 'largest', 'its share', 'HHI', 'level', 'left without it'],
    ...shown.map(({ by, suppliers, profile: { measures, largest, band, remaining } }) => [
      by.join(', ') || 'the table',
      whole(suppliers),
      largest ? largestNames(largest) : 'NA',
      measures?.cr1Pct ? percent(measures.cr1Pct) : 'NA',
      measures?.hhi ? points(measures.hhi, 0, bands) : 'NA',
      band ? bandWords(band) : 'NA',
      remaining ? percent(remaining.sharePct) : 'NA',
    ]),
  ];
  return [
    tableMarkup(rows, 'The markets of your table'),
    ...paragraphs([
      ...(shown.length < markets.length
        ? [`These are the first ${whole(MOST_MARKETS)} of ${whole(markets.length)}.`]
        : []),
      'Rows of one supplier in one market are added up. reshare calc says more of such a file.',
    ]),
  ];
}

const formMarkup = (): readonly Markup[] => [
  headingMarkup(2, ['A table of your own'], 'own-table-heading'),
  ...paragraphs(['Choose a CSV file, or drop it here. It is read in this page and sent nowhere.']),
  element('p', {}, [
    element('label', { for: 'own-file' }, ['CSV file ']),
    element('input', { type: 'file', id: 'own-file', accept: '.csv,.tsv,.txt,text/csv,text/tab-separated-values' }),
  ]),
  element('div', { class: 'columns', role: 'group', 'aria-label': 'Columns of the table' }),
  element('p', { class: 'problem', role: 'alert' }),
  element('p', { role: 'status' }),
  element('div', { class: 'result' }),
];
