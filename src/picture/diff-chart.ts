import type { Moved } from '../answer/result-changes.js';
import type { Edition } from '../dataset/load.js';
import { highest } from '../domain/extremes.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { changeText, type MovedMarket, movedMarkets, movedPlace, movedSubjects } from '../output/moved.js';
import { type MoverPart, moverParts } from '../output/mover-lines.js';
import { titleOf } from '../output/title.js';
import { signed } from '../text/number.js';
import { count, sentenceCase } from '../text/words.js';
import type { Chart, ChartRow } from './chart.js';

/** The most markets that one picture has room for. */
const MOST = 6;

/** The picture of what moved from one dataset to another: for each market the points by which each supplier moved its HHI. */
export function diffChart(
  moved: readonly Moved[],
  { before, after, reading }: { readonly before: Edition; readonly after: Edition; readonly reading: ReadingPolicy },
): Chart {
  const all = movedMarkets(moved).filter(([m]) => m.movers.length > 0);
  const markets = all.slice(0, MOST);
  const parts = markets.flatMap(([m]) => moverParts(m.movers)).flatMap(({ low, high }) => [low, high]);
  const most = highest([1, ...parts.map(Math.abs)]);
  const more = all.length - markets.length;
  const [first, second] = [before, after].map((e) => `${e.name} ${e.version}`);
  return {
    kind: 'diff',
    title: titleOf(`who moved the HHI from ${first} to ${second}`, reading).join('; '),
    subtitle: '',
    scale: {
      unit: 'signed points',
      low: -most,
      high: most,
      stretches: [],
      name: 'Points of HHI',
    },
    rows: markets.flatMap(marketRows),
    passage: undefined,
    legend: { other: 'Moved both ends of the range', unknown: 'Moved one end of the range only' },
    notes: [
      ...(markets.length === 0
        ? ['No market of both has an HHI that can be told apart by supplier. reshare diff shows what differs.']
        : []),
      ...(more > 0 ? [`${sentenceCase(count(more, 'more market'))} moved. --element and --stage choose.`] : []),
    ],
    source: `${first}, ${second}`,
  };
}

/** A market with its HHI before and after, and a bar for each mover. */
function marketRows(market: MovedMarket): readonly ChartRow[] {
  const [{ figures, movers }] = market;
  const hhi = figures.find((f) => f.path === 'hhi');
  const place = `${sentenceCase(movedPlace(market))}, ${movedSubjects(market).join(' ')}`.replaceAll('->', '→');
  return [
    { kind: 'heading', label: `${place}${hhi ? `: HHI ${changeText(hhi).replaceAll('->', '→')}` : ''}` },
    ...moverParts(movers).map(moverRow),
  ];
}

/** The bar of a mover, from zero: to what it moved both ends by, and with a hatch to what it moved one end by. */
function moverRow({ who, low, high }: MoverPart): ChartRow {
  const same = Math.sign(low) === Math.sign(high);
  const near = same ? Math.sign(low) * Math.min(Math.abs(low), Math.abs(high)) : 0;
  const [least, highest] = [Math.min(low, high, 0), Math.max(low, high, 0)];
  const [from, to] = [Math.min(near, 0), Math.max(near, 0)];
  return {
    kind: 'bar',
    label: sentenceCase(who),
    sub: '',
    spans: [
      { from: least, to: from, fill: 'unknown' },
      { from, to, fill: 'other' },
      { from: to, to: highest, fill: 'unknown' },
    ],
    whisker: undefined,
    words: [low === high ? signed(low) : `${signed(low)} at the low end, ${signed(high)} at the high end`],
  };
}
