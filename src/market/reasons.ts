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

/** The path of an undefined value in a profile, and why it is undefined. */
export type ReasonAt = readonly [path: string, reason: Reason];

/** That a market without a unit has no quantities: neither unit nor total, nor a quantity of these parts of its profile. */
export const sharesOnly = (
  unit: string | undefined,
  parts: readonly ('suppliers' | 'rest' | 'remaining')[],
): readonly ReasonAt[] =>
  unit === undefined
    ? ['unit', 'total', ...parts.map((part) => `${part}.quantity`)].map((path) => [path, 'shares-only'] as const)
    : [];
