import type { Checked } from '../../../check/check.js';
import type { DatasetCount, Verdict } from '../../../check/verdict.js';
import { SEVERITIES } from '../../../domain/finding.js';
import { findingLine } from '../../../output/finding.js';
import type { Paint } from '../../../output/paint.js';
import { terminal, workflowLog } from '../../../text/escape.js';
import { count, list } from '../../../text/words.js';

/** A verdict as text: a line for each open finding, then one for each dataset. */
export function checkText({ open, datasets }: Verdict, paint: Paint): string {
  const emphasis = (severity: string): string => (severity === 'note' ? paint.head(severity) : paint.title(severity));
  const findings = open.map((finding) => findingLine(finding, true, emphasis));
  const totals = datasets.map((d) => `${paint.title(terminal(nameOf(d.checked)))}: ${summary(d)}`);
  return workflowLog([...findings, ...totals, ''].join('\n'));
}

/** The name and version of a dataset, or its label if they are not known. */
export const nameOf = ({ edition, label }: Checked): string =>
  edition && edition.name !== '' ? `${edition.name}@${edition.version}` : label;

/** The numbers of findings of a dataset, in words. */
function summary({ checked, open, acknowledged }: DatasetCount): string {
  const counted = list(SEVERITIES.map((severity) => count(open[severity], severity)));
  if (!checked.sound) return `${counted}; with errors, no doubts are looked for`;
  return acknowledged === 0 ? counted : `${counted}; ${acknowledged} acknowledged`;
}
