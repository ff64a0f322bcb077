import type { Judged } from '../../../check/check.js';
import type { Verdict } from '../../../check/verdict.js';
import { SEVERITIES, type Severity } from '../../../domain/finding.js';
import { unlistedCount } from '../../../domain/findings.js';
import { PLAIN } from '../../../output/paint.js';
import { workflowMessage, workflowProperty } from '../../../text/escape.js';
import { whole } from '../../../text/number.js';
import { checkText } from './text.js';

/** The number of annotations of a kind that GitHub shows. It drops the others silently. */
const MOST = 10;
const KINDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** A verdict as a log with GitHub annotations: the full text, then the open findings, errors first, at most ten of a kind. */
export function* checkGithub(verdict: Verdict): Generator<string> {
  yield* checkText(verdict, PLAIN);
  const unlisted = verdict.unlisted.filter(({ acknowledged }) => !acknowledged);
  const annotations = SEVERITIES.flatMap((severity) => {
    const own = verdict.open.filter((f) => f.severity === severity);
    const others = unlistedCount(unlisted.filter((kind) => kind.severity === severity));
    if (own.length + others <= MOST) return own.map(annotation);
    const shown = own.slice(0, MOST - 1);
    const log = others > 0 ? 'the log counts them, and --all lists them' : 'the log lists all';
    return [...shown.map(annotation), more(severity, own.length + others - shown.length, log)];
  });
  yield annotations.map((line) => `${line}\n`).join('');
}

/** The last annotation if there are too many. */
const more = (severity: Severity, left: number, log: string): string =>
  `::${KINDS[severity]} title=reshare check::and ${whole(left)} more: ${log}`;

function annotation(f: Judged): string {
  const { file, line, column } = f.place;
  const properties = [
    `file=${workflowProperty(file.replace(/^\.\//, ''))}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${workflowProperty(f.code)}`,
  ];
  return `::${KINDS[f.severity]} ${properties.join(',')}::${workflowMessage(f.text)}`;
}
