import { cells, type JsonObject } from '../fields.js';
import { cellText } from './csv.js';
import { separatedFormat } from './format.js';

/** Rows as tab-separated values without quotes: a tab, line break or backslash in a text is written \t, \n, \r or \\. */
export function tsv(rows: readonly JsonObject[], paths: readonly string[], head: boolean): string {
  const spelt = (text: string): string => text.replace(/[\\\t\n\r]/g, (c) => SPELT[c] ?? c);
  const lines = cells(rows, paths).map((all) => all.map((value) => spelt(cellText(value))));
  return [...(head ? [[...paths]] : []), ...lines].map((line) => `${line.join('\t')}\n`).join('');
}

const SPELT: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Tab-separated values. */
export const tsvFormat = separatedFormat(tsv);
