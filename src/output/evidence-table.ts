import type { Answer } from '../answer/answer.js';
import type { Role, Witness } from '../answer/evidence.js';
import { usedCompositions } from '../answer/ores/ore-derivation.js';
import type { Dataset } from '../dataset/sound.js';
import type { Composition } from '../domain/composition.js';
import { sourcesById } from '../domain/indexed.js';
import { reliance, type Source } from '../domain/source.js';
import { footOf } from './title.js';

/**
 * What a reader needs to follow a figure to its line: the printed values behind the figures, or the input as read.
 * `sources` printed them; there are none for the user's input. `remarks` say how to read the table.
 */
export type EvidenceTable = {
  readonly columns: readonly string[];
  readonly rows: readonly EvidenceRow[];
  readonly sources: readonly Source[];
  readonly remarks: readonly string[];
};

/** The cells of a row: a text, a number, or undefined for a blank cell. */
export type EvidenceRow = readonly (string | number | undefined)[];

/** The columns of the printed values of a dataset. Those of the same name in the JSON of `explain` hold the same. */
const COLUMNS = [
  'dataset',
  'subject',
  'stage',
  'period',
  'actor',
  'printed',
  'unit',
  'role',
  'source',
  'title',
  'publisher',
  'published',
  'locator',
  'url',
  'reliesOn',
  'note',
  'sourceNote',
  'observation',
  'file',
  'line',
];

/** The roles of printed values that the figures use or that speak against them. One that is set aside or repeats another does neither. */
const SHOWN: readonly Role[] = ['used', 'doubtful', 'conflicts', 'not-in-total'];

/** The printed values behind answers of datasets, each once, in the order of the answers. */
export function printedEvidence(
  found: readonly (readonly [dataset: Dataset, answers: readonly Answer[]])[],
): EvidenceTable {
  const sides = found.map(([dataset, answers]) => ({
    dataset,
    witnesses: shownWitnesses(answers),
    held: [...new Set(answers.flatMap(({ derivation }) => (derivation ? usedCompositions(derivation) : [])))],
  }));
  return {
    columns: COLUMNS,
    rows: sides.flatMap(({ dataset, witnesses, held }) => [
      ...witnesses.map((w) => printedRow(dataset, w)),
      ...held.map((c) => compositionRow(dataset, c)),
    ]),
    sources: sides.flatMap(({ dataset, witnesses, held }) =>
      sourcesOf(dataset, [...witnesses.map((w) => w.observation.source), ...held.map((c) => c.source)]),
    ),
    remarks: [
      'A line is a line of the file named beside it. The locator is the place in the source.',
      ...found.map(([{ edition }]) => [footOf(edition), ...edition.licences.map(licensed)].join('. ')),
    ],
  };
}

/** The words for a licence. */
export const licensed = (licence: string): string => `Licence: ${licence}`;

/** The witnesses of answers that are shown. An observation that has one role in several answers is there once. */
function shownWitnesses(answers: readonly Answer[]): readonly Witness[] {
  const all = answers.flatMap(({ evidence }) => (evidence.status === 'ok' ? evidence.witnesses : []));
  const shown = all.filter(({ role }) => SHOWN.includes(role));
  return [...new Map(shown.map((w) => [`${w.role} ${w.observation.observation}`, w])).values()];
}

function sourcesOf({ sources }: Dataset, ids: readonly string[]): readonly Source[] {
  const wanted = new Set(ids);
  return sources.filter(({ source }) => wanted.has(source));
}

function printedRow({ edition, sources, lines }: Dataset, { observation: o, role }: Witness): EvidenceRow {
  const source = sourcesById(sources).get(o.source);
  return [
    `${edition.name}@${edition.version}`,
    o.subject,
    o.stage,
    o.period,
    o.actor,
    o.printed,
    o.unit,
    role,
    o.source,
    source?.title,
    source?.publisher,
    source?.published || source?.published_note,
    o.locator,
    source?.url,
    source && reliance(source, [o.locator]),
    o.note,
    source?.note,
    o.observation,
    edition.files.get('observations')?.label,
    lines.get(o.observation),
  ];
}

/** What a deposit holds of a subject, in the columns of an observation: its country is the actor, its id that of the composition. */
function compositionRow({ edition, sources, at }: Dataset, c: Composition): EvidenceRow {
  const source = sourcesById(sources).get(c.source);
  const place = at('compositions', c.composition, 'printed');
  return [
    `${edition.name}@${edition.version}`,
    c.subject,
    undefined,
    undefined,
    c.actor,
    c.printed,
    `percent of the ore of ${c.deposit}`,
    'used',
    c.source,
    source?.title,
    source?.publisher,
    source?.published || source?.published_note,
    c.locator,
    source?.url,
    source && reliance(source, [c.locator]),
    c.note,
    source?.note,
    c.composition,
    place.file,
    place.line,
  ];
}

/** A text of the user's input as a cell: a number if the number is written just so, and otherwise the text. */
export function inputCell(text: string): string | number {
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}
