import { expect, it } from 'vitest';
import { codeText, emphasised, markdownText, sarifText, sqlNumber, terminal, texUrl } from '../../src/text/escape.js';

it('a URL in BibTeX cannot end its field, and stays a URL', () => {
  expect(texUrl('https://example.org/a?b=1%20&c#d')).toBe('https://example.org/a?b=1%20&c#d');
  expect(texUrl('x}, title = {y\\\n\u001b##[z]\ud800')).toBe('x%7D,%20title%20=%20%7By%5C%0A%1B%23#[z]%EF%BF%BD');
});

it.each([
  ['::error::x', '\\::error\\::x'],
  ['- a', '\\- a'],
  ['1. a', '1\\. a'],
  ['-5 %', '-5 %'],
  ['1.5', '1.5'],
  ['$x$', '\\$x\\$'],
])('%j in Markdown is %j', (text, shown) => {
  expect(markdownText(text)).toBe(shown);
});

it('a command to paste in Markdown begins no command of a build server', () => {
  expect(codeText("a '##[error]x'")).toBe("`a '#\\u{23}[error]x'`");
});

it('emphasis lets no code through but that of colours', () => {
  expect(emphasised(terminal('a'), (text) => `\u001b[1m${text}\u001b[2J\n\u0007\u001b[22m`)).toBe(
    '\u001b[1ma\\u{1b}[2J\n\\u{7}\u001b[22m',
  );
});

it('a message of SARIF has no link', () => {
  expect(sarifText('[a](javascript:x)\u202e')).toBe('[a] (javascript:x)\\u{202e}');
});

it.each(['1 OR 1=1', '', '1e5', '-1'])('%j is no number in SQL', (digits) => {
  expect(() => sqlNumber(digits)).toThrow('no number');
});
