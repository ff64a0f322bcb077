/** A place in a dataset: a file and, where known, the line and the column of a cell, both counted from 1. A column counts characters. */
export type Place = { readonly file: string; readonly line?: number; readonly column?: number };
