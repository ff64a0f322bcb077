/** The columns of each file of a dataset (DATA.md). */
export const COLUMNS = {
  sources: ['source', 'title', 'publisher', 'published', 'published_note', 'relies_on', 'note'],
  subjects: ['subject', 'kind', 'name', 'symbol', 'number', 'members', 'enters', 'controls', 'source', 'locator'],
  stages: ['stage', 'kind', 'position', 'name', 'note'],
  actors: ['actor', 'iso3', 'aliases'],
  observations: [
    'observation',
    'subject',
    'stage',
    'actor',
    'period',
    'measure',
    'unit',
    'printed',
    'table',
    'status',
    'repeats',
    'source',
    'locator',
    'note',
  ],
  facts: ['fact', 'about', 'what', 'printed', 'unit', 'period', 'of', 'source', 'locator', 'note'],
} as const;

export type FileName = keyof typeof COLUMNS;
export const FILE_NAMES: readonly FileName[] = ['sources', 'subjects', 'stages', 'actors', 'observations', 'facts'];

/** A column of a file. */
export type Column<File extends FileName> = (typeof COLUMNS)[File][number];

/** The column that identifies a row of each file. */
export const KEYS = {
  sources: 'source',
  subjects: 'subject',
  stages: 'stage',
  actors: 'actor',
  observations: 'observation',
  facts: 'fact',
} as const;

/** The items of a list inside a cell. */
export function items(cell: string): readonly string[] {
  return cell === '' ? [] : cell.split(';');
}

/** What findings name is short: a long name in each of many would make a text that is too long. */
export const LONGEST_ID = 255;
