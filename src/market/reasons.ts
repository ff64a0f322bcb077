/** Why a value is undefined. */
export const REASONS = [
  'shares-only',
  'inherited',
  'unidentified',
  'inconsistent-shares',
  'nothing-supplied',
  'nothing-left',
  'nobody-excluded',
  'number-of-suppliers-unknown',
  'shares-not-exact',
  'one-supplier',
  'outside-total',
] as const;
/** Why a value is undefined. */
export type Reason = (typeof REASONS)[number];

/** The path of an undefined value in a profile, and why it is undefined. */
export type ReasonAt = readonly [path: string, reason: Reason];

/**
 * The reasons for what a market without a unit lacks: the unit, the total, and the quantities in these parts of its profile.
 * Empty for a market with a unit.
 */
export const sharesOnly = (
  unit: string | undefined,
  parts: readonly ('suppliers' | 'rest' | 'remaining')[],
): readonly ReasonAt[] =>
  unit === undefined
    ? ['unit', 'total', ...parts.map((part) => `${part}.quantity`)].map((path) => [path, 'shares-only'] as const)
    : [];
