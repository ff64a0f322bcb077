import type { Finding } from '../domain/finding.js';
import { cellError } from './cells.js';
import type { FileName } from './columns.js';
import type { Row } from './csv.js';

type Files = ReadonlyMap<FileName, readonly Row[]>;

/** Errors that no single cell shows: a repeat of a repeat or of something else, and a wrong position in the chain. */
export const structureFindings = (files: Files): readonly Finding[] => [
  ...repeatFindings(files.get('observations') ?? []),
  ...positionFindings(files.get('stages') ?? []),
];

/**
 * A finding for each wrong repeat. A row repeats a first printing of the same subject, stage, actor and measure.
 * The period may differ: a table may print a dated value without its date.
 */
function repeatFindings(rows: readonly Row[]): readonly Finding[] {
  const ids = new Map(rows.map((row) => [row.text('observation'), row]));
  return rows.flatMap((row) => {
    const found = row.text('repeats');
    const target = ids.get(found);
    if (found === '' || !target) return [];
    const columns = ['subject', 'stage', 'actor', 'measure'] as const;
    const problem =
      target.text('repeats') === '' ? columns.find((column) => row.text(column) !== target.text(column)) : 'chained';
    return problem ? [cellError('observations', row, 'repeats', { code: 'repeats-mismatch', found, problem })] : [];
  });
}

/** A finding for each wrong position. A step of the chain has a position that no other has; any other stage has none. */
function positionFindings(rows: readonly Row[]): readonly Finding[] {
  const first = new Map(rows.toReversed().map((row) => [row.text('position'), row]));
  return rows.flatMap((row) => {
    const [step, found] = [row.text('kind') === 'chain', row.text('position')];
    const wrong = step ? found === '' || first.get(found) !== row : found !== '';
    const expected = step
      ? 'a number that no other step of the chain has'
      : 'nothing, because only steps of the chain have a position';
    const problem = { code: 'constraint-error', column: 'position', found, expected } as const;
    return wrong ? [cellError('stages', row, 'position', problem)] : [];
  });
}
