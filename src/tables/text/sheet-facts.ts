/** A sheet of a workbook, and whether it is hidden. */
export type SheetName = { readonly name: string; readonly hidden: boolean };

/**
 * What a reader must know of the sheet that was read: its name, the other sheets, the ranges of merged cells whose value
 * was taken for each of their rows (`A7:A9`), the number of hidden rows that were counted, the labels of hidden columns that were read,
 * the cells with errors, such as `#DIV/0!`, which are unknown, and how number formats show quantities, such as `0 kt`, if these differ or are limits.
 */
export type SheetFacts = {
  readonly sheet: SheetName;
  readonly others: readonly SheetName[];
  readonly merged: readonly string[];
  readonly hiddenRows: number;
  readonly hiddenColumns: readonly string[];
  readonly errors: readonly string[];
  readonly shownForms: readonly string[];
};

/** Whether there is something to tell of a sheet: other sheets, merged cells, hidden rows or columns, errors, or units and limits. */
export const isTold = ({ others, merged, hiddenRows, hiddenColumns, errors, shownForms }: SheetFacts): boolean =>
  [others, merged, hiddenColumns, errors, shownForms].some((all) => all.length > 0) || hiddenRows > 0;
