import { expect, test } from 'vitest';
import { element, inTurn, type Markup, markup, markupPieces } from '../../src/picture/element.js';

const rows = Array.from({ length: 1000 }, (_, i) => `${i} < ${i + 1}`);
const page = (inside: Iterable<Markup>) =>
  element('html', { lang: 'en' }, [
    element('head', {}, [element('meta', { charset: 'utf-8' }), element('style', {}, ['p > a {}'])]),
    element('body', {}, [
      'a & b',
      element('p', {}, ['one', element('br'), 'two']),
      element('svg', { width: 1 }, [element('g'), element('div', {}, [])]),
      element('div', {}, []),
      element('table', {}, [element('tbody', {}, inside)]),
    ]),
  ]);
const row = (text: string) => element('tr', {}, [element('td', {}, [text])]);

test('markup in pieces has the same text as in one piece', () => {
  const whole = page(rows.map(row));
  expect([...markupPieces(whole)].join('')).toBe(markup(whole));
  expect([...markupPieces(page(inTurn(rows, row)))].join('')).toBe(markup(whole));
});

test('each row of a table is made when it is written', () => {
  let made = 0;
  const counted = (text: string) => {
    made += 1;
    return row(text);
  };
  for (const piece of markupPieces(page(inTurn(rows, counted))))
    if (piece.startsWith('<tr>')) expect(piece).toContain(`>${made - 1} &lt; ${made}<`);
  expect(made).toBe(rows.length);
});
