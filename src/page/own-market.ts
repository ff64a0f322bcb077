import { profile } from '../market/profile.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import { bandWords, points } from '../output/figure-text.js';
import { hhiSheet } from '../output/hhi/sheet.js';
import { typedMarket } from '../output/hhi/typed-market.js';
import { COMMAND_ADVICE, type MarketAdvice } from '../output/hhi/words.js';
import { element, type Markup } from '../picture/element.js';
import { headingMarkup, paragraphs, sheetMarkup } from '../picture/page/sheet-markup.js';
import type { Choice } from './choice.js';
import { all, nodesOf } from './nodes.js';
import { typedPairs } from './typed-text.js';

/** How a reader of a page says what a market is like. */
const PAGE_ADVICE: MarketAdvice = {
  ...COMMAND_ADVICE,
  quantities: '',
  rounded: 'If they are rounded, choose above to read printed values as rounded.',
  open: 'If others supply too, take the tick away from "Nobody else supplies".',
  closed: 'tick "Nobody else supplies" if there are none',
  largest: '',
};

/** The section of a market of the reader's own. `follow` computes it again, with the reading and the thresholds of a choice. */
export type OwnMarket = { readonly section: HTMLElement; readonly follow: (choice: Choice) => void };

const LARGEST_OF_ALL = 'largest';
const NOBODY = 'nobody';

/** Makes the section for a market that a reader types. `changed` is told of the elements that are new. */
export function ownMarket(usual: Choice, changed: (within: ParentNode) => void): OwnMarket {
  const section = document.createElement('section');
  section.id = 'own-market';
  section.setAttribute('aria-labelledby', 'own-market-heading');
  section.append(nodesOf(formMarkup()));
  const [text] = all(section, 'textarea', HTMLTextAreaElement);
  const [closed] = all(section, '#own-closed', HTMLInputElement);
  const [out] = all(section, '#own-exclude', HTMLSelectElement);
  const [problem] = all(section, '.problem', HTMLElement);
  const [status] = all(section, '[role=status]', HTMLElement);
  const [result] = all(section, '.result', HTMLElement);
  let choice = usual;

  const show = (): void => {
    if (!text || !closed || !out || !problem || !status || !result) return;
    const found = computed(text.value, closed.checked, choice);
    problem.textContent = typeof found === 'string' ? found : '';
    text.setAttribute('aria-invalid', String(typeof found === 'string'));
    result.replaceChildren();
    status.textContent = '';
    if (!found || typeof found === 'string') return;
    const names = [...found.market.suppliers.map((s) => s.actor), ...(found.market.unknown ?? [])];
    offer(out, names);
    const terms = { ...excludedBy(out.value, names), bands: choice.bands };
    const measured = profile(found.market, terms);
    const sheet = hhiSheet(choice.reading, terms, found.market, measured, undefined, undefined, PAGE_ADVICE);
    const hhi = measured.measures?.hhi;
    result.append(
      nodesOf([headingMarkup(3, [sheet.title.join(', ')]), ...sheetMarkup({ ...sheet, title: [] }, 'Your market', 4)]),
    );
    status.textContent = hhi
      ? `HHI ${points(hhi, 0, choice.bands)}${measured.band ? `: ${bandWords(measured.band)} concentration` : ''}.`
      : 'The HHI is not determined.';
    changed(result);
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  section.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, TYPING);
  });
  return {
    section,
    follow: (next) => {
      choice = next;
      show();
    },
  };
}

/** How long a reader may pause while typing, in milliseconds. */
const TYPING = 400;

/** The market that was typed, or what is wrong with it; undefined where nothing was typed. */
function computed(text: string, closed: boolean, { reading }: Choice) {
  const pairs = typedPairs(text);
  if (typeof pairs === 'string') return pairs;
  if (pairs.length === 0) return undefined;
  const market = typedMarket(pairs, { reading, ...(closed ? { closed } : {}) }, PAGE_ADVICE, ', ');
  return typeof market === 'string' ? market : { market };
}

/** Offers suppliers to be left out, by their places; what was chosen stays. */
function offer(out: HTMLSelectElement, names: readonly string[]): void {
  const chosen = out.selectedOptions[0]?.textContent;
  const fixed = [...out.options].slice(0, 2);
  const made = names.map((name, at) => new Option(name, String(at)));
  out.replaceChildren(...fixed, ...made);
  const same = [...out.options].findIndex((option) => option.textContent === chosen);
  out.selectedIndex = Math.max(0, same);
}

/** Who is left out of a typed market. */
function excludedBy(value: string, names: readonly string[]): ExclusionTerms {
  if (value === LARGEST_OF_ALL) return { exclusions: [], largestPct: 100 };
  const actor = value === NOBODY ? undefined : names[Number(value)];
  return { exclusions: actor === undefined ? [] : [{ actor, portionPct: 100 }] };
}

const formMarkup = (): readonly Markup[] => [
  headingMarkup(2, ['A market of your own'], 'own-market-heading'),
  ...paragraphs([
    'Type suppliers with their shares in percent, as far as you know them. Words such as "nearly 90%" or "NA" can be read, too.',
    'Nothing that you type leaves this page.',
  ]),
  element('div', { class: 'own-typed' }, [
    element('label', { for: 'own-text' }, ['Suppliers and their shares, such as: A 60%, B nearly 20%, Other 5%']),
    element('textarea', {
      id: 'own-text',
      rows: 3,
      spellcheck: 'false',
      autocomplete: 'off',
      'aria-describedby': 'own-problem',
    }),
    element('p', { class: 'problem', id: 'own-problem', role: 'alert' }),
    element('span', { class: 'field' }, [
      element('label', { for: 'own-exclude' }, ['Leave out of your market']),
      element('select', { id: 'own-exclude' }, [
        element('option', { value: LARGEST_OF_ALL }, ['the largest supplier']),
        element('option', { value: NOBODY }, [NOBODY]),
      ]),
    ]),
    element('span', { class: 'tick' }, [
      element('input', { type: 'checkbox', id: 'own-closed' }),
      element('label', { for: 'own-closed' }, [' Nobody else supplies']),
    ]),
  ]),
  element('p', { role: 'status' }),
  element('div', { class: 'result' }),
];
