/** The names of the colours of a picture. */
export const THEMES = ['light', 'dark'] as const;
/** A set of colours: for a light or for a dark background. */
export type ThemeName = (typeof THEMES)[number];

/**
 * The colours by what they are for. `excluded` is the supplier that is left out and `other` one of the others, side by side or
 * on the `ground`; `ink` draws text, hatches and whiskers; `muted` is text of less weight; `line` is for the grid and outlines.
 * Neighbours differ by at least 3:1 in luminance, text from its ground by 4.5:1, also without colour or with red-green blindness (a test computes it).
 */
export type Theme = {
  readonly ground: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly excluded: string;
  readonly other: string;
  readonly band: string;
};

/** The colours of each theme. */
export const THEME: Readonly<Record<ThemeName, Theme>> = {
  light: {
    ground: '#ffffff',
    ink: '#1a1f26',
    muted: '#525b66',
    line: '#c3c9d1',
    excluded: '#12386b',
    other: '#7f93a8',
    band: '#eef1f5',
  },
  dark: {
    ground: '#14181d',
    ink: '#eceff3',
    muted: '#a7b0bb',
    line: '#4a535e',
    excluded: '#cfe3ff',
    other: '#5f7389',
    band: '#1e242b',
  },
};

/** The name of a colour of a theme. */
export type ColourName = keyof Theme;
