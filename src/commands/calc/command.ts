import { read } from '../../domain/reading.js';
import { isLump } from '../../market/lump.js';
import { holdingsNeeded } from '../../market/measures.js';
import { flow } from '../../tables/engine.js';
import { flatFile } from '../../tables/flat-file.js';
import { KeptRows } from '../../tables/kept-rows.js';
import { calculation } from '../../tables/text/calculation.js';
import { ENGLISH, englishValue, type Notation } from '../../tables/text/notation.js';
import { namedOtherwise, type OtherName } from '../../tables/text/other-names.js';
import type { Plan } from '../../tables/text/plan.js';
import { isNegative } from '../../text/why-unreadable.js';
import { EXIT } from '../exit.js';
import { command } from '../io.js';
import { didYouMean } from '../nameable.js';
import { eachExcluded, exclusionList, isEach, isLargest, largestExcluded } from '../names.js';
import { targetTerm } from '../options.js';
import { columnRoles, rowChoice, withColumns } from '../row-choice.js';
import { rowFormatName } from '../showing.js';
import { notationOf } from '../table-options.js';
import { UsageError } from '../usage.js';
import { CALC, type CalcOptions } from './options.js';
import { calcOutput } from './output.js';
import { rowsRead } from './rows-read.js';
import { fileAsked, tableQuery } from './warehouse.js';

/** `reshare calc`: the measures of the markets in any flat file. */
export const calcCommand = command({
  summary: 'the same measures for the rows of a file of yours',
  description:
    'Adds up the rows of a file by supplier: CSV, TSV, .xlsx, JSON or Parquet, also gzip. Each group gets a line: shares, HHI, and what is left without some suppliers.',
  arguments: {
    file: { usage: '[file]', description: 'the file, or - for stdin; its first line names the columns' },
  },
  options: CALC,
  examples: [
    ['reshare calc trade.csv --actor country --value tonnes', 'the market that the rows of a file make'],
    [
      'reshare calc trade.csv --by year,commodity --actor country --value tonnes --exclude China --format csv',
      'one for each year and commodity, with what remains without China',
    ],
    [
      'zcat big.csv.gz | reshare calc - --by year --actor country --value tonnes --total "World total" --rest "Other countries"',
      'a stated total, and a lump of several countries',
    ],
    ['reshare calc trade.xlsx --sheet 2 --actor country --value tonnes', 'the second sheet of a workbook'],
    [
      'reshare calc --sql --table trade.flows --by year --actor country --value tonnes --exclude China | psql',
      'the query that computes the same where the data are: PostgreSQL, ClickHouse, DuckDB ...',
    ],
  ],
  schemas: async () => ({ calc: (await import('./schema.js')).calcSchema }),
  run: async (options, args, io, typed) => {
    const file = fileAsked(args.file, options, typed);
    const plan = await withColumns(file, options, () => planOf(options));
    const { exclude = [], bands, top, measures, engine, encoding, delimiter, skip, sheet } = options;
    const largest = largestExcluded(exclude);
    const each = eachExcluded(exclude);
    const leaving = largest ?? each ?? { exclusions: exclusionList(exclude, (name) => supplier(name, plan)) };
    if (file === undefined) return io.put(tableQuery(options.table, plan, leaving), options.output);
    const all = measures === 'all';
    const terms = { ...leaving, bands, top, all, ...targetTerm(options.target) };
    const progress = io.progress(options.quiet === true, flatFile(file).size);
    // of the largest all must be known that equal it, and each is left out by its name
    const enough =
      all || largest || each
        ? undefined
        : { largest: holdingsNeeded(top), actors: leaving.exclusions.map((e) => e.actor) };
    const kept = rowFormatName(options) === 'xlsx' ? new KeptRows() : undefined;
    const { temporaryFolder } = io;
    const form = { delimiter, skip, sheet };
    const reading = { engine, encoding, progress: progress.tell, form, kept, temporaryFolder };
    const found = await flow(file, { ...plan, enough }, reading).finally(progress.done);
    const namesake = found.actors.find((actor) => (largest && isLargest(actor)) || (each && isEach(actor)));
    if (namesake !== undefined) throw new UsageError(namesakeWords(namesake, plan));
    const other = namedOtherwise(found.actors, plan, leaving.exclusions);
    if (other) throw new UsageError(otherwiseWords(other, plan, options), 'unknown-actor');
    const output = calcOutput(file, calculation(found, found.plan, terms), found.plan, terms);
    await io.show(output, options, [file], async () => rowsRead(file, kept, found.plan));
    if (found.stopped) io.conclude(EXIT.findings);
  },
});

/** An actor that can be excluded. Throws a UsageError for the total, which is not an actor, and for a lump, whose members are not known. */
function supplier(name: string, { total, rest, lumps }: Plan): string {
  if (name === '') throw new UsageError('--exclude names nobody: expected an actor, as in --exclude China');
  if (name === total) throw new UsageError(`"${name}" is named as the total and as left out`);
  if (rest.includes(name))
    throw new UsageError(`"${name}" is named as the rest and as left out: without --rest it is one supplier`);
  if (lumps && isLump(name))
    throw new UsageError(`"${name}" stands for several suppliers, so it is the rest. If it is one, add --no-lumps.`);
  return name;
}

/** That a supplier of the file is called like a word of `--exclude`, and what to do. */
const namesakeWords = (name: string, { actor }: Plan): string =>
  `A supplier is called "${name}" in column ${actor}, and --exclude ${isEach(name) ? 'each means each supplier in turn' : 'largest means the largest supplier'}. Give it another name in the file.`;

/** A name as it looks: accents may be joined to their letters or not, and a blank may be one that does not break. */
const visible = (name: string): string => name.normalize('NFC').replace(/\s/g, ' ');

/** That no row has a name of the command line, but another that differs by signs alone, and what to type. */
function otherwiseWords({ name, near }: OtherName, { actor, total, rest }: Plan, { totalRow }: CalcOptions): string {
  const option =
    name === total
      ? totalRow === undefined
        ? '--total'
        : '--total-row'
      : rest.includes(name)
        ? '--rest'
        : '--exclude';
  const looksSame = near.find((one) => visible(one) === visible(name));
  const remedy =
    looksSame === undefined
      ? didYouMean(option, near)
      : 'The file has it with other characters that look the same: copy it from there.';
  return `No row has "${name}" in column ${actor}. ${remedy}`;
}

/** The plan that the options state. Throws a UsageError where they contradict each other. */
function planOf({
  by,
  actor,
  value,
  total: whole,
  totalRow,
  totalColumn,
  rest: named = [],
  lumps,
  shares,
  where,
  whereNot,
  columnsAre,
  columns,
  reading,
  keepGoing,
  ...written
}: CalcOptions): Plan {
  const notation = notationOf(written);
  const [total, stated] = totalSaid(whole?.trim(), totalRow?.trim(), notation);
  const rest = named.map((name) => name.trim());
  const totals = { '--total': whole, '--total-row': totalRow, '--total-column': totalColumn, '--shares': shares };
  const [one, other] = Object.entries(totals).flatMap(([option, said]) => (said === undefined ? [] : [option]));
  if (other !== undefined) throw new UsageError(`${one} and ${other} contradict each other; leave one out`);
  if (total !== undefined && rest.includes(total))
    throw new UsageError(`"${total}" is named as the total and as the rest`);
  if (totalColumn !== undefined && totalColumn.trim() === value?.trim())
    throw new UsageError(
      `--value and --total-column both name "${value}". Name the column with the quantities in --value.`,
    );
  return {
    ...columnRoles({ by, actor, value, columnsAre, columns }),
    total,
    totalColumn,
    stated,
    rest: [...new Set(rest)],
    lumps,
    shares,
    ...rowChoice({ where, whereNot }),
    reading,
    keepGoing,
    notation,
  };
}

/** The name of the total's row, and the total of each group as a printed number. Throws a UsageError for a total of 0. */
function totalSaid(
  whole: string | undefined,
  row: string | undefined,
  notation: Notation | undefined,
): readonly [row: string | undefined, stated: string | undefined] {
  if (whole === undefined) return [row, undefined];
  const text = englishValue(notation ?? ENGLISH)?.(whole) ?? whole;
  if (isNegative(text)) throw noTotal(whole);
  const reading = read(text, 'quantity', 'printed');
  if (reading.kind !== 'known' || !/\d/.test(text)) return [whole, undefined];
  if (reading.interval.high === 0) throw noTotal(whole);
  return [undefined, text];
}

const noTotal = (whole: string): UsageError =>
  new UsageError(`--total is "${whole}", not a quantity above 0. Write one such as --total 390000.`);
