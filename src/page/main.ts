import { choiceWords, redrawing } from './answers.js';
import { type Choice, choiceOf, hashOf, isSame, pageAddress } from './choice.js';
import { choicesForm } from './choices-form.js';
import { makeCopyable } from './copying.js';
import { filterField } from './finding-text.js';
import { all, byId } from './nodes.js';
import { ownFile } from './own-file.js';
import { ownMarket } from './own-market.js';
import { printedPage } from './page-dataset.js';
import { makeSortable } from './sorting.js';
import { markPrinted } from './unchosen.js';

/** Starts the program of the page. Without its data the page stays as it was printed. */
function start(): void {
  const printed = printedPage();
  const main = byId('answers', HTMLElement);
  if (!printed || !main) return;
  const { usual, dataset } = printed;
  const redraw = redrawing(printed);
  const [status, copied] = [statusLine('status'), statusLine('copied')];
  const enhance = (within: ParentNode): void => {
    makeSortable(within);
    makeCopyable(within, (text) => sayFor(copied, text, TEN_SECONDS));
  };
  const say = (text: string): void => {
    status.textContent = text;
  };
  let shown = usual;
  const follow = (choice: Choice): void => {
    if (isSame(choice, shown)) return;
    shown = choice;
    for (const made of redraw(choice)) enhance(made);
    filter();
    markPrinted(!isSame(choice, usual));
    for (const market of own) market.follow(choice);
    say(choiceWords(choice, usual));
  };
  const form = choicesForm(dataset.actors, usual, (choice) => {
    follow(choice);
    keep(pageAddress(location.hash).anchor);
  });
  /** Keeps the choice in the address, so that a link to the page has it. */
  const keep = (anchor: string): void => {
    const hash = hashOf(anchor, isSame(shown, usual) ? undefined : shown);
    if (hash !== location.hash && !(hash === '#' && location.hash === '')) history.replaceState(null, '', hash);
  };
  /** Follows the address: the choice in it, and the part of the page that it leads to. */
  const read = (): void => {
    const { anchor, search } = pageAddress(location.hash);
    if (search !== undefined) {
      const choice = choiceOf(search, dataset.actors);
      if (choice) {
        form.show(choice);
        follow(choice);
      } else say('The choice in the address cannot be read. The page shows what was chosen before.');
    }
    keep(anchor);
    if (search !== undefined && anchor !== '') document.getElementById(anchor)?.scrollIntoView();
  };
  const own = [ownMarket(usual, makeSortable), ownFile(usual, makeSortable)];
  const { field, filter } = filterField();
  const [contents] = all(document, '.contents', HTMLElement);
  (contents ?? main).before(form.section);
  form.section.append(status);
  main.after(...own.map(({ section }) => section));
  document.body.append(copied);
  contents?.querySelector('ul')?.before(field);
  enhance(document);
  for (const details of all(document, '.evidence details', HTMLDetailsElement)) details.open = false;
  addEventListener('beforeprint', () => {
    for (const details of all(document, 'details', HTMLDetailsElement)) details.open = true;
  });
  addEventListener('hashchange', read);
  read();
}

/** A line whose text is said aloud when it changes. */
function statusLine(id: string): HTMLElement {
  const made = document.createElement('p');
  made.id = id;
  made.setAttribute('role', 'status');
  return made;
}

const TEN_SECONDS = 10_000;

/** Says a text for some time, in milliseconds. */
function sayFor(line: HTMLElement, text: string, time: number): void {
  line.textContent = text;
  setTimeout(() => {
    if (line.textContent === text) line.textContent = '';
  }, time);
}

start();
