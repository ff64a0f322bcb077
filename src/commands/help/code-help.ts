import type { Code } from '../../check/codes.js';
import type { Severity } from '../../domain/finding.js';
import { wrap } from '../../text/words.js';

/** The page of docs/ with examples of all codes. */
export const CODES_PAGE = 'check';

/** The number of examples that are shown of a code. */
const MOST = 2;

const CONSEQUENCE: Readonly<Record<Severity, string>> = {
  error: 'An error forbids computing, and cannot be acknowledged.',
  warning: 'A warning fails the check. Mend it, or list it in acknowledged.csv as known: reshare check --help',
  note: 'A note does not fail the check.',
};

/** The code of rows of acknowledged.csv itself: no such row can be about it. */
const OF_ACKNOWLEDGED: Code['code'] = 'unmatched-acknowledgement';

/** What a code of findings means, what follows from it, and the first lines that check prints for it on the page, which say what to do. */
export function codeHelp(page: string, { code, severity, meaning }: Code, width: number): string {
  const [, block = ''] = new RegExp(`^### ${code}\n\n\`\`\`text\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page) ?? [];
  const lines = block.split('\n').filter((line) => line.includes(` ${severity} ${code}`));
  if (lines.length === 0) throw new Error(`the docs have no example of ${code}`);
  const examples = lines.slice(0, MOST).map((line) => wrap(`  ${line}`, width, '    '));
  const follows = code === OF_ACKNOWLEDGED ? 'A warning fails the check.' : CONSEQUENCE[severity];
  const about = wrap(`${code} (${severity}): ${meaning} ${follows}`, width, '  ');
  return `${about}\n\nWhat check prints, for example:\n${examples.join('\n')}\n`;
}
