import { filledWidth, labelsWithUnits, labelText } from './dialect.js';
import { ENGLISH, isPointed, shownDecimal } from './notation.js';
import { columnsOf, type Plan } from './plan.js';
import { UnreadableFile } from './unreadable.js';

/** What the start of a text shows: the character between its cells, and its header with the first rows. `headerAt` is the line that has all wanted columns, if the header lacks some. */
export type Shown = {
  readonly delimiter: string;
  readonly sample: readonly (readonly string[])[];
  readonly headerAt?: number | undefined;
};

/**
 * A plan with what only the file can say: groups by columns with commas in their names, the columns that become rows,
 * and the decimal sign of a text with semicolons, unless the plan names one. Throws UnreadableFile where no column becomes rows.
 */
export function resolvedPlan(file: string, asked: Plan, { delimiter, sample, headerAt }: Shown): Plan {
  const [, ...rows] = sample;
  const labels = columnLabels(sample);
  const plan = withColumns(file, { ...asked, by: namesWithCommas(asked.by, labels) }, labels, headerAt);
  return withSigns(plan, delimiter, labels, rows);
}

/** The labels of columns that the header and the first row show. */
export const columnLabels = ([header = [], below = []]: Shown['sample']): readonly string[] =>
  (labelsWithUnits(header, below) ?? header).map(labelText);

/** A plan with the decimal sign that values beside semicolons show, or the doubt that points give, unless it names one. */
function withSigns(
  plan: Plan,
  delimiter: string,
  labels: readonly string[],
  rows: readonly (readonly string[])[],
): Plan {
  const notation = plan.notation ?? ENGLISH;
  if (notation.decimal !== undefined || notation.thousands !== undefined) return plan;
  const wide = plan.unpivot?.columns ?? [labelText(plan.value)];
  const places = labels.flatMap((label, i) => (wide.includes(label) ? [i] : []));
  const values = rows.flatMap((row) => places.filter((at) => filledWidth(row) > at).map((at) => row[at] ?? ''));
  const european = delimiter === ';';
  if (european && shownDecimal(values) === ',')
    return { ...plan, notation: { ...notation, decimal: ',', presumed: true } };
  return isPointed(values, european) ? { ...plan, pointed: true } : plan;
}

/** Names that a comma broke apart, joined where a label has the comma. */
function namesWithCommas(by: readonly string[], labels: readonly string[]): readonly string[] {
  if (by.every((name) => labels.includes(name.trim()))) return by;
  return labels
    .filter((label) => label.includes(','))
    .reduce((names, label) => {
      const parts = label.split(',').map((part) => part.trim());
      const at = names.findIndex((_, i) => parts.every((part, k) => names[i + k] === part));
      return at < 0 ? names : [...names.slice(0, at), label, ...names.slice(at + parts.length)];
    }, by);
}

/** Whether a column of a label holds quantities: that of the values or of a total, or one that becomes rows. */
export function isQuantity(plan: Plan): (label: string) => boolean {
  const { unpivot, value, totalColumn } = plan;
  if (!unpivot) {
    const named = [value, ...(totalColumn === undefined ? [] : [totalColumn])].map(labelText);
    return (label) => named.includes(label);
  }
  const { name, chosen } = unpivot;
  if (chosen instanceof RegExp) return (label) => label !== '' && chosen.test(label);
  if (chosen !== undefined) return (label) => chosen.map(labelText).includes(label);
  const others = new Set([...columnsOf({ ...plan, unpivot: { name, chosen: [] } }), value].map(labelText));
  return (label) => label !== '' && !others.has(label);
}

/** A plan with the columns that become rows by name. Without a choice they are all that no option names. */
function withColumns(file: string, plan: Plan, labels: readonly string[], headerAt: number | undefined): Plan {
  if (!plan.unpivot) return plan;
  const { name, chosen } = plan.unpivot;
  if (labels.includes(name))
    throw new UnreadableFile(file, { kind: 'duplicate-column', column: name, beside: '--columns-are' });
  const columns = Array.isArray(chosen) ? chosen : labels.filter(isQuantity(plan));
  const missing =
    columns.length === 0 ? String(chosen ?? name) : columns.find((column) => !labels.includes(labelText(column)));
  // another line may be the header, and this tells which
  const lacking =
    headerAt === undefined ? undefined : columnsOf(plan).find((name) => !labels.includes(labelText(name)));
  if (missing !== undefined)
    throw new UnreadableFile(file, {
      kind: 'no-column',
      column: lacking ?? missing,
      known: labels,
      ...(lacking === undefined ? {} : { headerAt }),
    });
  return { ...plan, unpivot: { name, chosen: columns, columns } };
}
