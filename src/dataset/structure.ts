import type { Finding, Problem } from '../domain/finding.js';
import type { FileName } from './columns.js';
import type { Row } from './csv.js';

type Files = ReadonlyMap<FileName, readonly Row[]>;

/** What no single cell shows: repeats of repeats or of something else, and steps of the chain without a place of their own. */
export const structureFindings = (files: Files): readonly Finding[] => [
  ...repeatFindings(files.get('observations') ?? []),
  ...positionFindings(files.get('stages') ?? []),
];

const text = (row: Row | undefined, column: string): string => row?.text(column) ?? '';
const error = (row: Row, column: string, problem: Problem): readonly Finding[] => {
  return [{ severity: 'error', place: row.place(column), ...problem }];
};

/** A repeat repeats one first printing, of the same subject, stage, actor and measure. Its period may be another: a table may print a dated value without its date. */
function repeatFindings(rows: readonly Row[]): readonly Finding[] {
  const ids = new Map(rows.map((row) => [text(row, 'observation'), row]));
  return rows.flatMap((row) => {
    const found = text(row, 'repeats');
    const target = ids.get(found);
    if (found === '' || !target) return [];
    if (text(target, 'repeats') !== '')
      return error(row, 'repeats', { code: 'repeats-mismatch', found, problem: 'chained' });
    const columns = ['subject', 'stage', 'actor', 'measure'] as const;
    const problem = columns.find((column) => text(row, column) !== text(target, column));
    return problem ? error(row, 'repeats', { code: 'repeats-mismatch', found, problem }) : [];
  });
}

/** A step of the chain has a position that no other has; what is no step has none. */
function positionFindings(rows: readonly Row[]): readonly Finding[] {
  const first = new Map(rows.toReversed().map((row) => [text(row, 'position'), row]));
  return rows.flatMap((row) => {
    const [step, found] = [text(row, 'kind') === 'chain', text(row, 'position')];
    const wrong = step ? found === '' || first.get(found) !== row : found !== '';
    const expected = step
      ? 'a position of its own, for a step of the chain'
      : 'blank, for what is no step of the chain';
    return wrong ? error(row, 'position', { code: 'constraint-error', column: 'position', found, expected }) : [];
  });
}
