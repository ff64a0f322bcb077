import type { Moved } from '../../answer/result-changes.js';
import type { Changes } from '../../answer/row-changes.js';
import type { Dataset } from '../../dataset/sound.js';
import { tableFormat } from '../../output/formats/table.js';
import { movedLines, movedMarkets } from '../../output/moved.js';
import { PLAIN } from '../../output/paint.js';
import { type Output, outputPieces } from '../../output/render.js';
import type { Printable } from '../../text/escape.js';
import { whole } from '../../text/number.js';
import { ANNOTATION_KINDS, type Annotation, annotationLine, MOST_ANNOTATIONS, moreAnnotations } from '../annotation.js';
import { PROGRAM } from '../program.js';

/** What a comparison found for annotations, and which results make the run fail. */
export type Compared = {
  readonly after: Dataset;
  readonly moved: readonly Moved[];
  readonly changes: Changes;
  readonly fails: (moved: Moved) => boolean;
};

/**
 * A comparison as a log with GitHub annotations: the table, then the results that moved and the values that changed, at most ten of a kind.
 * A result that makes the run fail is an error, one whose level moved a warning. A value stands at its line in the later dataset.
 * `workspace` is the folder from which GitHub looks for files.
 */
export async function diffGithub(
  output: Output,
  compared: Compared,
  workspace: string | undefined,
): Promise<Iterable<Printable>> {
  const look = { paint: PLAIN, width: 80, fits: false, head: true, program: `${PROGRAM.name} ${PROGRAM.version}` };
  const pieces = await outputPieces(output, tableFormat, look, undefined);
  const annotations = [...results(compared), ...values(compared)];
  const shown = ANNOTATION_KINDS.flatMap((kind) => {
    const own = annotations.filter((found) => found.kind === kind);
    if (own.length <= MOST_ANNOTATIONS) return own;
    const first = own.slice(0, MOST_ANNOTATIONS - 1);
    return [...first, moreAnnotations(kind, 'diff', whole(own.length - first.length), 'the log lists all')];
  });
  const table = [...pieces].flatMap((piece) => (typeof piece === 'string' ? [piece] : []));
  return [...table, ...shown.map((found) => annotationLine(found, workspace))];
}

/** An annotation for each market whose results moved. */
function results({ moved, fails }: Compared): readonly Annotation[] {
  const lines = movedLines(moved);
  return movedMarkets(moved).map((market, i) => ({
    kind: market.some(fails) ? 'error' : market.some((m) => m.bandMoved) ? 'warning' : 'notice',
    title: 'result moved',
    text: lines[i] ?? '',
  }));
}

/** An annotation for each value that is new or another one, at its line. One that is gone has no line. */
const values = ({ after, changes }: Compared): readonly Annotation[] =>
  changes.observations.flatMap(({ kind, before, after: row, columns }) => {
    if (row === undefined || (kind === 'changed' && !columns.includes('printed'))) return [];
    const now = `${row.actor} ${row.printed || 'blank'}`;
    return [
      {
        kind: 'notice',
        title: kind === 'added' ? 'new value' : 'changed value',
        text: before === undefined ? now : `${row.actor} ${before.printed || 'blank'} -> ${row.printed || 'blank'}`,
        place: after.at('observations', row.observation, 'printed'),
      },
    ];
  });
