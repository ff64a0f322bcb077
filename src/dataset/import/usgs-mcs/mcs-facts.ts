import type { Fact } from '../../../domain/fact.js';
import { periodOf } from '../printed-period.js';
import { distinctIds, oneLine, slug } from '../slug.js';
import type { PlacedRow } from './mcs-market.js';
import { locatorOf, noted, type SourceOf } from './mcs-observation.js';
import type { McsRow } from './mcs-row.js';

/** A fact and its row in the file. */
export type McsFact = { readonly row: McsRow; readonly fact: Fact };

/** Whether a row of another scope than the markets states a fact. One without a value states none. */
export const isFact = ({ scope, value }: McsRow): boolean => scope === 'reliance' && oneLine(value) !== '';

/** The facts that rows state on their commodities, such as reliance on imports. */
export function mcsFacts(rows: readonly PlacedRow[], sourceOf: SourceOf): readonly McsFact[] {
  const ids = distinctIds(
    rows.map(({ subject, row }) =>
      [subject, slug(row.statistics), slug(row.year)].filter((part) => part !== '').join('-'),
    ),
  );
  return rows.map(({ subject, row, unit }, i) => ({
    row,
    fact: {
      fact: ids[i] ?? '',
      about: subject,
      what: oneLine(row.detail) || oneLine(row.statistics),
      printed: row.value,
      unit,
      period: periodOf(row.year) ?? '',
      of: [],
      source: sourceOf(row),
      locator: locatorOf(row),
      note: noted(oneLine(row.notes), oneLine(row.otherNotes)),
    },
  }));
}
