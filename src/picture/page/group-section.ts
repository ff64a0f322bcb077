import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Subject } from '../../domain/subject.js';
import type { Terms } from '../../market/profile-record.js';
import { rows } from '../../output/stage/rows.js';
import { stageLines } from '../../output/stage/sheet.js';
import { list, sentenceCase } from '../../text/words.js';
import { chainChart } from '../chain-chart.js';
import { drawing } from '../drawing.js';
import { element, type Markup, type MarkupElement } from '../element.js';
import { answerSentences } from './answer-words.js';
import { headingMarkup, linesMarkup, paragraphs, tableMarkup } from './sheet-markup.js';

/**
 * What the section of a group of subjects with equal chains is made from. `report` is on these subjects alone.
 * `id` is a word that no other group of the page has: the ids in the section begin with it.
 */
export type GroupView = {
  readonly id: string;
  readonly report: Report;
  readonly subjects: readonly Subject[];
  readonly edition: Edition;
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
};

/**
 * The section of a group: its heading, the part that is computed from the choices (`groupAnswer`, with the id `ID-answer`),
 * and what stands below it, whatever is chosen.
 */
export const groupSection = (view: GroupView, below: readonly Markup[] = []): MarkupElement =>
  element('section', { id: view.id, class: 'market', 'aria-labelledby': `${view.id}-heading` }, [
    headingMarkup(2, [groupName(view.subjects)], `${view.id}-heading`),
    groupAnswer(view),
    ...below,
  ]);

/** The names of the subjects of a group. */
export const groupName = (subjects: readonly Subject[]): string => sentenceCase(list(subjects.map((s) => s.name)));

/** The id of the answer for a subject, to which links lead. */
export const answerId = ({ subject }: Subject): string => `answer-${subject}`;

/** The answer of a group: in words for each subject, as a picture, as a table, and the limits, remarks and cautions. */
export function groupAnswer(view: GroupView): MarkupElement {
  const { id, report, subjects, reading, terms } = view;
  const [first] = subjects;
  const own = report.answers.filter((a) => a.evidence.subject === first);
  // the notes of the sources stand beside the values
  const told = { ...report, notes: report.notes.filter((n) => n.code !== 'source-notes') };
  return element('div', { id: `${id}-answer`, class: 'answer' }, [
    ...subjects.map((subject) =>
      element('div', { id: answerId(subject), class: 'subject' }, [
        headingMarkup(3, [
          subject.symbol === '' ? sentenceCase(subject.name) : `${sentenceCase(subject.name)} (${subject.symbol})`,
        ]),
        ...paragraphs([answerSentences(report, subject, terms).join(' ')]),
      ]),
    ),
    groupPicture(view),
    tableMarkup(
      rows(own, { terms, bar: undefined, unfold: false }),
      `Shares and concentration at each stage: ${groupName(subjects)}${reading === 'rounded' ? ', values read as rounded' : ''}`,
    ),
    ...linesMarkup(stageLines(told, { terms, rounded: undefined, namesSources: true }), 3),
  ]);
}

/** The widths at which a picture is drawn: for wide pages, and for narrow ones, which show it instead. */
const [WIDE, NARROW] = [800, 340];

/** The picture of a group, twice: the wide one, and a narrow one that a page without styles does not show. */
function groupPicture({ id, report, subjects, edition, reading, terms }: GroupView): MarkupElement {
  // the sentences below the picture stand below the table
  const chart = { ...chainChart(report, subjects, { edition, reading, terms }), notes: [] };
  const drawn = (width: number, word: string): MarkupElement =>
    drawing(chart, { theme: 'light', width, id: `${id}-${word}`, classes: true });
  return element('figure', { class: 'picture' }, [
    element('div', { class: 'wide' }, [drawn(WIDE, 'wide')]),
    element('div', { class: 'narrow', hidden: true }, [drawn(NARROW, 'narrow')]),
  ]);
}
