import { expect, test } from 'vitest';
import { terminalWidth } from '../../src/text/width.js';

test.each([
  ['Lanthanum, 57', 13],
  ['é', 1],
  ['e\u0301', 1],
  ['中国', 4],
  ['ﾁｭｳ', 3],
  ['≥ 5 — any', 9],
  ['✅', 2],
  ['❤\ufe0f', 2],
  ['1\ufe0f\u20e3', 2],
  ['👍🏽', 2],
  ['🇩🇪', 2],
  ['𝐱', 1],
  ['', 0],
])('%s takes as many columns as in a terminal: %i', (text, columns) => {
  expect(terminalWidth(text)).toBe(columns);
});
