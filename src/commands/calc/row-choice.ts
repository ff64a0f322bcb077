import { COMPARISONS, type Condition } from '../../tables/text/conditions.js';
import type { Plan, Unpivot } from '../../tables/text/plan.js';
import { UsageError } from '../usage.js';
import type { CalcOptions } from './options.js';

/** The parts of a plan that say which rows are counted. Throws a UsageError for a word that is no condition. */
export function rowChoice({
  where = [],
  whereNot = [],
}: Pick<CalcOptions, 'where' | 'whereNot'>): Pick<Plan, 'where' | 'conditions'> {
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

type Roles = Pick<Plan, 'by' | 'actor' | 'value'> & { readonly unpivot?: Unpivot };

/** Which columns hold groups, suppliers and values, and which become rows. Throws a UsageError where one is missing or too many. */
export function columnRoles({
  by = [],
  actor,
  value,
  columnsAre,
  columns,
}: Pick<CalcOptions, 'by' | 'actor' | 'value' | 'columnsAre' | 'columns'>): Roles {
  if (actor !== undefined && by.some((column) => column.trim() === actor.trim()))
    throw new UsageError(
      `--by and --actor both name "${actor}", so each group would have one supplier. Leave it out of --by.`,
    );
  if (columnsAre === undefined) {
    if (columns !== undefined)
      throw new UsageError('--columns is for --columns-are, which says what columns stand for');
    if (actor === undefined) throw missing('--actor <column>');
    if (value === undefined) throw missing('--value <column>');
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
  if (actor === undefined) throw missing('--actor <column>');
  if (actor === columnsAre)
    throw new UsageError(
      `"${actor}" is named as a column and as what columns are; to say that they are suppliers, use --columns-are actor`,
    );
  return { by: by.includes(columnsAre) ? by : [...by, columnsAre], actor, value: unit, unpivot };
}

const missing = (option: string): UsageError =>
  new UsageError(`required option '${option}' not specified`, 'missing-mandatory-option-value');
