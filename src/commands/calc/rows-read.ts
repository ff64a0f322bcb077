import { type EvidenceTable, inputCell } from '../../output/evidence-table.js';
import type { KeptRows } from '../../tables/kept-rows.js';
import { labelText } from '../../tables/text/dialect.js';
import type { Plan } from '../../tables/text/plan.js';
import { isQuantity } from '../../tables/text/resolved-plan.js';
import { either, list } from '../../text/words.js';

/** The rows of the file as they were read. Of its cells only quantities become numbers, so a code such as 0203 keeps its zero. */
export function rowsRead(file: string, kept: KeptRows | undefined, plan: Plan): EvidenceTable {
  const [columns, ...rows] = kept?.rows ?? [];
  if (!columns)
    return {
      columns: ['file'],
      rows: [[file]],
      sources: [],
      remarks: [`The rows of ${file} are not copied here, because there are too many.`],
    };
  const quantities = columns.map(labelText).map(isQuantity(plan));
  return {
    columns,
    rows: rows.map((row) => row.map((cell, i) => (quantities[i] ? inputCell(cell) : cell))),
    sources: [],
    remarks: [`The rows of ${file} as they were read.`, ...counted(plan)],
  };
}

/** Which rows count, and as what. */
function counted({
  where,
  conditions = [],
  total,
  stated,
  totalColumn,
  rest,
  unpivot,
  actor,
  value,
  by,
}: Plan): readonly string[] {
  const chosen = [
    ...[...where].map(([column, texts]) => `${column} is ${either(texts)}`),
    ...conditions.map((one) =>
      one.kind === 'not' ? `${one.column} is not ${either(one.texts)}` : `${one.column} ${one.kind} ${one.bound}`,
    ),
  ];
  const totals = [
    ...(total === undefined ? [] : [`The rows of ${total} are the total.`]),
    ...(totalColumn === undefined ? [] : [`Column ${totalColumn} has the total.`]),
    ...(stated === undefined ? [] : [`The total of each group is ${stated}.`]),
  ];
  return [
    unpivot
      ? `These columns become rows, each with its label as ${unpivot.name}: ${list(unpivot.columns ?? [])}.`
      : `Suppliers are in ${actor}, quantities in ${value}${by.length > 0 ? `, groups in ${list(by)}` : ''}.`,
    ...(chosen.length > 0 ? [`Only rows count where ${list(chosen)}.`] : []),
    ...totals,
    ...(rest.length > 0 ? [`The rest: ${list(rest)}.`] : []),
  ];
}
