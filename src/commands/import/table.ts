import { basename } from 'node:path';
import { UnimportableFile } from '../../dataset/import/importer.js';
import { slug } from '../../dataset/import/slug.js';
import { isFolder } from '../../dataset/load.js';
import { readBytes } from '../../dataset/read-file.js';
import { sha256 } from '../../dataset/sha256.js';
import { suggest } from '../../domain/suggest.js';
import { shellWord } from '../../output/step.js';
import { UnreadRows } from '../../tables/engine.js';
import { tableRows } from '../../tables/table-rows.js';
import { MOST_UNREAD } from '../../tables/text/groups.js';
import type { Plan } from '../../tables/text/plan.js';
import { isTotalName } from '../../tables/text/total-name.js';
import { workflowLog } from '../../text/escape.js';
import { InvalidValue, type OptionTable, type OptionValues } from '../declaration.js';
import { command } from '../io.js';
import { columnRoles, missingOption, rowChoice, withColumns } from '../row-choice.js';
import { debugOption } from '../showing.js';
import { COLUMN_OPTIONS, encodingOption, LUMP_OPTIONS, notationOf, ROW_OPTIONS, TABLE_FORM } from '../table-options.js';
import { UsageError } from '../usage.js';
import { editionOf } from './edition.js';
import { IMPORTED_EDITION, OUT } from './options.js';
import { columnsSaid, latestTableYear, type Said, type TableRoles, tableDataset } from './table-dataset.js';
import { importText, importWarnings } from './words.js';

/** An option that takes a column, or a text for all rows. */
const saidOption = <const Name extends string>(name: Name, description: string) =>
  ({ flags: `--${name} <column|=text>`, description, parse: said, once: true }) as const;

const OPTIONS = {
  subject: saidOption('subject', 'column with what is supplied, or =TEXT for all rows'),
  stage: saidOption('stage', 'column with the step, such as mine production, or =TEXT'),
  actor: { flags: '--actor <column>', description: 'column with the suppliers', once: true },
  value: {
    flags: '--value <column>',
    description: 'column with the quantities, or with shares in percent',
    once: true,
  },
  period: saidOption('period', 'column with the year or month, or =TEXT (default: no period)'),
  unit: saidOption('unit', 'column with the unit, or =TEXT (default: the name of the column of values)'),
  note: saidOption('note', 'column with notes, or =TEXT'),
  source: saidOption('source', 'column with the title of the source, or =TEXT (default: the file)'),
  totalRow: {
    flags: '--total-row <actor>',
    description: 'the name of the World total among the suppliers, such as "World total"',
    once: true,
  },
  totalColumn: { flags: '--total-column <column>', description: 'column with the World total', once: true },
  columnsAre: {
    ...COLUMN_OPTIONS.columnsAre,
    description:
      'columns stand for suppliers (actor), or for what another option names so (--period year); their cells are the values',
  },
  columns: COLUMN_OPTIONS.columns,
  ...LUMP_OPTIONS,
  ...ROW_OPTIONS,
  out: OUT,
  name: {
    flags: '--name <name>',
    description: 'the name of the dataset (default: that of the file)',
    parse: datasetName,
    once: true,
  },
  edition: IMPORTED_EDITION,
  ...TABLE_FORM,
  encoding: encodingOption,
  debug: debugOption,
} as const satisfies OptionTable;

/** `reshare import table`: any flat file that `calc` reads, as a dataset. */
export const importTable = command({
  summary: 'a table of yours: CSV, TSV, .xlsx, JSON or Parquet',
  description:
    'Makes a dataset from a table that calc reads. The options say what its columns stand for; "=" before a text means that text for all rows.',
  arguments: { file: { usage: '<file>', description: 'the file, or - for stdin; its first line names the columns' } },
  options: OPTIONS,
  examples: [
    [
      "reshare import table mined.csv --subject '=Tin' --stage '=Mine production' --period year --actor country --value tonnes --total-row 'World total' --out ./tin",
      'one commodity, with a stated total',
    ],
    [
      'reshare import table trade.xlsx --subject commodity --stage step --period year --actor country --value quantity --unit unit --source publication --out datasets/trade/2025.03',
      'makes trade@2025.03, after the name of the folder; ready for dataset seal',
    ],
    [
      "reshare import table wide.csv --where metal=tin --subject metal --stage '=Mine production' --actor country --columns-are year --period year --value tonnes --out ./tin",
      'some rows of a table with a column for each year, in tonnes',
    ],
  ],
  remarks: `Each subject, stage and unit is a market, and each period and source of it a
table. Rows of one supplier in a table are added up, as calc does. Nothing is
converted. A value that cannot be read is kept as doubtful, and import says so.

A table without a World total gets a World row that is the sum of its rows,
computed by us. It is "at least the sum" if a value is unknown or doubtful, or
if other sources have rows of the same market. Shares in percent need no total.
`,
  run: async (options, { file }, io) => {
    const { out, name, edition: asked, encoding, delimiter, skip, sheet } = options;
    const roles = await withColumns(file, options, () => rolesOf(options));
    const table = await tableRows(file, planOf(roles, options), encoding, { delimiter, skip, sheet });
    if (!table)
      throw new UnimportableFile(
        file,
        'too many cells',
        'Choose rows with --where, or keep the rows and columns that you need in a smaller file.',
      );
    const { rows, misfits } = table;
    // without its supplier a row would be missing in the sum
    if (misfits.length > 0) throw new UnreadRows(file, { count: misfits.length, first: misfits.slice(0, MOST_UNREAD) });
    if (rows.length === 0 && table.unchosen > 0)
      throw new UnimportableFile(file, 'no row that the conditions choose', 'Look at --where and --where-not.');
    refuseTotals(
      rows.map((row) => row.cell(roles.actor)),
      roles,
    );
    const bytes = file === '-' ? undefined : await readBytes(file);
    const imported = { file, hash: bytes instanceof Uint8Array ? sha256(bytes) : undefined, table, roles };
    const latest = latestTableYear(imported);
    const called = name ?? (slug(basename(file).replace(/(?:\.[a-z]+)+$/i, '')) || 'table');
    const edition = editionOf(called, basename(file), out, asked, latest === undefined ? undefined : latest + 1);
    if (name !== undefined && edition.name !== name)
      throw new UsageError(
        `--name ${name} contradicts the folder, which is for ${edition.name}. Leave the option out, or name another folder.`,
        'edition-name',
      );
    const dataset = tableDataset(imported, edition);
    if (!dataset.fates.some((fate) => 'observation' in fate)) throw new UnimportableFile(file, 'no row with a value');
    await io.makeFolder(out, dataset.files);
    await io.aside(importWarnings(dataset.fates));
    const folder = isFolder(out) ? out : `./${out}`;
    const words = { ...WORDS, unchosen: table.unchosen };
    await io.put(workflowLog(importText(edition, folder, file === '-' ? 'stdin' : file, words, dataset, io.width)));
  },
});

const WORDS = {
  elsewhere: 'are of other sections',
  untotalled: 'The World row is computed by us: the sum of the rows, or at least the sum.',
};

type TableOptions = OptionValues<typeof OPTIONS>;

/** The roles of the columns. Throws a UsageError where options contradict each other, or one is missing. */
function rolesOf({ subject, stage, period, unit, note, source, ...more }: TableOptions): TableRoles {
  if (subject === undefined) throw missingOption(OPTIONS.subject.flags);
  if (stage === undefined) throw missingOption(OPTIONS.stage.flags);
  const { actor, value, unpivot } = columnRoles(more);
  const [totalRow, totalColumn] = [more.totalRow?.trim(), more.totalColumn?.trim()];
  const rest = (more.rest ?? []).map((name) => name.trim());
  if (totalRow !== undefined && totalColumn !== undefined)
    throw new UsageError('--total-row and --total-column contradict each other; leave one out');
  if (totalRow !== undefined && rest.includes(totalRow))
    throw new UsageError(`"${totalRow}" is named as the total and as the rest`);
  const roles = {
    ...{ subject, stage, period, unit, note, source, totalRow, totalColumn, rest, unpivot },
    actor: actor.trim(),
    value: value.trim(),
    lumps: more.lumps,
  };
  const stands = unpivot?.name;
  if (stands !== undefined && stands !== roles.actor && !columnsSaid(roles).includes(stands))
    throw new UsageError(
      `No option says what --columns-are ${stands} stands for. If it is the period, add --period ${shellWord(stands)}.`,
    );
  return roles;
}

/** The plan that finds the header and the notation of the file. */
const planOf = (roles: TableRoles, options: TableOptions): Plan => ({
  by: [...new Set(columnsSaid(roles))],
  actor: roles.actor,
  value: roles.value,
  total: roles.totalRow,
  totalColumn: roles.totalColumn,
  rest: [],
  unpivot: roles.unpivot,
  ...rowChoice(options),
  reading: 'printed',
  notation: notationOf(options),
});

/**
 * Refuses a supplier that has the name of a total and is not named as one: as a supplier it would hold half of the market.
 * Also refuses a total or a rest that no row has.
 */
function refuseTotals(
  actors: readonly string[],
  { actor: column, totalRow, totalColumn, rest, unpivot }: TableRoles,
): void {
  const absent = [...(totalRow === undefined ? [] : [totalRow]), ...rest].find((name) => !actors.includes(name));
  if (absent !== undefined) {
    const [near] = suggest(absent, [...new Set(actors)]);
    throw new UsageError(
      `No row is of "${absent}", which ${absent === totalRow ? '--total-row' : '--rest'} names.${near === undefined ? '' : ` Did you mean ${shellWord(near)}?`}`,
    );
  }
  const isNamed = (actor: string): boolean => actor === totalRow || /^world$/i.test(actor) || rest.includes(actor);
  const total = actors.find((actor) => isTotalName(actor) && !isNamed(actor));
  if (total === undefined) return;
  const leave =
    unpivot?.name === column
      ? 'Name the columns of suppliers in --columns.'
      : `Leave its rows out: --where-not ${shellWord(`${column}=${total}`)}`;
  throw new UsageError(
    totalRow === undefined && totalColumn === undefined
      ? `"${total}" has the name of a total. If it is the World total, add --total-row ${shellWord(total)}.`
      : `"${total}" has the name of a total, beside the one that is named. ${leave}`,
  );
}

function said(text: string): Said {
  const [, fixed] = /^=(.*)$/s.exec(text) ?? [];
  if (fixed === undefined) return { column: text.trim() };
  if (fixed.trim() === '') throw new InvalidValue('Expected a column, or a text after "=", as in "=tonnes".');
  return { text: fixed.trim() };
}

function datasetName(text: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
  throw new InvalidValue('A name has lower-case letters, digits and hyphens, as in my-table.');
}
