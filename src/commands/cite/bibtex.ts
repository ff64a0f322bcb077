import type { Edition } from '../../dataset/load.js';
import type { Source } from '../../domain/source.js';
import {
  type Citation,
  type CitedFigure,
  type Program,
  printedValues,
  publishedOf,
  releaseOf,
  versionOf,
} from '../../output/cite/citation.js';
import { shareOf, statement } from '../../output/cite/sentence.js';
import { licensed } from '../../output/evidence-table.js';
import { excludedJson } from '../../output/json-parts.js';
import { joined, type Safe, tex, texKey, texUrl } from '../../text/escape.js';
import { sentenceCase } from '../../text/words.js';

/** A field of an entry. Its value is a text in braces or a word that BibTeX knows. A field without a value is left out. */
type BibField = readonly [name: string, value: BibText | undefined];
type BibText = Safe<'bibtex'>;

/**
 * A citation as BibTeX: the dataset, the program, the figure and each source as @misc. An author, publisher or date that a source does not print is left out.
 * Only the entry of the figure depends on it: its annotation has the statement and the values used. So two entries with one key are the same.
 */
export const bibtex = ({ edition, program, figure }: Citation): BibText =>
  joined(
    [
      entry(datasetKey(edition), [
        ['key', braced(edition.name)],
        ['title', tex`{${braced(edition.title === undefined ? edition.name : `${edition.name}: ${edition.title}`)}}`],
        ...date(edition.asOf?.slice(0, 7) ?? ''),
        [
          'note',
          braced(
            `${[...edition.licences.map((licence) => `${licensed(licence)}.`), versionOf(edition)].join(' ')} SHA-256 of its datapackage.json: ${edition.sha256}.`,
          ),
        ],
      ]),
      programEntry(program),
      ...(figure ? [figureEntry(edition, figure)] : []),
      ...(figure?.sources ?? []).map(({ source }) => sourceEntry(edition.name, source)),
    ],
    '\n',
  );

const programEntry = (program: Program): BibText =>
  entry(texKey(program.name), [
    ['author', tex`{${braced(program.author)}}`],
    ['title', tex`{${braced(program.name)}}`],
    ['note', braced(releaseOf(program))],
  ]);

function figureEntry(edition: Edition, figure: CitedFigure): BibText {
  const { evidence } = figure.answer;
  const whose = evidence.status === 'ok' ? evidence.basis.subject : evidence.subject;
  const shown = whose === evidence.subject ? '' : `, shown for ${evidence.subject.name}`;
  const title = `${sentenceCase(whose.name)}, ${evidence.stage.name}: ${shareOf(figure)}${shown}`;
  const values = figure.sources.map(
    (used) => `${sourceKey(edition.name, used.source)}: ${printedValues(used).join('; ')}.`,
  );
  return entry(figureKey(edition, figure), [
    ['key', braced(edition.name)],
    ['title', tex`{${braced(title)}}`],
    ...date(edition.asOf?.slice(0, 7) ?? ''),
    ['note', braced(`In the reshare dataset ${edition.name} ${edition.version}.`)],
    ['annote', braced([statement(figure), ...values].join(' '))],
  ]);
}

const sourceEntry = (dataset: string, source: Source): BibText =>
  entry(sourceKey(dataset, source), [
    ['key', braced(source.title)],
    ['title', tex`{${braced(source.title)}}`],
    ['howpublished', noted(source.publisher)],
    ...date(source.published),
    ['url', source.url === '' ? undefined : tex`{${texUrl(source.url)}}`],
    ['note', noted(noteOf(source))],
  ]);

/** What a source says of its date where none is printed, and what it relies on. */
const noteOf = (source: Source): string =>
  [
    ...(source.published === '' ? [publishedOf(source) ?? ''] : []),
    source.relies_on === '' ? '' : `Relies on: ${source.relies_on}`,
    source.licence === '' ? '' : licensed(source.licence),
  ]
    .filter((part) => part !== '')
    .join('. ');

function entry(name: BibText, fields: readonly BibField[]): BibText {
  const lines = fields.flatMap(([field, value]) =>
    value === undefined ? [] : [tex`  ${tex(field.padEnd(12))} = ${value},\n`],
  );
  return tex`@misc{${name},\n${joined(lines, '')}}\n`;
}

const braced = (text: string): BibText => tex`{${tex(text)}}`;
const noted = (text: string | undefined): BibText | undefined => (text ? braced(text) : undefined);

/** The key of a dataset. The key of a source has a colon, so no two are the same. */
export const datasetKey = (e: Edition): BibText => tex`${texKey(e.name)}-${texKey(e.version)}`;

/** The key of a source of a dataset. It is the same in every edition. */
export const sourceKey = (dataset: string, { source }: Source): BibText => tex`${texKey(dataset)}:${texKey(source)}`;

/** The key of a figure: the dataset and the question, so that no two figures have the same. */
export function figureKey(edition: Edition, { answer, terms, reading, asked }: CitedFigure): BibText {
  const { subject, stage } = answer.evidence;
  const excluded = excludedJson(terms).map((e) => (e.portionPct === 100 ? e.actor : `${e.actor}-${e.portionPct}`));
  const parts = [subject.subject, stage.stage, ...(asked === undefined ? [] : [asked]), ...excluded];
  const of = [datasetKey(edition), ...parts.map(texKey), ...(reading === 'printed' ? [] : [texKey(reading)])];
  return of.reduce((all, part) => tex`${all}:${part}`);
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').map(texKey);

/** The fields of a date YYYY-MM-DD, which can lack the day or the month. */
function date(text: string): readonly BibField[] {
  const [year = '', month, day] = text.split('-');
  return [
    ['year', year === '' ? undefined : braced(year)],
    ['month', MONTHS[Number(month) - 1]],
    ['day', day === undefined ? undefined : tex`{${Number(day)}}`],
  ];
}
