import { expect, it } from 'vitest';
import { lineStanding } from '../../src/market/band.js';
import { span } from './worked.js';

it.each([
  ['66', 'above'],
  ['(65, 70]', 'above'],
  ['65', 'not above'],
  ['[65, 70]', 'perhaps above'],
  ['(60, 66)', 'perhaps above'],
  ['[60, 65]', 'not above'],
  ['(50, 60)', 'not above'],
  ['[70, inf)', 'above'],
  ['[0, inf)', 'perhaps above'],
])('a largest share of %s %% is %s the line of 65 percent', (share, standing) => {
  expect(lineStanding(span(share))).toBe(standing);
});
