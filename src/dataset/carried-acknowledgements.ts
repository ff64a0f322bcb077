import { grouped } from '../domain/grouped.js';
import { csvText } from '../text/csv-text.js';
import { ACKNOWLEDGED, type Acknowledgement, type Acknowledgements } from './acknowledged.js';

/**
 * What is acknowledged for one edition, taken over for another edition `version`.
 * `there` is the acknowledged.csv of the other edition. `text` is its text with a row for each finding that it lacks.
 * `count` is the number of these rows. The columns keep their order.
 */
export function carriedAcknowledgements(
  from: { readonly version: string; readonly rows: readonly Acknowledgement[] },
  there: Acknowledgements,
  version: string,
): { readonly text: string; readonly count: number } {
  const of = (edition: string) => (a: Acknowledgement) => a.edition === '' || a.edition === edition;
  const known = new Set(there.rows.filter(of(version)).map(mark));
  const lost = from.rows.filter(of(from.version)).filter((a) => !known.has(mark(a)));
  const rows = grouped(lost, mark).map(([{ code, key, reason }]) => ({ edition: version, code, key, reason }));
  if (there.text === '') return { text: csvText(Object.keys(ACKNOWLEDGED.shape), rows), count: rows.length };
  const more = csvText(header(there.text), rows).replace(/^.*\n/, '');
  return { text: there.text.replace(/(\r\n|\n|\r)?$/, '\n') + more, count: rows.length };
}

const mark = ({ code, key }: Acknowledgement): string => JSON.stringify([code, key]);
/** The columns of a sound file. No name has a comma in it. */
const header = (text: string): readonly string[] => (/^.*/.exec(text)?.[0] ?? '').replaceAll('"', '').split(',');
