import { ERRORS } from '../dataset/errors.js';
import type { Severity } from '../domain/finding.js';
import { unmatchedAcknowledgement } from './rules/unmatched-acknowledgement.js';
import { RULES } from './rules.js';

/** A code of findings: their severity and, in one sentence, what it means. */
export type Code = { readonly code: string; readonly severity: Severity; readonly meaning: string };

/** All codes: first the errors, then the doubts. */
export const CODES: readonly Code[] = [
  ...Object.entries(ERRORS).map(([code, { meaning }]) => ({ code, severity: 'error' as const, meaning })),
  ...RULES,
  unmatchedAcknowledgement,
];
