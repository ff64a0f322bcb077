import type { ExclusionTerms } from '../../market/profile-record.js';
import { ANSWER } from '../../tables/sql/measures.js';
import { query } from '../../tables/sql/query.js';
import { columnsOf, type Plan } from '../../tables/text/plan.js';
import { notInSql, type Sql } from '../../text/escape.js';
import { cut } from '../../text/words.js';
import { UsageError } from '../usage.js';
import { type CalcOptions, idleOption } from './options.js';

/** The file to read; undefined where a query is asked for. Throws a UsageError where the command line names neither, or both. */
export function fileAsked(
  file: string | undefined,
  { sql, table, shares }: CalcOptions,
  typed: ReadonlySet<string>,
): string | undefined {
  if (!sql) {
    if (table !== undefined)
      throw new UsageError('--table is for --sql, which prints a query; without it a file is read');
    if (file !== undefined) return file;
    throw new UsageError("missing required argument 'file': name a file, or - for stdin", 'missing-argument');
  }
  if (file !== undefined) throw new UsageError(`--sql prints a query for a table and reads no file; leave ${file} out`);
  if (shares !== undefined)
    throw new UsageError(
      '--shares means nothing to --sql: a column of numbers does not say how it was rounded; leave it out',
    );
  const idle = idleOption(typed);
  if (idle !== undefined) throw new UsageError(`${idle} means nothing to --sql, which prints a query; leave it out`);
  return undefined;
}

/** The query that computes from a table what the plan computes from a file. Throws a UsageError where no query can. */
export function tableQuery(
  name: string | undefined,
  plan: Plan,
  { exclusions, largestPct, eachPct }: ExclusionTerms,
): Sql {
  if (name === undefined)
    throw new UsageError('--sql needs the table that is asked, as in --table trade.flows', 'missing-option');
  if (plan.unpivot)
    throw new UsageError(
      '--sql cannot take columns for rows (--columns-are): name a view of the table that has them as rows',
    );
  if (largestPct !== undefined || eachPct !== undefined)
    throw new UsageError(
      `No query leaves out ${eachPct === undefined ? 'the largest supplier' : 'each supplier in turn (--exclude each)'}. Leave --sql out and name a file, or name a supplier: --exclude NAME.`,
    );
  if (plan.stated !== undefined && !/^\d{1,15}(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plan.stated))
    throw new UsageError(`--sql takes a plain number as the total, as in --total 390000, not ${plan.stated}`);
  const table = parts(name);
  const texts = [
    plan.total ?? '',
    ...plan.rest,
    ...[...plan.where.values()].flat(),
    ...notTexts(plan),
    ...exclusions.map((e) => e.actor),
  ];
  for (const text of [...table, ...columnsOf(plan), ...texts]) {
    const stray = notInSql(text);
    if (stray !== undefined) throw new UsageError(`--sql cannot take "${cut(text)}". ${NOT_IN_SQL[stray]} ${VIEW}`);
  }
  if (columnsOf(plan).includes('')) throw new UsageError('a column of a table has a name');
  const taken = plan.by.find((column) => ANSWER.includes(column.toLowerCase()));
  if (taken !== undefined)
    throw new UsageError(
      `--by ${taken}: the answer has a column of that name; a view of the table can call it another`,
    );
  return query({ table, plan, exclusions });
}

/** Why a text does not go into a query. */
const NOT_IN_SQL = {
  backslash: 'Warehouses disagree on what a backslash is.',
  invisible: 'It has an invisible character.',
  command: 'A build server takes it for a command.',
} as const;
const VIEW = 'Write it otherwise in a view of the table, and ask the view.';

/** The texts of the conditions of a plan. */
const notTexts = ({ conditions = [] }: Plan): readonly string[] =>
  conditions.flatMap((condition) => (condition.kind === 'not' ? condition.texts : []));

/** A part of a table's name, bare or in double quotes. */
const PART = '"(?:[^"]|"")+"|[^".]+';

/** The parts of a table's name. Throws a UsageError where it is not a name. */
function parts(name: string): readonly string[] {
  if (!new RegExp(`^(?:${PART})(?:\\.(?:${PART}))*$`).test(name))
    throw new UsageError(
      `--table ${name}: expected a name such as trade.flows, a part that holds a dot or quote in double quotes`,
    );
  const all = name.match(new RegExp(PART, 'g')) ?? [];
  return all.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
}
