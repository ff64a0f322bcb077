import { oneLine } from '../slug.js';
import type { McsLayout } from './mcs-layout.js';
import type { McsRow, McsScope } from './mcs-row.js';

/** The columns of the commodities data. The last but one names the year of a list; any year is accepted. */
export const MCS_COLUMNS = [
  'MCS chapter',
  'Section',
  'Commodity',
  'Country',
  'Statistics',
  'Statistics_detail',
  'Unit',
  'Year',
  'Value',
  'Notes',
  'Is critical mineral 2025',
  'Other notes',
] as const;
const LISTED = /^Is critical mineral \d{4}$/;

/** One row for each value, as in 2026. */
export const LONG: McsLayout = {
  title: 'the commodities data of 2026',
  columns: MCS_COLUMNS,
  expected: (heads) => {
    const [listed = MCS_COLUMNS[10]] = heads.filter((head) => LISTED.test(head));
    return MCS_COLUMNS.map((column) => (LISTED.test(column) ? listed : column));
  },
  blankHeads: false,
  read: ({ label, header, body, place }) => {
    const at = new Map(header.map((head, i) => [head, i]));
    const rows = body.map((record): McsRow => {
      const cell = (column: (typeof MCS_COLUMNS)[number]): string => record[at.get(column) ?? -1]?.text ?? '';
      const [chapter, section, statistics, detail] = [
        cell('MCS chapter'),
        cell('Section'),
        cell('Statistics'),
        cell('Statistics_detail'),
      ];
      const country = cell('Country');
      return {
        file: label,
        line: place(record[0]?.start ?? 0).line ?? 0,
        place: `${oneLine(chapter)}, ${oneLine(section)}, row ${oneLine(country)}, ${oneLine(detail) || oneLine(statistics)}`,
        scope: scopeOf(section, statistics),
        chapter,
        section,
        commodity: cell('Commodity'),
        country,
        statistics,
        detail,
        unit: cell('Unit'),
        year: cell('Year'),
        value: cell('Value'),
        notes: cell('Notes'),
        otherNotes: cell('Other notes'),
      };
    });
    return { rows, aside: [], year: undefined };
  },
};

/** What a row is about, by its section and statistic. A section on the supply of the world begins with the word. */
function scopeOf(section: string, statistics: string): McsScope {
  if (/^\s*world\b/i.test(section)) return 'world';
  if (/^\s*import sources\s*$/i.test(section)) return 'imports';
  return /^\s*net import reliance\b/i.test(statistics) ? 'reliance' : 'elsewhere';
}
