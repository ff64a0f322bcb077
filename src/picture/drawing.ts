import { highest } from '../domain/extremes.js';
import type { Interval } from '../domain/interval.js';
import { type MarkupText, markupText, terminal } from '../text/escape.js';
import { whole } from '../text/number.js';
import { type Chart, type ChartRow, type ChartScale, chartWords, FILLS, type Fill, type Span } from './chart.js';
import { coordinate, element, type MarkupElement, markup } from './element.js';
import { textLines, textWidth, type Weight } from './label.js';
import { type LinearScale, linearScale } from './scale.js';
import { type ColourName, THEME, type ThemeName } from './theme.js';

/** How a picture is drawn: its colours, its width in pixels, and a word that no other picture of the page has, for its ids. */
export type PictureLook = {
  readonly theme: ThemeName;
  readonly width: number;
  readonly id: string;
  /** Whether each part has its colour as a class, too, so that a page can give it another. */
  readonly classes?: boolean;
};

/** The picture as a text of SVG. */
export const svgText = (chart: Chart, look: PictureLook): MarkupText =>
  markupText`${markup(drawing(chart, look), true)}\n`;

const MARGIN = 16;
const GAP = 12;
const BAR = 20;
/** Below this width, labels and words stand above and below their bars. */
const NARROW = 620;
/** The sizes of letters, in pixels. */
const SIZE = { title: 17, text: 13, small: 11.5 } as const;
const LEADING = 1.35;
/** The most lines of a sentence below a picture: enough for all of it in the least width. */
const LINES_OF_NOTE = 30;

/** The picture of a chart. The same chart and look give the same bytes on every machine. */
export function drawing(chart: Chart, look: PictureLook): MarkupElement {
  const pen = penOf(look);
  const inner = look.width - 2 * MARGIN;
  const columns = columnsOf(chart, look.width);
  const head = [
    ...paragraph(chart.title, inner, SIZE.title, 'bold'),
    ...paragraph(chart.subtitle, inner, SIZE.small, 'regular', 'muted'),
  ];
  const legend = legendOf(chart, inner);
  const top = MARGIN + heightOf(head) + (legend.height > 0 ? GAP / 2 + legend.height : 0) + GAP;
  const rows = placedRows(chart, columns, top);
  const bottom = rows.at(-1)?.bottom ?? top;
  const scale = linearScale(chart.scale.low, chart.scale.high, columns.left, columns.right);
  const axis = axisOf(chart.scale, scale, columns);
  const foot = [
    ...chart.notes.flatMap((note) => paragraph(note, inner, SIZE.small, 'regular', 'ink', LINES_OF_NOTE)),
    ...paragraph(`Source: ${chart.source}`, inner, SIZE.small, 'regular', 'muted'),
  ];
  const name = paragraph(chart.scale.name, columns.right - columns.left, SIZE.small, 'regular', 'muted');
  const under = bottom + SIZE.small * LEADING + 6;
  const feet = under + heightOf(name) + GAP;
  const height = feet + heightOf(foot) + MARGIN;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: look.width,
      height,
      viewBox: `0 0 ${look.width} ${Math.round(height * 100) / 100}`,
      role: 'img',
      'aria-labelledby': `${look.id}-title ${look.id}-text`,
      'font-family': 'DejaVu Sans, Verdana, sans-serif',
      'font-size': SIZE.small,
    },
    [
      element('title', { id: `${look.id}-title` }, [chart.title]),
      element('desc', { id: `${look.id}-text` }, [chartWords(chart)]),
      element('defs', {}, [pen.hatch]),
      element('rect', { width: look.width, height, ...pen.fill('ground') }),
      ...pen.lines(head, MARGIN, MARGIN),
      ...legend.entries.flatMap((entry) =>
        pen.legend(entry, MARGIN + entry.x, MARGIN + heightOf(head) + GAP / 2 + entry.y),
      ),
      ...stretches(chart.scale, scale, top, bottom).map(({ x, width }) =>
        element('rect', { x, y: top - 2, width, height: bottom - top + 4, ...pen.fill('band') }),
      ),
      pen.grid(
        axis.ticks.map(({ x }) => x),
        rows.flatMap(({ row, bar }) => (row.kind === 'bar' ? [bar] : [])),
      ),
      ...pen.dashes(passage(chart, rows, scale, columns.narrow)),
      ...rows.flatMap((row) => pen.row(row, columns, scale)),
      ...axis.ticks.map(({ x, text, anchor }) =>
        pen.text(text, x, bottom + SIZE.small * LEADING, SIZE.small, 'regular', 'muted', anchor),
      ),
      ...pen.lines(name, columns.left, under),
      ...pen.lines(foot, MARGIN, feet),
    ],
  );
}

/** A line of text with its look. */
type TextLine = {
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly colour: ColourName;
};

const paragraph = (
  text: string,
  most: number,
  size: number,
  weight: Weight = 'regular',
  colour: ColourName = 'ink',
  limit?: number,
): readonly TextLine[] =>
  text === ''
    ? []
    : textLines(terminal(text), most, size, weight, limit).map((line) => ({ text: line, size, weight, colour }));

const heightOf = (lines: readonly TextLine[]): number => lines.reduce((sum, { size }) => sum + size * LEADING, 0);
const widthOf = (lines: readonly TextLine[]): number =>
  highest([0, ...lines.map(({ text, size, weight }) => textWidth(text, size, weight))]);

/** Where things stand from left to right: labels from the margin, bars from `left` to `right`, words from `words`. */
type Columns = {
  readonly narrow: boolean;
  readonly labels: number;
  readonly left: number;
  readonly right: number;
  readonly words: number;
  readonly wordWidth: number;
};

function columnsOf({ rows }: Chart, width: number): Columns {
  const inner = width - 2 * MARGIN;
  if (width < NARROW)
    return { narrow: true, labels: inner, left: MARGIN, right: width - MARGIN, words: MARGIN, wordWidth: inner };
  const least = (share: number, of: (row: ChartRow, most: number) => readonly TextLine[]): number =>
    Math.ceil(highest([0, ...rows.map((row) => widthOf(of(row, inner * share)))]));
  const labels = least(0.26, (row, most) => (row.kind === 'bar' ? labelLines(row, most) : []));
  const wordWidth = least(0.34, (row, most) => (row.kind === 'bar' ? wordLines(row, most) : []));
  const words = width - MARGIN - wordWidth;
  return { narrow: false, labels, left: MARGIN + labels + GAP, right: words - GAP, words, wordWidth };
}

type BarRow = Extract<ChartRow, { kind: 'bar' }>;

const labelLines = ({ label, sub }: BarRow, most: number): readonly TextLine[] => [
  ...paragraph(label, most, SIZE.text),
  ...paragraph(sub, most, SIZE.small, 'regular', 'muted'),
];

const wordLines = ({ words: [first = '', ...more] }: BarRow, most: number): readonly TextLine[] => [
  ...paragraph(first, most, SIZE.text, 'bold'),
  ...more.flatMap((text) => paragraph(text, most, SIZE.small)),
];

/** A row with its place: `bar` is the top of its bar. */
type PlacedRow = {
  readonly row: ChartRow;
  readonly label: readonly TextLine[];
  readonly words: readonly TextLine[];
  readonly top: number;
  readonly bar: number;
  readonly bottom: number;
};

function placedRows({ rows }: Chart, columns: Columns, top: number): readonly PlacedRow[] {
  let y = top;
  return rows.map((row) => {
    const above = y;
    if (row.kind === 'heading') {
      const label = paragraph(row.label, columns.right - MARGIN, SIZE.text, 'bold');
      y += heightOf(label) + 14;
      return { row, label, words: [], top: above + 6, bar: above, bottom: y };
    }
    const label = labelLines(row, columns.labels);
    const words = wordLines(row, columns.wordWidth);
    const bar = columns.narrow ? above + heightOf(label) + 4 : above + 4;
    y = columns.narrow
      ? bar + BAR + 4 + heightOf(words) + GAP
      : above + Math.max(heightOf(label), heightOf(words), BAR) + GAP;
    return { row, label, words, top: above, bar, bottom: y };
  });
}

/** An entry of the legend with its place. */
type LegendEntry = {
  readonly mark: LegendMark;
  readonly lines: readonly TextLine[];
  readonly x: number;
  readonly y: number;
};
type LegendMark = Fill | 'closed' | 'open' | 'passage';

const SWATCH = 14;

/** What the marks of this picture mean: those of the chart, and the ends of its whiskers. */
function legendOf(
  { legend, rows, scale, passage: through }: Chart,
  inner: number,
): { readonly entries: readonly LegendEntry[]; readonly height: number } {
  const whiskers = rows
    .flatMap((row) => (row.kind === 'bar' ? (row.whisker ?? []) : []))
    .filter((w) => w.low !== w.high);
  const spans = rows.flatMap((row) => (row.kind === 'bar' ? row.spans : []));
  const closed = whiskers.some((w) => !w.lowOpen || !(w.highOpen || w.high === 'unbounded'));
  const open = whiskers.some((w) => w.lowOpen || (w.highOpen && w.high !== 'unbounded'));
  const marks: readonly (readonly [LegendMark, string])[] = [
    ...FILLS.flatMap((fill) => {
      const words = legend[fill];
      const drawn = spans.some((s) => s.fill === fill && s.to - s.from > (scale.high - scale.low) / 1e4);
      return words !== undefined && drawn ? [[fill, words] as const] : [];
    }),
    ...(closed ? [['closed', 'end of a range, included'] as const] : []),
    ...(open ? [['open', 'end that is not reached'] as const] : []),
    ...(through ? [['passage', 'most that can go through all these stages'] as const] : []),
  ];
  const entries: LegendEntry[] = [];
  let [x, y] = [0, 0];
  let height = 0;
  for (const [mark, words] of marks) {
    const lines = paragraph(words, inner - SWATCH - 6, SIZE.small);
    const width = SWATCH + 6 + widthOf(lines);
    if (x > 0 && x + width > inner) [x, y] = [0, height];
    entries.push({ mark, lines, x, y });
    height = Math.max(height, y + heightOf(lines) + 2);
    x += width + 18;
  }
  return { entries, height };
}

/** The stretches that have a ground of their own: every second one. */
const stretches = (
  { stretches: all }: ChartScale,
  scale: LinearScale,
  top: number,
  bottom: number,
): readonly { readonly x: number; readonly width: number }[] =>
  bottom <= top
    ? []
    : all
        .filter((_, i) => i % 2 === 1)
        .map(({ from, to }) => ({ x: scale.at(from), width: scale.at(to) - scale.at(from) }));

type Tick = { readonly x: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' };

/** The ticks of a scale, as many as have room for their texts. */
function axisOf(of: ChartScale, scale: LinearScale, columns: Columns): { readonly ticks: readonly Tick[] } {
  for (let most = Math.floor((columns.right - columns.left) / 50); most > 1; most--) {
    const ticks = scale.ticks(most).map((at): Tick => {
      const [x, text] = [scale.at(at), tickText(of, at)];
      const half = textWidth(text, SIZE.small) / 2;
      return { x, text, anchor: x - half < columns.left ? 'start' : x + half > columns.right ? 'end' : 'middle' };
    });
    if (ticks.every((tick, i) => i === 0 || endOf(ticks[i - 1]) + 8 <= startOf(tick))) return { ticks };
  }
  return { ticks: [] };
}

const tickWidth = ({ text }: Tick): number => textWidth(text, SIZE.small);
const startOf = (tick: Tick): number => tick.x - tickWidth(tick) * { start: 0, middle: 0.5, end: 1 }[tick.anchor];
const endOf = (tick: Tick | undefined): number => (tick ? startOf(tick) + tickWidth(tick) : 0);

function tickText({ unit }: ChartScale, at: number): string {
  const text = Number.isInteger(at) ? whole(Math.abs(at)) : `${Math.abs(at)}`;
  switch (unit) {
    case 'percent':
      return `${text} %`;
    case 'points':
      return text;
    case 'signed points':
      return at === 0 ? '0' : `${at < 0 ? '-' : '+'}${text}`;
  }
}

/** A vertical line. */
type Edge = { readonly x: number; readonly from: number; readonly to: number };

/** The edges of what runs through several rows: from the first bar to the last, or over each bar alone where words stand between them. */
function passage(
  { passage: through }: Chart,
  rows: readonly PlacedRow[],
  scale: LinearScale,
  apart: boolean,
): readonly Edge[] {
  const passed = through ? rows.slice(through.rows[0], through.rows[1] + 1) : [];
  const [first, last] = [passed[0], passed.at(-1)];
  if (!through || !first || !last) return [];
  const parts = apart ? passed.map((row) => [row, row] as const) : [[first, last] as const];
  return [through.from, through.to].flatMap((at) =>
    parts.map(([from, to]) => ({ x: scale.at(at), from: from.bar - 3, to: to.bar + BAR + 3 })),
  );
}

/** What draws the parts of a picture, in the colours of its look. */
type Pen = {
  readonly fill: (name: ColourName) => MarkupElement['attributes'];
  readonly hatch: MarkupElement;
  readonly line: (x1: number, y1: number, x2: number, y2: number, colour: ColourName) => MarkupElement;
  readonly grid: (xs: readonly number[], bars: readonly number[]) => MarkupElement;
  readonly dashes: (edges: readonly Edge[]) => readonly MarkupElement[];
  readonly text: (
    text: string,
    x: number,
    y: number,
    size: number,
    weight?: Weight,
    colour?: ColourName,
    anchor?: string,
  ) => MarkupElement;
  readonly lines: (lines: readonly TextLine[], x: number, y: number) => readonly MarkupElement[];
  readonly legend: (entry: LegendEntry, x: number, y: number) => readonly MarkupElement[];
  readonly row: (row: PlacedRow, columns: Columns, scale: LinearScale) => readonly MarkupElement[];
};

/** Whether a range is so narrow, and all that its row has, that it is drawn as one circle. */
const isDot = ({ spans, whisker }: BarRow, scale: LinearScale): boolean =>
  spans.length === 1 &&
  whisker !== undefined &&
  whisker.high !== 'unbounded' &&
  scale.at(whisker.high) - scale.at(whisker.low) < APART;

/** The least distance of the ends of a whisker at which both are seen, in pixels. */
const APART = 11;
const DOT = 4;

function penOf({ theme, id, classes }: PictureLook): Pen {
  const colours = THEME[theme];
  const fill = (name: ColourName) => ({ fill: colours[name], ...(classes ? { class: `fill-${name}` } : {}) });
  const stroke = (name: ColourName) => ({ stroke: colours[name], ...(classes ? { class: `stroke-${name}` } : {}) });
  const outlined = (inside: ColourName, edge: ColourName) => ({
    fill: colours[inside],
    stroke: colours[edge],
    ...(classes ? { class: `fill-${inside} stroke-${edge}` } : {}),
  });
  const line: Pen['line'] = (x1, y1, x2, y2, colour) => element('line', { x1, y1, x2, y2, ...stroke(colour) });
  const text: Pen['text'] = (words, x, y, size, weight = 'regular', colour = 'ink', anchor = 'start') =>
    element(
      'text',
      {
        x,
        y,
        ...(size === SIZE.small ? {} : { 'font-size': size }),
        ...(weight === 'bold' ? { 'font-weight': 'bold' } : {}),
        ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
        ...fill(colour),
      },
      [words],
    );
  const lines: Pen['lines'] = (all, x, y) => {
    let at = y;
    return all.map((l) => {
      at += l.size * LEADING;
      return text(l.text, x, at - l.size * (LEADING - 1), l.size, l.weight, l.colour);
    });
  };
  const box = (x: number, y: number, width: number, height: number, of: Fill): MarkupElement => {
    const place = { x, y, width, height };
    switch (of) {
      case 'excluded':
      case 'other':
        return element('rect', { ...place, ...fill(of) });
      case 'unnamed':
        return element('rect', { ...place, ...outlined('ground', 'muted') });
      case 'unknown':
        return element('rect', { ...place, fill: `url(#${id}-unknown)`, ...stroke('ink') });
    }
  };
  const dot = (x: number, y: number, open: boolean): MarkupElement =>
    element('circle', {
      cx: x,
      cy: y,
      r: DOT,
      ...outlined(open ? 'ground' : 'ink', 'ink'),
      'stroke-width': 1.5,
    });
  const whisker = (of: Interval, y: number, scale: LinearScale, alone: boolean): readonly MarkupElement[] => {
    const [low, high] = [scale.at(of.low), scale.at(of.high === 'unbounded' ? scale.high : of.high)];
    if (high - low < APART) return alone ? [dot((low + high) / 2, y, false)] : [];
    const through = { x1: low, y1: y, x2: high, y2: y };
    return [
      element('line', { ...through, ...stroke('ground'), 'stroke-width': 5 }),
      element('line', { ...through, ...stroke('ink'), 'stroke-width': 1.5 }),
      dot(low, y, of.lowOpen),
      ...(of.high === 'unbounded' ? [] : [dot(high, y, of.highOpen)]),
    ];
  };
  const bar = (spans: readonly Span[], y: number, scale: LinearScale): readonly MarkupElement[] => {
    const boxes = spans.map(({ from, to, fill: of }) => ({
      of,
      x: scale.at(from),
      width: scale.at(to) - scale.at(from),
    }));
    const seen = boxes.filter(({ width }) => width > 0.05);
    // neighbours are told apart by a gap, unless it would hide them
    const gaps = seen.slice(1).filter(({ width }, i) => width > 4 && (seen[i]?.width ?? 0) > 4);
    return [
      ...seen.map(({ of, x, width }) => box(x, y, width, BAR, of)),
      ...gaps.map(({ x }) =>
        element('line', { x1: x, y1: y, x2: x, y2: y + BAR, ...stroke('ground'), 'stroke-width': 1.5 }),
      ),
    ];
  };
  const row: Pen['row'] = (placed, columns, scale) => {
    const { row: of, label, words, top, bar: y, bottom } = placed;
    if (of.kind === 'heading') return lines(label, MARGIN, top);
    const { left: from, right: to } = scale;
    return [
      ...lines(label, MARGIN, top),
      ...(of.spans.length === 0 && !of.whisker
        ? [
            element('rect', {
              x: from,
              y,
              width: to - from,
              height: BAR,
              fill: 'none',
              ...stroke('muted'),
              'stroke-dasharray': '2 4',
            }),
          ]
        : []),
      ...bar(isDot(of, scale) ? [] : of.spans, y, scale),
      ...(of.whisker && (of.spans.length === 0 || of.whisker.low !== of.whisker.high)
        ? whisker(of.whisker, y + BAR / 2, scale, isDot(of, scale) || of.spans.length === 0)
        : []),
      ...lines(words, columns.words, columns.narrow ? y + BAR + 4 : top),
      ...(columns.narrow ? [line(MARGIN, bottom - GAP / 2, columns.right, bottom - GAP / 2, 'band')] : []),
    ];
  };
  const dashes: Pen['dashes'] = (edges) => {
    const d = edges.map(({ x, from, to }) => `M${coordinate(x)} ${coordinate(from)}v${coordinate(to - from)}`).join('');
    return edges.length === 0
      ? []
      : [
          element('path', { d, ...stroke('ground'), 'stroke-width': 3 }),
          element('path', { d, ...stroke('ink'), 'stroke-width': 1.5, 'stroke-dasharray': '4 3' }),
        ];
  };
  const legendMark = (mark: LegendMark, x: number, y: number): readonly MarkupElement[] => {
    switch (mark) {
      case 'closed':
      case 'open':
        return [dot(x + SWATCH / 2, y + SWATCH / 2 + 1, mark === 'open')];
      case 'passage':
        return dashes([x + 2, x + SWATCH - 2].map((at) => ({ x: at, from: y + 1, to: y + SWATCH + 1 })));
      default:
        return [box(x + 0.5, y + 1.5, SWATCH - 1, SWATCH - 2, mark)];
    }
  };
  const legend: Pen['legend'] = ({ mark, lines: all }, x, y) => {
    return [...legendMark(mark, x, y), ...lines(all, x + SWATCH + 6, y)];
  };
  return {
    fill,
    hatch: element(
      'pattern',
      { id: `${id}-unknown`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      [
        element('rect', { width: 6, height: 6, ...fill('ground') }),
        element('line', { y2: 6, ...stroke('ink'), 'stroke-width': 2.5 }),
      ],
    ),
    line,
    grid: (xs, bars) =>
      element('path', {
        d: bars.flatMap((y) => xs.map((x) => `M${coordinate(x)} ${coordinate(y - 4)}v${BAR + 8}`)).join(''),
        ...stroke('line'),
      }),
    dashes,
    text,
    lines,
    legend,
    row,
  };
}
