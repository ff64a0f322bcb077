import { blankedLabels, blanksFound } from './blanks.js';
import { comparedNumber, type InEnglish, isComparison, meets } from './conditions.js';
import { filledWidth, isFilled, labelsWithUnits, lineBreaks } from './dialect.js';
import {
  counter,
  type Flow,
  MOST_CELLS,
  MOST_UNREAD,
  type RowReason,
  type SideLine,
  type StoppedGroup,
  type Unread,
} from './groups.js';
import { isNoteText, isSourceLine } from './note-text.js';
import { type Places, places } from './places.js';
import type { Plan } from './plan.js';
import { UnreadableFile } from './unreadable.js';

/**
 * Counts rows. `row` takes each with the line at which it ends, and the header first. It returns false for one that the plan leaves out.
 * `found` gives the Flow, and `read` the rows so far.
 * Of the form of a text, `titles` are the lines of one cell above the header, `headerAt` is the line that would be a better one, and `above` the number of lines above it.
 */
export function reader(
  file: string,
  plan: Plan,
  form: {
    readonly titles: readonly SideLine[];
    readonly headerAt?: number | undefined;
    readonly above?: number;
  } = { titles: [] },
) {
  const counts = counter(plan);
  const first: Unread[] = [];
  let header: readonly string[] | undefined;
  let at: Places | undefined;
  const cells = new Map([...plan.where.keys()].map((column) => [column, new Set<string>()]));
  const blanked = { names: new Set<string>(), filters: new Set<string>() };
  let [unread, seen, matched, chosen, rowChosen] = [0, 0, false, false, false];
  const ranges = new Map<string, Range>(
    (plan.conditions ?? [])
      .filter(isComparison)
      .map(({ column }) => [column, { least: undefined, greatest: undefined }]),
  );
  const named = (cell: string): string => {
    const name = cell.trim();
    if (name.length !== cell.length) blanked.names.add(cell);
    return name;
  };
  /** The groups with a row that cannot be counted, and whether there is such a row of which the group is not known. */
  const stopped = new Map<string, StoppedGroup>();
  let lost = false;
  /** The last lines so far, as long as each has one cell that names nothing, or looks like a note: notes, unless a row follows. Without a reason such a line is then a row. */
  let lone: { readonly cells: readonly string[]; readonly line: number; readonly reason: RowReason | undefined }[] = [];
  /** The lines so far without a cell in a column that is read. */
  const idle: SideLine[] = [];
  const refuse = (cells: readonly string[], end: number, reason: RowReason, at: Places): void => {
    const told = ++unread <= MOST_UNREAD ? unreadRow(cells, end, reason, plan, at) : undefined;
    if (told) first.push(told);
    if (!plan.keepGoing) return;
    const by = at.by.map((place) => (cells[place] ?? '').trim());
    const alone = reason !== 'missing-cell' && reason !== 'extra-cell' && at.by.every((place) => place < cells.length);
    if (!alone) lost = true;
    else if (!stopped.has(by.join('\0')))
      stopped.set(by.join('\0'), { by, unread: told ?? unreadRow(cells, end, reason, plan, at) });
  };
  const place = (labels: readonly string[]): Places => {
    for (const label of blankedLabels(labels, plan)) blanked.names.add(label);
    return places(file, labels, plan, form.headerAt);
  };
  const row = (cells: readonly string[], line: number): boolean => {
    if (!header) {
      header = cells;
      return true;
    }
    if (!at) {
      const labels = labelsWithUnits(header, cells);
      at = place(labels ?? header);
      if (labels) return true;
    }
    seen += 1;
    rowChosen = false;
    const unfit = fits(cells, at) ? undefined : misfit(cells, at);
    const isRead = unfit !== undefined || [at.actor, ...at.by].includes(cells.findIndex(isFilled));
    const isNote = (isRead && isSourceLine(cells)) || (isSide(cells, at) && isNoteText(cells.join('')));
    const held = isNote && (unfit !== undefined || passes(cells, at));
    const reason = unfit ?? (held ? undefined : countedAll(cells, at, line));
    if (reason === 'blank-actor' && isIdle(cells, at)) {
      idle.push(sideLine(cells, line));
      return true;
    }
    if (held || ((reason === 'blank-actor' || reason === 'missing-cell') && isSide(cells, at))) {
      lone.push({ cells, line, reason });
      return true;
    }
    const used = rowChosen || reason !== undefined;
    for (const side of lone) {
      const why = side.reason ?? countedAll(side.cells, at, side.line);
      if (why) refuse(side.cells, side.line, why, at);
    }
    if (lone.length > 0) lone = [];
    if (reason) refuse(cells, line, reason, at);
    return used;
  };
  /** Whether the filters choose a line, or one of the rows that its columns become. */
  const passes = (cells: readonly string[], at: Places): boolean =>
    rowsOf(cells, at, plan).some((row) => wanted(row, at) === true);
  /** Counts a row, or one for each of its cells that become rows: then it refuses each cell that is no value by itself. */
  const countedAll = (cells: readonly string[], at: Places, line: number): RowReason | undefined => {
    if (!at.unpivoted) return counted(cells, at);
    for (const row of rowsOf(cells, at, plan)) {
      const reason = counted(row, at);
      if (reason === 'blank-actor' || reason === 'not-compared') return reason;
      if (reason) refuse(row, line, reason, at);
    }
    return undefined;
  };
  const counted = (cells: readonly string[], at: Places): RowReason | undefined => {
    const { by, actor, value, total } = at;
    const kept = wanted(cells, at);
    if (kept !== true) return kept === false ? undefined : 'not-compared';
    rowChosen = true;
    const group = by.map((place) => named(cells[place] ?? ''));
    const stated = total === undefined ? undefined : (cells[total] ?? '').trim();
    return counts.add(group, named(cells[actor] ?? ''), (cells[value] ?? '').trim(), stated);
  };
  /** Whether a row has the cells of the filters and meets the conditions; undefined where a cell cannot be compared. Until one has those cells, all are kept, to say what else could be meant. */
  const wanted = (row: readonly string[], { where, conditions, written }: Places): boolean | undefined => {
    if (!hasCells(row, where)) {
      if (!matched) for (const { column, place } of where) keep(cells.get(column), (row[place] ?? '').trim());
      return false;
    }
    matched = true;
    const met = meetsAll(row, { conditions, written });
    if (met === undefined) return undefined;
    if (!met) {
      if (!chosen)
        for (const { place, condition } of conditions) widen(ranges.get(condition.column), row[place] ?? '', written);
      return false;
    }
    chosen = true;
    for (const { column, place } of where) if (row[place] !== row[place]?.trim()) blanked.filters.add(column);
    return true;
  };
  const found = (): Flow => {
    if (!header) throw new UnreadableFile(file, { kind: 'blank-header', skipped: (form.above ?? 0) > 0 });
    if (!at) place(header);
    const notes = lone.map(({ cells, line }) => sideLine(cells, line));
    const listed = [...cells].filter(([, texts]) => !matched && texts.size <= MOST_CELLS);
    const all = counts.found();
    const others = all.groups.filter(({ by }) => !stopped.has(by.join('\0')));
    const going = unread > 0 && plan.keepGoing === true && !lost && others.length > 0;
    return {
      ...all,
      ...(going ? { groups: others, actors: actorsIn(others), stopped: [...stopped.values()] } : {}),
      unread: going ? { count: 0, first: [] } : { count: unread, first },
      beside: [...form.titles, ...idle, ...notes],
      blanks: blanksFound(blanked.names, [...blanked.filters].sort()),
      ranges:
        chosen || !matched
          ? []
          : [...ranges].map(([column, { least, greatest }]) => ({
              column,
              least: least?.text,
              greatest: greatest?.text,
            })),
      cells: new Map(listed.map(([column, texts]) => [column, [...texts].sort()])),
    };
  };
  return { row, found, read: () => seen };
}

/** The names of all actors of groups. */
const actorsIn = (groups: Flow['groups']): readonly string[] =>
  [...new Set(groups.flatMap(({ actors }) => [...actors.keys()]))].sort();

/** The ends of a column's numbers so far. */
type Range = { least: Compared | undefined; greatest: Compared | undefined };
type Compared = { readonly number: number; readonly text: string };

/** Widens a range to a cell, if it is a number. */
function widen(range: Range | undefined, cell: string, written: InEnglish): void {
  const text = cell.trim();
  const number = comparedNumber(text, written);
  if (!range || number === undefined) return;
  if (range.least === undefined || number < range.least.number) range.least = { number, text };
  if (range.greatest === undefined || number > range.greatest.number) range.greatest = { number, text };
}

/** Keeps one more cell, unless there are too many. */
const keep = (cells: Set<string> | undefined, cell: string): void => {
  if (cells && cells.size <= MOST_CELLS) cells.add(cell);
};
/** The rows that a row stands for: itself, or one for each of its cells that become rows. */
export function rowsOf(
  cells: readonly string[],
  { unpivoted, width }: Pick<Places, 'unpivoted' | 'width'>,
  { unpivot }: Pick<Plan, 'unpivot'>,
): readonly (readonly string[])[] {
  if (!unpivoted) return [cells];
  const whole = Array.from({ length: width }, (_, i) => cells[i] ?? '');
  return unpivoted.map((from, i) => [...whole, unpivot?.columns?.[i] ?? '', whole[from] ?? '']);
}

/** Whether a row meets the filters and conditions of a plan; undefined where a cell cannot be compared. */
export const isChosen = (
  row: readonly string[],
  at: Pick<Places, 'where' | 'conditions' | 'written'>,
): boolean | undefined => hasCells(row, at.where) && meetsAll(row, at);

const hasCells = (row: readonly string[], where: Places['where']): boolean =>
  where.every(({ place, texts }) => texts.includes((row[place] ?? '').trim()));

function meetsAll(row: readonly string[], { conditions, written }: Pick<Places, 'conditions' | 'written'>) {
  const met = conditions.map(({ place, condition }) => meets((row[place] ?? '').trim(), condition, written));
  return met.includes(undefined) ? undefined : !met.includes(false);
}

/** How the number of cells of a row differs from that of the header. */
export const misfit = (cells: readonly string[], { width }: Pick<Places, 'width'>): 'missing-cell' | 'extra-cell' =>
  cells.length < width ? 'missing-cell' : 'extra-cell';

/** Whether a row has a cell for each column that has a name, and nothing beyond the header. */
export const fits = (cells: readonly string[], { width, named }: Pick<Places, 'width' | 'named'>): boolean =>
  cells.length === width || (cells.length >= named && filledWidth(cells) <= width);

/** Whether a row has no filled cell in a column that is read. */
const isIdle = (cells: readonly string[], { by, actor, value, total, unpivoted = [] }: Places): boolean =>
  ![...by, actor, value, ...(total === undefined ? [] : [total]), ...unpivoted].some((place) =>
    isFilled(cells[place] ?? ''),
  );

/** A line that is no row, by the line at which it ends. */
const sideLine = (cells: readonly string[], end: number): SideLine => ({
  line: end - lineBreaks(cells),
  text: cells.filter(isFilled).join(',').trim(),
});

/** Whether a line has one cell only, which is no value. */
function isSide(cells: readonly string[], { value, total, unpivoted = [] }: Places): boolean {
  const place = cells.findIndex(isFilled);
  return filledWidth(cells) === place + 1 && ![value, total, ...unpivoted].includes(place);
}

/** A row that cannot be counted, with the line at which it starts. */
export function unreadRow(cells: readonly string[], end: number, reason: RowReason, plan: Plan, at: Places): Unread {
  const line = end - lineBreaks(cells);
  if (reason === 'missing-cell' || reason === 'extra-cell')
    return { line, column: '', found: String(cells.length), reason };
  if (reason === 'blank-actor') return { line, column: plan.actor, found: cells[at.actor] ?? '', reason };
  if (reason === 'several-totals' || reason === 'unreadable-total')
    return { line, column: plan.totalColumn ?? '', found: cells[at.total ?? -1] ?? '', reason };
  if (reason === 'not-compared') {
    const one = at.conditions.find(
      ({ place, condition }) => meets((cells[place] ?? '').trim(), condition, at.written) === undefined,
    );
    return { line, column: one?.condition.column ?? '', found: cells[one?.place ?? -1] ?? '', reason };
  }
  const column = plan.unpivot ? (cells[at.width] ?? '') : plan.value;
  const { notation, unpivot } = plan;
  return { line, column, found: cells[at.value] ?? '', reason, notation, ...(unpivot ? { unpivoted: true } : {}) };
}
