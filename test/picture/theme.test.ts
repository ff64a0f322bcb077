import { describe, expect, it } from 'vitest';
import { type ColourName, THEME, THEMES } from '../../src/picture/theme.js';

type Colour = readonly [red: number, green: number, blue: number];

/** A colour in linear light, by the transfer function of sRGB (IEC 61966-2-1). */
function linear(hex: string): Colour {
  const part = (at: number): number => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** How colours are seen: as they are, as grey, and without red or green cones (Machado, Oliveira and Fernandes 2009, severity 1). */
const SIGHT: Readonly<Record<string, (of: Colour) => Colour>> = {
  all: (c) => c,
  grey: (c) => {
    const y = luminance(c);
    return [y, y, y];
  },
  protan: seen([0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]),
  deutan: seen([0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]),
};

function seen(...rows: readonly [Colour, Colour, Colour]): (of: Colour) => Colour {
  const [red, green, blue] = rows;
  const part = (row: Colour, of: Colour): number =>
    Math.min(1, Math.max(0, row[0] * of[0] + row[1] * of[1] + row[2] * of[2]));
  return (of) => [part(red, of), part(green, of), part(blue, of)];
}

/** Relative luminance and contrast, as the Web Content Accessibility Guidelines 2.2 define them. */
const luminance = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
function contrast(a: Colour, b: Colour): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Fills that can be neighbours: each solid one beside the other, the ground, and the ink of a hatch or an outline on its ground. */
const NEIGHBOURS: readonly (readonly [ColourName, ColourName])[] = [
  ['excluded', 'other'],
  ['excluded', 'ground'],
  ['other', 'ground'],
  ['ink', 'ground'],
  ['muted', 'ground'],
];
const TEXTS: readonly (readonly [ColourName, ColourName])[] = [
  ['ink', 'ground'],
  ['muted', 'ground'],
];

describe.each(THEMES)('the theme %s', (name) => {
  it.each(Object.entries(SIGHT))('has neighbours of 3:1 and text of 4.5:1, seen with %s', (_, sight) => {
    const pair = ([a, b]: readonly [ColourName, ColourName]): number =>
      contrast(sight(linear(THEME[name][a])), sight(linear(THEME[name][b])));
    expect(NEIGHBOURS.filter((of) => pair(of) < 3).map(String)).toEqual([]);
    expect(TEXTS.filter((of) => pair(of) < 4.5).map(String)).toEqual([]);
  });
});

it('contrast is 21 between black and white, and 1 between equals', () => {
  expect(contrast(linear('#000000'), linear('#ffffff'))).toBeCloseTo(21, 10);
  expect(contrast(linear('#7f93a8'), linear('#7f93a8'))).toBe(1);
});
