import type { Change, Changes } from '../../answer/row-changes.js';
import type { Fact } from '../../domain/fact.js';
import { grouped } from '../../domain/grouped.js';
import type { Observation } from '../../domain/observation.js';
import { whole } from '../../text/number.js';
import { cut, list } from '../../text/words.js';
import type { Rows } from '../sheet.js';

/** The names of subjects and stages by id, in both datasets. */
export type Names = { readonly subject: (id: string) => string; readonly stage: (id: string) => string };

type Kind = Change<unknown>['kind'];

/** The head of a table of rows that changed: `new values (49)`, or `values only in usgs 2026.05 (44)`. */
export type HeadOf = (kind: Kind, what: string, n: number) => string;

/** The heads between two editions of one dataset, of which the second changed the first. */
export const editionHead: HeadOf = (kind, what, n) => `${KIND_WORDS[kind]} ${what} (${whole(n)})`;
const KIND_WORDS: Readonly<Record<Kind, string>> = { removed: 'gone', changed: 'changed', added: 'new' };

/** The heads between two datasets of different names, which differ but did not change. */
export const datasetHead =
  (before: string, after: string): HeadOf =>
  (kind, what, n) =>
    kind === 'changed'
      ? `different ${what} (${whole(n)})`
      : `${what} only in ${kind === 'removed' ? before : after} (${whole(n)})`;

/** The order in which a reader wants the kinds. */
const SHOWN = ['changed', 'removed', 'added'] as const satisfies readonly Kind[];

/** The columns that say only where a row is printed. */
const PRINTED_IN: ReadonlySet<string> = new Set(['source', 'locator']);

/** Whether only the source of a row changed, or the place in it. */
const sourceAlone = ({ kind, columns }: Change<unknown>): boolean =>
  kind === 'changed' && columns.every((column) => PRINTED_IN.has(column));

/** The changes of a kind that lines show. */
const shown = <C extends Change<unknown>>(changes: readonly C[], kind: Kind): readonly C[] =>
  changes.filter((c) => c.kind === kind && !sourceAlone(c));

/** The tables of the rows that changed: values, facts, then the other files. One without a row has its head alone. */
export const rowTables = (changes: Changes, names: Names, head: HeadOf): readonly Rows[] => [
  ...SHOWN.map((kind) => valueTable(shown(changes.observations, kind), kind, names, head)),
  ...SHOWN.map((kind) => factTable(shown(changes.facts, kind), kind, head)),
  otherTable(changes, head),
];

/** Values: each that changed on its own line, those that are new or gone market by market. */
function valueTable(changes: readonly Change<Observation>[], kind: Kind, names: Names, headOf: HeadOf): Rows {
  const head = headOf(kind, 'values', changes.length);
  const of = (o: Observation): string => `${names.stage(o.stage)} ${o.period}`.trim();
  const rows = changes.flatMap((change) => {
    const row = change.after ?? change.before;
    return row ? [{ change, row }] : [];
  });
  if (kind === 'changed')
    return [[head, '', ''], ...rows.map(({ change, row }) => [of(row), row.actor, changedCell(change, valueText)])];
  const markets = grouped(rows, ({ row }) => [row.subject, row.stage, row.period, row.unit]);
  return [
    [head, ''],
    ...markets.map((market) => {
      const [{ row }] = market;
      const values = grouped(market, ({ row: o }) => o.actor)
        .map((own) => `${own[0].row.actor} ${list(own.map(({ row: o }) => printed(o)))}`)
        .join('; ');
      const unit = row.measure === 'share' ? '' : ` (${row.unit})`;
      return [[of(row), names.subject(row.subject)], `${values}${unit}`];
    }),
  ];
}

const printed = ({ printed, status }: Observation): string =>
  `${printed || 'blank'}${status === 'ok' ? '' : ' (doubtful)'}`;
const valueText = (o: Observation): string =>
  o.measure === 'share' ? printed(o) : `${o.printed || 'blank'} ${o.unit}${o.status === 'ok' ? '' : ' (doubtful)'}`;

/** What a value or fact was and is, then the other columns that changed. */
function changedCell<T extends object>({ before, after, columns }: Change<T>, text: (row: T) => string) {
  if (before === undefined || after === undefined) return '';
  const [from, to] = [text(before), text(after)];
  return [...(from === to ? [] : [`${from} -> ${to}`]), ...columnChanges(before, after, columns)];
}

/** The columns that the text of a row has already. */
const TOLD: ReadonlySet<string> = new Set([...PRINTED_IN, 'printed', 'unit', 'status']);

/** Each other column that changed, as `enters: blank -> magnets`. */
const columnChanges = (before: object, after: object, columns: readonly string[]): readonly string[] =>
  columns
    .filter((column) => !TOLD.has(column))
    .map((column) => `${column}: ${cellText(before, column)} -> ${cellText(after, column)}`);

const cellText = (row: object, column: string): string => {
  const value = new Map<string, unknown>(Object.entries(row)).get(column);
  return cut(Array.isArray(value) ? list(value.map(String)) : String(value ?? ''), 60) || 'blank';
};

/** Facts, each on its own line. */
function factTable(changes: readonly Change<Fact>[], kind: Kind, headOf: HeadOf): Rows {
  return [
    [headOf(kind, 'facts', changes.length), '', ''],
    ...changes.flatMap((change) => {
      const row = change.after ?? change.before;
      return row
        ? [
            [
              row.period === '' ? row.what : `${row.what} (${row.period})`,
              kind === 'changed' ? changedCell(change, (f) => f.printed) : row.printed,
              row.unit,
            ],
          ]
        : [];
    }),
  ];
}

/** The rows of the other files by name: a line for each kind of change, and one for each row that changed. */
function otherTable({ sources, subjects, stages, actors, compositions }: Changes, headOf: HeadOf): Rows {
  const files = [
    { what: 'sources', one: 'source', changes: named(sources, (s) => s.title) },
    { what: 'subjects', one: 'subject', changes: named(subjects, (s) => s.name) },
    { what: 'stages', one: 'stage', changes: named(stages, (s) => s.name) },
    // a dataset also lists countries of which it has no values
    { what: 'countries', one: 'country', changes: named(actors, (a) => a.actor) },
    { what: 'compositions', one: 'composition', changes: named(compositions, (c) => `${c.deposit}, ${c.subject}`) },
  ];
  const rows = files.flatMap(({ what, one, changes }) =>
    SHOWN.flatMap((kind): Rows => {
      const some = shown(changes, kind);
      if (some.length === 0) return [];
      if (kind !== 'changed') return [[headOf(kind, what, some.length), some.map((c) => c.name).join('; ')]];
      return some.map((c) => [`changed ${one}`, [c.name, ...columnChanges(c.before ?? {}, c.after ?? {}, c.columns)]]);
    }),
  );
  return [['other rows', ''], ...rows];
}

/** Changes with the name of their row. */
const named = <T extends object>(changes: readonly Change<T>[], name: (row: T) => string) =>
  changes.flatMap((c): readonly (Change<object> & { readonly name: string })[] => {
    const row = c.after ?? c.before;
    return row === undefined ? [] : [{ ...c, name: name(row) }];
  });

/** How many rows changed in nothing but their source, or the place in it. Empty without any. */
export function sourceSentences({ observations, facts, subjects }: Changes): readonly string[] {
  const counted = [
    ['value', observations],
    ['fact', facts],
    ['subject', subjects],
  ] as const;
  const parts = counted.flatMap(([noun, changes]) => {
    const n = changes.filter(sourceAlone).length;
    return n === 0 ? [] : [`${whole(n)} ${noun}${n === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? [] : [`Only the source, or the place in it, changed for ${list(parts)}.`];
}
