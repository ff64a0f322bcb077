import { repeated } from '../../domain/grouped.js';
import { suggest } from '../../domain/suggest.js';
import { type InEnglish, meets } from './conditions.js';
import { isFilled, labelText } from './dialect.js';
import { type FilterDoubt, filterDoubts } from './filter-doubts.js';
import { labelWords, wordSet } from './label-words.js';
import { ENGLISH, englishValue } from './notation.js';
import { arePeriods, isPeriodLabel, periodIn, yearIn } from './periods.js';
import { columnsOf, type Plan } from './plan.js';
import { columnLabels, type Shown } from './resolved-plan.js';
import { isTotalName } from './total-name.js';

/**
 * What a file shows that may not be meant. The rows of `summed-years` and `summed-cells` are added up although a column that no option names
 * tells them apart, and `total-among` is a cell of such a column that looks like the sum of its others.
 * The cells of `years-as-values` and `years-as-actors` are counted as quantities or suppliers, but all are years.
 * `no-quantities` has a label that says so. `odd-column` are columns without a year among those of years that become rows,
 * and `blank-label` says that cells stand under no label beside them.
 * `twin-columns` are a column that is read and another whose label differs by case alone.
 * `split-values`: a value and the next cell may be one number. `repeated-rows` is a row that is there twice.
 * Each line of the row at `swallowed-rows` would be a row itself if a quote in it were a character. No row has the cell that an `idle-filter` names.
 */
export type FileDoubt =
  | { readonly code: 'summed-years' | 'years-as-values' | 'years-as-actors' | 'no-quantities'; readonly column: string }
  /** `apart`: one supplier has rows with several of these cells. */
  | {
      readonly code: 'summed-cells';
      readonly column: string;
      readonly cells: readonly string[];
      readonly apart: boolean;
    }
  | { readonly code: 'total-among'; readonly column: string; readonly cell: string }
  /** `dated`: the columns have years in their labels, but as shares, ranks or prices. */
  | {
      readonly code: 'odd-column';
      readonly columns: readonly string[];
      readonly years: readonly string[];
      readonly dated: boolean;
    }
  | { readonly code: 'blank-label' }
  | { readonly code: 'twin-columns'; readonly column: string; readonly other: string }
  | { readonly code: 'split-values'; readonly value: string; readonly next: string; readonly isUnlabelled: boolean }
  | { readonly code: 'repeated-rows'; readonly cells: readonly string[] }
  | SwallowedRows
  | IdleFilter
  | FilterDoubt;

/** A row over several lines, and the number of further ones. */
export type SwallowedRows = {
  readonly code: 'swallowed-rows';
  readonly line: number;
  readonly end: number;
  readonly more: number;
};

/** A text that a filter names and that its column does not have, with cells of the first rows like it; `not`: rows with it would be left out. */
export type IdleFilter = {
  readonly code: 'idle-filter';
  readonly column: string;
  readonly text: string;
  readonly not: boolean;
  readonly near: readonly string[];
};

/** The first rows of a file that a plan chooses, and the columns with their different cells. */
type Sample = {
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  /** The columns that the plan does not read. */
  readonly others: readonly Column[];
};
type Column = { readonly label: string; readonly place: number; readonly cells: readonly string[] };

/** The doubts that the first rows of a file give about a plan. `asked` is the plan before its columns were found. */
export function sampleDoubts(plan: Plan, { sample }: Pick<Shown, 'sample'>, asked: Plan): readonly FileDoubt[] {
  const labels = columnLabels(sample);
  const values = (plan.unpivot?.columns ?? [plan.value]).map(labelText);
  const read = new Set([...columnsOf(plan).map(labelText), ...values]);
  const written = englishValue(plan.notation ?? ENGLISH);
  const rows = sample.slice(1).filter((row) => isChosen(row, plan, labels, written));
  const columns = columnsIn(labels, rows);
  const others = columns.filter(({ label }) => label !== '' && !read.has(label));
  const of: Sample = { rows, columns, others };
  return [
    ...addedUp(plan, of),
    ...misnamed(plan, values, of),
    ...wideColumns(plan, asked, of),
    ...twinColumns(read, others),
    ...splitValues(plan, of),
    ...repeatedRows(rows),
    ...filterDoubts(
      plan,
      columnsIn(labels, sample.slice(1)),
      columns.filter(({ label }) => values.includes(label)).flatMap(({ cells }) => cells),
    ),
  ];
}

/** The columns of rows with their different cells. */
const columnsIn = (labels: readonly string[], rows: readonly (readonly string[])[]): readonly Column[] =>
  labels.map((label, place) => ({
    label,
    place,
    cells: [...new Set(rows.map((row) => (row[place] ?? '').trim()).filter(isFilled))],
  }));

/** Doubts about columns that no option names, and that tell rows apart which are added up. */
function addedUp(plan: Plan, { rows, columns, others }: Sample): readonly FileDoubt[] {
  const place = (name: string): number => columns.findIndex(({ label }) => label === labelText(name));
  const groups = plan.by.filter((name) => name !== plan.unpivot?.name).map(place);
  const actors = [...groups, ...(plan.actor === plan.unpivot?.name ? [] : [place(plan.actor)])];
  const cell = (row: readonly string[], at: number): string => (row[at] ?? '').trim();
  /** Whether rows that agree in some cells differ in a column, by what `of` tells of it; `one`: one of the two has this cell there. */
  const differ = (
    column: Column,
    keys: readonly number[],
    one?: string,
    of: (text: string) => string | undefined = (text) => text,
  ): boolean => {
    const seen = new Map<string, string>();
    return rows.some((row) => {
      const key = keys.map((at) => cell(row, at)).join('\0');
      const text = of(cell(row, column.place));
      if (text === undefined) return false;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, text);
      return before !== undefined && before !== text && (one === undefined || one === before || one === text);
    });
  };
  /** Whether every supplier has one row for each cell of a column, as where several sources say the same. */
  const crosses = (column: Column): boolean => {
    const keys = new Set(rows.map((row) => actors.map((at) => cell(row, at)).join('\0')));
    const pairs = new Set(rows.map((row) => [...actors, column.place].map((at) => cell(row, at)).join('\0')));
    return keys.size * column.cells.length === rows.length && pairs.size === rows.length;
  };
  const years = others.find(
    (column) =>
      (isPeriodLabel(column.label) ||
        arePeriods(
          column.label,
          column.cells.filter((text) => !isWholeCell(text)),
        )) &&
      differ(column, actors, undefined, yearIn),
  );
  const isTelling = (column: Column): boolean =>
    ((labelWords(column.label).some((word) => TELLING.has(word)) || /partner.?2/i.test(column.label)) &&
      differ(column, actors)) ||
    (/^source$/i.test(column.label) && crosses(column));
  const parts = others.find(
    (column) =>
      column !== years &&
      column.cells.length > 1 &&
      ((areUnits(column) && differ(column, groups)) || isTelling(column)),
  );
  const totals = others.flatMap((column) => {
    const whole = column.cells.find((text) => isWholeCell(text) || isYearOfParts(text, column.cells));
    return whole !== undefined && column.cells.length > 1 && differ(column, actors, whole)
      ? [{ code: 'total-among', column: column.label, cell: whole } as const]
      : [];
  });
  return [
    ...(years ? [{ code: 'summed-years', column: years.label } as const] : []),
    ...(parts
      ? [{ code: 'summed-cells', column: parts.label, cells: parts.cells, apart: differ(parts, actors) } as const]
      : []),
    ...totals,
  ];
}

/** Doubts about columns that are read as quantities or suppliers, and have others by their cells or labels. */
function misnamed(plan: Plan, values: readonly string[], { columns, others }: Sample): readonly FileDoubt[] {
  const isAlone = !others.some(({ label, cells }) => /^[\d.,]+$/.test(cells.join('')) && !arePeriods(label, cells));
  const counted = columns.find(
    (column) => values.includes(column.label) && areSurelyPeriods(column) && !(isAlone && hasQuantities(column)),
  );
  const actors = columns.find((column) => column.label === labelText(plan.actor) && areSurelyPeriods(column));
  return [
    ...(counted ? [{ code: 'years-as-values', column: counted.label } as const] : []),
    ...(actors ? [{ code: 'years-as-actors', column: actors.label } as const] : []),
    ...(NO_QUANTITY.test(plan.value) ? [{ code: 'no-quantities', column: plan.value } as const] : []),
  ];
}

/** Doubts about columns that become rows without a choice: those of another kind, and cells without a label. */
function wideColumns({ unpivot }: Plan, asked: Plan, { columns }: Sample): readonly FileDoubt[] {
  if (!unpivot?.columns || asked.unpivot?.chosen !== undefined) return [];
  const dated = unpivot.columns.filter((label) => LABEL_YEAR.test(label));
  const odd = unpivot.columns.filter((label) => !dated.includes(label));
  const plain = dated.filter((label) => !isOtherFigure(label));
  const [years, other] = plain.length > 0 ? [plain, dated.filter(isOtherFigure)] : [dated, []];
  const isUnlabelled = columns.some(({ label, cells }) => label === '' && cells.length > 0);
  return [
    ...(dated.length > 1 && odd.length > 0 ? [{ code: 'odd-column', columns: odd, years, dated: false } as const] : []),
    ...(other.length > 0 ? [{ code: 'odd-column', columns: other, years, dated: true } as const] : []),
    ...(isUnlabelled ? [{ code: 'blank-label' } as const] : []),
  ];
}

/** The doubt about a column that is read and another whose label differs by case alone. */
function twinColumns(read: ReadonlySet<string>, others: readonly Column[]): readonly FileDoubt[] {
  const [twin] = [...read].flatMap((column) =>
    others.flatMap(({ label }) => (label.toLowerCase() === column.toLowerCase() ? [{ column, other: label }] : [])),
  );
  return twin ? [{ code: 'twin-columns', ...twin }] : [];
}

/** The doubt about values that go on in the next column: three digits beside words or nothing, or any under no label. Other cells there are under no label. */
function splitValues({ value: column, unpivot }: Plan, { rows, columns }: Sample): readonly FileDoubt[] {
  const place = unpivot ? -1 : columns.findIndex(({ label }) => label === labelText(column));
  const next = columns[place + 1];
  if (place < 0 || !next || (next.label !== '' && next.cells.every((cell) => /^\d/.test(cell)))) return [];
  const more = next.label === '' ? /^\d+$/ : /^\d{3}$/;
  const [split] = rows.filter(
    (row) => /^\d{1,3}$/.test((row[place] ?? '').trim()) && more.test((row[place + 1] ?? '').trim()),
  );
  const isUnlabelled = next.label === '';
  if (!split) return isUnlabelled && next.cells.length > 0 ? [{ code: 'blank-label' }] : [];
  const [value = '', after = ''] = split.slice(place, place + 2).map((cell) => cell.trim());
  return [{ code: 'split-values', value, next: after, isUnlabelled }];
}

/** The doubt about rows that are the same, cell by cell. */
function repeatedRows(rows: readonly (readonly string[])[]): readonly FileDoubt[] {
  const again = repeated(
    rows.filter((row) => row.filter(isFilled).length > 1),
    (row) => row.map((cell) => cell.trim()).join('\0'),
  );
  return again ? [{ code: 'repeated-rows', cells: again.filter(isFilled) }] : [];
}

/** A text that a filter names and the place of its column. */
export type SoughtText = Omit<IdleFilter, 'code' | 'near'> & { readonly place: number };

/** The texts of filters that may be in no row although rows are counted: those that leave rows out, and those of a column with several. */
export function soughtTexts(plan: Plan, { sample }: Pick<Shown, 'sample'>): readonly SoughtText[] {
  const labels = columnLabels(sample);
  const { where, conditions = [], unpivot } = plan;
  const several = [...where].flatMap(([column, texts]) =>
    texts.length > 1 ? texts.map((text) => ({ column, text, not: false })) : [],
  );
  const left = conditions.flatMap((condition) =>
    condition.kind === 'not' ? condition.texts.map((text) => ({ column: condition.column, text, not: true })) : [],
  );
  return [...several, ...left]
    .filter(({ column, text }) => column !== unpivot?.name || !unpivot.columns?.includes(text))
    .map((one) => ({ ...one, place: labels.indexOf(labelText(one.column)) }));
}

/** The doubt about a text that no row has. */
export function idleFilter({ place, ...sought }: SoughtText, { sample }: Pick<Shown, 'sample'>): IdleFilter {
  const cells = new Set(sample.slice(1).map((row) => (row[place] ?? '').trim()));
  return { code: 'idle-filter', ...sought, near: suggest(sought.text, [...cells].filter(isFilled)) };
}

/** Whether the filters of a plan may choose a row. Those on the labels of columns that become rows say nothing of it. */
function isChosen(row: readonly string[], plan: Plan, labels: readonly string[], written: InEnglish): boolean {
  const { where, conditions = [] } = plan;
  const cell = (column: string): string | undefined => {
    const at = labels.indexOf(labelText(column));
    return at < 0 ? undefined : (row[at] ?? '').trim();
  };
  return (
    [...where].every(([column, texts]) => texts.includes(cell(column) ?? texts[0] ?? '')) &&
    conditions.every((condition) => {
      const text = cell(condition.column);
      return text === undefined || meets(text, condition, written) !== false;
    })
  );
}

/** A year of statistics in a label. */
const LABEL_YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)(?!\s*\/)/;

/** Whether a label with a year is that of shares, ranks or prices. */
const isOtherFigure = (label: string): boolean =>
  SHARES.test(label) || NO_QUANTITY.test(label.replace(LABEL_YEAR, '').trim());

/** Whether a cell looks like the sum of the others in its column. */
const isWholeCell = (cell: string): boolean => isTotalName(cell) || WHOLE_CELL.test(cell);
const WHOLE_CELL =
  /^(?:all(?: \p{L}+)?|\(all\)|annual|yearly|(?:full )?year|fy|year total|year[- ]to[- ]date|ytd|jan\p{L}*\s?[-\u2013]\s?dec\p{L}*)$/iu;

/** Whether a cell is a year beside months or other parts of it. */
function isYearOfParts(cell: string, cells: readonly string[]): boolean {
  const whole = periodIn(cell);
  if (!whole || whole.isPart) return false;
  return cells.map(periodIn).some((part) => part?.isPart && part.year === whole.year);
}

/** What columns of units, currencies and powers of ten are called. */
const UNITS =
  /^(?:(?:qty|quantity|std|primary) )?(?:units?|uom|einheit|ma(?:ß|ss)einheit|unité|unidad|unità|units?(?: of)? ?meas(?:ure)?(?:ment)?|uni(?:té|dad|dade|tà) d[ei] (?:mesure|medida|misura)|unit ?mult(?:iplier)?|currency|währung|waehrung|devise|moneda|moeda|valuta|magnitude|scale|multiplier|power ?code|单位|單位|単位|通貨|货币)(?: (?:name|code|abbr|desc|symbol|label))*$/i;
/** What columns without quantities are called. */
export const NO_QUANTITY =
  /^(?:.*[^\p{L}])?(?:price(?:[ _](?:in|per|usd|eur|gbp|cny)(?:[ _/]\p{L}+)*)?|preise?|prix|precio|preço|prezzo|价格|単価|rank(?:ing)?|rang|index|growth|yoy|cagr|change|cumulative share|(?:usd|us\$|\$|eur|€|gbp|cny|rmb)[ _]?(?:per|\/)[ _]?(?:metric )?(?:t|mt|tonne|ton|kg|lb|oz)\)?)(?:\s*(?:\([^)]*\)|,|%))*$/iu;

/** What the label of a column of shares holds as a word. */
export const SHARES =
  /(?<!\p{L})(?:shares?|percent(?:age)?|perc|pct|proportion|fraction|(?:markt)?anteile?|prozent|parts?[ _]de[ _]march[ée]s?|cuota|porcentaje|quota[ _]di[ _]mercato)(?!\p{L})|^quota$|シェア|占比|份额|%/iu;

/** Words in the labels of columns that tell several figures for one supplier apart: flows, goods and their codes, measures, editions. */
const TELLING = wordSet(
  'flow direction impexp bal measure element indicator indic variable statistic statistics series scenario metric attribute',
  'sex commodity cmd hs cn sitc product prod item mineral metal material fuel crop stage process form segment',
  'type activity category status version vintage release estimate basis adj grade level freq frequency',
  'mot customs reporter wave round kind what art merkmal strom rohstoff rohstoffe kategorie richtung ware waren produkt typ',
  'flux produit catégorie indicateur flujo producto categoría tipo indicador fluxo produto categoria flusso prodotto',
);

/** Words in the labels of quantities. */
const QUANTITY = wordSet(
  'quantity quantities qty units production value values amount volume output supply sales shipments exports imports',
  'capacity reserves menge produktion quantité volumes cantidad producción',
);

/** Whether the label of a column says that it has quantities. */
const hasQuantities = ({ label }: Column): boolean =>
  labelWords(label).some((word) => QUANTITY.has(word) || MASS.has(word)) && !isPeriodLabel(label);

/** Units of mass as tables write them, in lower case. */
const MASS: ReadonlySet<string> = new Set(
  'g kg t kt mt tonne tonnes ton tons lb lbs kilogram kilograms gram grams carats'
    .split(' ')
    .concat('metric tons', 'metric tonnes', 'short tons', 'long tons', 'thousand tonnes', 'thousand metric tons'),
);

/** Whether the cells of a column are units: by its label, or because all are units of mass. */
const areUnits = ({ label, cells }: Column): boolean =>
  [label, labelWords(label).join(' ')].some((text) => UNITS.test(text)) ||
  cells.every((cell) => MASS.has(cell.toLowerCase()));

/** Whether cells are years or dates and nothing else: by the label, or because there are several. Two quantities may look like years by chance. */
const areSurelyPeriods = ({ label, cells }: Column): boolean =>
  arePeriods(label, cells) && (isPeriodLabel(label) || cells.length > 2);
