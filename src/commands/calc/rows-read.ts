import { type EvidenceTable, inputCell } from '../../output/evidence-table.js';
import type { KeptRows } from '../../tables/kept-rows.js';
import { labelText } from '../../tables/text/dialect.js';
import type { Plan } from '../../tables/text/plan.js';
import { isQuantity } from '../../tables/text/resolved-plan.js';

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
    remarks: [`The rows of ${file} as they were read.`],
  };
}
