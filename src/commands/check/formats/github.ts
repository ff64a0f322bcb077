import type { Judged } from '../../../check/checked.js';
import type { Verdict } from '../../../check/verdict.js';
import { SEVERITIES, type Severity } from '../../../domain/finding.js';
import { unlistedCount } from '../../../domain/findings.js';
import { PLAIN } from '../../../output/paint.js';
import { joined, type Log } from '../../../text/escape.js';
import { whole } from '../../../text/number.js';
import { type Annotation, annotationLine, MOST_ANNOTATIONS, moreAnnotations } from '../../annotation.js';
import { checkText } from './text.js';

const KINDS: Readonly<Record<Severity, Annotation['kind']>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * A verdict as a log with GitHub annotations: the full text, then the open findings, errors first, at most ten of a kind.
 * `workspace` is the folder from which GitHub looks for files.
 */
export function* checkGithub(verdict: Verdict, workspace: string | undefined): Generator<Log> {
  yield* checkText(verdict, PLAIN);
  const unlisted = verdict.unlisted.filter(({ acknowledged }) => !acknowledged);
  const annotations = SEVERITIES.flatMap((severity) => {
    const own = verdict.open.filter((f) => f.severity === severity);
    const others = unlistedCount(unlisted.filter((kind) => kind.severity === severity));
    if (own.length + others <= MOST_ANNOTATIONS) return own.map(annotation);
    const shown = own.slice(0, MOST_ANNOTATIONS - 1);
    const log = others > 0 ? 'the log counts them, and --all lists them' : 'the log lists all';
    const left = whole(own.length + others - shown.length);
    return [...shown.map(annotation), moreAnnotations(KINDS[severity], 'check', left, log)];
  });
  yield joined(
    annotations.map((found) => annotationLine(found, workspace)),
    '',
  );
}

const annotation = ({ severity, code, text, place }: Judged): Annotation => ({
  kind: KINDS[severity],
  title: code,
  text,
  place,
});
