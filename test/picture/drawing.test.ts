import { describe, expect, it } from 'vitest';
import { interval } from '../../src/domain/interval.js';
import type { Chart, ChartRow } from '../../src/picture/chart.js';
import { svgText } from '../../src/picture/drawing.js';
import { generatedCharts } from './charts.js';

const look = { theme: 'light', width: 800, id: 'a' } as const;
const charts = generatedCharts(60, 20_261_128);

const barRow = (more: Partial<Extract<ChartRow, { kind: 'bar' }>>): ChartRow => ({
  kind: 'bar',
  label: 'Mining',
  sub: '2024',
  spans: [],
  whisker: undefined,
  words: ['High'],
  ...more,
});
const chart = (rows: readonly ChartRow[]): Chart => ({
  kind: 'chain',
  title: 'A title',
  subtitle: '',
  scale: { unit: 'percent', low: 0, high: 100, stretches: [], name: 'Share' },
  rows,
  passage: undefined,
  legend: { excluded: 'A', other: 'B', unnamed: 'C', unknown: 'Not known' },
  notes: [],
  source: 'data 1',
});
const marks = (svg: string, mark: RegExp): number => svg.match(mark)?.length ?? 0;

describe('a picture', () => {
  it('has a title, and each figure in words', () => {
    const svg = svgText(chart([barRow({ words: ['High', 'HHI >9,025'] })]), look);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('<title id="a-title">A title</title>');
    expect(svg).toContain('<desc id="a-text">Mining (2024): High, HHI &gt;9,025.</desc>');
  });
  it('hatches what is not known, and nothing else', () => {
    const known = svgText(chart([barRow({ spans: [{ from: 0, to: 100, fill: 'excluded' }] })]), look);
    const unknown = svgText(
      chart([
        barRow({
          spans: [
            { from: 0, to: 60, fill: 'excluded' },
            { from: 60, to: 100, fill: 'unknown' },
          ],
        }),
      ]),
      look,
    );
    // the legend has one, too
    expect([marks(known, /url\(#a-unknown\)/g), marks(unknown, /url\(#a-unknown\)/g)]).toEqual([0, 2]);
  });
  it('draws an open end hollow and a closed end filled, at the numbers of the scale', () => {
    const whisker = interval(40, 90, true, false);
    const svg = svgText(chart([barRow({ spans: [{ from: 40, to: 90, fill: 'unknown' }], whisker })]), look);
    const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="[\d.]+" r="4" fill="(#\w+)"/g)].map(
      (m) => [Number(m[1]), m[2]] as const,
    );
    const [low, high] = circles.slice(-2);
    const box = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="20" fill="url/.exec(svg);
    expect(low).toEqual([Number(box?.[1]), '#ffffff']);
    expect(high?.[1]).toBe('#1a1f26');
    expect(high?.[0]).toBeCloseTo(Number(box?.[1]) + Number(box?.[2]), 1);
  });
  it('draws a market without figures as a dotted outline', () => {
    expect(svgText(chart([barRow({ words: ['No figure'] })]), look)).toContain('stroke-dasharray="2 4"');
  });
  it('has ids that carry the word of its look, so that two can share a page', () => {
    const ids = (id: string) =>
      [...svgText(chart([barRow({})]), { ...look, id }).matchAll(/ id="([^"]+)"/g)].map((m) => m[1] ?? '');
    expect(ids('a').filter((id) => ids('b').includes(id))).toEqual([]);
    expect(ids('b').every((id) => id.startsWith('b-'))).toBe(true);
  });
  it('of the same chart has the same bytes, and of a generated one no markup of a name', () => {
    for (const of of charts) {
      const svg = svgText(of, look);
      expect(svgText(of, look)).toBe(svg);
      expect(svg).not.toMatch(/<script|onload="|NaN|undefined|Infinity|\u202e/);
    }
  });
  it('of a chain shares out the whole bar: its parts are in order and end at 100 percent', () => {
    const bars = charts
      .filter((c) => c.kind === 'chain')
      .flatMap((c) => c.rows.flatMap((r) => (r.kind === 'bar' ? [r] : [])));
    expect(bars.length).toBeGreaterThan(10);
    for (const { spans } of bars) {
      expect(spans.at(-1)?.to).toBe(100);
      for (const [i, span] of spans.entries()) {
        expect(span.from).toBeCloseTo(spans[i - 1]?.to ?? 0, 9);
        expect(span.to).toBeGreaterThanOrEqual(span.from);
      }
    }
  });
});
