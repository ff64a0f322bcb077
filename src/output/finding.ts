import type { Finding } from '../domain/finding.js';
import { terminal } from '../text/escape.js';
import { placeText } from '../text/place-text.js';
import { wrap } from '../text/words.js';

/** A finding as one line: place, severity, code, key (if `keyed`) and text. */
export const findingLine = (f: Finding, keyed = false, emphasis = plain): string =>
  `${heading(f, keyed, emphasis)}: ${terminal(f.text)}`;

/** A finding for a terminal with so many columns: its place, severity, code and key, and its text below, broken at blanks. */
export const findingBlock = (f: Finding, columns: number, emphasis = plain): string =>
  `${heading(f, true, emphasis)}\n  ${wrap(terminal(f.text), columns - 2, '  ')}`;

const plain = (severity: string): string => severity;

function heading(
  { place, severity, code, key }: Finding,
  keyed: boolean,
  emphasis: (severity: string) => string,
): string {
  const about = keyed && key !== undefined ? ` ${key}` : '';
  return `${terminal(placeText(place))}: ${emphasis(severity)} ${terminal(`${code}${about}`)}`;
}
