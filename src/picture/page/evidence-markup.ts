import type { Answer } from '../../answer/answer.js';
import type { Role, Witness } from '../../answer/evidence.js';
import { usedCompositions } from '../../answer/ores/ore-derivation.js';
import type { Dataset } from '../../dataset/sound.js';
import type { Composition } from '../../domain/composition.js';
import { grouped } from '../../domain/grouped.js';
import { sourcesById } from '../../domain/indexed.js';
import { known } from '../../domain/observation.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { publication, type Source } from '../../domain/source.js';
import { licensed } from '../../output/evidence-table.js';
import { sourceNumber, sourceRemarks } from '../../output/numbered-sources.js';
import { saidIn } from '../../output/place-of.js';
import { printedText, why } from '../../output/why.js';
import { sentenceCase } from '../../text/words.js';
import { element, inTurn, type Markup, type MarkupElement } from '../element.js';
import { type MarkupRows, paragraphs, tableMarkup } from './sheet-markup.js';

/** The roles of the values that are shown, those that the figures use first. What is set aside or repeated is not. */
const SHOWN: readonly Role[] = ['used', 'not-in-total', 'conflicts', 'doubtful'];

/**
 * The printed values behind answers of a dataset: the words, what they are used for, the source and the place in it, the date, and notes;
 * below them their sources by number. `id` begins the ids of the sources, and `name` says whose values these are.
 */
export function evidenceMarkup(
  dataset: Dataset,
  answers: readonly Answer[],
  reading: ReadingPolicy,
  { id, name }: { readonly id: string; readonly name: string },
): readonly MarkupElement[] {
  const found = answers.flatMap((answer) => witnessesOf(answer).map((witness) => ({ answer, witness })));
  const distinct = grouped(found, ({ answer, witness }) => [
    answer.evidence.stage.stage,
    witness.role,
    witness.observation.observation,
  ]).map(([first]) => first);
  const held = [...new Set(answers.flatMap(({ derivation }) => (derivation ? usedCompositions(derivation) : [])))];
  const ids = [...distinct.map(({ witness }) => witness.observation.source), ...held.map((c) => c.source)];
  const described = sourcesById(dataset.sources);
  const sources = [...new Set(ids)].flatMap((source) => described.get(source) ?? []);
  const places = new Map(sources.map((source, i) => [source, i + 1]));
  const sourceId = (source: Source): string => `${id}-source-${places.get(source)}`;
  const numberOf = (source: string): Markup => {
    const of = described.get(source);
    const number = sourceNumber(sources, of);
    return of ? element('a', { href: `#${sourceId(of)}` }, [number]) : number;
  };
  const place = (source: string, locator: string): MarkupElement =>
    element('span', {}, [numberOf(source), ` ${locator}`]);
  const valueRows: MarkupRows = distinct.map(({ answer, witness }) => {
    const { observation: o } = witness;
    const source = described.get(o.source);
    return [
      answer.evidence.stage.name,
      o.period || saidIn([source ? publication(source) : '']),
      o.actor,
      printedText(o),
      useWords(witness, answer, reading),
      place(o.source, o.locator),
      String(dataset.lines.get(o.observation) ?? ''),
      o.note,
    ];
  });
  const heldRows: MarkupRows = held.map((c) => [
    c.deposit,
    c.actor,
    contentText(c),
    'used',
    place(c.source, c.locator),
    String(dataset.at('compositions', c.composition, 'printed').line ?? ''),
    c.note,
  ]);
  if (distinct.length === 0) return paragraphs(['The dataset has no figures here.']);
  return [
    tableMarkup([['stage', 'when', ...HEAD], ...valueRows], name),
    ...(held.length > 0 ? [tableMarkup([['deposit', ...HEAD], ...heldRows], `${name}, what ores hold`)] : []),
    element(
      'ol',
      { class: 'sources' },
      inTurn(sources, (source) => element('li', { id: sourceId(source) }, sourceMarkup(source))),
    ),
  ];
}

const HEAD = ['supplier', 'printed', 'use', 'source and place', 'file line', 'note'];

/** The shown witnesses of an answer, in the order of their roles. */
const witnessesOf = ({ evidence }: Answer): readonly Witness[] =>
  evidence.status === 'ok' ? SHOWN.flatMap((role) => evidence.witnesses.filter((w) => w.role === role)) : [];

/** What a value is used for. The note of a doubtful value stands beside it. */
const useWords = ({ observation, role }: Witness, { evidence }: Answer, reading: ReadingPolicy): string =>
  why({ observation: { ...observation, note: '' }, role, value: known(observation, reading) }, evidence);

/** What a deposit holds, as it is printed. */
const contentText = ({ printed, subject }: Composition): string => `${printed || 'blank'} (${subject})`;

/** A source: title, publisher, date, what it relies on, its note, its licence and its address. */
function sourceMarkup(source: Source): readonly Markup[] {
  const { title, publisher, published, published_note: note, licence, url } = source;
  const parts = [
    title,
    publisher,
    published || note,
    ...sourceRemarks(source),
    licence === '' ? '' : licensed(licence),
  ];
  const told = parts
    .filter((part) => part !== '')
    .map((part) => (/[.?!]$/.test(part) ? part : `${sentenceCase(part)}.`))
    .join(' ');
  return url === '' ? [told] : [`${told} `, link(url)];
}

/** An address as a link, if it is one of the web: any other is a text. */
const link = (url: string): Markup =>
  /^https?:\/\//i.test(url) ? element('a', { href: url, rel: 'noreferrer' }, [url]) : url;
