/** Why a value is undefined. */
export type Reason =
  | 'shares-only'
  | 'unidentified'
  | 'inconsistent-shares'
  | 'nothing-supplied'
  | 'nothing-left'
  | 'nobody-excluded'
  | 'number-of-suppliers-unknown'
  | 'one-supplier';

/** The paths that only a market of quantities fills. */
const QUANTITIES = ['unit', 'total', 'suppliers.quantity', 'rest.quantity', 'remaining.quantity'] as const;

/** That a market without a unit has no quantities, at so many paths. */
export const sharesOnly = (unit: string | undefined, paths: number): readonly (readonly [string, Reason])[] =>
  unit === undefined ? QUANTITIES.slice(0, paths).map((path) => [path, 'shares-only'] as const) : [];
