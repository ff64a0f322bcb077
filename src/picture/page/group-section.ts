import { usedSources } from '../../answer/used-sources.js';
import type { Subject } from '../../domain/subject.js';
import { quotableSentence } from '../../output/cite/sentence.js';
import type { GroupView } from '../../output/stage/group-view.js';
import { rows } from '../../output/stage/rows.js';
import { stageLines } from '../../output/stage/sheet.js';
import { list, sentenceCase } from '../../text/words.js';
import { chainChart } from '../chain-chart.js';
import { drawing } from '../drawing.js';
import { element, type Markup, type MarkupElement } from '../element.js';
import { answerSentences } from './answer-words.js';
import { evidenceMarkup } from './evidence-markup.js';
import { headingMarkup, linesMarkup, paragraphs, tableMarkup } from './sheet-markup.js';

/**
 * The section of a group: its heading, the parts that are computed from the choices (`groupAnswer`, with the id `ID-answer`,
 * and `groupEvidence`, with the id `ID-evidence`), and what stands below them, whatever is chosen.
 */
export const groupSection = (view: GroupView, below: readonly Markup[] = []): MarkupElement =>
  element('section', { id: view.id, class: 'market', 'aria-labelledby': `${view.id}-heading` }, [
    headingMarkup(2, [groupName(view.subjects)], `${view.id}-heading`),
    groupAnswer(view),
    groupEvidence(view),
    ...below,
  ]);

/** The names of the subjects of a group. */
export const groupName = (subjects: readonly Subject[]): string => sentenceCase(list(subjects.map((s) => s.name)));

/** The id of the answer for a subject, to which links lead. */
export const answerId = ({ subject }: Subject): string => `answer-${subject}`;

/** The answer of a group: in words for each subject, as a picture, as a table, and the limits, remarks and cautions. */
export function groupAnswer(view: GroupView): MarkupElement {
  const { id, report: of, subjects, reading, terms } = view;
  const [first] = subjects;
  const own = of.answers.filter((a) => a.evidence.subject === first);
  // the notes of the sources stand beside the values
  const told = { ...of, notes: of.notes.filter((n) => n.code !== 'source-notes') };
  return element('div', { id: `${id}-answer`, class: 'answer' }, [
    element(
      'div',
      { class: 'subjects' },
      subjects.map((subject) =>
        element('div', { id: answerId(subject), class: 'subject' }, [
          headingMarkup(3, [
            subject.symbol === '' ? sentenceCase(subject.name) : `${sentenceCase(subject.name)} (${subject.symbol})`,
          ]),
          ...paragraphs([answerSentences(of, subject, terms).join(' ')]),
        ]),
      ),
    ),
    groupPicture(view),
    tableMarkup(
      rows(own, { terms, bar: undefined, unfold: false }),
      `Shares and concentration at each stage: ${groupName(subjects)}${reading === 'rounded' ? ', values read as rounded' : ''}`,
    ),
    ...linesMarkup(stageLines(told, { terms, rounded: undefined, namesSources: true }), 3),
  ]);
}

/** The printed values behind the figures of a group, and a sentence to quote for each subject. */
export function groupEvidence(view: GroupView): MarkupElement {
  const { id, dataset, report: of, subjects, reading } = view;
  const quotes = subjects.flatMap((subject) => quote(view, subject));
  return element('div', { id: `${id}-evidence`, class: 'evidence' }, [
    element('details', { open: true }, [
      element('summary', {}, ['The printed values']),
      ...evidenceMarkup(dataset, of.answers, reading, {
        id,
        name: `Printed values: ${groupName(subjects)}`,
      }),
    ]),
    ...(quotes.length > 0 ? [headingMarkup(3, ['To quote']), ...quotes] : []),
  ]);
}

/** One sentence to quote for a subject: at the step that sets the limit of its chain, or the first with a figure. Empty without a figure. */
function quote({ dataset, report: of, reading, terms }: GroupView, subject: Subject): readonly MarkupElement[] {
  const found = of.answers.filter(({ evidence: e }) => e.subject === subject && e.status === 'ok');
  const setting = of.ceilings.find((c) => c.of.includes(subject))?.setBy[0];
  const answer = found.find(({ evidence }) => evidence.stage === setting) ?? found[0];
  if (!answer) return [];
  const sentence = quotableSentence({ answer, reading, terms, sources: usedSources(dataset, answer) }, dataset.edition);
  return [element('p', { class: 'quote', id: `quote-${subject.subject}` }, [sentence])];
}

/** The widths at which a picture is drawn: for wide pages, and for narrow ones, which show it instead. */
const [WIDE, NARROW] = [800, 340];

/** The picture of a group, twice: the wide one, and a narrow one that a page without styles does not show. */
function groupPicture({ id, report: of, subjects, dataset, reading, terms }: GroupView): MarkupElement {
  // the sentences below the picture stand below the table
  const chart = { ...chainChart(of, subjects, { edition: dataset.edition, reading, terms }), notes: [] };
  const drawn = (width: number, word: string): MarkupElement =>
    drawing(chart, { theme: 'light', width, id: `${id}-${word}`, classes: true });
  return element('figure', { class: 'picture' }, [
    element('div', { class: 'wide' }, [drawn(WIDE, 'wide')]),
    element('div', { class: 'narrow', hidden: true }, [drawn(NARROW, 'narrow')]),
  ]);
}
