import type { Finding } from '../domain/finding.js';
import { terminal } from '../text/escape.js';
import { placeText } from '../text/place-text.js';

/** A finding as one line: place, severity, code, key (if `keyed`) and text. */
export function findingLine(f: Finding, keyed = false, emphasis = (severity: string): string => severity): string {
  const about = keyed && f.key !== undefined ? ` ${f.key}` : '';
  return `${terminal(placeText(f.place))}: ${emphasis(f.severity)} ${terminal(`${f.code}${about}: ${f.text}`)}`;
}
