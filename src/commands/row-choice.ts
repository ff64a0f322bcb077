import { firstRows } from '../tables/first-rows.js';
import type { Encoding } from '../tables/flat-file.js';
import { COMPARISONS, type Condition } from '../tables/text/conditions.js';
import { labelText } from '../tables/text/dialect.js';
import type { Plan, Unpivot } from '../tables/text/plan.js';
import { UnreadableFile } from '../tables/text/unreadable.js';
import type { AskedForm } from '../tables/text-form.js';
import { list } from '../text/words.js';
import type { OptionValues } from './declaration.js';
import type { COLUMN_OPTIONS, ROW_OPTIONS } from './table-options.js';
import { UsageError } from './usage.js';

/** The parts of a plan that say which rows are counted. Throws a UsageError for a word that is no condition. */
export function rowChoice({
  where = [],
  whereNot = [],
}: OptionValues<typeof ROW_OPTIONS>): Pick<Plan, 'where' | 'conditions'> {
  const asked = [
    ...where.map((word) => conditionOf(word, '--where')),
    ...whereNot.map((word) => {
      const one = conditionOf(word, '--where-not');
      if (one.sign !== '=') throw wrong(word, '--where-not');
      return { ...one, sign: '!=' };
    }),
  ];
  const cells = new Map<string, string[]>();
  const conditions = asked.flatMap(({ column, sign, text }): readonly Condition[] => {
    if (sign === '!=') return [{ column, kind: 'not', texts: [text] }];
    const kind = COMPARISONS.find((one) => one === sign);
    if (kind) return [{ column, kind, bound: Number(text) }];
    cells.set(column, [...(cells.get(column) ?? []), text]);
    return [];
  });
  return { where: cells, ...(conditions.length > 0 ? { conditions } : {}) };
}

/** The column, sign and text of a condition. A column with one of the signs in its name stands in double quotes. */
function conditionOf(
  word: string,
  option: string,
): { readonly column: string; readonly sign: string; readonly text: string } {
  const [, quoted, bare = '', sign = '', text = ''] = /^(?:"(.+)"|([^=<>!]+))(>=|<=|!=|=|>|<)(.*)$/s.exec(word) ?? [];
  const column = quoted ?? bare;
  const compared = COMPARISONS.some((one) => one === sign);
  if (column === '' || (compared && !/^-?\d+(\.\d+)?$/.test(text.trim()))) throw wrong(word, option);
  return { column, sign, text: text.trim() };
}

const wrong = (word: string, option: string): UsageError =>
  new UsageError(
    option === '--where'
      ? `--where ${word}: expected column=text or column>=number, as in --where year=2024 or --where "year>=2020"`
      : `--where-not ${word}: expected column=text, as in --where-not region=Europe`,
  );

/** The columns that options name for groups, suppliers and values, and what further columns stand for. */
type RolesAsked = OptionValues<typeof COLUMN_OPTIONS> & {
  readonly by?: readonly string[] | undefined;
  readonly actor: string | undefined;
  readonly value: string | undefined;
};

type Roles = Pick<Plan, 'by' | 'actor' | 'value'> & { readonly unpivot?: Unpivot };

/** Which columns hold groups, suppliers and values, and which become rows. Throws a UsageError where one is missing or too many. */
export function columnRoles({ by = [], actor, value, columnsAre, columns }: RolesAsked): Roles {
  if (actor !== undefined && by.some((column) => column.trim() === actor.trim()))
    throw new UsageError(
      `--by and --actor both name "${actor}", so each group would have one supplier. Leave it out of --by.`,
    );
  if (columnsAre === undefined) {
    if (columns !== undefined)
      throw new UsageError('--columns is for --columns-are, which says what columns stand for');
    if (actor === undefined) throw missingOption('--actor <column>');
    if (value === undefined) throw missingOption('--value <column>');
    if (actor.trim() === value.trim())
      throw new UsageError(`--actor and --value both name "${actor}". Name the column with the quantities in --value.`);
    return { by, actor, value };
  }
  const unpivot = { name: columnsAre, chosen: columns };
  const unit = value ?? '';
  if (columnsAre === 'actor') {
    if (actor !== undefined)
      throw new UsageError('--actor and --columns-are actor contradict each other; leave one out');
    return { by, actor: 'actor', value: unit, unpivot };
  }
  if (actor === undefined && /^(?:actors|suppliers?|countr(?:y|ies)|compan(?:y|ies)|firms?)$/i.test(columnsAre))
    throw new UsageError(
      `--columns-are ${columnsAre}: if the columns are suppliers, write --columns-are actor; if not, name the column of suppliers in --actor`,
    );
  if (actor === undefined) throw missingOption('--actor <column>');
  if (actor === columnsAre)
    throw new UsageError(
      `"${actor}" is named as a column and as what columns are; to say that they are suppliers, use --columns-are actor`,
    );
  return { by: by.includes(columnsAre) ? by : [...by, columnsAre], actor, value: unit, unpivot };
}

/** The error for an option that a command needs. */
export const missingOption = (option: string): UsageError =>
  new UsageError(`required option '${option}' not specified`, 'missing-mandatory-option-value');

/** What is made of options. Where an option for a column is missing, the UsageError that is thrown names the columns of the file, if they can be read. */
export async function withColumns<Made>(
  file: string | undefined,
  { encoding, delimiter, skip, sheet }: AskedForm & { readonly encoding: Encoding },
  make: () => Made,
): Promise<Made> {
  try {
    return make();
  } catch (error) {
    const isMissing = error instanceof UsageError && error.code === 'missing-mandatory-option-value';
    if (!isMissing || file === undefined || file === '-') throw error;
    const [columns = []] = await firstRows(file, encoding, 1, { delimiter, skip, sheet }).catch((unread: unknown) => {
      if (unread instanceof UnreadableFile) return [];
      throw unread;
    });
    throw columns.length === 0
      ? error
      : new UsageError(`${error.message}; the columns of ${file} are ${list(columns.map(labelText))}`, error.code);
  }
}
