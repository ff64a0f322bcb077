import type { Edition } from '../dataset/load.js';
import type { Finding } from '../domain/finding.js';

/** A finding with the reason for which it is acknowledged; without one if it is not. */
export type Judged = Finding & { readonly acknowledged?: string };

/** What was found in one dataset: its errors or, if it is sound, its doubts. `edition` is undefined if no descriptor could be read. */
export type Checked = {
  readonly label: string;
  readonly edition: Edition | undefined;
  readonly sound: boolean;
  readonly findings: readonly Judged[];
};
