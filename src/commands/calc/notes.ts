import { alikeSentences } from '../../output/alike-names.js';
import { points } from '../../output/figure-text.js';
import { shellWord } from '../../output/step.js';
import type { CalculationNote, LargestGroups, UnknownRows } from '../../tables/text/calculation.js';
import type { SideLine, StoppedGroup } from '../../tables/text/groups.js';
import type { OddNames } from '../../tables/text/odd-names.js';
import { type Plan, statesTotal } from '../../tables/text/plan.js';
import type { SheetFacts } from '../../tables/text/sheet-facts.js';
import { factorText, full, quantity } from '../../text/number.js';
import { count, either, list, quote, some } from '../../text/words.js';
import { sheetList } from './words.js';

/** A note on the results of a file as a sentence. `all` is the number of groups. */
export function calculationWords(note: CalculationNote, all: number, plan: Plan): string {
  switch (note.code) {
    case 'nothing-counted':
      return `No row was counted: ${reason(plan)}.${meant(note.near)}${there(note)}${comparing(plan)}`;
    case 'blanks-around':
      return blanksAround(note);
    case 'alike-names': {
      const more =
        note.more > 0
          ? ` ${count(note.more, 'more name')} in ${note.column} ${note.more === 1 ? 'does' : 'do'} so too.`
          : '';
      return `${alikeSentences(note, ` in ${note.column}`)}${more}`;
    }
    case 'blank-groups':
      return `Some rows have a blank cell in ${note.column}, and they are a group of their own. If such a cell means the one above it, write that one into the row.`;
    case 'summed-years':
      return `Column ${note.column} has several years, whose rows are added up. To keep them apart, add --by ${[...plan.by, note.column].map(columnWord).join(',')}.`;
    case 'summed-cells': {
      const kept = `Choose one: --where ${shellWord(`${note.column}=${note.cells[0]}`)}. Or keep them apart: --by ${[...plan.by, note.column].map(columnWord).join(',')}.`;
      const told = `Column ${note.column} has ${some(note.cells.map(quoted))}, whose rows are added up.`;
      return `${told} ${note.apart ? kept : 'If they are different units, write all values in one in the file.'}`;
    }
    case 'total-among':
      return `Column ${note.column} has "${note.cell}" beside other cells, so rows may be counted twice. If it is their sum, leave it out: --where-not ${shellWord(`${note.column}=${note.cell}`)}.`;
    case 'no-quantities':
      return `By its label, column ${note.column} may have no quantities, and then a sum of them means nothing. Name the column with the quantities in --value.`;
    case 'odd-column': {
      const one = note.columns.length === 1;
      return `${one ? 'Column' : 'Columns'} ${some(note.columns)} ${one ? 'is' : 'are'} counted like the years, but ${note.dated ? `${one ? 'its label says' : 'their labels say'} that ${one ? 'it has' : 'they have'} shares, ranks or prices` : `${one ? 'its label has' : 'their labels have'} no year`}. To choose columns, add --columns ${note.years.map(columnWord).join(',')}.`;
    }
    case 'blank-label':
      return 'Some cells stand under no label, and are not read. Give each column a label in the file.';
    case 'split-values':
      return `In column ${plan.value}, ${quoted(note.value)} is followed by ${quoted(note.next)} in the next cell${note.isUnlabelled ? ', under no label' : ''}. If that is one number with a comma in it, put it in double quotes in the file.${note.isUnlabelled ? ' If not, give that column a label: it is not read.' : ''}`;
    case 'repeated-rows':
      return `Rows are the same, cell by cell, such as ${quote(note.cells.join(','))}, and each is counted. If they are there twice by mistake, delete one of each.`;
    case 'years-as-actors':
      return `Column ${note.column} has only years or dates, and they are counted as suppliers. Name the column with the suppliers in --actor.`;
    case 'years-as-values':
      return `Column ${note.column} has only years or dates, and they are counted as quantities. ${plan.unpivot ? `To keep them apart, add --by ${[...plan.by.filter((column) => column !== plan.unpivot?.name), note.column].map(columnWord).join(',')}` : 'Name the column with the quantities in --value'}.`;
    case 'twin-columns':
      return `The labels of columns ${quoted(note.column)} and ${quoted(note.other)} differ by case alone, and ${quoted(note.other)} is not read.`;
    case 'swallowed-rows': {
      const more = note.more > 0 ? ` ${count(note.more, 'more row')} ${note.more === 1 ? 'does' : 'do'} so too.` : '';
      return `The row at line ${note.line} goes on to line ${note.end} within quotes, and each of these lines would be a row itself. If a quote in it is a mistake, rows are missing: delete it in the file.${more}`;
    }
    case 'idle-filter':
      return `No row has "${note.text}" in column ${note.column}, so ${note.not ? '--where-not' : '--where'} ${shellWord(`${note.column}=${note.text}`)} ${note.not ? 'leaves out' : 'chooses'} nothing.${meant(note.near)}`;
    case 'like-filter': {
      const option = note.not ? '--where-not' : '--where';
      const also = note.cells.slice(0, MOST_LINES).map((cell) => `${option} ${shellWord(`${note.column}=${cell}`)}`);
      return `Column ${note.column} has ${some(note.cells.map(quoted))} beside "${note.text}", and ${option} does not mean ${note.cells.length === 1 ? 'it' : 'them'}. To ${note.not ? 'leave out' : 'count'} such rows, too, add ${also.join(' ')}.`;
    }
    case 'compared-months':
      return `Column ${note.column} has months or days such as ${note.cell}, and a year is compared with them as a number. Write the bound like them, as in ${note.cell}.`;
    case 'shares-of-one':
      return 'All shares are at most 1, and they are read as percent. If they are parts of 1, write --shares 1.';
    case 'some-percents':
      return `Some values have a percent sign, and others, such as ${note.bare}, have none. All are read as percent. If that is not meant, write all in one way in the file.`;
    case 'odd-names':
      return oddNameWords(note, plan);
    case 'absent-actor':
      return `No counted row has "${note.actor}" in column ${plan.actor}, so ${ROLES[note.role]}.${note.several ? ` For several, repeat the option: ${note.near.map((actor) => `${note.role === 'rest' ? '--rest' : '--exclude'} ${shellWord(actor)}`).join(' ')}.` : meant(note.near)}${note.role === 'total' && /^[~<>]?\d/.test(note.actor) ? ' To state a total, write a number alone, as in --total 390000.' : ''}`;
    case 'absent-in-groups':
      return `${count(note.groups, 'group')} of ${all} ${note.groups === 1 ? 'has' : 'have'} no row of "${note.actor}", so what it supplies there is not known: ${named(note)}.`;
    case 'no-supplier': {
      return `${count(note.groups, 'group')} of ${all} ${note.groups === 1 ? 'names no supplier, so it has' : 'name no supplier, so they have'} no line${which(note)}.`;
    }
    case 'decimal-commas':
      return 'Cells are separated by semicolons, so a comma in a number is the decimal sign. If it separates thousands, add --decimal .';
    case 'thousand-points':
      return `${note.whole ? 'Every value with a point has three digits behind it, and the others are whole numbers' : 'Every value has three digits behind a point'}. The point is read as the decimal sign. If it separates thousands, add --thousands .`;
    case 'stopped-groups':
      return stoppedGroups(note.groups);
    case 'side-lines':
      return sideLines(note.lines);
    case 'lumps': {
      const many = note.names.length > 1;
      return `${list(note.names.map(quoted))} ${many ? 'stand' : 'stands'} for several suppliers, so ${many ? 'they are' : 'it is'} the rest. If ${many ? 'they are suppliers' : 'it is one supplier'}, add --no-lumps.`;
    }
    case 'large-as-others':
      return `"${note.actor}" is as large as all others together in ${note.groups} of ${count(note.among, 'group')}. ${statesTotal(plan) ? `If it is another total, leave it out: --where-not ${shellWord(`${plan.actor}=${note.actor}`)}` : `If it is the total, add --total-row ${shellWord(note.actor)}`}.`;
    case 'beside-its-parts':
      return `"${note.actor}" is as large as ${some(note.parts.map(quoted))}${note.parts.length > 1 ? ' together' : ''} in ${note.groups} of ${count(note.among, 'group')}, so it may be counted twice. To leave it out: --where-not ${shellWord(`${plan.actor}=${note.actor}`)}.`;
    case 'dropped-marks': {
      const [one, marks] = [note.marks.length === 1, list(note.marks.map(quoted))];
      return note.multiply
        ? `--flags leaves out ${marks}, so 12${note.marks[0]} is read as 12. If ${one ? 'it multiplies' : 'they multiply'} the number, write all digits in the file.`
        : `--flags leaves out ${marks}. If they are different units, write all quantities in one: those of different units are added up.`;
    }
    case 'sheet':
      return sheetWords(note.facts);
    case 'nothing-supplied': {
      return `${count(note.groups, 'group')} of ${all} ${has(note.groups)} no HHI, because all ${note.groups === 1 ? 'its' : 'their'} values are 0${which(note)}.`;
    }
    case 'no-upper-limit': {
      return `${count(note.groups, 'group')} of ${all} ${has(note.groups)} no HHI, because some of ${note.groups === 1 ? 'its' : 'their'} values have no upper limit${which(note)}. State a total with --total.`;
    }
    case 'unused-totals': {
      return `The values are shares, so the total is 100 %. ${count(note.groups, 'group')} of ${all} ${note.groups === 1 ? 'states' : 'state'} another, which is not used${which(note)}.`;
    }
    case 'repeated-totals': {
      return `In ${count(note.groups, 'group')} of ${all} the total has more rows than any supplier, and they are added up${which(note)}. If it is stated twice, delete one of its rows.`;
    }
    case 'no-total':
      return `${count(note.groups, 'group')} of ${all} ${note.groups === 1 ? 'states' : 'state'} no total, so ${note.groups === 1 ? 'its' : 'their'} shares are not determined. Write ${note.groups === 1 ? 'one into it' : 'one into each'}, or leave out ${plan.totalColumn === undefined ? '--total' : '--total-column'}: the rows are then all there is.`;
    case 'exceeds-total':
      return `In ${count(note.groups, 'group')} of ${all} the rows add up to more than the stated total, so their sum is the total.`;
    case 'total-by-rounding':
      return `In ${count(note.groups, 'group')} of ${all} the rows reach the stated total although a value is unknown. So the total is read by its rounding.`;
    case 'total-below':
      return `In ${count(note.groups, 'group')} of ${all} the rows exceed the stated total, even with its rounding, and a value is unknown. So the total is known only from below.`;
    case 'perhaps-shares':
      return note.by === 'label'
        ? `By its label, column ${note.column} holds shares. If it does, add --shares ${note.whole}: they are then not scaled up.`
        : note.most > note.whole
          ? `The rows of each group add up to about ${note.whole}, at most to ${full(note.most)}. If they are shares and rounding explains the excess, add --shares ${note.whole}. If it does not, a row may be counted twice.`
          : `The rows of each group add up to about ${note.whole}. If they are shares, add --shares ${note.whole}: they are then not scaled up.`;
    case 'shares-by-rounding':
      return `In ${count(note.groups, 'group')} of ${all} the shares add up to more than 100 %, by no more than their rounding. So their sum is the total.`;
    case 'inconsistent-shares':
      return inconsistentShares(note, all);
    case 'rows-beyond-rounding':
      return beyondRounding(note, all, plan.stated !== undefined);
    case 'unknown-values':
      return `${count(note.groups, 'group')} ${has(note.groups)} unknown values: ${unknownRows(note, (fact) => `${count(fact.rows, 'row')} of ${few(fact.actors)}`)}. They belong to the rest and are never zero.`;
    case 'settled-by-values': {
      const which = note.everywhere ? '' : `: ${unknownRows(note, (fact) => few(fact.actors))}`;
      return `${count(note.groups, 'group')} of ${all} ${has(note.groups)} no HHI without these values${which}. Write them into the file${statesTotal(plan) ? '' : ', or state a total with --total'}.`;
    }
    case 'settled-by-rounding': {
      const told = note.first.map(
        ({ by, hhi }) => `${points(hhi, 0, note.bands)}${by.length > 0 ? ` for ${by.join(', ')}` : ''}`,
      );
      return `${count(note.groups, 'group')} of ${all} ${has(note.groups)} no HHI as printed. With --reading rounded it is ${list([...told, ...moreThan(note)], '; ')}.`;
    }
  }
}

/** That names of suppliers say that they may be none, and what to do if so. */
function oddNameWords({ kind, actors }: OddNames, plan: Plan): string {
  const [one, shown] = [actors.length === 1, actors.slice(0, MOST_LINES)];
  const without = shown.map((actor) => `--where-not ${shellWord(`${plan.actor}=${actor}`)}`).join(' ');
  const are = `${some(actors.map(quoted))} ${one ? 'is counted as a supplier' : 'are counted as suppliers'}`;
  switch (kind) {
    case 'total':
      return `${are}. ${statesTotal(plan) ? `If it is another total, leave it out: ${without}` : `If it is the total, add --total-row ${shellWord(actors[0] ?? '')}`}.`;
    case 'subtotal':
      return `${are}. If ${one ? 'it is the sum' : 'they are sums'} of others, leave ${one ? 'it' : 'them'} out: ${without}.`;
    case 'part':
      return `${are}. If ${one ? 'it is a part of another' : 'they are parts of others'}, leave ${one ? 'it' : 'them'} out: ${without}.`;
    case 'lump':
      return `${are}. If ${one ? 'it stands' : 'each stands'} for several or is not known, add ${shown.map((actor) => `--rest ${shellWord(actor)}`).join(' ')}.`;
    case 'region':
      return `${are} beside others. If countries in ${one ? 'it' : 'them'} are counted, too, leave ${one ? 'it' : 'them'} out: ${without}.`;
    case 'statistic':
      return `${are}. If ${one ? 'it is a figure' : 'they are figures'} about the others, leave ${one ? 'it' : 'them'} out: ${without}.`;
    case 'label':
      return `${are}, but that is the label of the column. If the header comes again, leave such rows out: ${without}.`;
  }
}

const has = (groups: number): string => (groups === 1 ? 'has' : 'have');

/** Names as a short list: two, or the first and how many more. */
const few = (names: readonly string[]): string =>
  names.length <= 2 ? list(names) : `${names[0]} and ${names.length - 1} more`;

/** How many groups a note does not name, as an item of a list. Empty where it names all. */
const moreThan = ({ groups, first }: LargestGroups<object>): readonly string[] =>
  groups > first.length ? [`${groups - first.length} more`] : [];

/** The largest groups with unknown values and what is told of each, and how many more there are. */
const unknownRows = (note: LargestGroups<UnknownRows>, told: (fact: UnknownRows) => string): string =>
  list(
    [
      ...note.first.map(({ by, ...fact }) => (by.length > 0 ? `${by.join(', ')} (${told(fact)})` : told(fact))),
      ...moreThan(note),
    ],
    '; ',
  );

/** A column as `--by` takes it: one with a comma in double quotes, and with quotes for a shell where it needs them. */
const columnWord = (name: string): string => shellWord(name.includes(',') ? `"${name}"` : name);

const quoted = (name: string): string => `"${name}"`;

/** The question whether one of these names is meant. Empty where there is none. */
const meant = (near: readonly string[]): string =>
  near.length > 0 ? ` Did you mean ${either(near.map(quoted))}?` : '';

/** What the columns of filters that no row meets hold instead. Empty where that is not known. */
function there({ cells, ranges }: Extract<CalculationNote, { code: 'nothing-counted' }>): string {
  const texts = cells.map(
    ({ column, first, more }) =>
      `column ${column} has ${list([...first.map(quoted), ...(more > 0 ? [`${more} more`] : [])])}`,
  );
  const numbers = ranges.map(({ column, least, greatest }) =>
    least === undefined || greatest === undefined
      ? `column ${column} has no number`
      : least === greatest
        ? `the only number in ${column} is ${least}`
        : `the numbers in ${column} go from ${least} to ${greatest}`,
  );
  return [...texts, ...numbers].map((text) => ` ${text[0]?.toUpperCase()}${text.slice(1)}.`).join('');
}

/** The first groups by name, and how many more there are. */
const named = ({
  groups,
  first,
}: {
  readonly groups: number;
  readonly first: readonly (readonly string[])[];
}): string =>
  list(
    [...first.map((by) => by.join(', ')), ...(groups > first.length ? [`${groups - first.length} more`] : [])],
    '; ',
  );

/** The groups that a note names, behind a colon. Empty where they have no names. */
const which = (note: Parameters<typeof named>[0]): string => (note.first.flat().length > 0 ? `: ${named(note)}` : '');

/** That some groups have no measures, because their shares cannot all be true, and what would help. */
function inconsistentShares(note: Extract<CalculationNote, { code: 'inconsistent-shares' }>, all: number): string {
  const { groups, rounds } = note;
  const where = rounds === groups ? 'add --reading rounded' : `--reading rounded helps in ${rounds} of them`;
  const remedy = rounds > 0 ? ` If they are rounded, ${where}.` : ' Look for a total or a share that is counted twice.';
  return `${count(groups, 'group')} of ${all} ${groups === 1 ? 'has' : 'have'} no measures, because the shares add up to more than 100 %${which(note)}.${remedy}`;
}

/** That blanks around names and cells do not count, with the first names. */
function blanksAround({ names, all, filters }: Extract<CalculationNote, { code: 'blanks-around' }>): string {
  const more = all > names.length ? [`${all - names.length} more`] : [];
  const told = names.length > 0 ? `Blanks around names do not count: ${list([...names.map(quoted), ...more])}.` : '';
  const where = filters.length > 0 ? `Blanks around the cells of ${list(filters)} do not count.` : '';
  return [told, where].filter((text) => text !== '').join(' ');
}

/** The lines that are no rows: the first of them with their texts. */
function sideLines(lines: readonly SideLine[]): string {
  const shown = lines.slice(0, MOST_LINES).map(({ line, text }) => `line ${line} ${quote(text)}`);
  const more = lines.length > shown.length ? [`${lines.length - shown.length} more`] : [];
  const said = lines.length === 1 ? 'line is a title or a note, not a row' : 'lines are titles or notes, not rows';
  return `${lines.length} ${said}: ${list([...shown, ...more])}.`;
}

/** What must be known of a sheet: which one was read, merged cells, errors, units that number formats show, hidden rows and columns. */
function sheetWords({ sheet, others, merged, hiddenRows, hiddenColumns, errors, shownForms }: SheetFacts): string {
  const shown = (cells: readonly string[]): string =>
    list([...cells.slice(0, MOST_LINES), ...(cells.length > MOST_LINES ? [`${cells.length - MOST_LINES} more`] : [])]);
  return [
    ...(others.length > 0
      ? [`The figures are from the sheet ${sheetList([sheet])}, not from ${sheetList(others)}.`]
      : []),
    ...(merged.length > 0 ? [`The cells ${shown(merged)} are merged, so each of their rows has their value.`] : []),
    ...(errors.length > 0
      ? [
          `${errors.length === 1 ? 'Cell' : 'Cells'} ${shown(errors)} ${errors.length === 1 ? 'has an error' : 'have errors'} of the spreadsheet, such as #DIV/0!, so ${errors.length === 1 ? 'its value is' : 'their values are'} unknown.`,
        ]
      : []),
    ...(shownForms.length > 0
      ? [
          `The sheet shows numbers as ${shown(shownForms.map(quoted))}, with 0 for the number, and only the number counts. If these are different units, write all in one; if they are limits or say that a value is unknown, write them as text, as in >540 or NA.`,
        ]
      : []),
    ...(hiddenRows > 0
      ? [`${count(hiddenRows, 'row')} that the sheet hides ${hiddenRows === 1 ? 'is' : 'are'} counted.`]
      : []),
    ...(hiddenColumns.length > 0
      ? [
          `The sheet hides ${hiddenColumns.length === 1 ? 'the column' : 'the columns'} ${some(hiddenColumns.map(quoted))}, which ${hiddenColumns.length === 1 ? 'is' : 'are'} read.`,
        ]
      : []),
  ].join(' ');
}

/** The groups that are left out, the first of them with the cell that cannot be read. */
function stoppedGroups(groups: readonly StoppedGroup[]): string {
  const shown = groups
    .slice(0, MOST_LINES)
    .map(({ by, unread: { line, column, found } }) => `${by.join(', ')} (line ${line}: ${column} is ${quote(found)})`);
  const more = groups.length > shown.length ? [`${groups.length - shown.length} more`] : [];
  const why =
    groups.length === 1 ? 'group is left out, because a cell of it' : 'groups are left out, because a cell of each';
  return `${groups.length} ${why} cannot be read: ${list([...shown, ...more], '; ')}. Without --keep-going, an error says what to do.`;
}

/** The most lines that a note quotes. */
const MOST_LINES = 5;

/** The groups whose rows exceed their total beyond rounding: the first by name, with the factor and the stated total. */
function beyondRounding(
  { groups, first }: Extract<CalculationNote, { code: 'rows-beyond-rounding' }>,
  all: number,
  stated: boolean,
): string {
  const told = first.map(({ by, stated, excess }) => {
    const total = quantity(stated, '').trim();
    const times =
      excess.factor === undefined
        ? `${full(excess.sum)} for a total of ${total}`
        : `${factorText(excess.factor)} times ${total}`;
    return by.length === 0 ? times : `${by.join(', ')} (${times})`;
  });
  const more = groups > first.length ? [`${groups - first.length} more`] : [];
  return `In ${count(groups, 'group')} of ${all} the rows add up to more than rounding of the total explains: ${list([...told, ...more], '; ')}. Look for regions among the suppliers, a misprint${stated ? ', the mark of a footnote or a wrong --total' : ' or the mark of a footnote'}.`;
}

/** How to compare numbers or to choose several cells, where a text that is asked for looks as if it were meant for that. */
function comparing({ where }: Plan): string {
  for (const [column, texts] of where)
    for (const text of texts) {
      if (text.includes(',')) return ' For several cells, repeat --where.';
      const [, sign, number] = /^([<>])\s*(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
      if (number !== undefined) return ` To compare numbers, write --where ${shellWord(`${column}${sign}=${number}`)}.`;
    }
  return '';
}

const ROLES = {
  excluded: 'what it supplies is not known',
  rest: 'it is no part of the rest',
  total: 'no total is known. If the rows are the whole market, leave that option out',
} as const;

const reason = ({ where, conditions = [] }: Plan): string => {
  if (conditions.length > 0) return 'no row has the cells that --where and --where-not ask for';
  if (where.size === 0) return 'the file has none';
  const cells = [...where].map(([column, texts]) => `${texts.map((text) => `"${text}"`).join(' or ')} in ${column}`);
  return `no row has ${cells.join(' and ')}`;
};
