import type { Actor } from '../domain/actor.js';
import { READINGS, type ReadingPolicy } from '../domain/reading.js';
import { BAND_SETS, type BandSet, thresholds } from '../market/band.js';
import type { Exclusion } from '../market/market.js';
import { GUIDELINES } from '../output/sentence.js';
import { element, type MarkupElement } from '../picture/element.js';
import { headingMarkup } from '../picture/page/sheet-markup.js';
import { whole } from '../text/number.js';
import { type Choice, portionOf } from './choice.js';
import { all, button, nodesOf } from './nodes.js';

/** The form of the choices, at the top of the page. `show` puts a choice into it; what a reader chooses is told to `choose`. */
export type ChoicesForm = { readonly section: HTMLElement; readonly show: (choice: Choice) => void };

const NOBODY = 'nobody';
const LARGEST_OF_EACH = 'largest-of-each';
const READING_WORDS: Readonly<Record<ReadingPolicy, string>> = {
  printed: 'as printed',
  rounded: 'as rounded: allow for their rounding',
};

/** Makes the form for the suppliers of a dataset. `usual` is what was printed. */
export function choicesForm(actors: readonly Actor[], usual: Choice, choose: (choice: Choice) => void): ChoicesForm {
  const section = document.createElement('section');
  section.id = 'choices';
  section.setAttribute('aria-labelledby', 'choices-heading');
  section.append(nodesOf([headingMarkup(2, ['Your choices'], 'choices-heading'), formMarkup()]));
  const [form] = all(section, 'form', HTMLFormElement);
  const [rows] = all(section, '.suppliers', HTMLElement);
  const [problem] = all(section, '.problem', HTMLElement);
  const [reading, bands] = all(section, 'select', HTMLSelectElement);
  const [buttons] = all(section, '.buttons', HTMLElement);
  if (!form || !rows || !problem || !reading || !bands || !buttons) return { section, show: () => undefined };

  const more = button('Leave out another supplier', () => {
    addRow(undefined).querySelector('select')?.focus();
  });
  more.id = 'another-supplier';
  problem.before(more);
  buttons.append(
    button('Back to what was printed', () => {
      show(usual);
      choose(usual);
    }),
  );

  let made = 0;
  /** Adds a row for a supplier: the first one can also leave out nobody, or the largest. */
  function addRow(exclusion: Exclusion | undefined, word = ''): HTMLElement {
    const isFirst = rows?.childElementCount === 0;
    const at = actors.findIndex((a) => a.actor === exclusion?.actor);
    made++;
    const row = document.createElement('div');
    row.className = 'supplier';
    row.append(
      nodesOf(rowMarkup(actors, isFirst, at < 0 ? word : String(at), exclusion?.portionPct ?? 100, `supplier-${made}`)),
    );
    if (!isFirst)
      row.append(
        button('Remove', () => {
          row.remove();
          more.focus();
          update();
        }),
      );
    rows?.append(row);
    tidy();
    return row;
  }

  /** Hides what the first row makes meaningless: a part of nobody, and others beside nobody or the largest. */
  function tidy(): void {
    const [first] = rows ? rowsIn(rows) : [];
    const stands = first?.who === NOBODY || first?.who === LARGEST_OF_EACH;
    if (stands) for (const extra of [...(rows?.children ?? [])].slice(1)) extra.remove();
    more.hidden = stands;
    if (first) first.part.hidden = first.who === NOBODY;
  }

  function update(): void {
    tidy();
    const read = rows ? readRows(rowsIn(rows), actors) : undefined;
    if (problem) problem.textContent = typeof read === 'string' ? read : '';
    const [r, b] = [READINGS.find((x) => x === reading?.value), BAND_SETS.find((x) => x === bands?.value)];
    if (typeof read === 'object' && r && b) choose({ ...read, reading: r, bands: b });
  }

  function show({ exclusions, largestPct, reading: r, bands: b }: Choice): void {
    rows?.replaceChildren();
    if (largestPct !== undefined) addRow({ actor: '', portionPct: largestPct }, LARGEST_OF_EACH);
    else if (exclusions.length === 0) addRow(undefined, NOBODY);
    for (const exclusion of exclusions) addRow(exclusion);
    if (reading) reading.value = r;
    if (bands) bands.value = b;
    if (problem) problem.textContent = '';
    tidy();
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const soon = (wait: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(update, wait);
  };
  form.addEventListener('change', () => soon(0));
  form.addEventListener('input', () => soon(TYPING));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    soon(0);
  });
  show(usual);
  return { section, show };
}

/** How long a reader may pause while typing a number, in milliseconds. */
const TYPING = 500;

/** A row of the form as it stands. */
type SupplierRow = { readonly who: string; readonly portion: HTMLInputElement; readonly part: HTMLElement };

const rowsIn = (rows: HTMLElement): readonly SupplierRow[] =>
  [...rows.children].flatMap((row) => {
    const [who] = all(row, 'select', HTMLSelectElement);
    const [portion] = all(row, 'input', HTMLInputElement);
    const [part] = all(row, '.part', HTMLElement);
    return who && portion && part ? [{ who: who.value, portion, part }] : [];
  });

/** Who the rows leave out, or what is wrong with them. A row without a supplier is not yet filled in. */
function readRows(
  rows: readonly SupplierRow[],
  actors: readonly Actor[],
): Pick<Choice, 'exclusions' | 'largestPct'> | string {
  const read = rows.map((row) => ({ ...row, portionPct: portionOf(row.portion.value) }));
  const asked = read.filter(({ who }) => who !== NOBODY && who !== '');
  const wrong = asked.find(({ portionPct }) => portionPct === undefined);
  for (const { portion, portionPct, who } of read)
    portion.setAttribute('aria-invalid', String(portionPct === undefined && who !== NOBODY));
  if (wrong) return `Cannot read "${wrong.portion.value}". Write a percentage above 0 up to 100, such as 50.`;
  const twice = asked.find(({ who }, i) => asked.findIndex((o) => o.who === who) < i);
  if (twice) return `${actors[Number(twice.who)]?.actor} is left out twice. Remove one of the two.`;
  const largest = asked.find(({ who }) => who === LARGEST_OF_EACH);
  if (largest?.portionPct !== undefined) return { exclusions: [], largestPct: largest.portionPct };
  return {
    exclusions: asked.flatMap(({ who, portionPct }) => {
      const actor = actors[Number(who)]?.actor;
      return actor === undefined || portionPct === undefined ? [] : [{ actor, portionPct }];
    }),
  };
}

const option = (value: string, text: string, selected = false): MarkupElement =>
  element('option', { value, selected }, [text]);

/** A control with its label, which leads to it by its id. */
const labelled = (text: string, { name, attributes, inside }: MarkupElement, id: string, kind = ''): MarkupElement =>
  element('span', { class: `field${kind}` }, [
    element('label', { for: id }, [text]),
    element(name, { ...attributes, id }, inside),
  ]);

/** The supplier and the part of it that is left out. The first row can also leave out nobody, or the largest of each market. */
const rowMarkup = (
  actors: readonly Actor[],
  isFirst: boolean,
  value: string,
  portionPct: number,
  id: string,
): readonly MarkupElement[] => [
  labelled(
    'Leave out',
    element('select', {}, [
      ...(isFirst
        ? [
            option(NOBODY, 'nobody', value === NOBODY),
            option(LARGEST_OF_EACH, 'the largest supplier of each market', value === LARGEST_OF_EACH),
          ]
        : [option('', 'choose a supplier')]),
      ...actors.map(({ actor }, at) => option(String(at), actor, value === String(at))),
    ]),
    id,
  ),
  labelled(
    'How much of it, in percent',
    element('input', {
      type: 'text',
      inputmode: 'decimal',
      size: 5,
      value: String(portionPct),
      autocomplete: 'off',
      'aria-describedby': 'choices-problem',
    }),
    `${id}-part`,
    ' part',
  ),
];

/** The form without its rows of suppliers and its buttons. */
const formMarkup = (): MarkupElement =>
  element('form', {}, [
    element('div', { class: 'suppliers', role: 'group', 'aria-label': 'Who is left out' }),
    element('p', { class: 'problem', id: 'choices-problem', role: 'alert' }),
    labelled(
      'Read printed values',
      element(
        'select',
        {},
        READINGS.map((reading) => option(reading, READING_WORDS[reading])),
      ),
      'reading',
    ),
    labelled(
      'Judge concentration by',
      element(
        'select',
        {},
        BAND_SETS.map((bands) => option(bands, bandSetWords(bands))),
      ),
      'bands',
    ),
    element('p', { class: 'buttons' }),
  ]);

/** A set of thresholds in words: its guidelines, and where moderate and high begin. */
const bandSetWords = (bands: BandSet): string => `${GUIDELINES[bands]} (${thresholds(bands).map(whole).join('; ')})`;
