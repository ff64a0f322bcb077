import type { UsedSource } from '../../answer/used-sources.js';
import type { Edition } from '../../dataset/load.js';
import type { Source } from '../../domain/source.js';
import { tex } from '../../text/escape.js';
import type { Program } from '../program.js';
import { type Citation, printedValue, publishedOf, releaseOf, statement, versionOf } from './citation.js';

/** A field of an entry: text, or a word that BibTeX knows, as it is. One without a value is left out. */
type BibField = readonly [name: string, value: string | undefined];

/**
 * A citation as BibTeX: the dataset, the program and each source as @misc. What a source does not print (author, publisher, date) is left out.
 * What belongs to one figure (its statement, the values used) is an annotation, so that an entry's key and other fields are the same for every figure.
 */
export const bibtex = ({ edition, program, figure }: Citation): string =>
  [
    entry(datasetKey(edition), [
      ['key', braced(edition.name)],
      ['title', `{${braced(edition.title === undefined ? edition.name : `${edition.name}: ${edition.title}`)}}`],
      ...date(edition.asOf?.slice(0, 7) ?? ''),
      ['note', braced(versionOf(edition))],
      ['annote', noted(figure && statement(figure))],
    ]),
    programEntry(program),
    ...(figure?.sources ?? []).map((cited) => sourceEntry(edition.name, cited)),
  ].join('\n');

const programEntry = (program: Program): string =>
  entry(key(program.name), [
    ['author', `{${braced(program.author)}}`],
    ['title', `{${braced(program.name)}}`],
    ['note', braced(releaseOf(program))],
  ]);

const sourceEntry = (dataset: string, { source, observations }: UsedSource): string =>
  entry(sourceKey(dataset, source), [
    ['key', braced(source.title)],
    ['title', `{${braced(source.title)}}`],
    ['howpublished', noted(source.publisher)],
    ...date(source.published),
    ['note', source.published === '' ? noted(publishedOf(source)) : undefined],
    ['annote', braced(observations.map(printedValue).join('; '))],
  ]);

function entry(name: string, fields: readonly BibField[]): string {
  const lines = fields.flatMap(([field, value]) =>
    value === undefined ? [] : [`  ${field.padEnd(12)} = ${value},\n`],
  );
  return `@misc{${name},\n${lines.join('')}}\n`;
}

const braced = (text: string): string => `{${tex(text)}}`;
const noted = (text: string | undefined): string | undefined => (text ? braced(text) : undefined);

/** The key of a dataset: no source's, which has a colon. */
export const datasetKey = (e: Edition): string => `${key(e.name)}-${key(e.version)}`;

/** The key of a source of a dataset, whatever its edition. */
export const sourceKey = (dataset: string, { source }: Source): string => `${key(dataset)}:${source}`;

/** A key has no character that BibTeX or TeX would take for something else. */
const key = (text: string): string => text.replace(/[^A-Za-z0-9.]+/g, '-');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** What is known of a date, YYYY-MM-DD or less of it. */
function date(text: string): readonly BibField[] {
  const [year = '', month, day] = text.split('-');
  return [
    ['year', year === '' ? undefined : `{${year}}`],
    ['month', month && MONTHS[Number(month) - 1]],
    ['day', day && `{${Number(day)}}`],
  ];
}
