import { describe, expect, it } from 'vitest';
import type { Market } from '../../src/market/market.js';
import { sharesWithoutLargest } from '../../src/market/shares-without-largest.js';
import { percents, shown, tonnes } from './worked.js';

/** The lines of the table: whose, rank, quantity, share, contribution to the HHI, and cumulated share. */
const table = (market: Market, portionPct = 100): readonly string[] =>
  sharesWithoutLargest(market, portionPct).lines.map((l) =>
    [
      l.actor ?? l.kind,
      l.rank ? `${l.rank.low} to ${l.rank.high}` : '',
      ...[l.quantity, l.sharePct, l.contribution, l.cumulatedPct].map((i) => (i ? shown(i) : '')),
    ].join('; '),
  );

describe('the table without the largest supplier', () => {
  it('is the table without that supplier, with sums, where it is certain who that is', () => {
    const market = tonnes(['60', '25', '15'], '0', '100');
    expect(table(market)).toEqual([
      'B; 1 to 1; 25; 62.5; 3906.25; 62.5',
      'C; 2 to 2; 15; 37.5; 1406.25; 100',
      'rest; ; 0; 0; 0; ',
      'total; ; 40; 100; ; ',
    ]);
    expect(sharesWithoutLargest(market, 100).sharp).toBe(true);
  });
  it('is the hull over all who may be the largest, with 0 for each of them, and without sums', () => {
    // C is 20; of A and B the smaller is left, with 30 to 40
    const market = tonnes(['[30, 50]', '[30, 50]', '20'], '0', '100');
    expect(table(market)).toEqual([
      'A; 1 to 1; [0, 40]; [0, 66.6667]; [0, 4444.4444]; ',
      'B; 1 to 1; [0, 40]; [0, 66.6667]; [0, 4444.4444]; ',
      'C; 2 to 2; 20; [33.3333, 40]; [1111.1111, 1600]; ',
      'rest; ; 0; 0; 0; ',
      'total; ; [50, 60]; 100; ; ',
    ]);
    expect(sharesWithoutLargest(market, 100).sharp).toBe(false);
  });
  it('keeps the portion of the largest that is not removed', () => {
    expect(table(percents(['[30, 50]', '[30, 50]', '20'], '0'), 50)).toEqual([
      'A; 1 to 3; ; [25, 50]; [625, 2500]; ',
      'B; 1 to 3; ; [25, 50]; [625, 2500]; ',
      'C; 2 to 3; ; [25, 26.6667]; [625, 711.1111]; ',
      'rest; ; ; 0; 0; ',
      'total; ; ; 100; ; ',
    ]);
  });
  it('lists the suppliers by high end, low end and name, wherever they stand in the market', () => {
    // A and D tie above; the low end of A is higher; of B and C, which are alike, B is first
    const market = percents(['10', '[30, 50]', '[30, 50]', '[5, 10]'], '0');
    expect(table(market).map((line) => line.split('; ')[0])).toEqual(['B', 'C', 'A', 'D', 'rest', 'total']);
  });
  it('counts a supplier of the rest that may be the largest as one of the rest', () => {
    // A is 20 and B 18; of the rest of 62, one may be larger
    expect(table(percents(['20', '18'], '62'))).toEqual([
      'A; 1 to 3; ; [0, 52.6316]; [0, 2770.0831]; ',
      'B; 1 to 4; ; [22.5, 47.3684]; [506.25, 2243.7673]; ',
      'rest; ; ; [0, 77.5]; [0, 6006.25]; ',
      'total; ; ; 100; ; ',
    ]);
  });
  it('counts what is left of that supplier as a part of the rest', () => {
    // A is 20 to 40 of 70 or 80, beside 30 of the other, or 60 that may be divided without end
    expect(table(percents(['40']), 50)).toEqual([
      'A; 1 to 3; ; [25, 57.1429]; [625, 3265.3061]; ',
      'rest; ; ; [42.8571, 75]; (0, 5625]; ',
      'total; ; ; 100; ; ',
    ]);
  });
  it('has no end for ranks and quantities if the total has none, and no line if nothing is left', () => {
    expect(table(tonnes(['44'], '[0, inf)', '(90, inf)'))).toEqual([
      'A; 1 to undefined; [0, 44]; [0, 100]; [0, 10000]; ',
      'rest; ; [0, inf); [0, 100]; [0, 10000]; ',
      'total; ; [44, inf); 100; ; ',
    ]);
    expect(table(percents(['100'], '0'))).toEqual([]);
  });
});
