import type { Dataset } from '../dataset/sound.js';
import type { Subject } from '../domain/subject.js';
import { excludedWords } from '../output/exclusions.js';
import { GUIDELINES } from '../output/sentence.js';
import { type GroupView, groupViews } from '../output/stage/group-view.js';
import type { MarkupElement } from '../picture/element.js';
import { groupAnswer, groupEvidence } from '../picture/page/group-section.js';
import { contentsList } from '../picture/page/report-page.js';
import { sentenceCase } from '../text/words.js';
import { type Choice, isSame } from './choice.js';
import { all, byId, nodesOf } from './nodes.js';

/** What the page computes from: its dataset, its subjects, and what it was printed with. */
export type PrintedPage = { readonly dataset: Dataset; readonly subjects: readonly Subject[]; readonly usual: Choice };

/**
 * Shows the answers for a choice: computes them, and replaces answers, printed values and contents by the functions that printed them.
 * Gives the elements that are new.
 */
export type Redraw = (choice: Choice) => readonly Element[];

/** The redrawing of a page. What a group has is replaced where it stood, also where a choice parts a group in several. */
export function redrawing({ dataset, subjects, usual }: PrintedPage): Redraw {
  const groups = groupViews(dataset, subjects, termsOf(usual)).map(({ id, subjects: own }) => ({
    own,
    answers: placed(byId(`${id}-answer`, HTMLElement)),
    evidence: placed(byId(`${id}-evidence`, HTMLElement)),
  }));
  return (choice) => {
    const opened = new Set(all(document, '.evidence details[open]', HTMLElement).map((d) => d.parentElement?.id));
    const shown = groups.flatMap(({ own, answers, evidence }) => {
      const views = groupViews(dataset, own, termsOf(choice));
      const made = [...answers.replace(views.map(groupAnswer)), ...evidence.replace(views.map(groupEvidence))];
      return views.map((view) => ({ view, made }));
    });
    const elements = [...new Set(shown.flatMap(({ made }) => made))];
    for (const element of elements)
      for (const details of all(element, 'details', HTMLDetailsElement)) details.open = opened.has(element.id);
    const [list] = all(document, '.contents ul', HTMLElement);
    list?.replaceWith(nodesOf([contentsList(shown.map(({ view }) => view))]));
    return elements;
  };
}

const termsOf = ({ reading, bands, exclusions, largestPct }: Choice): Pick<GroupView, 'reading' | 'terms'> => ({
  reading,
  terms: { exclusions, bands, ...(largestPct === undefined ? {} : { largestPct }) },
});

/** The place of elements in the page. */
type PagePlace = { readonly replace: (by: readonly MarkupElement[]) => readonly Element[] };

function placed(first: Element | undefined): PagePlace {
  let here: readonly Element[] = first ? [first] : [];
  return {
    replace: (by) => {
      const nodes = nodesOf(by);
      const made = [...nodes.children];
      const [old, ...others] = here;
      if (!old) return [];
      old.replaceWith(nodes);
      for (const other of others) other.remove();
      here = made;
      return made;
    },
  };
}

/** What a choice means for what is shown, in sentences that are said aloud. */
export function choiceWords(choice: Choice, usual: Choice): string {
  if (isSame(choice, usual)) return 'The page shows what was printed.';
  const who = excludedWords(choice);
  return [
    `Computed anew: ${who === '' ? 'nobody is left out' : `${who} ${choice.exclusions.length > 1 ? 'are' : 'is'} left out`}.`,
    ...(choice.reading === usual.reading
      ? []
      : [choice.reading === 'rounded' ? 'Printed values are read as rounded.' : 'Printed values are read as printed.']),
    ...(choice.bands === usual.bands ? [] : [`Levels follow the ${GUIDELINES[choice.bands]}.`]),
  ]
    .map(sentenceCase)
    .join(' ');
}
