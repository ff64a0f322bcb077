import type { Interval } from '../domain/interval.js';

/** The kinds of pictures. */
export const CHART_KINDS = ['chain', 'market', 'compare', 'trend', 'diff'] as const;
/** What a picture shows: a chain by stage, one market by supplier, an HHI by dataset or by period, or who moved it. */
export type ChartKind = (typeof CHART_KINDS)[number];

/** The least and the greatest width of a picture, in pixels. */
export const WIDTHS = [280, 2000] as const;

/**
 * How a part of a bar is filled. `excluded`: certainly of those who are left out. `other`: certainly of another named supplier.
 * `unnamed`: certainly of others, but no source says of whom. `unknown`: nobody knows whose, drawn with a hatch.
 */
export const FILLS = ['excluded', 'other', 'unnamed', 'unknown'] as const;
/** How a part of a bar is filled. */
export type Fill = (typeof FILLS)[number];

/** A part of a bar, in the numbers of the scale. Parts of no length are not drawn. */
export type Span = { readonly from: number; readonly to: number; readonly fill: Fill };

/** A row of a picture: a heading, a bar, or a market of which nothing is known (no spans). */
export type ChartRow =
  | { readonly kind: 'heading'; readonly label: string }
  | {
      readonly kind: 'bar';
      readonly label: string;
      /** What the label is about, in smaller letters: the time, and whose figures these are. */
      readonly sub: string;
      readonly spans: readonly Span[];
      /** The interval of the figure, drawn as a whisker. Undefined where it is not known, or where the row has none. */
      readonly whisker: Interval | undefined;
      /** Words beside the bar, from the most important. The first is the verdict. */
      readonly words: readonly string[];
    };

/** A stretch of a scale. */
export type Stretch = { readonly from: number; readonly to: number };

/** The scale of the bars: its ends, what stands at its ticks, and the stretches that it is divided into. */
export type ChartScale = {
  readonly unit: 'percent' | 'points' | 'signed points';
  readonly low: number;
  readonly high: number;
  readonly stretches: readonly Stretch[];
  /** What the scale measures, below it. */
  readonly name: string;
};

/** A part that runs through several rows: from one value to another, from the first row to the last. */
export type Passage = {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly [first: number, last: number];
};

/** A picture as data, in words and numbers. Everything in it is plain text. */
export type Chart = {
  readonly kind: ChartKind;
  readonly title: string;
  readonly subtitle: string;
  readonly scale: ChartScale;
  readonly rows: readonly ChartRow[];
  readonly passage: Passage | undefined;
  /** What each fill means in this picture. */
  readonly legend: Readonly<Partial<Record<Fill, string>>>;
  /** Sentences below the picture. */
  readonly notes: readonly string[];
  /** The dataset, in one line. */
  readonly source: string;
};

/** What a picture says, in words, for those who do not see it: its rows, below the heading that they stand under, and its notes. */
export function chartWords({ rows, notes }: Pick<Chart, 'rows' | 'notes'>): string {
  const parts: { readonly heading: string; readonly said: string[] }[] = [];
  for (const row of rows) {
    if (row.kind === 'heading') {
      parts.push({ heading: `${row.label}: `, said: [] });
      continue;
    }
    const said = `${row.label}${row.sub === '' ? '' : ` (${row.sub})`}: ${row.words.join(', ')}`;
    const last = parts.at(-1);
    if (last && last.heading !== '') last.said.push(said);
    else parts.push({ heading: '', said: [said] });
  }
  return [...parts.map(({ heading, said }) => `${heading}${said.join('; ')}.`), ...notes].join(' ');
}
