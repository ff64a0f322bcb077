import { suggest } from '../../domain/suggest.js';
import { meets } from './conditions.js';
import { isFilled, labelText } from './dialect.js';
import { columnsOf, type Plan } from './plan.js';
import { columnLabels, type Shown } from './resolved-plan.js';

/**
 * What a file shows that may not be meant. The rows of `summed-years` and `summed-units` are added up although a column that no option names
 * has several years or units. The cells of `years-as-values` are counted as quantities, but all are years.
 * `twin-columns` are a column that is read and another whose label differs by case alone.
 * Each line of the row at `swallowed-rows` would be a row itself if a quote in it were a character. No row has the cell that an `idle-filter` names.
 */
export type FileDoubt =
  | { readonly code: 'summed-years'; readonly column: string }
  | { readonly code: 'summed-units'; readonly column: string; readonly units: readonly string[] }
  | { readonly code: 'years-as-values'; readonly column: string }
  | { readonly code: 'twin-columns'; readonly column: string; readonly other: string }
  | SwallowedRows
  | IdleFilter;

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

/** The doubts that the first rows of a file give about a plan. */
export function sampleDoubts(plan: Plan, { sample }: Pick<Shown, 'sample'>): readonly FileDoubt[] {
  const labels = columnLabels(sample);
  const values = (plan.unpivot?.columns ?? [plan.value]).map(labelText);
  const read = new Set([...columnsOf(plan).map(labelText), ...values]);
  const chosen = sample.slice(1).filter((row) => isChosen(row, plan, labels));
  const columns = labels.map((label, i) => ({
    label,
    cells: [...new Set(chosen.map((row) => (row[i] ?? '').trim()).filter(isFilled))],
  }));
  const others = columns.filter(({ label }) => label !== '' && !read.has(label));
  const years = others.find(({ cells }) => cells.length > 1 && cells.every((cell) => YEAR.test(cell)));
  const units = others.find(({ label, cells }) => cells.length > 1 && areUnits(label, cells));
  const counted = columns.find(({ label, cells }) => values.includes(label) && areYears(label, cells));
  const [twin] = [...read].flatMap((column) =>
    others.flatMap(({ label }) => (label.toLowerCase() === column.toLowerCase() ? [{ column, other: label }] : [])),
  );
  return [
    ...(years ? [{ code: 'summed-years', column: years.label } as const] : []),
    ...(units ? [{ code: 'summed-units', column: units.label, units: units.cells } as const] : []),
    ...(counted ? [{ code: 'years-as-values', column: counted.label } as const] : []),
    ...(twin ? [{ code: 'twin-columns', ...twin } as const] : []),
  ];
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
function isChosen(row: readonly string[], { where, conditions = [] }: Plan, labels: readonly string[]): boolean {
  const cell = (column: string): string | undefined => {
    const at = labels.indexOf(labelText(column));
    return at < 0 ? undefined : (row[at] ?? '').trim();
  };
  return (
    [...where].every(([column, texts]) => texts.includes(cell(column) ?? texts[0] ?? '')) &&
    conditions.every((condition) => {
      const text = cell(condition.column);
      return text === undefined || meets(text, condition) !== false;
    })
  );
}

/** A year of statistics. */
const YEAR = /^(?:19|20)\d\d$/;

/** What columns of years are called, and those of units and of the powers of ten that multiply a value. */
const YEARS = /^(?:years?|jahr|ann[ée]e|a[ñn]o|anno|time(?:.?period)?)$/i;
const UNITS =
  /^(?:units?|uom|einheit|unité|unidad|unit.of.measure(?:ment)?|unit.?meas(?:ure)?|unit.?mult(?:iplier)?)$/i;

/** Units of mass as tables write them, in lower case. */
const MASS: ReadonlySet<string> = new Set(
  'g kg t kt mt tonne tonnes ton tons lb lbs kilogram kilograms gram grams carats'
    .split(' ')
    .concat('metric tons', 'metric tonnes', 'short tons', 'long tons', 'thousand tonnes', 'thousand metric tons'),
);

/** Whether the cells of a column are units: by its label, or because all are units of mass. */
const areUnits = (label: string, cells: readonly string[]): boolean =>
  UNITS.test(label) || cells.every((cell) => MASS.has(cell.toLowerCase()));

/** Whether cells are years and no quantities: by the label, or because there are several. Two quantities may look like years by chance. */
const areYears = (label: string, cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => YEAR.test(cell)) && (YEARS.test(label) || cells.length > 2);
