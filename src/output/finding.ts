import type { Finding } from '../domain/finding.js';
import { type Unlisted, unlistedCount } from '../domain/findings.js';
import { type Terminal, terminal } from '../text/escape.js';
import { whole } from '../text/number.js';
import { placeText } from '../text/place-text.js';
import { terminalWrap } from '../text/terminal-wrap.js';
import { cut } from '../text/words.js';

/** A finding as one line: place, severity, code, key (if `keyed`) and text. */
export const findingLine = (f: Finding, keyed = false, emphasis = plain): Terminal =>
  terminal`${heading(f, keyed, emphasis)}: ${terminal(f.text)}`;

/** A finding for a terminal with so many columns: its place, severity, code and key, and its text below, broken at blanks. */
export const findingBlock = (f: Finding, columns: number, emphasis = plain): Terminal =>
  terminal`${heading(f, true, emphasis)}\n  ${terminalWrap(f.text, columns - 2, '  ')}`;

/** The most characters of a key on a screen: two ids of the greatest length. A key in acknowledged.csv may be longer. */
const LONGEST_KEY = 520;

/** The most kinds of findings that are counted one by one where findings are not listed. */
const MOST_KINDS = 20;

/** How many findings are not listed, of which kind and in which file, in lines. Empty if all are listed. */
export function unlistedLines(unlisted: readonly Unlisted[]): readonly Terminal[] {
  if (unlisted.length === 0) return [];
  const kinds = unlisted.slice(0, MOST_KINDS);
  const others = unlisted.slice(MOST_KINDS);
  return [
    `and ${whole(unlistedCount(unlisted))} more:`,
    ...kinds.map(({ count, severity, code, file }) => `  ${whole(count)} ${severity} ${code} in ${file}`),
    ...(others.length === 0 ? [] : [`  ${whole(unlistedCount(others))} of other kinds or in other files`]),
  ].map(terminal);
}

const plain = (severity: Terminal): Terminal => severity;

function heading(
  { place, severity, code, key }: Finding,
  keyed: boolean,
  emphasis: (severity: Terminal) => Terminal,
): Terminal {
  const about = keyed && key !== undefined ? ` ${cut(key, LONGEST_KEY)}` : '';
  return terminal`${terminal(placeText(place))}: ${emphasis(terminal(severity))} ${terminal(`${code}${about}`)}`;
}
