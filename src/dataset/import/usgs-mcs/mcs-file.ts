import { list } from '../../../text/words.js';
import { type CsvCells, csvCells, headerProblems } from '../../csv.js';
import { errorAt, type Problem } from '../../errors.js';
import { sha256 } from '../../sha256.js';
import { type NamedBytes, UnimportableFile } from '../importer.js';
import { nulError, type PublishedText, publishedText } from '../published-text.js';
import type { McsContents, McsLayout } from './mcs-layout.js';
import { LONG } from './mcs-long.js';
import { FOLDER, WIDE } from './mcs-wide.js';

/** The forms that the Mineral Commodity Summaries have had, the latest first. */
const LAYOUTS: readonly McsLayout[] = [LONG, WIDE, FOLDER];

/** A file of the Mineral Commodity Summaries: its name, the encoding and SHA-256 of its bytes, and its contents. */
export type McsFile = McsContents & {
  readonly name: string;
  readonly encoding: PublishedText['encoding'];
  readonly sha256: string;
};

/**
 * The contents of a file in any of the forms. It is read as UTF-8 if it is valid UTF-8, with or without a byte order mark.
 * Otherwise it is read as Windows-1252, like the official file of 2026. Such a text with a dash or a curly quotation mark is never valid UTF-8.
 * Blank lines are skipped. Throws UnimportableFile if the header is of no form, a row has more or fewer cells, or the quoting breaks off.
 * It is then not certain which cell is which.
 */
export function mcsFile({ label, name, bytes }: NamedBytes): McsFile {
  const nul = nulError(label, bytes);
  if (nul) throw new UnimportableFile(label, [nul]);
  const { text, encoding } = publishedText(bytes);
  const cells = csvCells(label, text);
  const { body, place, malformed } = cells;
  const fields = cells.header ?? [];
  const header = fields.map((field) => field.text);
  const layout = LAYOUTS.find((known) => problems(known, cells).length === 0);
  if (!layout) {
    const near = nearest(cells);
    const named = header.some((head) => head.trim() !== '');
    if (!near && named && malformed.length === 0)
      throw new UnimportableFile(label, 'the header of no known form', expectation(near));
    const found = problems(near ?? LONG, cells).map(({ problem, at }) => errorAt(place(at), problem));
    throw new UnimportableFile(label, [...found, ...malformed], expectation(near));
  }
  const wrong = [...cells.ragged.filter((finding) => finding.code !== 'blank-row'), ...malformed];
  if (wrong.length > 0) throw new UnimportableFile(label, wrong);
  return { name, encoding, sha256: sha256(bytes), ...layout.read({ name, label, header, body, place }) };
}

/** What keeps a file from being of a form. */
function problems(layout: McsLayout, { header, malformed }: CsvCells): readonly { problem: Problem; at: number }[] {
  const fields = (header ?? []).filter((field) => !layout.blankHeads || field.text.trim() !== '');
  if (fields.every((field) => field.text === ''))
    return malformed.length > 0 && !header ? [] : [{ problem: { code: 'blank-header' }, at: 0 }];
  const heads = (header ?? []).map((field) => field.text);
  return headerProblems(fields, layout.expected(heads), []);
}

/** The form that a file has the fewest problems with, of those with half of their columns in its header; undefined if there is none. */
function nearest(cells: CsvCells): McsLayout | undefined {
  const heads = new Set(cells.header?.map((field) => field.text.trim().toLowerCase()));
  const some = LAYOUTS.filter(
    ({ columns }) => 2 * columns.filter((column) => heads.has(column.toLowerCase())).length >= columns.length,
  );
  const number = (layout: McsLayout): number => problems(layout, cells).length;
  return some.toSorted((a, b) => number(a) - number(b))[0];
}

/** The sentences on the forms that are known, and the nearest. */
function expectation(near: McsLayout | undefined): string {
  const known = `The known forms are ${list(LAYOUTS.map(({ title }) => title))}.`;
  return near ? `${known} The nearest is ${near.title}, with the columns ${list(near.columns)}.` : known;
}
