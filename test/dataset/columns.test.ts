import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  columnEntries,
  columnNames,
  FILE_NAMES,
  type FileColumn,
  type FileName,
  keyColumn,
} from '../../src/dataset/columns.js';
import { wrap } from '../../src/text/words.js';

const PAGE = 'docs/data.md';
const TABLES = /(?<=<!-- columns -->\n)[\s\S]*?(?=<!-- \/columns -->)/;
const NAMES = /(?<=```text\n)sources\.csv [\s\S]*?(?=```)/;

const or = (items: readonly string[]): string => items.join(', ').replace(/, ([^,]*)$/, ' or $1');
const code = (word: string): string => `\`${word}\``;
const a = (nouns: string): string => `${/^[aeiou]/.test(nouns) ? 'an' : 'a'} ${nouns}`;
const blankOr = (kind: string, { blank }: FileColumn): string => (blank ? `${kind} or blank` : kind);

/** The words of the page for the kind of a column. */
function kindOf(column: FileColumn): string {
  switch (column.kind) {
    case 'text':
      return column.blank ? 'text' : 'text, required';
    case 'country':
      return 'text, required';
    case 'texts':
      return 'list';
    case 'id':
    case 'date':
    case 'period':
      return blankOr(column.kind, column);
    case 'integer':
      return blankOr('whole number', column);
    case 'country-code':
      return blankOr('three capital letters', column);
    case 'words':
      return or(column.words.map(code));
    case 'reference':
      return blankOr(a(or([...column.to.map(keyColumn), ...column.also.map(code)])), column);
    case 'references':
    case 'names':
      return `list of ${or(column.to)}`;
    case 'two-references':
      return `list of two ${or(column.to)}, or blank`;
  }
}

const table = (file: FileName): string => `
### ${file}.csv

| column | kind | description |
| --- | --- | --- |
${columnEntries(file)
  .map(([name, column]) => `| ${[code(name), kindOf(column), column.description].join(' | ')} |\n`)
  .join('')}`;
const tables = FILE_NAMES.map(table).join('').slice(1);

const indent = ' '.repeat('observations.csv  '.length);
const names = FILE_NAMES.map(
  (file) => `${wrap(`${`${file}.csv`.padEnd(indent.length - 1)} ${columnNames(file).join(' ')}`, 80, indent)}\n`,
).join('');

const wordsOf = (text: string | undefined): readonly string[] => (text ?? '').trim().split(/\s+/);
/** The lines of names on the page if only their line breaks differ, or else new ones. */
const renamed = (lines: string): string => (`${wordsOf(lines)}` === `${wordsOf(names)}` ? lines : names);

// To write the tables: UPDATE=1 npx vitest run test/dataset/columns.test.ts, then read the difference.
if (process.env.UPDATE && !process.env.CI)
  writeFileSync(
    PAGE,
    readFileSync(PAGE, 'utf8')
      .replace(TABLES, () => tables)
      .replace(NAMES, renamed),
  );

it('docs/data.md lists every column of every file, with its kind and description', () => {
  const page = readFileSync(PAGE, 'utf8');
  expect(TABLES.exec(page)?.[0]).toBe(tables);
  expect(wordsOf(NAMES.exec(page)?.[0])).toEqual(wordsOf(names));
});

it.each(FILE_NAMES)('the first column of %s.csv identifies a row', (file) => {
  const [first] = columnEntries(file);
  expect([first?.[0], first?.[1].blank]).toEqual([keyColumn(file), false]);
});
