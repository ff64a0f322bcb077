import { type Checked, counts, together } from '../../../check/check.js';
import { SEVERITIES } from '../../../domain/finding.js';
import { findingLine } from '../../../output/finding.js';
import type { Paint } from '../../../output/paint.js';
import { terminal, workflowLog } from '../../../text/escape.js';
import { count, list } from '../../../text/words.js';

/** What was checked as text: a line for each finding that is not acknowledged, then one for each dataset. */
export function checkText(all: readonly Checked[], paint: Paint): string {
  const emphasis = (severity: string): string => (severity === 'note' ? paint.head(severity) : paint.title(severity));
  const lines = together(all)
    .filter(({ finding }) => finding.acknowledged === undefined)
    .map(({ finding }) => findingLine(finding, true, emphasis));
  return workflowLog(
    [...lines, ...all.map((c) => `${paint.title(terminal(nameOf(c)))}: ${summary(c)}`), ''].join('\n'),
  );
}

/** How a dataset is called: by name and version where they are known. */
export const nameOf = ({ edition, label }: Checked): string =>
  edition && edition.name !== '' ? `${edition.name}@${edition.version}` : label;

/** How many findings a dataset has. */
export function summary({ findings, sound }: Checked): string {
  const found = counts(findings);
  const known = findings.filter((f) => f.acknowledged !== undefined).length;
  const counted = list(SEVERITIES.map((severity) => count(found[severity], severity)));
  if (!sound) return `${counted}; with errors, no doubts are looked for`;
  return known === 0 ? counted : `${counted}; ${known} acknowledged`;
}
