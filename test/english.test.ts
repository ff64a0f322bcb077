import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editions } from '../src/dataset/builtin.js';
import { load } from '../src/dataset/load.js';
import { sound } from '../src/dataset/sound.js';
import { TURNS } from './titles.js';

const GOLDENS = 'test/golden';

/** Outputs for machines: their texts are data, or are the same notes that a screen shows. */
const MACHINE =
  /^\$ reshare (?:.*--(?:format (?:json|ndjson|csv|tsv|sarif|bibtex)|json|sql)\b|schema |completion (?:bash|zsh|fish))/;

/** A formula with its result, which counts as one word. */
const FORMULA = /[\d(][\d.,²()×+/ -]*(?:the same[\d.,²()×+/ -]*)?= [\d.,]*\d/g;

/**
 * The sentences of a screen, with quotations, which are as their sources print them, as one word each.
 * Lines of tables (two blanks between words), commands and headings are no sentences.
 */
function sentences(screen: string): readonly string[] {
  const paragraphs: string[] = [];
  for (const line of screen.split('\n')) {
    const text = line.replace(/^(?:[*!-] |\d+\. )/, '').trim();
    const isTable =
      /\S {2,}\S/.test(text) || /^\|/.test(text) || /^\$? ?reshare\b/.test(text) || /(?:: |\| )reshare /.test(text);
    const finding = /^(?:\S+?:\d+:\d+|\S+\.json): (?:error|warning|note) |^::/.test(line);
    const continues = /^ {2}\S/.test(line) && paragraphs.length > 0 && paragraphs.at(-1) !== '';
    if (text === '' || isTable) paragraphs.push('');
    else if (finding) paragraphs.push(line.replace(/^::[^:]*::|^\S+ \w+ [\w-]+ /, ''), '');
    else if (continues || (paragraphs.at(-1) !== undefined && paragraphs.at(-1) !== '' && !/^[*!-] /.test(line)))
      paragraphs[paragraphs.length - 1] += ` ${text}`;
    else paragraphs.push(text);
  }
  return paragraphs
    .map((text) =>
      text
        .replace(/"[^"]*"/g, 'Quoted')
        .replace(/`[^`]*`/g, 'code')
        .replace(FORMULA, 'Formula'),
    )
    .flatMap((text) => text.split(/(?<=[.!?:;])\s+(?=[A-Z("0-9]|\w+@\d)/))
    .filter((text) => / /.test(text));
}

const screens = readdirSync(GOLDENS)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => ({ file, text: readFileSync(join(GOLDENS, file), 'utf8') }))
  // what explain quotes of a source stands in cells, whose lines are indented
  .map(({ file, text }) => ({ file, text: file.startsWith('explain-e') ? text.replace(/^ {5,}.*$/gm, '') : text }))
  // the sentences of a page are its paragraphs and items of lists, but for what is to be quoted or describes a source
  .map(({ file, text }) => ({
    file,
    text: text.includes('<!doctype html>')
      ? [...text.matchAll(/<(p|li)>(.*?)<\/\1>/g)]
          .map(([, , inside = '']) =>
            inside.replaceAll(/<code>.*?<\/code>|<[^>]*>/g, '').replaceAll(/&\w+;|&#39;/g, "'"),
          )
          .join('\n\n')
      : text,
  }))
  // what a picture says is in its description
  .map(({ file, text }) => ({
    file,
    text: /<desc[^>]*>(.*)<\/desc>/.exec(text)?.[1]?.replaceAll(/&\w+;|&#39;/g, "'") ?? text,
  }))
  // one sentence to quote is long, and the files of a dataset are data
  .filter(({ file, text }) => !MACHINE.test(text) && !/-format-sentence|-fixture\.txt$/.test(file));

const found = (wrong: (sentence: string) => boolean) =>
  screens.flatMap(({ file, text }) =>
    sentences(text)
      .filter(wrong)
      .map((sentence) => `${file}: ${sentence}`),
  );

const words = (sentence: string): number => sentence.split(/\s+/).filter((word) => /\w/.test(word)).length;

it('no sentence of a screen or a help page has more than 25 words', () => {
  expect(words('One two, three (four) - 5.')).toBe(5);
  expect(screens.length).toBeGreaterThan(45);
  expect(found((sentence) => words(sentence) > 25)).toEqual([]);
});

it('no screen or help page uses an archaic or inverted turn', () => {
  expect(found((sentence) => TURNS.test(sentence))).toEqual([]);
});

it('no screen shows an id to a person where there is a name', async () => {
  const datasets = await Promise.all((await editions()).map(async (edition) => sound(await load(edition))));
  const ids = new Set(
    datasets.flatMap(({ subjects, stages, sources }) => [
      ...subjects.filter((s) => s.name !== s.subject).map((s) => s.subject),
      ...stages.filter((s) => s.name !== s.stage).map((s) => s.stage),
      ...sources.map((s) => s.source),
    ]),
  );
  const shown = (text: string): readonly string[] =>
    text
      // the numbers of sources differ from screen to screen, so their table says which ids they have
      .replace(/\bId: [\w-]+/g, '')
      .split('\n')
      // commands, examples and options are to be typed
      .filter((line) => !/reshare |^ {2,}-|--\w/.test(line))
      .flatMap((line) => [...ids].filter((id) => new RegExp(`(?<![\\w/@-])${id}(?![\\w/-])`).test(line)));
  const wrong = screens
    .filter(({ file }) => !/^(?:list-(?:sources|stages|subjects)|help-data|check)/.test(file))
    .flatMap(({ file, text }) => [...new Set(shown(text))].map((id) => `${file}: ${id}`));
  expect(wrong).toEqual([]);
});
