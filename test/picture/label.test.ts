import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { missingLetters, textLines, textWidth } from '../../src/picture/label.js';

it('widths are those of the shipped font, rounded up to a part of an em', () => {
  // DejaVu Sans 2.37: i has 569 of 2,048 units, m 1,995, a digit 1,303
  expect(textWidth('i', 32)).toBe(Math.ceil((569 / 2048) * 32));
  expect(textWidth('m', 32)).toBe(Math.ceil((1995 / 2048) * 32));
  expect(textWidth('10', 320)).toBe(2 * 10 * Math.ceil((1303 / 2048) * 32));
  expect(textWidth('m', 32, 'bold')).toBeGreaterThan(textWidth('m', 32));
});

it('the table of widths is what the script makes of the font', () => {
  const there = readFileSync('src/picture/glyph-widths.ts', 'utf8');
  const made = execFileSync(process.execPath, ['scripts/glyph-widths.mjs', '--print'], { encoding: 'utf8' });
  expect(made).toBe(there);
});

it('a letter that the font lacks is named, and takes more room than any that it has', () => {
  expect(missingLetters('Müller 5 %, Ελλάδα, Россия')).toEqual([]);
  expect(missingLetters('中国 中')).toEqual(['中', '国']);
  expect(textWidth('中', 10)).toBeGreaterThan(textWidth('W', 10, 'bold'));
});

it('lines are no wider than asked, lose nothing but blanks, and end in an ellipsis after five', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 40, max: 300 }), (text, most) => {
      const lines = textLines(text, most, 12);
      for (const line of lines) expect(textWidth(line, 12) <= most || [...line].length <= 2).toBe(true);
      expect(lines.length).toBeLessThanOrEqual(5);
      if (lines.length < 5) expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
  expect(textLines('a'.repeat(1000), 60, 12).at(-1)).toMatch(/…$/);
});

it('a number stays with its percent sign', () => {
  for (const line of textLines('China holds 69.2 % of what is mined', 80, 12)) expect(line).not.toMatch(/^%/);
});
