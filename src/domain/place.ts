/** Where in a dataset: a file and, where known, the line and the character column of a cell, both from 1. */
export type Place = { readonly file: string; readonly line?: number; readonly column?: number };
