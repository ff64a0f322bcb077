/** A sheet of a workbook, and whether it is hidden. */
export type SheetName = { readonly name: string; readonly hidden: boolean };

/**
 * What a reader must know of the sheet that was read: its name, the other sheets, the ranges of merged cells whose value
 * was taken for each of their rows (`A7:A9`), and the number of hidden rows that were counted.
 */
export type SheetFacts = {
  readonly sheet: SheetName;
  readonly others: readonly SheetName[];
  readonly merged: readonly string[];
  readonly hiddenRows: number;
};

/** Whether there is something to tell of a sheet: other sheets, merged cells or hidden rows. */
export const isTold = ({ others, merged, hiddenRows }: SheetFacts): boolean =>
  others.length > 0 || merged.length > 0 || hiddenRows > 0;
