import type { Finding } from '../domain/finding.js';
import { terminal } from '../text/escape.js';
import { placeText } from '../text/place-text.js';

/** A finding as one line: where, how bad, its code and, where `keyed`, what it is about; then what was found and expected. */
export function findingLine(f: Finding, keyed = false, emphasis = (severity: string): string => severity): string {
  const about = keyed && f.key !== undefined ? ` ${f.key}` : '';
  return `${terminal(placeText(f.place))}: ${emphasis(f.severity)} ${terminal(`${f.code}${about}: ${f.text}`)}`;
}
