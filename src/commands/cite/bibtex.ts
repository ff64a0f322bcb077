import type { UsedSource } from '../../answer/used-sources.js';
import type { Edition } from '../../dataset/load.js';
import type { Source } from '../../domain/source.js';
import { tex } from '../../text/escape.js';
import type { Program } from '../program.js';
import { type Citation, printedValue, publishedOf, releaseOf, versionOf } from './citation.js';
import { statement } from './sentence.js';

/** A field of an entry. Its value is a text in braces or a word that BibTeX knows. A field without a value is left out. */
type BibField = readonly [name: string, value: string | undefined];

/**
 * A citation as BibTeX: the dataset, the program and each source as @misc. An author, publisher or date that a source does not print is left out.
 * What belongs to one figure, its statement and the values used, is an annotation. So an entry's key and other fields do not depend on the figure.
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

/** The key of a dataset. The key of a source has a colon, so no two are the same. */
export const datasetKey = (e: Edition): string => `${key(e.name)}-${key(e.version)}`;

/** The key of a source of a dataset. It is the same in every edition. */
export const sourceKey = (dataset: string, { source }: Source): string => `${key(dataset)}:${source}`;

/** A text as part of a key, without characters that mean something to BibTeX or TeX. */
const key = (text: string): string => text.replace(/[^A-Za-z0-9.]+/g, '-');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The fields of a date YYYY-MM-DD, which can lack the day or the month. */
function date(text: string): readonly BibField[] {
  const [year = '', month, day] = text.split('-');
  return [
    ['year', year === '' ? undefined : `{${year}}`],
    ['month', month && MONTHS[Number(month) - 1]],
    ['day', day && `{${Number(day)}}`],
  ];
}
