import type { CheckedDataset } from '../../../check/check.js';
import type { DatasetCount, Verdict } from '../../../check/verdict.js';
import { SEVERITIES } from '../../../domain/finding.js';
import { findingBlock, findingLine, unlistedLines } from '../../../output/finding.js';
import type { Paint } from '../../../output/paint.js';
import { joined, type Log, type Terminal, terminal, workflowLog } from '../../../text/escape.js';
import { terminalWrap } from '../../../text/terminal-wrap.js';
import { count, list } from '../../../text/words.js';

/**
 * A verdict as text, in pieces: a line for each open finding, then one for each dataset, and what to do if the check fails.
 * On a terminal with so many columns the words of a finding stand under its place.
 */
export function* checkText(verdict: Verdict, paint: Paint, columns?: number): Generator<Log> {
  const { failed, open, datasets, unlisted } = verdict;
  const emphasis = (severity: Terminal): Terminal =>
    severity === 'note' ? paint.head(severity) : paint.title(severity);
  for (const finding of open)
    yield workflowLog(
      terminal`${columns === undefined ? findingLine(finding, true, emphasis) : findingBlock(finding, columns, emphasis)}\n`,
    );
  const others = unlistedLines(unlisted.filter(({ acknowledged }) => !acknowledged));
  if (others.length > 0) yield workflowLog(terminal`${joined([...others, ALL], '\n')}\n`);
  const totals = datasets.map((d) => terminal`${paint.title(terminal(nameOf(d.checked)))}: ${terminal(summary(d))}`);
  const mendable = datasets.every((d) => d.open.error === 0);
  const remedy = failed && mendable ? [terminalWrap(REMEDY, columns ?? 80)] : [];
  const blocks = [totals, remedy].filter((lines) => lines.length > 0);
  const above = open.length > 0 ? terminal`\n` : terminal``;
  const shown = blocks.map((lines) => joined(lines, '\n'));
  yield workflowLog(terminal`${above}${joined(shown, '\n\n')}\n`);
}

const ALL = terminal`To list all of them, add --all.`;
const REMEDY =
  'A warning fails the check. Mend it, list it in acknowledged.csv as known (see --help), or use --fail-on error.';

/** The name and version of a dataset, or its label if they are not known. */
export const nameOf = ({ edition, label }: CheckedDataset): string =>
  edition && edition.name !== '' ? `${edition.name}@${edition.version}` : label;

/** The numbers of findings of a dataset, in words. */
function summary({ checked, open, acknowledged }: DatasetCount): string {
  const counted = SEVERITIES.flatMap((severity) => (open[severity] > 0 ? [count(open[severity], severity)] : []));
  const found = counted.length > 0 ? list(counted) : acknowledged > 0 ? 'nothing new' : 'nothing found';
  if (!checked.sound) return `${found}. Warnings and notes are looked for once the errors are mended.`;
  return acknowledged === 0 ? `${found}.` : `${found}, ${acknowledged} acknowledged.`;
}
