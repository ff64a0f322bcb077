import { element } from '../picture/element.js';
import { all, nodesOf } from './nodes.js';

const SENTENCE = 'This part is as it was printed. It does not follow your choices.';

/** Says of the parts that rest on other datasets, and of the commands, that they do not follow the choices; or takes that away. */
export function markPrinted(isChosen: boolean): void {
  for (const mark of all(document, '.unchosen', HTMLElement)) mark.remove();
  if (!isChosen) return;
  const parts = all(
    document,
    'body > header, [id$="-rivals"], [id$="-changes"], [id$="-commands"], #what-changed, #how-to-cite',
    HTMLElement,
  );
  for (const part of parts) part.firstElementChild?.after(nodesOf([element('p', { class: 'unchosen' }, [SENTENCE])]));
}
