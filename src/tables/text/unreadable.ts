/** Why no row of a flat file can be read. */
export type FlowProblem =
  | { readonly kind: 'no-file' | 'no-permission' | 'folder' | 'blank-header' | 'nul' | 'gzip' }
  | { readonly kind: 'encoding' | 'quotes'; readonly line: number }
  | {
      readonly kind: 'no-column';
      readonly column: string;
      readonly known: readonly string[];
      readonly headerAt?: number | undefined;
    }
  | { readonly kind: 'duplicate-column'; readonly column: string }
  | { readonly kind: 'duckdb-missing' }
  | { readonly kind: 'stream-cannot' | 'duckdb-cannot' | 'duckdb-failed'; readonly detail: string };

/** Thrown for a flat file that cannot be read, with the reason. */
export class UnreadableFile extends Error {
  constructor(
    readonly file: string,
    readonly problem: FlowProblem,
  ) {
    super(`${file}: ${problem.kind}`);
  }
}
